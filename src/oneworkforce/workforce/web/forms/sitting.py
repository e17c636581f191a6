"""The form of one sitting: five short blocks, one for each person."""

from collections.abc import Collection
from typing import Any

from django import forms

from oneworkforce.ui.forms import DateField, PlainForm
from oneworkforce.workforce.commands.post_values import MOST_CASES
from oneworkforce.workforce.commands.said_values import NOT_ASKED
from oneworkforce.workforce.commands.sitting import BLOCKS, LONGEST_LANGUAGES, LONGEST_NAME, Block
from oneworkforce.workforce.domain import roles
from oneworkforce.workforce.domain.kinds import Contract, Known
from oneworkforce.workforce.web.forms.amounts import CountField, HoursField
from oneworkforce.workforce.web.forms.posts import NO_ROLE, Pairs

PARTS = ("name", "role", "contract", "hours", "started_on", "evenings", "weekends", "languages")
ADDED = ("full_time_hours", "team", "cases", "term_time")
"""What is asked besides, where a locality of the organisation added it to the core."""


class SittingForm(PlainForm):
    """Five blocks; what is empty in a block is not asked yet, and an empty block is nobody.

    Each field is named by its part and the number of its block: "name_1".
    """

    mark_optional = False

    def __init__(self, data: Any = None, *, asked: Collection[str], teams: Pairs) -> None:
        """Ask for what everybody is asked, and for what else is among `asked`, the items of the organisation."""
        self._parts = (*PARTS, *(part for part in ADDED if part in asked))
        super().__init__(data)
        for part in set(ADDED) - set(self._parts):
            for place in range(1, BLOCKS + 1):
                del self.fields[f"{part}_{place}"]
        if "team" in self._parts:
            for place in range(1, BLOCKS + 1):
                self.fields[f"team_{place}"].choices = [NOT_ASKED, *teams]  # type: ignore[attr-defined]

    def blocks(self) -> list[Block]:
        """Return what was typed, block by block, of a valid form."""
        return [
            Block(place=place, **{part: self.cleaned_data[f"{part}_{place}"] for part in self._parts})
            for place in range(1, BLOCKS + 1)
        ]

    def shown(self) -> list[list[forms.BoundField]]:
        """Return the fields of each block, as the page sets them out."""
        return [[self[f"{part}_{place}"] for part in self._parts] for place in range(1, BLOCKS + 1)]


def _fields(place: int) -> dict[str, forms.Field]:
    made: dict[str, forms.Field] = {
        "name": forms.CharField(label="Name", required=False, max_length=LONGEST_NAME),
        "role": forms.ChoiceField(label="Role", required=False, choices=(NO_ROLE, *roles.choices())),
        "contract": forms.ChoiceField(
            label="Contract, or volunteer", required=False, choices=(NOT_ASKED, *Contract.choices())
        ),
        "hours": HoursField(later=True, label="Hours a week", required=False),
        "started_on": DateField(label="Since when", required=False),
        "evenings": forms.ChoiceField(
            label="Evenings", required=False, choices=Known.choices(), initial=Known.NOT_ASKED.value
        ),
        "weekends": forms.ChoiceField(
            label="Weekends", required=False, choices=Known.choices(), initial=Known.NOT_ASKED.value
        ),
        "languages": forms.CharField(
            label="Languages to work in",
            required=False,
            max_length=LONGEST_LANGUAGES,
            help_text="Besides English, such as Polish, Urdu.",
        ),
        "full_time_hours": HoursField(
            later=True,
            label="Full-time hours for this post",
            required=False,
        ),
        "team": forms.ChoiceField(label="Team", required=False),
        "cases": CountField(later=True, label="Cases held", required=False, most=MOST_CASES),
        "term_time": forms.ChoiceField(
            label="Term time only", required=False, choices=Known.choices(), initial=Known.NOT_ASKED.value
        ),
    }
    return {f"{part}_{place}": field for part, field in made.items()}


for number in range(1, BLOCKS + 1):
    SittingForm.base_fields.update(_fields(number))
