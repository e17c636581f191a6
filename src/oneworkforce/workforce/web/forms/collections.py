"""The forms of collections and of what an organisation says of its own return."""

from collections.abc import Sequence
from typing import Any

from django import forms

from oneworkforce.ui.forms import DateField, PlainForm
from oneworkforce.workforce.commands import collections, returns
from oneworkforce.workforce.domain import collection_letters as letters

EXAMPLE = "For example, 31 3 2027."
PLACES = ", ".join(f"{{{name}}}" for name in letters.PLACES)


class CollectionForm(PlainForm):
    """What is collected, as of when, and until when."""

    title = forms.CharField(
        label="Title", max_length=collections.LONGEST_TITLE, help_text="For example, Workforce data 2027."
    )
    taken_on = DateField(label="Day of the picture", help_text=f"Data are given as they are on this day. {EXAMPLE}")
    opens_on = DateField(label="Opens on", help_text="What changes or is confirmed from this day on counts.")
    closes_on = DateField(label="Deadline", help_text="The last day in time. What comes later counts, and is marked.")


class DeadlineForm(PlainForm):
    """A later deadline."""

    closes_on = DateField(label="New deadline", help_text=EXAMPLE)


class ChooseForm(PlainForm):
    """Who is asked."""

    everybody = forms.BooleanField(label="All organisations that work", required=False)
    sectors = forms.MultipleChoiceField(
        label="Sectors", required=False, widget=forms.CheckboxSelectMultiple, help_text="Those of any sector you tick."
    )
    localities = forms.MultipleChoiceField(
        label="Localities",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Their member agencies, with those of the localities in them. With sectors: those that are both.",
    )

    def __init__(
        self,
        sectors: Sequence[tuple[str, str]],
        localities: Sequence[tuple[str, str]],
        data: Any = None,
        **options: Any,
    ) -> None:
        """Offer `sectors` and `localities`."""
        super().__init__(data, **options)
        self.fields["sectors"].choices = sectors  # type: ignore[attr-defined]
        self.fields["localities"].choices = localities  # type: ignore[attr-defined]


class LettersForm(PlainForm):
    """The words of the two letters."""

    invitation = forms.CharField(
        label="Invitation",
        max_length=letters.LONGEST,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=f"In braces, and filled in for each who gets it: {PLACES}.",
    )
    reminder = forms.CharField(
        label="Reminder",
        max_length=letters.LONGEST,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text="It goes only to organisations that have not answered.",
    )


class ConfirmForm(PlainForm):
    """The numbers that are confirmed, as they stood on the page."""

    posts = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    vacant = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    totals = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


class RefuseForm(PlainForm):
    """Why an organisation does not take part."""

    reason = forms.CharField(
        label="Why does it not take part?",
        max_length=returns.LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="The workforce lead reads this. Do not name a person.",
    )
