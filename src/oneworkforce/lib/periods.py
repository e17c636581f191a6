"""Days and whole months, as plans name them ("1 April 2010", "November 2009"), and the same day of other years."""

import calendar
import re
from dataclasses import dataclass
from datetime import date

from oneworkforce.lib import faults

_WORDS = re.compile(r"(?:(?P<day>[0-9]{1,2})(?:st|nd|rd|th)? )?(?P<month>[a-z]{3,9})\.? (?P<year>[12][0-9]{3})")
_FIGURES = re.compile(r"(?P<year>[12][0-9]{3})-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?")
_MONTHS = tuple(name.casefold() for name in calendar.month_name)
_REMEDY = "Write a month or a day, such as November 2009, 1 April 2010 or 2010-04-01."


@dataclass(frozen=True, slots=True)
class Date:
    """A day, or a whole month where `day` is None. It exists in the calendar."""

    year: int
    month: int
    day: int | None = None

    def __str__(self) -> str:
        """Return "1 April 2010" or "April 2010"."""
        month = f"{calendar.month_name[self.month]} {self.year}"
        return month if self.day is None else f"{self.day} {month}"


def read(text: str, where: str) -> Date:
    """Return the day or month that `text` says, in words ("Nov 2009", "1st April 2010") or as 2010-04-01.

    `where` is the place a person can find. Raises `faults.Refused` for anything else, such as
    1/4/2010, which two readers read as two days.
    """
    words = " ".join(text.casefold().split())
    match = _WORDS.fullmatch(words) or _FIGURES.fullmatch(words)
    if match is None:
        raise _refused(where, f"{faults.shown(text)} is not a month or a day.".capitalize())
    year, month = int(match["year"]), _month(match["month"])
    day = int(match["day"]) if match["day"] else None
    if not month or (day is not None and not 1 <= day <= calendar.monthrange(year, month)[1]):
        raise _refused(where, "There is no such month or day in the calendar.")
    return Date(year, month, day)


def years_on(day: date, years: int) -> date:
    """Return the same day so many years later, earlier where `years` is negative; 29 February becomes the 28th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def _month(text: str) -> int:
    """Return 1 to 12 for "04", "april", "apr" or "sept", or 0."""
    if text.isdigit():
        return int(text) if 1 <= int(text) <= len(_MONTHS) - 1 else 0
    return next((number for number, name in enumerate(_MONTHS) if name.startswith(text)), 0)


def _refused(where: str, what: str) -> faults.Refused:
    return faults.Refused(faults.Fault(where, what, _REMEDY))
