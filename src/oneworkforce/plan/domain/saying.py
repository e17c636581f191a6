"""What can be said of an action in one press, and what it makes of how far the action has come."""

from dataclasses import dataclass
from datetime import date

from oneworkforce.lib.faults import Fault
from oneworkforce.lib.titled import Titled

WHOLE = 100


class Said(Titled):
    """What one press says; the title is kept as the words of the progress."""

    ON_TRACK = "on-track", "On track"
    NEEDS_HELP = "needs-help", "Needs help"
    DONE = "done", "Done"


@dataclass(frozen=True, slots=True)
class State:
    """How far an action has come: a share of 100, and the day on which it was done, None while it is not."""

    percent: int
    done_on: date | None = None


def after(said: Said, state: State, *, before_done: int, today: date) -> State:
    """Return the state that `said` makes of `state`.

    Done is wholly done, on the day it was first said. Anything else of a done action opens it again, as far as it
    had come before (`before_done`).
    """
    if said is Said.DONE:
        return State(WHOLE, state.done_on or today)
    return state if state.done_on is None else State(before_done)


def reported(percent: int, *, done: bool, done_on: date | None, today: date) -> State:
    """Return the state a report makes: what is done is wholly done, today where no day is given."""
    return State(WHOLE, done_on or today) if done else State(percent)


def fault(percent: int, *, done: bool, done_on: date | None, today: date) -> Fault | None:
    """Return what is wrong with a report, None where nothing is."""
    if not 0 <= percent <= WHOLE:
        return Fault("percent", "How far it has come is not from 0 to 100.", "Enter a number from 0 to 100.")
    if done and done_on is not None and done_on > today:
        return Fault("done_on", "The day it was done is in the future.", "Enter today or an earlier day.")
    return None
