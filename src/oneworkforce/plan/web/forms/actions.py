"""The forms of actions."""

from collections.abc import Sequence
from typing import Any

from django import forms

from oneworkforce.plan.commands import action_values as limits
from oneworkforce.ui.forms import PlainForm

_LINES = "One a line."


def _list(label: str) -> forms.CharField:
    return forms.CharField(
        label=label, required=False, help_text=_LINES, max_length=20_000, widget=forms.Textarea(attrs={"rows": 4})
    )


class ActionForm(PlainForm):
    """Everything that is said of an action in its plan."""

    title = forms.CharField(label="What is to be done", max_length=limits.TITLE)
    strand = forms.ChoiceField(label="Strand")
    priority = forms.BooleanField(label="It is one of the priorities", required=False)
    every = forms.BooleanField(label="It serves all arcs of the framework", required=False)
    links = forms.MultipleChoiceField(
        label="Arcs it serves",
        required=False,
        help_text="Where it serves all arcs, those that it serves in particular.",
        widget=forms.CheckboxSelectMultiple,
    )
    sub_aims = _list("Sub-aims")
    outcomes = _list("Outcomes")
    when = forms.CharField(
        label="By when",
        max_length=80,
        help_text="A month or a day, such as November 2009 or 1 April 2010; phased from 1 April 2010; or ongoing.",
    )
    lead_role = forms.CharField(
        label="Who leads, as a role",
        max_length=limits.ROLE,
        help_text="Papers show the role. Who that is now is chosen on the page of the action.",
    )
    group = forms.ChoiceField(label="Group that carries it", required=False)
    depends_note = forms.CharField(
        label="What has to happen first",
        required=False,
        max_length=limits.NOTE,
        help_text="Other actions that it waits for are named on its page.",
    )
    resources = _list("Resources")
    stated = forms.CharField(
        label="Cost",
        required=False,
        max_length=30,
        help_text="Such as £1,000. Leave it empty where no amount is known: that is not the same as £0.",
    )
    covers = forms.CharField(label="What the amount is for", required=False, max_length=limits.COVERS)
    unpriced = forms.CharField(label="A cost that has no amount yet", required=False, max_length=limits.COVERS)
    notes = forms.CharField(
        label="Notes", required=False, max_length=limits.NOTES, widget=forms.Textarea(attrs={"rows": 4})
    )

    def __init__(
        self,
        strands: Sequence[tuple[str, str]],
        groups: Sequence[tuple[str, str]],
        arcs: Sequence[tuple[str, str]],
        data: Any = None,
        **options: Any,
    ) -> None:
        """Offer `strands`, `groups` and `arcs`."""
        super().__init__(data, **options)
        fields: Any = self.fields
        fields["strand"].choices = list(strands)
        fields["group"].choices = [("", "None"), *groups]
        fields["links"].choices = list(arcs)

    def said(self) -> limits.Said:
        """Return what was typed, of a valid form."""
        given = {name: self.cleaned_data[name] for name in limits.Said.__dataclass_fields__}
        return limits.Said(**{**given, "links": tuple(given["links"])})

    def clean_links(self) -> list[str]:
        """Return the links in one order, whatever that of the boxes."""
        return sorted(self.cleaned_data["links"])


class LeadForm(PlainForm):
    """One of the people found."""

    person = forms.ChoiceField(label="Who?", widget=forms.RadioSelect(), error_messages={"required": "Select a person"})

    def __init__(self, people: Sequence[tuple[str, str]], data: Any = None, **options: Any) -> None:
        """Offer `people`."""
        super().__init__(data, **options)
        self.fields["person"].choices = list(people)  # type: ignore[attr-defined]
