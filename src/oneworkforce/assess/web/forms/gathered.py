"""The forms of notes, quotes and evidence."""

from collections.abc import Sequence
from typing import Any

from django import forms

from oneworkforce.assess.commands.evidence import LONGEST_FIGURE, LONGEST_SOURCE, LONGEST_TITLE, LONGEST_WORDS
from oneworkforce.assess.commands.notes import LONGEST, LONGEST_QUOTE
from oneworkforce.assess.domain.evidence import LONGEST_PLACE
from oneworkforce.assess.domain.kinds import EvidenceKind, Strength
from oneworkforce.ui.forms import DateField, PlainForm

Choices = Sequence[tuple[str, str]]


class NoteForm(PlainForm):
    """What was said, and about which arcs."""

    words = forms.CharField(
        label="What was said",
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 6}),
        help_text="In a few sentences. Do not name a child, a member of a family, or who said it.",
    )
    arcs = forms.MultipleChoiceField(
        label="Which arcs is it about?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Tick one or more arcs"},
    )
    quote = forms.BooleanField(
        label="These are the words of one person: a quote",
        required=False,
        help_text=f"At most {LONGEST_QUOTE} characters. Nobody else sees it until it is cleared of names.",
    )

    def __init__(self, arcs: Choices, data: Any = None, **options: Any) -> None:
        """Offer the arcs of the round."""
        super().__init__(data, **options)
        self.fields["arcs"].choices = list(arcs)  # type: ignore[attr-defined]


class ClearForm(PlainForm):
    """The words of a quote, and that no name is left in them."""

    words = forms.CharField(
        label="The quote",
        max_length=LONGEST_QUOTE,
        widget=forms.Textarea({"rows": 6}),
        help_text="Take out what could tell who said it, or of whom: names, places, a rare post, an unusual event.",
    )
    sure = forms.BooleanField(label="I have read it: no name is left in it")


class EvidenceForm(PlainForm):
    """A piece of evidence about an arc."""

    arc = forms.ChoiceField(label="Arc")
    kind = forms.ChoiceField(label="What is it?", choices=EvidenceKind.choices(), widget=forms.RadioSelect)
    title = forms.CharField(label="Title", max_length=LONGEST_TITLE)
    figure = forms.CharField(
        label="The figure",
        required=False,
        max_length=LONGEST_FIGURE,
        help_text="As its source gives it, for example 68 % of 410 reviews. Needed where it is a figure.",
    )
    says = forms.CharField(
        label="What it says about the arc",
        required=False,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea({"rows": 4}),
        help_text="Do not name a child or a member of a family.",
    )
    dated = DateField(label="Date that it is of", help_text="For example, 31 8 2026.")
    source = forms.CharField(
        label="Source", max_length=LONGEST_SOURCE, help_text="A report, a register, a meeting, an inspection."
    )
    strength = forms.ChoiceField(label="How much can it carry?", choices=Strength.choices(), widget=forms.RadioSelect)
    kept_at = forms.CharField(
        label="Where it is kept",
        required=False,
        max_length=LONGEST_PLACE,
        help_text="A folder, or an address that begins with https://. Needed where it is a page on the web.",
    )

    def __init__(self, arcs: Choices, data: Any = None, **options: Any) -> None:
        """Offer the arcs of the round."""
        super().__init__(data, **options)
        self.fields["arc"].choices = list(arcs)  # type: ignore[attr-defined]


class GatheredForm(PlainForm):
    """Which piece of the round's own evidence, or which cleared quote, supports a finding."""

    gathered = forms.ChoiceField(label="Evidence or quote", widget=forms.RadioSelect)

    def __init__(self, offered: Choices, data: Any = None, **options: Any) -> None:
        """Offer what the round has."""
        super().__init__(data, **options)
        self.fields["gathered"].choices = list(offered)  # type: ignore[attr-defined]
