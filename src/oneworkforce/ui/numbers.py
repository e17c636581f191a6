"""Fields for numbers as people type them: read by lib.numbers, so that a form takes what a file takes and no more."""

from decimal import Decimal
from typing import Any

from django import forms

from oneworkforce.lib import numbers


class WholeField(forms.IntegerField):
    """A whole number: "1204", "1,204". What Python alone would take for one, such as "1_204" or "+5", is none."""

    def to_python(self, value: Any) -> int | None:
        """Return the number, None for nothing."""
        found = _read(self, value)
        if isinstance(found, Decimal):
            if found % 1:
                raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
            return int(found)
        return super().to_python(found)


class NumberField(forms.DecimalField):
    """A number with decimals: "0.5", "0,5"; less than nothing where its bounds let it be: "-0.5"."""

    def to_python(self, value: Any) -> Any:
        """Return the number as Decimal, None for nothing."""
        return super().to_python(_read(self, value))


def _read(field: forms.IntegerField, value: Any) -> Any:
    """Return the number that was typed, or what is no text as it is; ValidationError for any other text."""
    if not isinstance(value, str) or not numbers.signs(value):
        return value
    least = field.min_value() if callable(field.min_value) else field.min_value
    found = numbers.decimal(value, signed=least is None or least < 0)
    if found is None:
        raise forms.ValidationError(field.error_messages["invalid"], code="invalid")
    return found
