"""The forms of a strategy's file, and of its next years."""

from collections.abc import Sequence
from typing import Any

from django import forms

from oneworkforce.lib import yaml_lines
from oneworkforce.plan.web.forms.strategies import StrategyForm
from oneworkforce.ui.forms import PlainForm

_ENDINGS = (".yaml", ".yml")


class ImportForm(PlainForm):
    """A plan file."""

    file = forms.FileField(label="Plan file", help_text="A file that ends in .yaml, in the format of plan files.")

    def clean_file(self) -> Any:
        """Return the file; one that is too large or of another kind is refused."""
        file = self.cleaned_data["file"]
        if not str(file.name).lower().endswith(_ENDINGS):
            raise forms.ValidationError("Choose a plan file: its name ends in .yaml")
        if file.size > yaml_lines.LARGEST:
            raise forms.ValidationError("The file is larger than 1 MB. A plan is far smaller: check it")
        return file


class CarryForm(StrategyForm):
    """The new strategy, and the actions that go with it."""

    actions = forms.MultipleChoiceField(
        label="Actions to carry over", required=False, widget=forms.CheckboxSelectMultiple
    )
    field_order = ("title", "starts_on", "ends_on", "intro", "actions")

    def __init__(self, actions: Sequence[tuple[str, str]], data: Any = None, **options: Any) -> None:
        """Offer `actions`."""
        super().__init__(data, **options)
        fields: Any = self.fields
        fields["actions"].choices = list(actions)
