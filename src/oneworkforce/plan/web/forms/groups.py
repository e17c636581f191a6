"""The forms of groups and their members."""

from collections.abc import Sequence
from typing import Any

from django import forms

from oneworkforce.plan.commands.groups import LONGEST_NAME, LONGEST_PURPOSE
from oneworkforce.plan.domain.kinds import GroupKind, Part
from oneworkforce.plan.web.forms.lines import LinesField
from oneworkforce.ui.forms import DateField, PlainForm

Choices = Sequence[tuple[str, str]]


class GroupForm(PlainForm):
    """What a group is called, what it is for, and under which it stands."""

    name = forms.CharField(label="Name", max_length=LONGEST_NAME)
    kind = forms.ChoiceField(label="What it is", choices=GroupKind.choices(), widget=forms.RadioSelect())
    parent = forms.ChoiceField(
        label="Part of", required=False, help_text="A workstream may stand under a steering group."
    )
    purpose = LinesField(rows=6, label="Purpose", max_length=LONGEST_PURPOSE, required=False)

    def __init__(self, above: Choices, data: Any = None, **options: Any) -> None:
        """Offer the steering groups `above`, and none."""
        super().__init__(data, **options)
        self.fields["parent"].choices = [("", "None"), *above]  # type: ignore[attr-defined]


class EndForm(PlainForm):
    """The last day of a group, or of somebody in it."""

    on = DateField(label="Last day", help_text="For example, 31 8 2026.")


class PersonForm(PlainForm):
    """One of the people found, for a place that is there."""

    person = forms.ChoiceField(label="Who?", widget=forms.RadioSelect(), error_messages={"required": "Select a person"})

    def __init__(self, people: Choices, data: Any = None, **options: Any) -> None:
        """Offer `people`."""
        super().__init__(data, **options)
        self.fields["person"].choices = list(people)  # type: ignore[attr-defined]


class MemberForm(PersonForm):
    """One of the people found, what they do in the group, and since when."""

    part = forms.ChoiceField(label="Their part", choices=Part.choices(), widget=forms.RadioSelect())
    since = DateField(label="In the group since", help_text="They are asked to its meetings from this day on.")


class PlaceForm(PlainForm):
    """A place for an organisation that has yet to say whom it sends."""

    organisation = forms.ChoiceField(label="Organisation")
    part = forms.ChoiceField(label="The part", choices=Part.choices(), widget=forms.RadioSelect())
    since = DateField(label="It has the place since")

    def __init__(self, organisations: Choices, data: Any = None, **options: Any) -> None:
        """Offer `organisations`."""
        super().__init__(data, **options)
        self.fields["organisation"].choices = [("", "---"), *organisations]  # type: ignore[attr-defined]


class PartForm(PlainForm):
    """What a member does in the group, and for which organisation."""

    part = forms.ChoiceField(label="The part", choices=Part.choices(), widget=forms.RadioSelect())
    organisation = forms.ChoiceField(label="There for", required=False)

    def __init__(self, organisations: Choices, data: Any = None, **options: Any) -> None:
        """Offer `organisations`, and none."""
        super().__init__(data, **options)
        self.fields["organisation"].choices = [("", "No organisation"), *organisations]  # type: ignore[attr-defined]
