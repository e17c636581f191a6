"""The time of a meeting as people type it, and the days on which there can be one."""

import re
from datetime import date, time

from oneworkforce.lib.faults import Fault

_TIME = re.compile(r"([0-9]{1,2})(?:[:.]([0-9]{2}))? ?([ap]\.?m\.?)?", re.IGNORECASE)
_NOON = 12
FIRST = date(2000, 1, 1)
YEARS_AHEAD = 5
SHORTEST, LONGEST = 5, 720
"""Minutes that a meeting lasts."""


def clock(said: str) -> time | None:
    """Return the time of "14:30", "9.30", "2pm" or "2.30 pm"; None where it is no time of a day."""
    found = _TIME.fullmatch(said.strip())
    if found is None:
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "")[:1].lower()
    if half:
        if not 1 <= hour <= _NOON:
            return None
        hour = hour % _NOON + (_NOON if half == "p" else 0)
    elif found[2] is None:
        return None  # "9" alone may be morning or evening, or a slip
    try:
        return time(hour, minute)
    except ValueError:
        return None


def faults(on: date, at: str, minutes_long: int, *, today: date) -> tuple[Fault, ...]:
    """Return what is wrong with when a meeting is to be."""
    found = []
    if on < FIRST or on.year > today.year + YEARS_AHEAD:
        found.append(Fault("on", "This day is too far away.", f"Give one from 2000 to {today.year + YEARS_AHEAD}."))
    if clock(at) is None:
        found.append(Fault("at", "This is not a time.", "Enter it like 14:30 or 2.30pm."))
    if not SHORTEST <= minutes_long <= LONGEST:
        words = f"Give a number from {SHORTEST} to {LONGEST}."
        found.append(Fault("minutes_long", "A meeting does not last that long or short.", words))
    return tuple(found)
