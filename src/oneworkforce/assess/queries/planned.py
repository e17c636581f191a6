"""The strategies that a report may be about: the one place that reads them from the room of plans."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from oneworkforce.access.verdicts import NotFound
from oneworkforce.access.viewer import Viewer
from oneworkforce.plan import stored
from oneworkforce.plan.public import Plan
from oneworkforce.plan.stored import FrozenText


@dataclass(frozen=True, slots=True)
class Planned:
    """A strategy as a report tells it.

    `standing`: how many actions stand how; `text` is appended, and `consulted` says how it was consulted on.
    """

    plan: Plan
    standing: tuple[tuple[str, int], ...]
    text: FrozenText | None
    consulted: tuple[str, ...]


def choices(viewer: Viewer) -> tuple[tuple[str, str], ...]:
    """Return (id, title) of the strategies that `viewer` may choose from."""
    return tuple((str(each.id), each.title) for each in stored.strategies(viewer))


def of(viewer: Viewer, strategy: UUID, *, text: bool, today: date) -> Planned | None:
    """Return the strategy, with its `text` where that is asked for; None where there is none for this viewer."""
    try:
        plan = stored.plan(viewer, strategy)
    except NotFound:
        return None
    return Planned(
        plan=plan,
        standing=stored.standing(viewer, strategy, today=today),
        text=stored.to_append(viewer, strategy) if text else None,
        consulted=stored.consulted(viewer, strategy, today=today),
    )
