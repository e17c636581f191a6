"""The forms of secondments: to propose one, arrange it, extend it, end it, decline it, record the person's yes."""

from collections.abc import Sequence
from typing import Any

from django import forms

from oneworkforce.ui.forms import DateField, PlainForm
from oneworkforce.workforce.commands.secondments import LONGEST_LINE, LONGEST_REASON
from oneworkforce.workforce.domain import roles
from oneworkforce.workforce.domain.secondment_ends import DUTIES, End, Payment, Return
from oneworkforce.workforce.web.forms.amounts import HoursField, PerCentField, PoundsField

Choices = Sequence[tuple[str, str]]
UNSAID = ("", "Not said yet")


class ProposeForm(PlainForm):
    """Whose post, where, how many hours, from when to when, and why."""

    post = forms.ChoiceField(
        label="Who, from which post", widget=forms.RadioSelect(), error_messages={"required": "Select a post"}
    )
    host = forms.ChoiceField(label="Host organisation", error_messages={"required": "Select an organisation"})
    role = forms.ChoiceField(
        label="Role there", required=False, choices=(("", "The same as in their post"), *roles.choices())
    )
    hours = HoursField(label="Hours a week there", help_text="Not more than the post has. For example, 18.5.")
    starts_on = DateField(label="First day", help_text="For example, 1 4 2027.")
    ends_on = DateField(label="Last day", help_text="For example, 31 3 2028.")
    reason = forms.CharField(
        label="What it is for",
        max_length=LONGEST_REASON,
        help_text="Both ends and the person read it. Name no child and no family.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, posts: Choices, hosts: Choices, data: Any = None, **options: Any) -> None:
        """Offer `posts` and `hosts`."""
        super().__init__(data, **options)
        self.fields["post"].choices = list(posts)  # type: ignore[attr-defined]
        self.fields["host"].choices = [("", "Choose one"), *hosts]  # type: ignore[attr-defined]


class ArrangeForm(PlainForm):
    """What both ends arrange; whatever is not settled yet stays empty."""

    mark_optional = False
    field_order = (
        *("team", "locality", "terms"),
        *(f"{name}{part}" for name in DUTIES for part in ("_end", "")),
        *("payment", "cost", "home_share", "host_share", "other_share", "other_funder", "returns", "returns_to"),
    )
    team = forms.ChoiceField(label="Team at the host", required=False)
    locality = forms.ChoiceField(label="Locality", required=False)
    terms = forms.ChoiceField(label="Which pay and conditions apply", required=False)
    payment = forms.ChoiceField(label="Who pays, and how", required=False, choices=(UNSAID, *Payment.choices()))
    cost = PoundsField(label="Cost a year", required=False, help_text="With what the employer pays on top of pay.")
    home_share = PerCentField(label="Share of the home end, per cent", required=False, help_text="Shares make 100.")
    host_share = PerCentField(label="Share of the host end, per cent", required=False)
    other_share = PerCentField(label="Share of another funder, per cent", required=False)
    other_funder = forms.CharField(label="Who that funder is", required=False, max_length=LONGEST_LINE)
    returns = forms.ChoiceField(label="What happens at the end", required=False, choices=(UNSAID, *Return.choices()))
    returns_to = forms.CharField(label="To which post, where it is another", required=False, max_length=LONGEST_LINE)

    def __init__(self, teams: Choices, places: Choices, groups: Choices, data: Any = None, **options: Any) -> None:
        """Offer the host's `teams`, `places` and `groups` of conditions."""
        super().__init__(data, **options)
        for name, choices in (("team", teams), ("locality", places), ("terms", groups)):
            self.fields[name].choices = [UNSAID, *choices]  # type: ignore[attr-defined]


for _name, _label in DUTIES.items():  # each duty: whose end, and who
    ArrangeForm.base_fields[f"{_name}_end"] = forms.ChoiceField(
        label=f"{_label}: whose end", required=False, choices=(UNSAID, *End.choices())
    )
    ArrangeForm.base_fields[_name] = forms.CharField(
        label=_label, required=False, max_length=LONGEST_LINE, help_text="A name, or a role."
    )


class ExtendForm(PlainForm):
    """Until when it is to last."""

    until = DateField(label="New last day", help_text="All three agree to it again.")


class EndForm(PlainForm):
    """On which earlier day it ends, and why."""

    on = DateField(label="Last day")
    reason = forms.CharField(
        label="Why", max_length=LONGEST_REASON, help_text="Both ends and the person read it.", widget=forms.Textarea()
    )


class DeclineForm(PlainForm):
    """Why not."""

    reason = forms.CharField(
        label="Why not",
        max_length=LONGEST_REASON,
        help_text="Both ends and the person read it.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class RecordForm(PlainForm):
    """Who said that the person agrees, and when."""

    told_by = forms.CharField(
        label="Who said so", max_length=LONGEST_LINE, help_text="The person, or who spoke for them and as what."
    )
    told_on = DateField(label="When", help_text="For example, 27 3 2027.")
