"""The forms of teams."""

from collections.abc import Sequence
from typing import Any

from django import forms

from oneworkforce.partnership.commands.teams import LONGEST_NAME
from oneworkforce.ui.forms import PlainForm


class TeamForm(PlainForm):
    """What a team is called and where it works."""

    name = forms.CharField(label="Name", max_length=LONGEST_NAME)
    locality = forms.ChoiceField(label="Locality", required=False)

    def __init__(self, places: Sequence[tuple[str, str]], data: Any = None, **options: Any) -> None:
        """Offer `places`, and none."""
        super().__init__(data, **options)
        self.fields["locality"].choices = [("", "None"), *places]  # type: ignore[attr-defined]


class MemberForm(PlainForm):
    """One of the people found."""

    person = forms.ChoiceField(label="Who?", widget=forms.RadioSelect(), error_messages={"required": "Select a person"})

    def __init__(self, people: Sequence[tuple[str, str]], data: Any = None, **options: Any) -> None:
        """Offer `people`."""
        super().__init__(data, **options)
        self.fields["person"].choices = list(people)  # type: ignore[attr-defined]
