"""The forms of a session in a locality."""

from collections.abc import Sequence
from typing import Any

from django import forms

from oneworkforce.ui.forms import DateField, PlainForm
from oneworkforce.ui.numbers import WholeField
from oneworkforce.workforce.commands import session_totals, sessions
from oneworkforce.workforce.domain import roles
from oneworkforce.workforce.queries.sessions import Choice


class SessionForm(PlainForm):
    """Where and when a session is, and who runs it."""

    locality = forms.ChoiceField(label="Locality", error_messages={"required": "Select a locality"})
    held_on = DateField(label="Day", help_text="For example, 31 3 2027.")
    run_by = forms.CharField(label="Who runs it", max_length=sessions.LONGEST_NAME)
    note = forms.CharField(
        label="Note", required=False, max_length=sessions.LONGEST_NOTE, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, places: Sequence[tuple[str, str]], data: Any = None, **options: Any) -> None:
        """Offer `places`."""
        super().__init__(data, **options)
        self.fields["locality"].choices = [("", "Choose a locality"), *places]  # type: ignore[attr-defined]


class PresentForm(PlainForm):
    """Which agencies are there."""

    mark_optional = False
    present = forms.MultipleChoiceField(
        label="Agencies in the room", required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, members: Sequence[tuple[str, str]], data: Any = None, **options: Any) -> None:
        """Offer `members`."""
        super().__init__(data, **options)
        self.fields["present"].choices = members  # type: ignore[attr-defined]


class TickForm(PlainForm):
    """For which agencies an item is of value."""

    mark_optional = False
    agencies = forms.MultipleChoiceField(
        label="Of value to", required=False, widget=forms.CheckboxSelectMultiple, help_text="Tick all that say so."
    )

    def __init__(self, present: Sequence[tuple[str, str]], data: Any = None, **options: Any) -> None:
        """Offer the agencies that are there."""
        super().__init__(data, **options)
        self.fields["agencies"].choices = present  # type: ignore[attr-defined]


class DecideForm(PlainForm):
    """What the locality adds to the core, and why: a tick and a line for each item."""

    mark_optional = False

    def __init__(self, choices: Sequence[Choice], data: Any = None, **options: Any) -> None:
        """Offer each of `choices` with how many ticked it."""
        super().__init__(data, **options)
        self.keys = [each.item.key for each in choices]
        for each in choices:
            ticked = ", ".join(each.ticked) or "no agency"
            self.fields[f"add_{each.item.key}"] = forms.MultipleChoiceField(
                label=each.item.label,
                required=False,
                choices=(("on", "Add it"),),
                widget=forms.CheckboxSelectMultiple,
                help_text=f"{each.item.why} Of value to {ticked}.",
            )
            self.fields[f"why_{each.item.key}"] = forms.CharField(
                label=f"Why, for {each.item.label.lower()}", required=False, max_length=sessions.LONGEST_WHY
            )

    def decided(self) -> dict[str, Any]:
        """Return what was decided, as the command takes it."""
        kept = self.cleaned_data
        return {
            "adds": [key for key in self.keys if kept[f"add_{key}"]],
            "why": {key: kept[f"why_{key}"] for key in self.keys},
        }


class EnterForm(PlainForm):
    """How many an agency has in a role."""

    role = forms.ChoiceField(
        label="Role", choices=(("", "Choose a role"), *roles.choices()), error_messages={"required": "Select a role"}
    )
    people = WholeField(
        label="People",
        required=False,
        min_value=0,
        max_value=session_totals.MOST,
        help_text="Leave empty if not known.",
    )
    vacancies = WholeField(
        label="Vacancies",
        required=False,
        min_value=0,
        max_value=session_totals.MOST,
        help_text="Leave empty if not known.",
    )
