"""Where a collection of workforce data stands, which step leads where, and why not: the one table of it."""

from datetime import date
from enum import StrEnum

from oneworkforce.lib.titled import Titled


class Standing(Titled):
    """Where a collection stands on a day. Its deadline is a day on which it is open."""

    PREPARED = "prepared", "Being prepared"
    OPEN = "open", "Open"
    OVER = "over", "Its deadline has passed"
    CLOSED = "closed", "Closed"


class Step(StrEnum):
    """What can be done with a collection."""

    CHANGE = "change its days"
    CHOOSE = "choose who is asked"
    WORD = "word its letters"
    OPEN = "open it"
    INVITE = "send the invitation"
    REMIND = "send reminders"
    EXTEND = "extend it"
    ANSWER = "answer it"
    CLOSE = "close it"


TABLE: dict[tuple[Standing, Step], Standing] = {
    (Standing.PREPARED, Step.CHANGE): Standing.PREPARED,
    (Standing.PREPARED, Step.CHOOSE): Standing.PREPARED,
    (Standing.PREPARED, Step.WORD): Standing.PREPARED,
    (Standing.PREPARED, Step.OPEN): Standing.OPEN,
    (Standing.OPEN, Step.CHOOSE): Standing.OPEN,
    (Standing.OPEN, Step.WORD): Standing.OPEN,
    (Standing.OPEN, Step.INVITE): Standing.OPEN,
    (Standing.OPEN, Step.REMIND): Standing.OPEN,
    (Standing.OPEN, Step.EXTEND): Standing.OPEN,
    (Standing.OPEN, Step.ANSWER): Standing.OPEN,
    (Standing.OPEN, Step.CLOSE): Standing.CLOSED,
    (Standing.OVER, Step.CHOOSE): Standing.OVER,
    (Standing.OVER, Step.WORD): Standing.OVER,
    (Standing.OVER, Step.INVITE): Standing.OVER,
    (Standing.OVER, Step.REMIND): Standing.OVER,
    (Standing.OVER, Step.EXTEND): Standing.OPEN,
    (Standing.OVER, Step.ANSWER): Standing.OVER,
    (Standing.OVER, Step.CLOSE): Standing.CLOSED,
}
"""Late answers still count, so what is over can be answered and reminded of until somebody closes it."""

_NOT_OPEN = "It is not open yet."
_OPENED = "It was opened, so its days stay as they were told."
_WHY_NOT: dict[tuple[Standing, Step], str] = {
    (Standing.OPEN, Step.CHANGE): f"{_OPENED} Extend it to give more time.",
    (Standing.OPEN, Step.OPEN): "It is open already.",
    (Standing.OVER, Step.CHANGE): f"{_OPENED} Extend it to give more time.",
    (Standing.OVER, Step.OPEN): "It was opened, and its deadline has passed.",
}
_USUAL = {Standing.PREPARED: _NOT_OPEN, Standing.OPEN: "", Standing.OVER: "", Standing.CLOSED: "It is closed."}


def standing(*, opened: bool, closed: bool, closes_on: date, today: date) -> Standing:
    """Return where a collection stands on a day."""
    if closed:
        return Standing.CLOSED
    if not opened:
        return Standing.PREPARED
    return Standing.OVER if closes_on < today else Standing.OPEN


def after(now: Standing, step: Step) -> Standing:
    """Return where it stands then; KeyError where the step cannot be taken."""
    return TABLE[now, step]


def why_not(now: Standing, step: Step) -> str:
    """Return why a step cannot be taken, in a sentence; "" where it can."""
    return "" if (now, step) in TABLE else _WHY_NOT.get((now, step), _USUAL[now])
