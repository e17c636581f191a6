"""The forms of versions, of those asked about them, and of comments."""

from collections.abc import Sequence
from typing import Any

from django import forms

from oneworkforce.ground.values import LONGEST_EMAIL
from oneworkforce.plan.commands.comments import LONGEST_NAME, LONGEST_WORDS
from oneworkforce.plan.commands.consulted import BY_NAME
from oneworkforce.plan.commands.versions import LONGEST_BODY, LONGEST_BY
from oneworkforce.plan.web.forms.lines import LinesField
from oneworkforce.ui.forms import DateField, PlainForm

Choices = Sequence[tuple[str, str]]
COPIED, EMPTY = "copied", "empty"


class StartForm(PlainForm):
    """What a new draft begins with."""

    start = forms.ChoiceField(label="Begin with", widget=forms.RadioSelect())

    def __init__(self, data: Any = None, *, first: bool, **options: Any) -> None:
        """Offer the latest version too, where this is not the `first`."""
        super().__init__(data, **options)
        latest = [] if first else [(COPIED, "The text of the latest version, and the list of those asked")]
        self.fields["start"].choices = [*latest, (EMPTY, "An empty page")]  # type: ignore[attr-defined]
        self.fields["start"].initial = EMPTY if first else COPIED


class TextForm(PlainForm):
    """The words of a draft."""

    body = LinesField(
        rows=30,
        label="Text",
        max_length=LONGEST_BODY,
        required=False,
        help_text=(
            "Leave a blank line between paragraphs. A line that begins with “# ” is a heading, one with “## ” a "
            "smaller heading, one with “- ” a point of a list."
        ),
    )


class SendForm(PlainForm):
    """Until when comments are taken."""

    until = DateField(label="Comments are taken until", help_text="The last day. For example, 14 12 2026.")


class AdoptForm(PlainForm):
    """Who adopted a text, and when."""

    adopted_by = forms.CharField(
        label="Who adopted it", max_length=LONGEST_BY, help_text="For example, the executive board."
    )
    on = DateField(label="Day on which it was adopted")


class AskForm(PlainForm):
    """Somebody who is asked by name."""

    kind = forms.ChoiceField(label="Who they are", choices=BY_NAME, widget=forms.RadioSelect())
    name = forms.CharField(label="Name", max_length=LONGEST_NAME)
    email = forms.EmailField(
        label="E-mail address",
        max_length=LONGEST_EMAIL,
        required=False,
        help_text="They get a letter with the text when it goes out. Without an address, tell them yourself.",
    )


class AskOrganisationsForm(PlainForm):
    """Organisations of the partnership that are asked."""

    organisations = forms.MultipleChoiceField(
        label="Organisations",
        widget=forms.CheckboxSelectMultiple(),
        error_messages={"required": "Select at least one organisation"},
    )

    def __init__(self, offered: Choices, data: Any = None, **options: Any) -> None:
        """Offer organisations that are not asked yet."""
        super().__init__(data, **options)
        self.fields["organisations"].choices = list(offered)  # type: ignore[attr-defined]


class CommentForm(PlainForm):
    """What somebody says of a text."""

    words = LinesField(rows=8, label="Your comment", max_length=LONGEST_WORDS)
    about = forms.CharField(
        label="Which part of the text?", max_length=LONGEST_NAME, required=False, help_text="For example, a heading."
    )
    consulted = forms.ChoiceField(label="You speak for", required=False, widget=forms.RadioSelect())

    def __init__(self, asked: Choices, data: Any = None, **options: Any) -> None:
        """Offer those of `asked` for whom one may speak; nobody else: the question is not put."""
        super().__init__(data, **options)
        self.fields["consulted"].choices = [("", "Yourself"), *asked]  # type: ignore[attr-defined]
        if not asked:
            del self.fields["consulted"]


class LetterForm(PlainForm):
    """A comment that came by letter."""

    said_by = forms.CharField(label="Who said it", max_length=LONGEST_NAME)
    consulted = forms.ChoiceField(label="For whom of those asked", required=False)
    on_behalf_of = forms.CharField(
        label="For somebody else", max_length=LONGEST_NAME, required=False, help_text="If they are not on the list."
    )
    about = forms.CharField(label="Which part of the text?", max_length=LONGEST_NAME, required=False)
    words = LinesField(rows=8, label="The comment", max_length=LONGEST_WORDS)

    def __init__(self, asked: Choices, data: Any = None, **options: Any) -> None:
        """Offer everybody who is asked."""
        super().__init__(data, **options)
        self.fields["consulted"].choices = [("", "None of them"), *asked]  # type: ignore[attr-defined]


class ReplyForm(PlainForm):
    """What becomes of a comment."""

    reply = LinesField(
        rows=8,
        label="Reply",
        max_length=LONGEST_WORDS,
        help_text="What becomes of it, and why. Everybody who sees the text sees it.",
    )
