"""When a new picture may be made: so seldom that nobody is known by what changed between two of them. Pure.

Whoever keeps two pictures can subtract. What one of them withholds the next withholds again (domain/pictures.py); and
between two of them enough must have happened, that what differs is of several people and not of one.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from oneworkforce.lib import text
from oneworkforce.lib.faults import Fault

LONGEST = timedelta(days=28)
"""After so long a picture is made again whatever changed: by then what changed is not one day's news."""


@dataclass(frozen=True, slots=True)
class Last:
    """The picture in force: of what day, and how many people's rows have changed since."""

    as_of: date
    changed: int


def kept(last: Last | None, *, as_of: date, k: int) -> Fault | None:
    """Return why the last picture stays, None where a new one may be made."""
    if last is None:
        return None
    if as_of <= last.as_of:
        return Fault("", "Today's picture has been made already.", "It is made again tomorrow at the earliest.")
    if as_of - last.as_of >= LONGEST:
        return None
    if not last.changed:
        return Fault("", "Nothing has changed since the last picture.", "It is as it would be today.")
    if last.changed < k:
        many = text.counted(k, "person", "people")
        what = f"Rows of fewer than {many} have changed since the last picture: what differs could be told of each."
        return Fault("", what, f"It is made once {many} are met, or after {LONGEST.days} days.")
    return None
