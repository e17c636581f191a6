"""The forms of strategies, their strands and their sources."""

from collections.abc import Sequence
from typing import Any

from django import forms

from oneworkforce.plan.commands import sources, strands, strategies
from oneworkforce.plan.domain.kinds import Source
from oneworkforce.ui.forms import DateField, PlainForm


class StrategyForm(PlainForm):
    """What a strategy is called and which years it is for."""

    title = forms.CharField(label="Title", max_length=strategies.LONGEST_TITLE)
    starts_on = DateField(label="First day")
    ends_on = DateField(label="Last day")
    intro = forms.CharField(
        label="Introduction",
        required=False,
        max_length=strategies.LONGEST_INTRO,
        help_text="A few sentences that stand before its strands. Its full text is kept apart, in versions.",
        widget=forms.Textarea(attrs={"rows": 5}),
    )


class StrandForm(PlainForm):
    """What a strand is for, who carries it and what it came from."""

    title = forms.CharField(label="Title", max_length=strands.LONGEST_TITLE)
    aim = forms.CharField(
        label="Aim", required=False, max_length=strands.LONGEST_AIM, widget=forms.Textarea(attrs={"rows": 4})
    )
    group = forms.ChoiceField(label="Group that carries it", required=False)
    sources = forms.MultipleChoiceField(label="What it came from", required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(
        self,
        groups: Sequence[tuple[str, str]],
        sources: Sequence[tuple[str, str]],
        data: Any = None,
        **options: Any,
    ) -> None:
        """Offer `groups`, and the `sources` of the strategy where it has some."""
        super().__init__(data, **options)
        fields: Any = self.fields
        fields["group"].choices = [("", "None"), *groups]
        fields["sources"].choices = list(sources)
        if not sources:
            fields["sources"].widget = forms.MultipleHiddenInput()

    def clean_sources(self) -> list[str]:
        """Return the ids in a fixed order."""
        return sorted(self.cleaned_data["sources"])


class SourceForm(PlainForm):
    """What a strategy came from."""

    kind = forms.ChoiceField(label="What it is", choices=Source.choices(), widget=forms.RadioSelect())
    title = forms.CharField(label="Title", max_length=sources.LONGEST)
    held_on = DateField(label="Day", required=False)
    place = forms.CharField(label="Place", required=False, max_length=sources.LONGEST)
    took_part = forms.CharField(
        label="Who took part",
        required=False,
        max_length=sources.LONGEST_PART,
        help_text="Groups and organisations, such as police, schools and three voluntary groups.",
    )
    notes = forms.CharField(
        label="Notes", required=False, max_length=sources.LONGEST_NOTES, widget=forms.Textarea(attrs={"rows": 5})
    )
