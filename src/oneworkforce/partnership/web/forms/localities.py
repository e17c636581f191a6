"""The forms of localities: where one lies, its ground rules, its member agencies, its contacts."""

from collections.abc import Sequence
from typing import Any

from django import forms

from oneworkforce.lib import typed
from oneworkforce.partnership.commands.localities import LONGEST_NAME
from oneworkforce.partnership.commands.locality_pages import LONGEST_ABOUT, LONGEST_RULES
from oneworkforce.partnership.domain.sectors import Level
from oneworkforce.ui.forms import DateField, PlainForm


class LocalityForm(PlainForm):
    """What a locality is called, how large it is, and where it lies."""

    name = forms.CharField(label="Name", max_length=LONGEST_NAME)
    level = forms.ChoiceField(
        label="Level",
        choices=Level.choices(),
        widget=forms.RadioSelect(),
        help_text="From the largest to the smallest. Levels may be left out.",
    )
    parent = forms.ChoiceField(label="Lies in", required=False)

    def __init__(self, places: Sequence[tuple[str, str]], data: Any = None, **options: Any) -> None:
        """Offer `places` to lie in, and none."""
        super().__init__(data, **options)
        self.fields["parent"].choices = [("", "None: it stands at the top"), *places]  # type: ignore[attr-defined]


class GroundRulesForm(PlainForm):
    """What the agencies of a locality agreed, and when."""

    ground_rules = forms.CharField(
        label="Ground rules",
        max_length=LONGEST_RULES,
        required=False,
        strip=False,
        widget=forms.Textarea({"rows": 12}),
        help_text="What the agencies agreed about working together here. Name no child or family.",
    )
    agreed_on = DateField(label="Agreed on", required=False, help_text="For example, 27 3 2026.")

    def clean_ground_rules(self) -> str:
        """Return the text with its lines as they are kept, so that it can stand beside another's."""
        said: str = self.cleaned_data["ground_rules"]
        return typed.lines(said, where="ground_rules", label="The text", longest=LONGEST_RULES)[0]


class AgencyForm(PlainForm):
    """One of the organisations found, and since when it belongs."""

    organisation = forms.ChoiceField(
        label="Which organisation?", widget=forms.RadioSelect(), error_messages={"required": "Select an organisation"}
    )
    since = DateField(label="Since", required=False, help_text="For example, 1 9 2026. Leave it empty if not known.")

    def __init__(self, found: Sequence[tuple[str, str]], data: Any = None, **options: Any) -> None:
        """Offer the organisations found."""
        super().__init__(data, **options)
        self.fields["organisation"].choices = list(found)  # type: ignore[attr-defined]


class ContactForm(PlainForm):
    """One of the people found, and what they are asked about."""

    person = forms.ChoiceField(label="Who?", widget=forms.RadioSelect(), error_messages={"required": "Select a person"})
    about = forms.CharField(
        label="What can they be asked about?",
        max_length=LONGEST_ABOUT,
        help_text="For example, the early help panel.",
        error_messages={"required": "Enter what they can be asked about"},
    )

    def __init__(self, people: Sequence[tuple[str, str]], data: Any = None, **options: Any) -> None:
        """Offer the people found."""
        super().__init__(data, **options)
        self.fields["person"].choices = list(people)  # type: ignore[attr-defined]
