"""Which action waits for which: never round in a circle, for then none of them could ever begin."""

from collections.abc import Collection, Mapping
from uuid import UUID

Waits = Mapping[UUID, Collection[UUID]]
"""For each action those that it waits for."""


def circle(waits: Waits, action: UUID, on: UUID) -> tuple[UUID, ...]:
    """Return the way from `on` to `action`, both part of it, that `action` waiting for `on` would close; () for none.

    It is the shortest; of two as short, the one that `waits` names first.
    """
    came_from: dict[UUID, UUID | None] = {on: None}
    ways = [on]
    for one in ways:
        if one == action:
            return _way(came_from, action)
        for further in waits.get(one, ()):
            if further not in came_from:
                came_from[further] = one
                ways.append(further)
    return ()


def _way(came_from: Mapping[UUID, UUID | None], end: UUID) -> tuple[UUID, ...]:
    way: list[UUID] = []
    at: UUID | None = end
    while at is not None:
        way.append(at)
        at = came_from[at]
    return tuple(reversed(way))
