"""The strategies that a report may be about: the one place that reads them from the room of plans."""

from dataclasses import dataclass
from uuid import UUID

from oneworkforce.access.viewer import Viewer
from oneworkforce.plan.public import Plan


@dataclass(frozen=True, slots=True)
class Planned:
    """A strategy as a report tells it.

    `standing`: how many actions stand how; `text`: (number, state, body) of what is appended; `strands`: (number,
    title, aim, numbers of its actions).
    """

    plan: Plan
    standing: tuple[tuple[str, int], ...] = ()
    text: tuple[int, str, str] | None = None
    strands: tuple[tuple[int, str, str, tuple[int, ...]], ...] = ()


def choices(viewer: Viewer) -> tuple[tuple[str, str], ...]:
    """Return (id, title) of the strategies that `viewer` may choose from."""
    del viewer
    return ()


def of(viewer: Viewer, strategy: UUID, *, text: bool) -> Planned | None:
    """Return the strategy, with its `text` where that is asked for; None where there is none for this viewer."""
    del viewer, strategy, text
    return None
