"""Fields for pounds, hours, days and per cent as people write them, given back in one way of writing."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from oneworkforce.lib import money, numbers
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.workforce.domain import basis_points, half_days, hours

_LETTERS = 30


class _Typed(forms.CharField):
    """A short line with a number in it.

    `later`: what is no such number stays as it was typed, for a command that reads it again and tells all faults of a
    form at once; else the field tells it, in the same words.
    """

    inputmode = "decimal"

    def __init__(self, *, later: bool = False, **options: Any) -> None:
        """Take the options of a Django field."""
        attrs = {"inputmode": self.inputmode, "autocomplete": "off", "class": "govuk-input--width-5"}
        super().__init__(max_length=_LETTERS, widget=forms.TextInput(attrs), **options)
        self.later = later

    def clean(self, value: Any) -> str:
        """Return the number in one way of writing, "" for none."""
        said: str = super().clean(value).strip()
        written, fault = self.read(said)
        if fault is not None and not self.later:
            raise ValidationError(_sentence(fault))
        return said if fault is not None else written

    def read(self, said: str) -> tuple[str, Fault | None]:
        """Return what was typed in one way of writing, and what is wrong with it; each kind says how."""
        return said, None


class HoursField(_Typed):
    """Hours a week: "37", "32.5" or "32:30", given back as `hours.shown` has them: "37.0" and "37" are the same."""

    def read(self, said: str) -> tuple[str, Fault | None]:
        """Return hours as they are shown."""
        return _written(hours.shown, hours.read(said, ""))


class DaysField(_Typed):
    """Days a year, in halves."""

    def read(self, said: str) -> tuple[str, Fault | None]:
        """Return days as they are shown."""
        return _written(half_days.shown, half_days.read(said, ""))


class PerCentField(_Typed):
    """Per cent, with two decimals at most."""

    def read(self, said: str) -> tuple[str, Fault | None]:
        """Return per cent as it is shown, without the sign."""
        return _written(basis_points.shown, basis_points.read(said, ""))


class CountField(_Typed):
    """A whole number from nothing on: "1,204" is given back as "1204"."""

    inputmode = "numeric"

    def __init__(self, *, most: int, **options: Any) -> None:
        """Take the options of a Django field, and the `most` that may be said."""
        super().__init__(**options)
        self.most = most

    def read(self, said: str) -> tuple[str, Fault | None]:
        """Return the number in figures alone."""
        return _written(str, numbers.read_whole(said, "", most=self.most))


class WholeTimeField(_Typed):
    """Whole-time equivalents, with two decimals at most."""

    def __init__(self, *, most: int, **options: Any) -> None:
        """Take the options of a Django field, and the `most` that may be said."""
        super().__init__(**options)
        self.most = most

    def read(self, said: str) -> tuple[str, Fault | None]:
        """Return them as they are shown."""
        return _written(hours.written, numbers.read_hundredths(said, "", most=self.most))


class PoundsField(forms.Field):
    """An amount of pounds as people write it: Decimal, or None."""

    def __init__(self, **options: Any) -> None:
        """Take the options of a Django field."""
        attrs = {"inputmode": "decimal", "autocomplete": "off"}
        super().__init__(widget=forms.TextInput(attrs), **options)

    def to_python(self, value: Any) -> Decimal | None:
        """Return pounds."""
        said = str(value or "").strip()
        if not said:
            return None
        try:
            return money.read(said, "")
        except Refused as refused:
            raise ValidationError(_sentence(refused.faults[0])) from None

    def prepare_value(self, value: Any) -> Any:
        """Return the amount as it is shown in the field."""
        return money.shown(value) if isinstance(value, Decimal) else value


def _written(shown: Callable[[int], str], found: tuple[int | None, Fault | None]) -> tuple[str, Fault | None]:
    number, fault = found
    return "" if number is None else shown(number), fault


def _sentence(fault: Fault) -> str:
    return f"{fault.what} {fault.remedy}"


def minutes(said: str) -> int | None:
    """Return the minutes of what an HoursField gave; None for none."""
    return hours.read(said, "")[0]


def halves(said: str) -> int | None:
    """Return the half days of what a DaysField gave; None for none."""
    return half_days.read(said, "")[0]


def points(said: str) -> int | None:
    """Return the basis points of what a PerCentField gave; None for none."""
    return basis_points.read(said, "")[0]
