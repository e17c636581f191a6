"""When a new picture may be made: so seldom that nobody is known by what changed between two of them. Pure.

Whoever keeps two pictures can subtract. What one of them withholds the next withholds again (domain/pictures.py); and
between two of them enough must have happened, that what differs is of several people and not of one. What whoever
looks can change by themselves does not count: the organisation whose rows changed most is left out.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from oneworkforce.lib import text
from oneworkforce.lib.faults import Fault

LONGEST = timedelta(days=28)
"""After so long every figure is made again whatever changed: by then what changed is not one day's news."""


@dataclass(frozen=True, slots=True)
class Last:
    """The picture in force: of what day, how many people's rows have changed since, and of one organisation most.

    `whole_on`: the day of the last picture in which every figure was made anew.
    """

    as_of: date
    changed: int
    most: int
    whole_on: date

    @property
    def others(self) -> int:
        """Return how many people's rows have changed outside the organisation of which most have."""
        return self.changed - self.most


def whole(whole_on: date, as_of: date) -> bool:
    """Say whether a picture of a day is made anew as a whole (else domain/steady.py says what stays)."""
    return as_of - whole_on >= LONGEST


def kept(last: Last | None, *, as_of: date, k: int) -> Fault | None:
    """Return why the last picture stays, None where a new one may be made."""
    if last is None:
        return None
    if as_of <= last.as_of:
        return Fault("", "Today's picture has been made already.", "It is made again tomorrow at the earliest.")
    if whole(last.whole_on, as_of):
        return None
    if not last.changed:
        return Fault("", "Nothing has changed since the last picture.", "It is as it would be today.")
    if last.others < k:
        many = text.counted(k, "person", "people")
        what = (
            f"Outside one organisation, rows of fewer than {many} have changed since the last picture: what differs "
            "could be told of each."
        )
        return Fault("", what, f"It is made once {many} are met, or {LONGEST.days} days after the last whole one.")
    return None
