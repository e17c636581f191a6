"""The form of the next year."""

from typing import Any

from django import forms

from oneworkforce.assess.commands.rounds import FIRST_YEAR, LAST_YEAR, LONGEST_TITLE
from oneworkforce.assess.web.forms.rounds import KEEP, OWN, Choices, written
from oneworkforce.ui.forms import PlainForm

SAME_LINES = "\r\n", "\n"


class CopyForm(PlainForm):
    """What the next round is called, and by which framework it asks.

    `written` holds a file that was read already, `compared` the digest of the framework whose changes were shown.
    """

    title = forms.CharField(
        label="Title of the new round", max_length=LONGEST_TITLE, error_messages={"required": "Enter a title"}
    )
    year = forms.IntegerField(
        label="Year", min_value=FIRST_YEAR, max_value=LAST_YEAR, error_messages={"required": "Enter a year"}
    )
    framework = forms.ChoiceField(
        label="Framework", required=False, help_text="With another one you first see which questions change."
    )
    framework_file = forms.FileField(
        label="Your own framework", required=False, help_text="A YAML file. Needed when you chose your own."
    )
    synthetic = forms.BooleanField(
        label="The answers will be synthetic", required=False, help_text="Every page of the round then says so."
    )
    written = forms.CharField(required=False, widget=forms.HiddenInput, strip=False)
    compared = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, shipped: Choices, kept: str, *args: Any, **options: Any) -> None:
        """Offer the framework as it is (`kept` names it), those that come with the product, and one's own."""
        super().__init__(*args, **options)
        choices = [(KEEP, f"As it is: {kept}"), *shipped, (OWN, "My own, in the file below")]
        self.fields["framework"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Take the text of one's own framework: of the file now given, else of the one given before."""
        found = super().clean() or self.cleaned_data
        found["written"] = (found.get("written") or "").replace(*SAME_LINES)
        if found.get("framework") != OWN:
            found["written"] = ""
        elif found.get("framework_file"):
            found["written"] = written(self, "framework_file", "a framework").replace(*SAME_LINES)
        elif not found["written"] and "framework_file" not in self.errors:
            self.add_error("framework_file", "Choose the file of your framework")
        return found
