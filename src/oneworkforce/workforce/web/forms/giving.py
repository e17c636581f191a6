"""The forms of what an organisation gives, and of its totals."""

from collections.abc import Sequence
from typing import Any

from django import forms

from oneworkforce.ui.forms import DateField, PlainForm
from oneworkforce.workforce.commands.totals import MOST, Said
from oneworkforce.workforce.domain import roles
from oneworkforce.workforce.domain.kinds import Contract, Gives
from oneworkforce.workforce.web.forms.amounts import CountField, HoursField, WholeTimeField
from oneworkforce.workforce.web.forms.posts import NO_ROLE

ALL_CONTRACTS = ("", "All contracts together, or not known")
NO_PLACE = ("", "All localities together, or not known")


def _figure(label: str) -> CountField:
    return CountField(later=True, label=label, required=False, most=MOST)


class GivingForm(PlainForm):
    """Rows or totals, and the full-time week."""

    gives = forms.ChoiceField(label="What counts", choices=Gives.choices(), widget=forms.RadioSelect())
    full_time_hours = HoursField(
        later=True,
        label="Hours of a full-time week here",
        required=False,
        help_text="Such as 37 or 35. Where nothing is said, 37 hours count as a whole week.",
    )


class TotalForm(PlainForm):
    """One total. What is empty is not known; 0 is none."""

    role = forms.ChoiceField(label="Role", choices=(NO_ROLE, *roles.choices()))
    contract = forms.ChoiceField(label="Contract", required=False, choices=(ALL_CONTRACTS, *Contract.choices()))
    locality = forms.ChoiceField(label="Locality", required=False)
    counted_on = DateField(label="Day of the count")
    people = _figure("People")
    whole_time = WholeTimeField(
        later=True, label="Whole-time equivalents", required=False, most=MOST, help_text="Such as 12.5."
    )
    vacancies = _figure("Vacancies on that day")
    starters = _figure("Starters in the twelve months before")
    leavers = _figure("Leavers in the twelve months before")

    def __init__(self, localities: Sequence[tuple[str, str]], data: Any = None, **options: Any) -> None:
        """Offer `localities`."""
        super().__init__(data, **options)
        self.fields["locality"].choices = [NO_PLACE, *localities]  # type: ignore[attr-defined]

    def said(self) -> Said:
        """Return what was typed, of a valid form."""
        return Said(**self.cleaned_data)
