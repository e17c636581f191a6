"""Where a round that is asked here stands, which step leads where, and why not: the one table of it."""

from datetime import date
from enum import StrEnum

from oneworkforce.lib.titled import Titled


class Standing(Titled):
    """Where a round stands on a day. An uploaded one is never open."""

    PREPARED = "prepared", "Being prepared"
    OPEN = "open", "Open for answers"
    OVER = "over", "Its last day has passed"
    CLOSED = "closed", "Closed"


class Step(StrEnum):
    """What can be done with a round."""

    FRAME = "change who is asked"
    WORD = "change its letters"
    OPEN = "open it"
    SEND = "send letters"
    ANSWER = "answer it"
    ENTER = "enter answers from paper"
    EXTEND = "extend it"
    CLOSE = "close it"
    UPLOAD = "upload answers"
    DISCUSS = "discuss its results"


TABLE: dict[tuple[Standing, Step], Standing] = {
    (Standing.PREPARED, Step.FRAME): Standing.PREPARED,
    (Standing.PREPARED, Step.WORD): Standing.PREPARED,
    (Standing.PREPARED, Step.OPEN): Standing.OPEN,
    (Standing.PREPARED, Step.UPLOAD): Standing.PREPARED,
    (Standing.OPEN, Step.WORD): Standing.OPEN,
    (Standing.OPEN, Step.SEND): Standing.OPEN,
    (Standing.OPEN, Step.ANSWER): Standing.OPEN,
    (Standing.OPEN, Step.ENTER): Standing.OPEN,
    (Standing.OPEN, Step.EXTEND): Standing.OPEN,
    (Standing.OPEN, Step.CLOSE): Standing.CLOSED,
    (Standing.OVER, Step.WORD): Standing.OVER,
    (Standing.OVER, Step.ENTER): Standing.OVER,
    (Standing.OVER, Step.EXTEND): Standing.OPEN,
    (Standing.OVER, Step.CLOSE): Standing.CLOSED,
    (Standing.CLOSED, Step.DISCUSS): Standing.CLOSED,
}

_FIXED = "It was opened, so who is asked stays as it is."
_NOT_OPEN = "It is not open yet."
_OVER = "Its last day has passed. Extend it first."
_CLOSED = "It is closed."
_HERE = "Its answers are collected here."

_WHY_NOT: dict[tuple[Standing, Step], str] = {
    (Standing.PREPARED, Step.DISCUSS): "It has not been answered yet.",
    (Standing.OPEN, Step.FRAME): _FIXED,
    (Standing.OPEN, Step.OPEN): "It is open already.",
    (Standing.OPEN, Step.UPLOAD): _HERE,
    (Standing.OPEN, Step.DISCUSS): "It is still open: results are shown once it is closed.",
    (Standing.OVER, Step.FRAME): _FIXED,
    (Standing.OVER, Step.OPEN): _OVER,
    (Standing.OVER, Step.UPLOAD): _HERE,
    (Standing.OVER, Step.DISCUSS): "Close it first: results are shown once it is closed.",
    (Standing.CLOSED, Step.UPLOAD): _HERE,
}
_USUAL = {Standing.PREPARED: _NOT_OPEN, Standing.OPEN: "", Standing.OVER: _OVER, Standing.CLOSED: _CLOSED}


def standing(*, opened: bool, closed: bool, closes_on: date | None, today: date) -> Standing:
    """Return where a round stands; its last day is a day on which it is open."""
    if closed:
        return Standing.CLOSED
    if not opened:
        return Standing.PREPARED
    return Standing.OVER if closes_on is not None and closes_on < today else Standing.OPEN


def after(now: Standing, step: Step) -> Standing:
    """Return where it stands then; KeyError where the step cannot be taken."""
    return TABLE[now, step]


def why_not(now: Standing, step: Step) -> str:
    """Return why a step cannot be taken, in a sentence; "" where it can."""
    if (now, step) in TABLE:
        return ""
    return _WHY_NOT.get((now, step), _USUAL[now])
