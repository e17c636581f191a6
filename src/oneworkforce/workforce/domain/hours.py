"""Hours a week and what they make: whole-time equivalents, and the shares of several posts of one person.

Hours are kept as whole minutes. A whole-time equivalent is in whole hundredths and rounded once, for each post, half
up: whatever is added up by organisation, role or place is the sum of what each post shows, so all sums agree.
"""

import re
from collections.abc import Sequence
from decimal import Decimal

from oneworkforce.lib import numbers, rounding, text
from oneworkforce.lib.faults import Fault

FULL_TIME = 2220
"""Minutes of a full-time week where nobody says anything else: 37 hours."""
LONGEST_WEEK = 6000
SHORTEST_FULL_TIME = 60
_HOUR = 60
_WHOLE = 100
_CLOCK = re.compile(r"(?P<hours>[0-9]{1,3}):(?P<minutes>[0-5][0-9])(?::00)?")


def read(said: str, where: str, *, least: int = 0, most: int = LONGEST_WEEK) -> tuple[int | None, Fault | None]:
    """Return the minutes of hours as people write them ("37", "18.5", "7:24"), and what is wrong with them.

    Decimal hours are taken to the nearest minute. An empty text is None without a fault.
    """
    if not numbers.signs(said):
        return None, None
    minutes = minutes_of(said)
    if minutes is None:
        return None, Fault(where, "This is not a number of hours.", "Write it as 18.5 or 18:30.")
    if not least <= minutes <= most:
        what = f"This is not between {shown(least)} and {shown(most)} hours a week."
        return None, Fault(where, what, "Enter the hours of one week.")
    return minutes, None


def minutes_of(said: str) -> int | None:
    """Return the minutes of hours as people and spreadsheets write them ("37", "18,5", "7:24:00"); None for others.

    Halves of a minute go up.
    """
    words = numbers.signs(said)
    if clock := _CLOCK.fullmatch(words):
        return int(clock["hours"]) * _HOUR + int(clock["minutes"])
    number = numbers.decimal(words)
    return None if number is None else int(number * _HOUR + Decimal("0.5"))


def shown(minutes: int) -> str:
    """Return minutes as hours that `read` reads back as the same minutes: "37", "18.5", "7:24"."""
    hours, rest = divmod(minutes, _HOUR)
    if rest == 0:
        return str(hours)
    hundredths, left = divmod(rest * _WHOLE, _HOUR)
    return f"{hours}:{rest:02d}" if left else f"{hours}.{hundredths:02d}".rstrip("0")


def words(minutes: int) -> str:
    """Return minutes as people say them: "37 hours", "32 hours 30 minutes", "45 minutes", "0 hours"."""
    whole, rest = divmod(minutes, _HOUR)
    parts = (text.counted(whole, "hour") if whole else "", text.counted(rest, "minute") if rest else "")
    return " ".join(filter(None, parts)) or "0 hours"


def full_time(post: int | None, organisation: int | None) -> int:
    """Return the minutes of the full-time week that a post is measured by: its own, the organisation's, or 37 hours."""
    return post or organisation or FULL_TIME


def whole_time(minutes: int | None, full: int) -> int | None:
    """Return the hundredths of a whole-time equivalent, half up; None where the hours are not known."""
    return None if minutes is None else (minutes * _WHOLE * 2 + full) // (full * 2)


def written(hundredths: int) -> str:
    """Return hundredths as people write them: "0.50", "1.00"."""
    return f"{hundredths // _WHOLE:,}.{hundredths % _WHOLE:02d}"


def shares(minutes: Sequence[int | None]) -> tuple[int | None, ...]:
    """Return what part of a person's week each of their posts takes, in whole percents that make 100 together.

    Shared as `rounding.shared` says, of two posts as large the earlier first. Where the hours of any post are not
    known, or there are none, no share is known.
    """
    known = [each for each in minutes if each is not None]
    if len(known) < len(minutes) or not sum(known):
        return (None,) * len(minutes)
    return rounding.shared(_WHOLE, known)
