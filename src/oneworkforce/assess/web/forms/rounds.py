"""The forms of rounds."""

from collections.abc import Sequence
from typing import Any

from django import forms

from oneworkforce.assess.commands.rounds import FEWEST, FIRST_YEAR, LAST_YEAR, LONGEST_TITLE, MOST, SET_UP, USUAL
from oneworkforce.lib import yaml_lines
from oneworkforce.ui.forms import PlainForm

OWN = "file"
KEEP = ""
Choices = Sequence[tuple[str, str]]


class RoundForm(PlainForm):
    """What a round is: its year, what was asked, how its answers are grouped and guarded."""

    title = forms.CharField(
        label="Title",
        max_length=LONGEST_TITLE,
        help_text="For example: Self-assessment 2026.",
        error_messages={"required": "Enter a title"},
    )
    year = forms.IntegerField(
        label="Year", min_value=FIRST_YEAR, max_value=LAST_YEAR, error_messages={"required": "Enter a year"}
    )
    framework = forms.ChoiceField(label="Framework: what was asked")
    framework_file = forms.FileField(
        label="Your own framework", required=False, help_text="A YAML file. Needed when you chose your own."
    )
    by = forms.CharField(
        label="Columns to group by",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="As the file of answers heads them, one a line or between commas. For example: district, audience.",
    )
    min_cell = forms.IntegerField(
        label="Fewest people shown",
        initial=USUAL,
        min_value=FEWEST,
        max_value=MOST,
        help_text="Figures of a smaller group are withheld.",
    )
    weighted = forms.BooleanField(
        label="Weight the answers to how many could have answered",
        required=False,
        help_text="Needs a second file with the answers: a row for each group, its number in a column “invited”.",
    )
    previous = forms.ChoiceField(
        label="Compare with", required=False, help_text="The change since that round is shown with the results."
    )
    synthetic = forms.BooleanField(
        label="The answers are synthetic", required=False, help_text="Every page and report of the round then says so."
    )

    def __init__(self, shipped: Choices, rounds: Choices, *args: Any, **options: Any) -> None:
        """Offer the frameworks that come with the product, one's own, and `rounds` to compare with."""
        super().__init__(*args, **options)
        own = (OWN, "My own, in the file below")
        self.fields["framework"].choices = [*shipped, own]  # type: ignore[attr-defined]
        self.fields["previous"].choices = [("", "None"), *rounds]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Ask for the file of one's own framework, and read it as text."""
        found = super().clean() or self.cleaned_data
        if found.get("framework") != OWN:
            return found
        if found.get("framework_file"):
            found["written"] = written(self, "framework_file", "a framework")
        elif "framework_file" not in self.errors:
            self.add_error("framework_file", "Choose the file of your framework")
        return found


def written(form: PlainForm, name: str, noun: str) -> str:
    """Return the text of the file in a field of `form`; "" and an error beside it where it cannot be `noun`."""
    file = form.cleaned_data[name]
    if file.size > yaml_lines.LARGEST:
        form.add_error(name, f"The file is larger than 1 MB: check that it is {noun}")
        return ""
    try:
        return str(file.read().decode("utf-8-sig"))
    except UnicodeDecodeError:
        form.add_error(name, "The file is not text in UTF-8: save it again as UTF-8")
        return ""


class ChangeForm(RoundForm):
    """A round that is there: how it is set up stands in the form only while no answers are in use."""

    crosswalk_file = forms.FileField(
        label="Crosswalk from that round's framework",
        required=False,
        widget=forms.FileInput(attrs={"accept": ".yaml,.yml"}),
        help_text="A YAML file: which of its questions stand for which of this round's, though worded otherwise.",
    )
    no_crosswalk = forms.BooleanField(label="Remove the crosswalk that is there", required=False)

    def __init__(
        self, shipped: Choices, rounds: Choices, *args: Any, opened: bool, mapped: bool = False, **options: Any
    ) -> None:
        """Leave out what is fixed; a round stays synthetic, or not. `mapped`: it has a crosswalk."""
        super().__init__(shipped, rounds, *args, **options)
        del self.fields["synthetic"]
        if not mapped:
            del self.fields["no_crosswalk"]
        field: Any = self.fields["framework"]
        field.choices = [(KEEP, "As it is"), *field.choices]
        field.required = False
        if not opened:
            for name in ("framework", "framework_file", *SET_UP):
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """Read the crosswalk as text: None where it stays as it is, "" where it is taken away."""
        found = super().clean()
        found["crosswalk"] = None
        if found.get("crosswalk_file"):
            found["crosswalk"] = written(self, "crosswalk_file", "a crosswalk") or None
            if found.get("no_crosswalk"):
                self.add_error("no_crosswalk", "Give another crosswalk, or remove it: not both")
        elif found.get("no_crosswalk"):
            found["crosswalk"] = ""
        return found
