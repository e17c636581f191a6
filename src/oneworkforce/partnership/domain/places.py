"""The tree of localities: what may lie in what, the way up from a place, and what lies in it.

Pure: a tree is a mapping of ids to `Place`. Localities of the same or a smaller level never hold a larger one, and
levels may be skipped: an area may lie in a county. That alone rules out circles.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from oneworkforce.lib import text, trees
from oneworkforce.lib.faults import Fault
from oneworkforce.partnership.domain.sectors import Level

SIZES: Mapping[Level, int] = {level: size for size, level in enumerate(Level)}
"""Levels from the largest (0) to the smallest."""


@dataclass(frozen=True, slots=True)
class Place:
    """One locality as far as the tree needs it; `parent` None stands at the top."""

    id: UUID
    name: str
    level: Level
    parent: UUID | None = None


Tree = Mapping[UUID, Place]


@dataclass(frozen=True, slots=True)
class Branch:
    """A place with the branches that lie in it, by name."""

    place: Place
    branches: tuple["Branch", ...]


def refusal(tree: Tree, *, place: UUID | None, level: Level, parent: UUID | None) -> Fault | None:
    """Return why `place` (None: a new one) of `level` may not lie in `parent` (None: at the top), or None."""
    if place is not None:
        largest = min((SIZES[tree[one].level] for one in children(tree, place)), default=len(SIZES))
        if SIZES[level] >= largest:
            return Fault("level", "Something as large, or larger, lies in this locality.", "Move it first.")
    if parent is None:
        return None
    if place is not None and parent in beneath(tree, place):
        return Fault("parent", "A locality cannot lie in itself or in what lies in it.", "Choose another.")
    if SIZES[tree[parent].level] >= SIZES[level]:
        if SIZES[level] == 0:
            return Fault("parent", "A county lies in nothing larger.", "Choose that it lies in none.")
        larger = [one.title_.lower() for one in Level if SIZES[one] < SIZES[level]]
        remedy = f"Choose a {text.listed(larger, 'or')}."
        return Fault("parent", f"{_article(level)} {level.title_.lower()} lies in a larger locality.", remedy)
    return None


def children(tree: Tree, place: UUID | None) -> tuple[UUID, ...]:
    """Return what lies directly in `place` (None: what stands at the top), by name."""
    return tuple(one.id for one in sorted(tree.values(), key=_by_name) if one.parent == place)


def beneath(tree: Tree, place: UUID) -> frozenset[UUID]:
    """Return `place` and everything that lies in it, however deep."""
    return trees.beneath({one.id: one.parent for one in tree.values()}, [place])


def trail(tree: Tree, place: UUID) -> tuple[Place, ...]:
    """Return the way from the top down to `place`, itself the last."""
    way = trees.upwards({one.id: one.parent for one in tree.values()}, place)
    return tuple(tree[one] for one in reversed(way))


def branches(tree: Tree) -> tuple[Branch, ...]:
    """Return the whole tree, nested, each level by name."""
    inside = _inside(tree)

    def grown(parent: UUID | None) -> tuple[Branch, ...]:
        return tuple(Branch(one, grown(one.id)) for one in inside[parent])

    return grown(None)


def flat(grown: Collection[Branch], depth: int = 0) -> Iterator[tuple[Place, int]]:
    """Yield each place of nested branches with its depth, a place before what lies in it."""
    for branch in grown:
        yield branch.place, depth
        yield from flat(branch.branches, depth + 1)


def named(tree: Tree, place: UUID) -> str:
    """Return the name of a place with where it lies: "Reed, Willow"."""
    return ", ".join(one.name for one in reversed(trail(tree, place)[-2:]))


def _inside(tree: Tree) -> defaultdict[UUID | None, list[Place]]:
    inside: defaultdict[UUID | None, list[Place]] = defaultdict(list)
    for one in sorted(tree.values(), key=_by_name):
        inside[one.parent].append(one)
    return inside


def _by_name(place: Place) -> tuple[str, str]:
    return place.name.casefold(), str(place.id)


def _article(level: Level) -> str:
    return "An" if level.title_[0] in "AEIOU" else "A"
