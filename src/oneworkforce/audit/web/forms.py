"""What one can ask the audit for."""

from typing import Any

from django import forms

from oneworkforce.audit import nouns
from oneworkforce.audit.queries.events import WHATS, Wanted
from oneworkforce.ui.forms import DateField, PlainForm

_ALL = ("", "All")
_LEADS = ("the ", "a ")


class FilterForm(PlainForm):
    """Filters; each may stay empty."""

    mark_optional = False

    actor = forms.CharField(label="Person who did it", required=False, max_length=160)
    what = forms.ChoiceField(label="What they did", required=False, choices=(_ALL, *WHATS))
    noun = forms.ChoiceField(label="What it was about", required=False)
    first = DateField(label="From", required=False, help_text="For example, 27 3 2027")
    last = DateField(label="To", required=False)
    subject = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Take what a Django form takes."""
        super().__init__(*args, **kwargs)
        kinds = sorted((nouns.plural(name).replace("-", " ").capitalize(), name) for name in nouns.NOUNS)
        choices: Any = self.fields["noun"]
        choices.choices = [_ALL, *((name, label) for label, name in kinds)]

    def clean(self) -> None:
        """Refuse an end before the beginning."""
        super().clean()
        first, last = self.cleaned_data.get("first"), self.cleaned_data.get("last")
        if first and last and last < first:
            self.add_error("last", "The end must be the same as or after the beginning")

    def wanted(self) -> Wanted:
        """Return what was asked for, as far as it was understood."""
        self.full_clean()
        return Wanted(**{name: value for name, value in self.cleaned_data.items() if value})

    def used(self) -> list[str]:
        """Return the names of the filters that are set."""
        return [str(self.fields[name].label).lower() for name, value in self.cleaned_data.items() if value]
