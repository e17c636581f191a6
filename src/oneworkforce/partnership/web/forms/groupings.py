"""The form of a grouping."""

from collections.abc import Sequence
from typing import Any

from django import forms

from oneworkforce.partnership.commands.groupings import LONGEST_NAME
from oneworkforce.partnership.domain.sectors import GroupingKind
from oneworkforce.ui.forms import PlainForm


class GroupingForm(PlainForm):
    """What a grouping is called, what it is for, and which localities belong to it."""

    name = forms.CharField(label="Name", max_length=LONGEST_NAME)
    kind = forms.ChoiceField(label="Kind", choices=GroupingKind.choices(), widget=forms.RadioSelect())
    members = forms.MultipleChoiceField(
        label="Localities", required=False, widget=forms.CheckboxSelectMultiple(), help_text="Tick all that belong."
    )

    def __init__(self, places: Sequence[tuple[str, str]], data: Any = None, **options: Any) -> None:
        """Offer `places` to tick."""
        super().__init__(data, **options)
        self.fields["members"].choices = list(places)  # type: ignore[attr-defined]

    def clean_members(self) -> list[str]:
        """Return the ids that were ticked, sorted as they are kept."""
        return sorted(self.cleaned_data["members"])
