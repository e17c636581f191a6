"""The forms of organisations and their link persons."""

from typing import Any

from django import forms

from oneworkforce.ground.values import LONGEST_EMAIL, LONGEST_PHONE
from oneworkforce.partnership.commands.organisations import LONGEST_NAME
from oneworkforce.partnership.domain.sectors import Sector
from oneworkforce.ui.forms import DateField, PlainForm


class OrganisationForm(PlainForm):
    """Name, sector and how to reach the organisation itself."""

    name = forms.CharField(label="Name", max_length=LONGEST_NAME)
    sector = forms.ChoiceField(label="Sector", choices=[("", "---"), *Sector.choices()])
    email = forms.EmailField(
        label="E-mail address",
        max_length=LONGEST_EMAIL,
        required=False,
        help_text="Of the organisation, not of one person.",
    )
    phone = forms.CharField(
        label="Telephone",
        max_length=LONGEST_PHONE,
        required=False,
        widget=forms.TextInput({"autocomplete": "off", "inputmode": "tel"}),
    )


class EndForm(PlainForm):
    """The day an organisation ended."""

    on = DateField(label="Last day", help_text="For example, 31 8 2026.")


class LinkForm(PlainForm):
    """Who is the link person; nobody is an answer."""

    person = forms.ChoiceField(label="Who should others ask?", required=False, widget=forms.RadioSelect())

    def __init__(self, people: list[tuple[str, str]], data: Any = None, **options: Any) -> None:
        """Offer `people`, and nobody."""
        super().__init__(data, **options)
        self.fields["person"].choices = [*people, ("", "Nobody at present")]  # type: ignore[attr-defined]
