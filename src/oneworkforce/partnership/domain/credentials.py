"""What a check, a training or a registration is worth on a day. Its day of expiry is the last on which it counts."""

from datetime import date

from oneworkforce.lib import text
from oneworkforce.lib.days import day
from oneworkforce.lib.titled import Titled

DUE_DAYS = 90
"""So many days before it expires, or fewer, a credential is due: a course or a check takes weeks to arrange."""


class Status(Titled):
    """How a credential stands on a day, the most pressing first."""

    EXPIRED = "expired", "Expired"
    DUE = "due", "Due"
    UNKNOWN = "unknown", "Expiry not known"
    IN_FORCE = "in_force", "In force"
    NO_EXPIRY = "no_expiry", "Does not expire"


PRESSING = (Status.EXPIRED, Status.DUE)
_ORDER = {status: place for place, status in enumerate(Status)}


def status(*, expires_on: date | None, never_expires: bool, today: date) -> Status:
    """Return how it stands on `today`. Without a day, "never" and "not known" are two answers."""
    if expires_on is None:
        return Status.NO_EXPIRY if never_expires else Status.UNKNOWN
    if expires_on < today:
        return Status.EXPIRED
    return Status.DUE if (expires_on - today).days <= DUE_DAYS else Status.IN_FORCE


def order(*, name: str, expires_on: date | None, never_expires: bool, today: date) -> tuple[int, date, str]:
    """Return what a list is sorted by: the most pressing first, then the earliest day, then the name."""
    stands = status(expires_on=expires_on, never_expires=never_expires, today=today)
    return _ORDER[stands], expires_on or date.max, text.folded(name)


def worst(statuses: list[Status]) -> Status | None:
    """Return the most pressing of several; None of none."""
    return min(statuses, key=_ORDER.__getitem__, default=None)


def sentence(*, expires_on: date | None, never_expires: bool, today: date) -> str:
    """Return how it stands as a sentence: "Expires on 3 May 2027, in 12 days."."""
    if expires_on is None:
        return "Does not expire." if never_expires else "When it expires is not known."
    days = (expires_on - today).days
    said = day(expires_on)
    if days < 0:
        return f"Expired on {said}, {text.counted(-days, 'day')} ago."
    if days == 0:
        return f"Expires today, {said}."
    if days <= DUE_DAYS:
        return f"Expires on {said}, in {text.counted(days, 'day')}."
    return f"In force until {said}."
