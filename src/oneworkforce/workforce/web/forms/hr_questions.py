"""The forms with which a question about pay and conditions is asked and answered."""

from collections.abc import Sequence
from typing import Any

from django import forms

from oneworkforce.ui.forms import PlainForm
from oneworkforce.workforce.commands.hr_questions import ANY, LONGEST
from oneworkforce.workforce.domain.terms import CONDITIONS

CONDITION_CHOICES = tuple((key, each.title) for key, each in CONDITIONS.items())


class AskForm(PlainForm):
    """About which groups and which condition, and what."""

    mark_optional = False
    groups = forms.MultipleChoiceField(
        label="About",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Tick at least one group"},
    )
    condition = forms.ChoiceField(label="Condition", required=False, choices=(ANY, *CONDITION_CHOICES))
    text = forms.CharField(
        label="Your question",
        max_length=LONGEST,
        help_text="Do not name a child or a family, and say nothing of anybody's health: the answer may be shown to "
        "others.",
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    def __init__(self, groups: Sequence[tuple[str, str]], data: Any = None, **options: Any) -> None:
        """Offer `groups`."""
        super().__init__(data, **options)
        self.fields["groups"].choices = list(groups)  # type: ignore[attr-defined]


class AnswerForm(PlainForm):
    """The answer, and whether all who see conditions see it."""

    answer = forms.CharField(
        label="Answer",
        max_length=LONGEST,
        help_text="Do not name a child or a family, and say nothing of anybody's health.",
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    published = forms.BooleanField(
        label="Show question and answer to all who see pay and conditions",
        required=False,
        help_text="It stands at the condition then. Who asked is not shown.",
    )
