"""The form by which a paper is typed in: a line of signs for each arc, and own words where the paper asks for them."""

from collections.abc import Sequence
from typing import Any

from django import forms

from oneworkforce.assess.domain import paper
from oneworkforce.assess.domain.framework import Scale
from oneworkforce.assess.domain.paper import Part
from oneworkforce.ui.forms import PlainForm

LONGEST = 2_000
_LONGEST_LINE = 400


class PaperForm(PlainForm):
    """Fields "arc_1", "words_1", "arc_2" … in the order of the paper; `answers` and `remarks` once it is valid."""

    mark_optional = False

    def __init__(self, parts: Sequence[Part], scale: Scale, data: Any = None) -> None:
        """Make a field for each part."""
        super().__init__(data)
        self._parts, self._scale = tuple(parts), scale
        self.answers: dict[str, str] = {}
        self.remarks: dict[str, str] = {}
        for place, part in enumerate(self._parts, 1):
            line = forms.CharField(
                label=part.title,
                required=False,
                max_length=_LONGEST_LINE,
                help_text=part.numbers,
                widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false", "autocapitalize": "none"}),
            )
            if place == 1:
                line.widget.attrs["autofocus"] = "autofocus"  # the hands stay where they are, paper after paper
            self.fields[f"arc_{place}"] = line
            if part.remark:
                self.fields[f"words_{place}"] = forms.CharField(
                    label=part.remark, required=False, max_length=LONGEST, widget=forms.Textarea({"rows": 2})
                )

    def clean(self) -> None:
        """Read each line; what is wrong stands beside it."""
        super().clean()
        for place, part in enumerate(self._parts, 1):
            name = f"arc_{place}"
            if name in self.cleaned_data:
                try:
                    self.answers |= paper.read(self.cleaned_data[name], part, self._scale)
                except ValueError as wrong:
                    self.add_error(name, str(wrong))
            if said := self.cleaned_data.get(f"words_{place}", ""):
                self.remarks[part.id] = said
