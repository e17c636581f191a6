"""The forms of meetings: when and where, what is written, who was there."""

from collections.abc import Sequence
from typing import Any

from django import forms

from oneworkforce.plan.commands.meetings import LONGEST_PLACE, LONGEST_TEXT
from oneworkforce.plan.domain import meeting_times
from oneworkforce.plan.domain.kinds import Attended
from oneworkforce.plan.queries.meetings import Asked
from oneworkforce.plan.web.forms.lines import LinesField
from oneworkforce.ui.forms import DateField, PlainForm


class MeetingForm(PlainForm):
    """When a meeting begins, how long it lasts, where, and what about."""

    on = DateField(label="Day", help_text="For example, 14 9 2026.")
    at = forms.CharField(label="Time it begins", max_length=10, help_text="For example, 14:30 or 2.30pm.")
    minutes_long = forms.IntegerField(
        label="How many minutes it lasts",
        min_value=meeting_times.SHORTEST,
        max_value=meeting_times.LONGEST,
        initial=90,
        widget=forms.NumberInput({"class": "govuk-input--width-4"}),
    )
    place = forms.CharField(
        label="Place",
        max_length=LONGEST_PLACE,
        required=False,
        help_text="A room or a link. It stands in calendars: name no child or family.",
    )
    agenda = LinesField(rows=8, label="Agenda", max_length=LONGEST_TEXT, required=False)

    def clean_at(self) -> str:
        """Return the time as it is kept, "14:30"."""
        found = meeting_times.clock(self.cleaned_data["at"])
        if found is None:
            raise forms.ValidationError("Enter a time, such as 14:30 or 2.30pm")
        return f"{found:%H:%M}"


class MinutesForm(PlainForm):
    """What a meeting was about and what was said."""

    agenda = LinesField(rows=8, label="Agenda", max_length=LONGEST_TEXT, required=False)
    minutes = LinesField(
        rows=18, label="Minutes", max_length=LONGEST_TEXT, required=False, help_text="Name no child or family."
    )


class AttendanceForm(PlainForm):
    """Each who was asked, and whether they came."""

    def __init__(self, asked: Sequence[Asked], data: Any = None, **options: Any) -> None:
        """Ask of everybody in `asked`."""
        super().__init__(data, **options)
        for each in asked:
            label = f"{each.name}, {each.agency}"
            self.fields[each.field] = forms.ChoiceField(label=label, choices=Attended.choices())
