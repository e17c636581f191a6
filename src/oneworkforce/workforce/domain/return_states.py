"""How far an organisation is with what it was asked: computed from what is there, and from what it says itself.

What is there counts since the day the collection opened: a row is fresh once it changed or was confirmed from that day
on. What an organisation says stands above what is computed, for it knows; nothing that it enters takes that back.
"""

from dataclasses import dataclass
from datetime import date

from oneworkforce.lib.titled import Titled
from oneworkforce.workforce.domain.kinds import Gives


class Statement(Titled):
    """What an organisation says of its own return; NOTHING until it says something."""

    NOTHING = "", "Nothing said yet"
    UNCHANGED = "unchanged", "Nothing has changed"
    DONE = "done", "Everything is entered"
    TOTALS = "totals", "We give totals"
    REFUSED = "refused", "We do not take part"


class Status(Titled):
    """How far an organisation is."""

    NOT_BEGUN = "not_begun", "Not begun"
    BEGUN = "begun", "Begun"
    CONFIRMED = "confirmed", "Confirmed"
    UNCHANGED = "unchanged", "Nothing changed"
    TOTALS = "totals", "Gave totals"
    REFUSED = "refused", "Refused, with a reason"


ANSWERED = frozenset({Status.CONFIRMED, Status.UNCHANGED, Status.TOTALS, Status.REFUSED})
"""Who has answered: nobody of these is reminded."""

SAID: dict[Statement, Status] = {
    Statement.UNCHANGED: Status.UNCHANGED,
    Statement.DONE: Status.CONFIRMED,
    Statement.TOTALS: Status.TOTALS,
    Statement.REFUSED: Status.REFUSED,
}


@dataclass(frozen=True, slots=True)
class There:
    """What is there of an organisation: rows in force (posts, staff records) and totals, and how many are fresh."""

    gives: Gives = Gives.ROWS
    rows: int = 0
    fresh_rows: int = 0
    totals: int = 0
    fresh_totals: int = 0

    def __post_init__(self) -> None:
        """Refuse more fresh ones than there are."""
        if not 0 <= self.fresh_rows <= self.rows or not 0 <= self.fresh_totals <= self.totals:
            raise ValueError("no more is fresh than there is")


def status(said: Statement, there: There) -> Status:
    """Return how far an organisation is.

    What it says first; else everything fresh is confirmed, or gave totals where totals are what it gives; anything
    fresh is begun.
    """
    if said is not Statement.NOTHING:
        return SAID[said]
    if there.gives is Gives.TOTALS and there.totals and there.totals == there.fresh_totals:
        return Status.TOTALS
    if there.gives is Gives.ROWS and there.rows and there.rows == there.fresh_rows:
        return Status.CONFIRMED
    return Status.BEGUN if there.fresh_rows or there.fresh_totals else Status.NOT_BEGUN


def answered(found: Status) -> bool:
    """Say whether an organisation has answered, and is not reminded."""
    return found in ANSWERED


def reminded(found: Status, *, invited: bool) -> bool:
    """Say whether a reminder goes to an organisation: it was invited, and has not answered."""
    return invited and not answered(found)


def late(found: Status, *, answered_on: date | None, last_on: date | None, closes_on: date) -> bool:
    """Say whether an answer came after the deadline: it counts all the same.

    `answered_on`: the day on which the organisation first said something, or on which everything was first fresh: what
    it changes after that makes nothing late. Until that day is noted, `last_on` is the day of the last thing it changed
    or confirmed.
    """
    came = answered_on or last_on
    return answered(found) and came is not None and came > closes_on
