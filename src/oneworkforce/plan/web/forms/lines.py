"""A field for a text of several lines."""

from typing import Any

from django import forms

from oneworkforce.lib import typed


class LinesField(forms.CharField):
    """A text with its lines as it will be kept, so that two texts that differ in nothing but line ends are one."""

    def __init__(self, *, rows: int, **options: Any) -> None:
        """Take the options of a text field; it shows `rows` lines."""
        super().__init__(strip=False, widget=forms.Textarea({"rows": rows}), **options)

    def to_python(self, value: Any) -> str:
        """Return the text with line feeds alone between its lines."""
        return typed.lines(super().to_python(value) or "", where="", label="", longest=0)[0]
