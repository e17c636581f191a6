"""The forms of membership: a role and its place, cover, an invitation, a list of them, and a first password."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms

from oneworkforce.access.roles import PlaceKind, Role
from oneworkforce.partnership import passwords
from oneworkforce.partnership.domain.granting import Place
from oneworkforce.ui.forms import DateField, PlainForm
from oneworkforce.ui.table_files import TableFile

Choice = tuple[str, Any]
LARGEST = 1 << 20
"""Bytes of a list that is uploaded: far more than the most people it may name."""


class RoleForm(PlainForm):
    """A role in a place."""

    role = forms.ChoiceField(label="Role", widget=forms.RadioSelect)
    place = forms.ChoiceField(label="Where it holds")

    def __init__(self, *args: Any, roles: Sequence[Role], places: Sequence[tuple[Place, str]], **kwargs: Any) -> None:
        """Offer `roles` and `places`."""
        super().__init__(*args, **kwargs)
        role: Any = self.fields["role"]
        role.choices = [(one.key, one.title) for one in roles]
        role.hints = {one.key: one.description for one in roles}
        self.fields["place"].choices = place_choices(places)  # type: ignore[attr-defined]  # a choice field

    def clean_place(self) -> Place:
        """Return the chosen place."""
        return place_of(self.cleaned_data["place"])


class GrantForm(RoleForm):
    """A role, from a day, perhaps until a day."""

    starts_on = DateField(label="First day")
    ends_on = DateField(label="Last day", required=False, help_text="Leave it empty when no end is known.")


class InviteForm(RoleForm):
    """One person: on record already, or new."""

    person = forms.ChoiceField(
        label="Person on record", required=False, help_text="Leave it empty for somebody who is not on record yet."
    )
    name = forms.CharField(label="Name of somebody new", max_length=120, required=False)
    email = forms.EmailField(
        label="E-mail address",
        required=False,
        help_text="For somebody on record, leave it empty to use the address they have there.",
        widget=forms.EmailInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    organisation = forms.ChoiceField(
        label="Organisation of somebody new",
        required=False,
        help_text="Where the role holds for an organisation, it is that one.",
    )
    field_order = ("person", "name", "email", "organisation", "role", "place")
    mark_optional = False

    def __init__(self, *args: Any, people: Sequence[tuple[UUID, str]], **kwargs: Any) -> None:
        """Offer `people` beside roles and places."""
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["person"].choices = [("", ""), *((str(pk), name) for pk, name in people)]
        fields["organisation"].choices = [
            ("", ""),
            *((str(place.organisation), name) for place, name in kwargs["places"] if place.organisation),
        ]

    def clean(self) -> dict[str, Any]:
        """Ask for a name and an address where nobody on record is chosen."""
        found = super().clean() or self.cleaned_data
        if not found.get("person"):
            for field, said in (("name", "Enter their name"), ("email", "Enter their e-mail address")):
                if not found.get(field) and field not in self.errors:
                    self.add_error(field, said)
        return found


class ListForm(PlainForm):
    """A list of people: a file, or lines."""

    file = TableFile(
        label="File",
        called="list",
        required=False,
        largest=LARGEST,
        otherwise="A list of 500 people is far smaller: check it",
        help_text="CSV or Excel, at most 500 people.",
    )
    lines = forms.CharField(
        label="Or paste the lines here",
        required=False,
        help_text="One person a line: name, e-mail address, role, place.",
        max_length=LARGEST,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    mark_optional = False

    def clean(self) -> dict[str, Any]:
        """Ask for one of the two."""
        found = super().clean() or self.cleaned_data
        if not found.get("file") and not found.get("lines") and not self.errors:
            self.add_error("file", "Choose a file or paste lines")
        return found


class CoverForm(PlainForm):
    """Who stands in, from a day until a day."""

    stand_in = forms.ChoiceField(label="Who stands in")
    starts_on = DateField(label="First day")
    ends_on = DateField(label="Last day")

    def __init__(self, *args: Any, people: Sequence[tuple[UUID, str]], **kwargs: Any) -> None:
        """Offer `people`."""
        super().__init__(*args, **kwargs)
        self.fields["stand_in"].choices = [  # type: ignore[attr-defined]  # a choice field
            ("", ""),
            *((str(pk), name) for pk, name in people),
        ]


class FirstPasswordForm(PlainForm):
    """The password of somebody who accepts an invitation; the address is shown for the browser to keep with it."""

    email = forms.EmailField(
        label="You sign in as",
        disabled=True,
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "username"}),
    )
    password = forms.CharField(
        label="Choose a password",
        help_text=passwords.ADVICE,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    mark_optional = False


def place_choices(places: Sequence[tuple[Place, str]]) -> list[Choice]:
    """Return places as the groups of a select: the whole, organisations, localities."""
    titles = {PlaceKind.ORGANISATION: "Organisations", PlaceKind.LOCALITY: "Localities"}
    groups: dict[PlaceKind, list[Choice]] = {kind: [] for kind in titles}
    alone: list[Choice] = [("", "")]
    for place, name in places:
        if place.kind is PlaceKind.PARTNERSHIP:
            alone.append((PlaceKind.PARTNERSHIP.value, name))
        else:
            groups[place.kind].append((f"{place.kind}:{place.organisation or place.locality}", name))
    # govuk-frontend's select knows no groups: the kind stands behind the name instead.
    return alone + [(key, f"{name} ({kind.value})") for kind, found in groups.items() for key, name in found]


def place_of(said: str) -> Place:
    """Return the place that a choice of `place_choices` names."""
    kind, _, pk = said.partition(":")
    if kind == PlaceKind.ORGANISATION:
        return Place(organisation=UUID(pk))
    return Place(locality=UUID(pk)) if kind == PlaceKind.LOCALITY else Place()
