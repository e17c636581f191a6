"""Fields for pounds, hours, days and per cent as people write them, given back in one way of writing."""

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from oneworkforce.lib import money
from oneworkforce.lib.faults import Refused

_NUMBER = re.compile(r"[0-9]{1,6}(\.[0-9]{1,2})?")
_CLOCK = re.compile(r"([0-9]{1,3}):([0-5][0-9])")
HOUR = 60
HALVES = 2
PER_CENT = 100


class _Typed(forms.CharField):
    """A short line with a number in it."""

    def __init__(self, **options: Any) -> None:
        """Take the options of a Django field."""
        options.setdefault("max_length", 30)
        super().__init__(widget=forms.TextInput({"inputmode": "decimal", "autocomplete": "off"}), **options)

    def clean(self, value: Any) -> str:
        """Return the number in one way of writing, "" for none."""
        said = super().clean(value).strip()
        return self.written(said) if said else ""

    def written(self, said: str) -> str:
        """Return what was typed in one way of writing; ValidationError where it is no such number."""
        return said


class PoundsField(_Typed):
    """Pounds: "28000" becomes "£28,000"."""

    def written(self, said: str) -> str:
        """Return the amount as it is shown."""
        try:
            return money.shown(money.read(said, ""))
        except Refused as refused:
            fault = refused.faults[0]
            raise ValidationError(f"{fault.what} {fault.remedy}") from None


class HoursField(_Typed):
    """Hours a week: "37", "32.5" or "32:30", given back as a decimal."""

    def written(self, said: str) -> str:
        """Return hours as a decimal number."""
        if match := _CLOCK.fullmatch(said):
            return plain(Decimal(match[1]) + Decimal(match[2]) / HOUR)
        return _number(said, "Enter hours in figures, such as 37, 32.5 or 32:30")


class DaysField(_Typed):
    """Days a year, in halves."""

    def written(self, said: str) -> str:
        """Return days as a decimal number."""
        days = _number(said, "Enter days in figures, such as 28 or 25.5")
        if Decimal(days) * HALVES % 1:
            raise ValidationError("Enter whole or half days, such as 28 or 25.5")
        return days


class PerCentField(_Typed):
    """Per cent, with two decimals at most."""

    def written(self, said: str) -> str:
        """Return per cent as a decimal number."""
        share = _number(said.removesuffix("%").strip(), "Enter per cent in figures, such as 18.5")
        if Decimal(share) > PER_CENT:
            raise ValidationError("Enter 100 per cent or less")
        return share


def _number(said: str, otherwise: str) -> str:
    if not _NUMBER.fullmatch(said):
        raise ValidationError(otherwise)
    return plain(Decimal(said))


def plain(number: Decimal) -> str:
    """Return a number with no more decimals than it needs: "37", "32.5"."""
    return f"{number:f}".rstrip("0").rstrip(".") if "." in f"{number:f}" else f"{number:f}"


def minutes(said: str) -> int | None:
    """Return the minutes of what an HoursField gave, to the nearest; None for none."""
    return None if not said else int(Decimal(said) * HOUR + Decimal("0.5"))


def halves(said: str) -> int | None:
    """Return the half days of what a DaysField gave; None for none."""
    return None if not said else int(Decimal(said) * HALVES)


def points(said: str) -> int | None:
    """Return the basis points of what a PerCentField gave; None for none."""
    return None if not said else int(Decimal(said) * PER_CENT)


def pounds(said: str) -> Decimal | None:
    """Return the pounds of what a PoundsField gave; None for none."""
    return None if not said else money.read(said, "")
