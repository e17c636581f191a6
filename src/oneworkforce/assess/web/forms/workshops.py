"""The forms of workshops: before, on its screens, and after."""

from collections.abc import Sequence
from typing import Any

from django import forms

from oneworkforce.assess.commands.findings import LONGEST as LONGEST_FINDING
from oneworkforce.assess.commands.workshop_notes import LONGEST as LONGEST_SAID
from oneworkforce.assess.commands.workshops import LONGEST
from oneworkforce.assess.domain.kinds import Stance
from oneworkforce.plan.stored import LONGEST_TITLE
from oneworkforce.ui.forms import DateField, PlainForm

Choices = Sequence[tuple[str, str]]
NEW = "new"


class WorkshopForm(PlainForm):
    """When and where it is held, and who leads it."""

    held_on = DateField(label="Day", help_text="For example, 12 3 2027.")
    place = forms.CharField(label="Place", required=False, max_length=LONGEST)
    led_by = forms.CharField(
        label="Led by", max_length=LONGEST, error_messages={"required": "Enter who leads the workshop"}
    )


class PresentForm(PlainForm):
    """Who is there, several at once."""

    people = forms.CharField(
        label="Who is there",
        widget=forms.Textarea({"rows": 8}),
        help_text="Each on a line: name, organisation. For example: Ada Example, Bramble Trust.",
        error_messages={"required": "Enter who is there, each on a line"},
    )


class StanceForm(PlainForm):
    """Where the partnership stands on a finding, said in the room; the day is that of the workshop."""

    stance = forms.ChoiceField(
        label="Where the partnership stands",
        choices=Stance.choices(),
        widget=forms.HiddenInput,
        error_messages={"required": "Press Agree, Dispute or Enquire further"},
    )
    reason = forms.CharField(
        label="Why",
        required=False,
        max_length=LONGEST_FINDING,
        widget=forms.Textarea({"rows": 2}),
        help_text="Needed where it is disputed or to be enquired into.",
    )
    decided_on = DateField(label="Decided on", required=False)
    mark_optional = False


class FoundForm(PlainForm):
    """A finding that somebody in the room puts forward."""

    words = forms.CharField(
        label="Another finding",
        max_length=LONGEST_FINDING,
        widget=forms.Textarea({"rows": 2}),
        error_messages={"required": "Enter what was found, in a sentence"},
    )


class SaidForm(PlainForm):
    """What was said of an arc."""

    words = forms.CharField(
        label="What was said",
        max_length=LONGEST_SAID,
        widget=forms.Textarea({"rows": 3}),
        help_text="For the minute, in your own words. Do not name a child or a member of a family.",
        error_messages={"required": "Enter what was said, in a sentence"},
    )


class ActionsForm(PlainForm):
    """Of which findings actions are drafted, and into which strategy."""

    findings = forms.MultipleChoiceField(
        label="Findings to act on",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one finding"},
    )
    strategy = forms.ChoiceField(
        label="Strategy", widget=forms.RadioSelect, error_messages={"required": "Select the strategy"}
    )
    title = forms.CharField(
        label="Title of the new strategy",
        required=False,
        max_length=LONGEST_TITLE,
        help_text="This and its two days only where it is a new one.",
    )
    starts_on = DateField(label="First day of the new strategy", required=False, help_text="For example, 1 9 2027.")
    ends_on = DateField(label="Last day of the new strategy", required=False, help_text="For example, 31 8 2028.")
    lead_role = forms.CharField(
        label="Who leads, for now",
        max_length=LONGEST,
        help_text="A role, not a person. It can be changed action by action.",
        error_messages={"required": "Enter a role, such as “To be agreed”"},
    )
    when = forms.CharField(
        label="Done by, for now",
        required=False,
        max_length=60,
        help_text="Such as November 2027, or ongoing. Empty: the last day of the strategy.",
    )
    mark_optional = False

    def __init__(self, findings: Choices, strategies: Choices, data: Any = None, **options: Any) -> None:
        """Offer the findings without an action, and the strategies there are before a new one."""
        super().__init__(data, **options)
        self.fields["findings"].choices = list(findings)  # type: ignore[attr-defined]
        self.fields["strategy"].choices = [*strategies, (NEW, "A new strategy")]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Ask for title and days of a new strategy."""
        found = super().clean() or self.cleaned_data
        if found.get("strategy") == NEW:
            asked = (
                ("title", "Enter a title for the new strategy"),
                ("starts_on", "Enter its first day"),
                ("ends_on", "Enter its last day"),
            )
            for name, words in asked:
                if not found.get(name) and name not in self.errors:
                    self.add_error(name, words)
        return found
