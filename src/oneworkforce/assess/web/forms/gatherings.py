"""The forms of the plan of evidence."""

from collections.abc import Sequence
from typing import Any

from django import forms

from oneworkforce.assess.commands.gatherings import LONGEST_REASON, LONGEST_WITH, MOST_PEOPLE
from oneworkforce.assess.domain.kinds import Gathering as Kind
from oneworkforce.ui.forms import DateField, PlainForm

Choices = Sequence[tuple[str, str]]


class GatheringForm(PlainForm):
    """What is to be gathered, with whom, where and when."""

    kind = forms.ChoiceField(
        label="Kind",
        choices=Kind.choices(),
        widget=forms.RadioSelect,
        error_messages={"required": "Select the kind"},
    )
    with_whom = forms.CharField(
        label="With whom",
        max_length=LONGEST_WITH,
        help_text="A group, such as young people of the youth council. Do not name a child or a member of a family.",
    )
    audience = forms.ChoiceField(label="Audience", required=False)
    locality = forms.ChoiceField(label="Locality", required=False)
    planned_on = DateField(
        label="Planned for", required=False, help_text="Leave it empty for one that was run in addition to the plan."
    )

    def __init__(self, audiences: Choices, localities: Choices, data: Any = None, **options: Any) -> None:
        """Offer the framework's audiences and the partnership's localities."""
        super().__init__(data, **options)
        fields: Any = self.fields
        fields["audience"].choices = [("", "No one audience"), *audiences]
        fields["locality"].choices = [("", "Everywhere"), *localities]


class FacilitatorForm(PlainForm):
    """One of the people found, and whether they know the tool."""

    person = forms.ChoiceField(
        label="Who facilitates?", widget=forms.RadioSelect(), error_messages={"required": "Select a person"}
    )
    trained = forms.BooleanField(label="Trained to facilitate for this tool", required=False)
    mark_optional = False

    def __init__(self, people: Choices, data: Any = None, **options: Any) -> None:
        """Offer `people`."""
        super().__init__(data, **options)
        self.fields["person"].choices = list(people)  # type: ignore[attr-defined]


class OutcomeForm(PlainForm):
    """What came of it."""

    held_on = DateField(label="Held on", required=False, help_text="Leave it empty where it was not run.")
    people = forms.IntegerField(
        label="How many people took part", required=False, min_value=1, max_value=MOST_PEOPLE, help_text="If counted."
    )
    not_run_because = forms.CharField(
        label="Not run, because",
        required=False,
        max_length=LONGEST_REASON,
        help_text="The report tells which were not run, and why. Name nobody.",
    )
    mark_optional = False
