"""What belongs to the data set of a place: the county core, and what it or a place that holds it chose to add."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from oneworkforce.lib import trees
from oneworkforce.workforce.domain import items

Parents = Mapping[UUID, UUID | None]
"""Each locality and the one it lies in."""


@dataclass(frozen=True, slots=True)
class Decided:
    """What a session decided of one item for one locality; decisions are read in the order they were taken."""

    locality: UUID
    item: str
    adds: bool


def core() -> frozenset[str]:
    """Return the keys of the county core."""
    return frozenset(item.key for item in items.all_items().values() if item.core)


def open_items() -> tuple[items.Item, ...]:
    """Return the items that a locality may choose to add, in the order of the list."""
    return tuple(item for item in items.all_items().values() if not item.core)


def added(keys: Iterable[str]) -> tuple[items.Item, ...]:
    """Return the items among `keys` that a locality added to the core, in the order of the list."""
    wanted = set(keys)
    return tuple(item for item in open_items() if item.key in wanted)


def by_locality(decisions: Iterable[Decided]) -> dict[UUID, frozenset[str]]:
    """Return what each locality adds itself: of two decisions on one item the later stands."""
    found: dict[UUID, dict[str, bool]] = {}
    for each in decisions:
        found.setdefault(each.locality, {})[each.item] = each.adds
    known = {item.key for item in open_items()}
    return {
        place: frozenset(item for item, adds in said.items() if adds and item in known) for place, said in found.items()
    }


def of(places: Iterable[UUID], parents: Parents, added: Mapping[UUID, frozenset[str]]) -> frozenset[str]:
    """Return the keys of the data set of some places together: the core, and what any place that holds one adds."""
    around = {outer for place in places for outer in trees.upwards(parents, place)}
    return core().union(*(added.get(place, frozenset()) for place in around))
