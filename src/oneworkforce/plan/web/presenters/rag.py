"""Red, amber, green on a page: always a word, in a tag whose colour only repeats it."""

from collections.abc import Iterable, Sequence

from oneworkforce.lib import text
from oneworkforce.plan.domain.rag import State
from oneworkforce.ui.parts import Cell

_COLOURS = {
    State.RED: "red",
    State.AMBER: "orange",
    State.GREEN: "green",
    State.NOT_STARTED: "grey",
    State.COMPLETE: "blue",
}


def tag(state: State) -> Cell:
    """Return the state as a tag."""
    return Cell(state.title_, tag=_COLOURS[state])


def counted(states: Iterable[State]) -> str:
    """Return "2 red, 1 amber, 9 not started", without what there is none of; "" for no action."""
    found = list(states)
    words = {state: state.title_.split(":")[0].lower() for state in State}
    return text.listed([f"{found.count(state)} {words[state]}" for state in State if state in found])


def tags(states: Sequence[State]) -> list[Cell]:
    """Return a tag with its count for each state there is."""
    return [
        Cell(f"{states.count(state)} {state.title_.split(':')[0].lower()}", tag=_COLOURS[state])
        for state in State
        if state in states
    ]
