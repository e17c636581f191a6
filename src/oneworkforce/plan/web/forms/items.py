"""The forms of what an action holds: milestones, partners, dependencies, spending, grant conditions."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from oneworkforce.lib import money
from oneworkforce.lib.faults import Refused
from oneworkforce.plan.commands import conditions, milestones, partners, spendings
from oneworkforce.ui.forms import DateField, PlainForm


class AmountField(forms.CharField):
    """Pounds as people write them, returned as they are shown: "12000" becomes "£12,000"."""

    def __init__(self, **options: Any) -> None:
        """Take the options of a Django field."""
        options.setdefault("max_length", 30)
        super().__init__(widget=forms.TextInput({"inputmode": "decimal", "autocomplete": "off"}), **options)

    def clean(self, value: Any) -> str:
        """Return the amount, "" for none."""
        said = super().clean(value)
        if not said:
            return ""
        try:
            return money.shown(money.read(said, ""))
        except Refused as refused:
            fault = refused.faults[0]
            raise ValidationError(f"{fault.what} {fault.remedy}") from None


class MilestoneForm(PlainForm):
    """What is to happen, and when."""

    what = forms.CharField(label="What is to happen", max_length=milestones.LONGEST)
    when = forms.CharField(
        label="When",
        max_length=60,
        help_text="A month or a day, such as November 2026 or 1 April 2027; phased from 1 April 2027; or ongoing.",
    )


class MetForm(PlainForm):
    """The day something was met."""

    on = DateField(
        label="When was it met?", required=False, help_text="For example, 31 8 2026. Leave it empty if it is not met."
    )


class PartnerForm(PlainForm):
    """An organisation, or another by name."""

    organisation = forms.ChoiceField(label="Organisation of the partnership", required=False)
    name = forms.CharField(
        label="Or another, by name",
        required=False,
        max_length=partners.LONGEST_NAME,
        help_text="Somebody outside the partnership, such as a college or a charity.",
    )

    def __init__(self, organisations: Sequence[tuple[str, str]], data: Any = None, **options: Any) -> None:
        """Offer `organisations`, and none."""
        super().__init__(data, **options)
        self.fields["organisation"].choices = [("", "None of these"), *organisations]  # type: ignore[attr-defined]


class DependencyForm(PlainForm):
    """Another action of the strategy."""

    on = forms.ChoiceField(label="It waits for", error_messages={"required": "Select an action"})

    def __init__(self, actions: Sequence[tuple[str, str]], data: Any = None, **options: Any) -> None:
        """Offer `actions`."""
        super().__init__(data, **options)
        self.fields["on"].choices = [("", "Choose an action"), *actions]  # type: ignore[attr-defined]


class SpendingForm(PlainForm):
    """What was spent, on which day and on what."""

    amount = AmountField(label="Amount", help_text="In pounds, for example £1,200.")
    spent_on = DateField(label="Day it was spent", help_text="For example, 27 3 2026.")
    what = forms.CharField(label="What it was spent on", max_length=spendings.LONGEST)


class ConditionForm(PlainForm):
    """What a funder asks for a grant."""

    funder = forms.CharField(label="Funder", max_length=conditions.LONGEST_FUNDER)
    amount = AmountField(label="Amount of the grant", required=False, help_text="In pounds, for example £12,000.")
    condition = forms.CharField(
        label="What the funder asks",
        max_length=conditions.LONGEST_CONDITION,
        help_text="For example: a report on what was spent, by the end of the year.",
    )
    due_on = DateField(label="Due on", required=False, help_text="For example, 31 3 2027.")
