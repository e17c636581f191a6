"""The forms of posts."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from django import forms

from oneworkforce.ui.forms import DateField, PlainForm
from oneworkforce.workforce.commands.post_values import MOST_CASES, OF_HOLDER, OF_VACANCY, Said
from oneworkforce.workforce.commands.said_values import NOT_ASKED, REASONS, reasons
from oneworkforce.workforce.domain import items, origins, roles
from oneworkforce.workforce.domain.kinds import Contract, Destination, LeavingReason
from oneworkforce.workforce.domain.numbering import LONGEST
from oneworkforce.workforce.web.forms.amounts import CountField, HoursField

Pairs = Sequence[tuple[str, str]]
NO_ROLE = ("", "Choose a role")


def further(fields: Iterable[str], asked: Collection[str]) -> tuple[str, ...]:
    """Return those of `fields` that belong to items that are not `asked`, with the reasons why they are empty."""
    known = items.all_items()
    return tuple(name for name in fields if (key := name.removesuffix("_why")) in known and key not in asked)


def why(label: str) -> forms.ChoiceField:
    """Return the field that says why another is empty."""
    return forms.ChoiceField(label=label, choices=REASONS, required=False)


class PostForm(PlainForm):
    """Everything that is said of a post, but who holds it and whether it ends."""

    role = forms.ChoiceField(label="Role", choices=(NO_ROLE, *roles.choices()))
    reference = forms.CharField(
        label="Reference",
        required=False,
        max_length=LONGEST,
        help_text="Your own number or name for this post. It stays the same year after year.",
    )
    contract = forms.ChoiceField(
        label="Contract", required=False, choices=(NOT_ASKED, *Contract.choices(), *reasons(none="No contract"))
    )
    hours = HoursField(later=True, label="Hours a week", required=False, help_text="Such as 37, 18.5 or 18:30.")
    hours_why = why("If there are no hours, why")
    full_time_hours = HoursField(
        later=True,
        label="Full-time hours for this post",
        required=False,
        help_text="Only where they differ from the full-time week of the organisation.",
    )
    team = forms.ChoiceField(label="Team", required=False)
    locality = forms.ChoiceField(label="Locality", required=False)
    started_on = DateField(label="Held since", required=False)
    started_on_why = why("If there is no day, why")
    came_from = forms.ChoiceField(
        label="Where they came from", required=False, choices=(NOT_ASKED, *origins.choices(), *reasons())
    )
    vacant_since = DateField(label="Vacant since", required=False)
    vacant_since_why = why("If there is no day, why")
    cases = CountField(
        later=True,
        label="Cases held",
        required=False,
        most=MOST_CASES,
        help_text="For those who hold cases of their own; 0 means none today.",
    )
    cases_why = why("If there is no number, why")

    def __init__(
        self, data: Any = None, *, held: bool, teams: Pairs, localities: Pairs, asked: Collection[str], **options: Any
    ) -> None:
        """Offer `teams` and `localities`; ask since when the post is held or vacant.

        `asked`: the items of the organisation's data set; what is not among them stands folded under the others.
        """
        super().__init__(data, **options)
        fields: Any = self.fields
        fields["team"].choices = [NOT_ASKED, *teams, *reasons(none="No team")]
        fields["locality"].choices = [NOT_ASKED, *localities, *reasons(none="No one locality")]
        for name in OF_VACANCY if held else OF_HOLDER:
            del self.fields[name]
        self.more = further(self.fields, asked)

    def said(self) -> Said:
        """Return what was typed, of a valid form."""
        return Said(**self.cleaned_data)


class FillForm(PlainForm):
    """Who holds a vacant post, and since when."""

    person = forms.ChoiceField(label="Who?", widget=forms.RadioSelect(), error_messages={"required": "Select a person"})
    on = DateField(label="First day in the post", required=False, help_text="Leave it empty where it is not known.")
    came_from = forms.ChoiceField(
        label="Where they come from", required=False, choices=(NOT_ASKED, *origins.choices(), *reasons())
    )

    def __init__(self, people: Pairs, data: Any = None, **options: Any) -> None:
        """Offer `people`."""
        super().__init__(data, **options)
        self.fields["person"].choices = list(people)  # type: ignore[attr-defined]


class LeaveForm(PlainForm):
    """When the holder of a post leaves it, why, where to, and whether it is filled again."""

    on = DateField(label="Last day in the post")
    leaving_reason = forms.ChoiceField(
        label="Why they leave",
        choices=LeavingReason.choices(),
        widget=forms.RadioSelect(),
        error_messages={"required": "Select why they leave, or that it is not known"},
    )
    destination = forms.ChoiceField(
        label="Where they go",
        choices=(NOT_ASKED, *Destination.choices()),
        required=False,
    )
    goes_on = forms.ChoiceField(
        label="What becomes of the post?",
        choices=(("yes", "It is to be filled again: it is vacant from the next day"), ("no", "It ends with them")),
        widget=forms.RadioSelect(),
        error_messages={"required": "Select what becomes of the post"},
    )


class EndForm(PlainForm):
    """The last day of a vacant post."""

    on = DateField(label="Last day of the post")


class PlaceForm(PlainForm):
    """Which organisation, where one keeps several."""

    organisation = forms.ChoiceField(label="Organisation", error_messages={"required": "Select an organisation"})

    def __init__(self, organisations: Pairs, data: Any = None, **options: Any) -> None:
        """Offer `organisations`."""
        super().__init__(data, **options)
        self.fields["organisation"].choices = [("", "Choose one"), *organisations]  # type: ignore[attr-defined]
