"""A date asked for as day, month and year, as GOV.UK asks it: no picker, no guess at the order."""

import datetime as dt
import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from oneworkforce.lib import text

PARTS = ("day", "month", "year")
REAL = "Enter a real date, such as 27 3 2027"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEAR = re.compile("[0-9]{4}")


class DateWidget(forms.MultiWidget):
    """Three boxes named NAME_day, NAME_month and NAME_year."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        """Make the three boxes."""
        super().__init__({part: forms.TextInput() for part in PARTS}, attrs)

    def decompress(self, value: Any) -> list[Any]:
        """Return the three texts of a date, of what was typed, or of nothing."""
        if isinstance(value, dt.date):
            return [value.day, value.month, value.year]
        return list(value) if isinstance(value, list | tuple) else [None, None, None]


class DateField(forms.MultiValueField):
    """A real date, typed as day, month (a number or its name) and year (four figures)."""

    widget = DateWidget

    def __init__(self, **options: Any) -> None:
        """Take the options of a Django field."""
        parts = tuple(forms.CharField(required=False, max_length=20) for _ in PARTS)
        super().__init__(parts, require_all_fields=False, **options)

    def clean(self, value: Any) -> dt.date | None:
        """Return the date, or None where nothing is typed and nothing is required."""
        typed = [str(one or "").strip() for one in (value or ["", "", ""])]
        if not any(typed):
            if self.required:
                raise ValidationError(self.error_messages["required"], code="required")
            return None
        missing = [part for part, said in zip(PARTS, typed, strict=True) if not said]
        if missing:
            named = text.listed([f"a {part}" for part in missing])
            raise ValidationError(f"The date must include {named}", code="incomplete")
        made = _date(*typed)
        if made is None:
            raise ValidationError(self.error_messages.get("invalid_date", REAL), code="invalid_date")
        self.run_validators(made)
        return made

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Return whether another date is typed than the one shown."""
        shown = [str(one or "") for one in DateWidget().decompress(initial)]
        return shown != [str(one or "").strip() for one in (data or ["", "", ""])]


def _date(day: str, month: str, year: str) -> dt.date | None:
    number = _MONTHS.index(month[:3].lower()) + 1 if month[:3].lower() in _MONTHS else 0
    if not number and re.fullmatch("[0-9]{1,2}", month):
        number = int(month)
    if not re.fullmatch("[0-9]{1,2}", day) or not _YEAR.fullmatch(year):
        return None
    try:
        return dt.date(int(year), number, int(day))
    except ValueError:
        return None
