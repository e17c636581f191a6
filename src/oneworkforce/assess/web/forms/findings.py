"""The forms of findings and of what supports them."""

from collections.abc import Sequence
from typing import Any

from django import forms

from oneworkforce.assess.commands.findings import LONGEST
from oneworkforce.assess.commands.supports import LONGEST_SOURCE, LONGEST_WORDS
from oneworkforce.assess.domain.finding import LONGEST_LINK
from oneworkforce.assess.domain.kinds import Stance
from oneworkforce.ui.forms import DateField, PlainForm

Choices = Sequence[tuple[str, str]]


class FindingForm(PlainForm):
    """What was found, and about which arc."""

    arc = forms.ChoiceField(label="Arc", required=False)
    words = forms.CharField(
        label="What was found",
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 4}),
        help_text="One or two sentences. Leave figures to what supports it: they are looked up each time.",
    )
    mark_optional = False

    def __init__(self, arcs: Choices, data: Any = None, **options: Any) -> None:
        """Offer `arcs`, all together first."""
        super().__init__(data, **options)
        self.fields["arc"].choices = list(arcs)  # type: ignore[attr-defined]


class DecideForm(PlainForm):
    """Where the partnership stands."""

    stance = forms.ChoiceField(
        label="Where does the partnership stand?",
        choices=Stance.choices(),
        widget=forms.RadioSelect,
        error_messages={"required": "Select where the partnership stands"},
    )
    reason = forms.CharField(
        label="Why",
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 4}),
        help_text="Needed where it is disputed or to be enquired into: why, or what is to be found out.",
    )
    decided_on = DateField(label="Decided on", required=False, help_text="For example, 12 3 2027. Empty means today.")


class FigureForm(PlainForm):
    """Which figure of the results: a group, and an arc or question."""

    group = forms.ChoiceField(label="Group")
    figure = forms.ChoiceField(label="Arc or question")

    def __init__(self, groups: Choices, figures: Choices, data: Any = None, **options: Any) -> None:
        """Offer the groups of the round and the figures of its framework."""
        super().__init__(data, **options)
        self.fields["group"].choices = list(groups)  # type: ignore[attr-defined]
        self.fields["figure"].choices = list(figures)  # type: ignore[attr-defined]


class EvidenceForm(PlainForm):
    """What else supports a finding."""

    words = forms.CharField(
        label="What it says",
        max_length=LONGEST_WORDS,
        widget=forms.Textarea({"rows": 4}),
        help_text="Do not name a child or a member of a family.",
    )
    source = forms.CharField(
        label="Source", max_length=LONGEST_SOURCE, help_text="A report, a register, a meeting, an inspection."
    )
    dated = DateField(label="Date of the source", required=False, help_text="For example, 31 8 2026.")
    link = forms.CharField(
        label="Link",
        required=False,
        max_length=LONGEST_LINK,
        help_text="Where it can be read on the web, such as https://www.example.org/report.",
    )
