"""A strategy in the world of tests: four strands with work plans to 2013, as its page and its file show it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from factories.world import NOW, World
from oneworkforce.plan.commands import actions, sources, strands, strategies
from oneworkforce.plan.commands.actions import Said

TITLES = (
    "One identity, vision and language",
    "Integrated working and one framework for staff development",
    "Training hubs in every area",
    "Safeguarding first",
)
LINK = "one-childrens-workforce/outcomes"


@dataclass(frozen=True, slots=True)
class Kept:
    """The ids of what was made; actions by their number."""

    strategy: UUID
    source: UUID
    strands: tuple[UUID, ...]
    actions: tuple[UUID, ...]


def said(title: str, **more: str | bool | tuple[str, ...]) -> Said:
    """Return what a form says of an action."""
    given: dict[str, object] = {"lead_role": "Work stream lead", "when": "March 2027", "links": (LINK,), **more}
    return Said(title=title, **given)  # type: ignore[arg-type]


def held(world: World, many: int = 3, title: str = "Workforce strategy", who: str = "walter") -> Kept:
    """Make a strategy of four strands, its first with a visioning event as its source, and `many` actions."""
    with world.scope(who):
        told = {"by": world.viewer(who), "now": NOW}
        strategy = strategies.add(**told, title=title, starts_on=date(2026, 1, 1), ends_on=date(2028, 12, 31))  # type: ignore[arg-type]
        source = sources.add(
            **told,  # type: ignore[arg-type]
            strategy=strategy,
            kind="visioning",
            title="Visioning day",
            held_on=date(2025, 11, 20),
            place="Town hall",
            took_part="Police, schools and health",
        )
        made = tuple(
            strands.add(**told, strategy=strategy, title=each, sources=[source] if number == 0 else [])  # type: ignore[arg-type]
            for number, each in enumerate(TITLES)
        )
        done = tuple(
            actions.add(**told, strand=made[number % len(made)], said=said(f"Action of number {number + 1}"))  # type: ignore[arg-type]
            for number in range(many)
        )
    return Kept(strategy, source, made, done)
