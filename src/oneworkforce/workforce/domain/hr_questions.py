"""A question about pay and conditions: where it stands, which step leads where, and why not. The one table of it."""

from datetime import date
from enum import StrEnum

from oneworkforce.lib import text
from oneworkforce.lib.titled import Titled


class State(Titled):
    """Where a question stands."""

    OPEN = "open", "Open"
    ANSWERED = "answered", "Answered"
    WITHDRAWN = "withdrawn", "Withdrawn"


class Step(StrEnum):
    """What can be done with a question."""

    ANSWER = "answer it"
    WITHDRAW = "take it back"
    PUBLISH = "show it to all who see pay and conditions"
    HIDE = "show it no longer"


TABLE: dict[tuple[State, Step], State] = {
    (State.OPEN, Step.ANSWER): State.ANSWERED,
    (State.OPEN, Step.WITHDRAW): State.WITHDRAWN,
    (State.ANSWERED, Step.ANSWER): State.ANSWERED,
    (State.ANSWERED, Step.PUBLISH): State.ANSWERED,
    (State.ANSWERED, Step.HIDE): State.ANSWERED,
}
_WHY_NOT = {
    State.OPEN: "It has no answer yet.",
    State.ANSWERED: "It has been answered: question and answer stay.",
    State.WITHDRAWN: "It was taken back by whoever asked.",
}


def after(now: State, step: Step) -> State:
    """Return the state that follows; KeyError where the step cannot be taken."""
    return TABLE[now, step]


def why_not(now: State, step: Step) -> str:
    """Return why a step cannot be taken, in a sentence; "" where it can."""
    return "" if (now, step) in TABLE else _WHY_NOT[now]


def waited(asked_on: date, answered_on: date | None, today: date) -> int:
    """Return for how many days a question is, or was, open; one answered on its day was open for none."""
    return max(0, ((answered_on or today) - asked_on).days)


def waited_words(days: int, state: State) -> str:
    """Return "Open for 3 days", "Answered after 1 day"."""
    if state is State.WITHDRAWN:
        return "Taken back"
    spent = text.counted(days, "day") if days else "less than a day"
    return f"Open for {spent}" if state is State.OPEN else f"Answered after {spent}"
