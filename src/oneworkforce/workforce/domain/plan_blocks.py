"""Which roles and places of a plan stand by themselves. Pure.

Nothing that is shown is of one to nine people (small_blocks), and neither is what is left when one figure is taken
from another: from the picture of the workforce, from another version. docs/reference/projection.md states the rules.
Whatever may be shown by itself may be shown together too, so that putting together mends every fault.
"""

import itertools
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from oneworkforce.lib.least import LEAST
from oneworkforce.workforce.domain import roles as listed
from oneworkforce.workforce.domain import small_blocks
from oneworkforce.workforce.domain.plan_inputs import Inputs, Pattern, people
from oneworkforce.workforce.domain.small_blocks import Block

UNLISTED = "unlisted"
"""The group of roles that the list no longer has, as the picture calls it."""
Leaves = tuple[str, ...]
_TOGETHER = 2
"""Nodes above the places of one block that are looked at together."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A block of roles, with the blocks of places in which it is shown."""

    roles: Block
    parts: tuple[Block, ...]


def shown(inputs: Inputs, keys: Sequence[str]) -> tuple[Shown, ...]:
    """Return what a run shows of the roles `keys`, in their order."""
    return _Blocks(inputs, keys).settled()


def pattern(found: Iterable[Shown]) -> Pattern:
    """Return what is shown, as the next version is told it."""
    return tuple((each.roles.leaves, tuple(part.leaves for part in each.parts)) for each in found)


def group(role: str) -> str:
    """Return the group of a role."""
    known = listed.all_roles().get(role)
    return known.group if known else UNLISTED


def few(many: int) -> bool:
    """Say whether so many are too few to be told of."""
    return 0 < many < LEAST


def dominated(parts: Iterable[Mapping[int, int]]) -> bool:
    """Say whether one organisation has all of these people but one to nine: it could take its own away."""
    total = Counter[int]()
    for each in parts:
        total.update(each)
    return bool(total) and few(total.total() - max(total.values()))


class _Blocks:
    """Works out the blocks of a run."""

    def __init__(self, inputs: Inputs, keys: Sequence[str]) -> None:
        self.inputs, self.keys = inputs, list(keys)
        self.places = [place for place, _ in inputs.places]
        self.there = people(inputs.counted)
        self.employers: dict[tuple[str, str], Counter[int]] = {}
        for role, place, organisation, number in inputs.employers:
            self.employers.setdefault((role, place), Counter())[organisation] += number
        self.hidden = set(inputs.hidden)
        self.found: dict[Leaves, list[Leaves]] = {}

    def settled(self) -> tuple[Shown, ...]:
        """Return the blocks once nothing small is left beside any of them."""
        for roles in self._roles():
            self.found[roles] = self._parts(roles)
        for name in dict.fromkeys(group(key) for key in self.keys):
            while self._mended(name):
                pass
        above = self._above()
        counts = {key: self._people([key], self.places) for key in self.keys}
        blocks = small_blocks.made(self.found, counts, above)
        return tuple(
            Shown(each, small_blocks.made(self.found[each.leaves], self._by_place(each.leaves), self.inputs.above))
            for each in blocks
        )

    def _roles(self) -> Iterable[Leaves]:
        """Return the blocks of roles: as their people and employers let, never finer than the version before."""
        counts = {key: self._people([key], self.places) for key in self.keys}

        def fits(roles: Sequence[str]) -> bool:
            where = [place for place, number in self._by_place(roles).items() if number]
            alone = len(where) == 1 and self._hidden(roles, where[0])
            return not alone and not self._dominated(roles, self.places)

        made = small_blocks.blocks(counts, self._above(), fits)
        former = (tuple(key for key in roles if key in counts) for roles, _ in self.inputs.former)
        joined = small_blocks.together([*(each.leaves for each in made), *former])
        return [tuple(key for key in self.keys if key in each) for each in joined if each]

    def _parts(self, roles: Leaves) -> list[Leaves]:
        """Return the blocks of places of a block of roles, never finer than the version before."""
        counts = self._by_place(roles)

        def fits(places: Sequence[str]) -> bool:
            alone = len(places) == 1 and self._hidden(roles, places[0])
            return not alone and not self._dominated(roles, places)

        made = small_blocks.blocks(counts, self.inputs.above, fits)
        former = [
            tuple(place for place in part if place in counts)
            for before, parts in self.inputs.former
            if not set(before).isdisjoint(roles)
            for part in parts
        ]
        joined = small_blocks.together([*(each.leaves for each in made), *former])
        return [tuple(place for place in self.places if place in each) for each in joined if each]

    def _mended(self, name: str) -> bool:
        """Mend the faults of a group of roles that are met; return whether there was one that could be mended."""
        keys = [key for key in self.keys if group(key) == name]
        mended = False
        for places in self._told(name):
            while self._mend(name, keys, places):
                mended = True
        return mended

    def _mend(self, name: str, keys: Sequence[str], places: frozenset[str]) -> bool:
        """Mend a fault: the picture tells of all roles of the group in some places, and taking away leaves few.

        Return whether there was one that could be mended.
        """
        held = [
            (self._people(roles, part), roles, part)
            for roles in self._inside(name)
            for part in self.found[roles]
            if part[0] in places and places.issuperset(part)
        ]
        held = sorted((each for each in held if each[0]), key=lambda each: each[0])
        rest = self._people(keys, places) - sum(many for many, _, _ in held)
        return bool(held) and few(rest) and (self._wider(held, places) or self._joined(held, keys, places))

    def _inside(self, name: str) -> list[Leaves]:
        """Return the blocks of roles that are all of a group."""
        return [roles for roles in self.found if all(group(key) == name for key in roles)]

    def _told(self, name: str) -> list[frozenset[str]]:
        """Return the places of which figures can be taken from the picture's: as it or as blocks have them."""
        nodes = small_blocks.under(self.places, self.inputs.above).values()
        parts = {frozenset(part) for roles in self._inside(name) for part in self.found[roles]}
        parts |= {frozenset(each) for each in small_blocks.together(parts)}
        found = {frozenset(node): None for node in nodes}
        for part in sorted(parts, key=lambda each: (len(each), sorted(each))):
            # The picture's figure of a place that is hidden may follow from that of a node above it: reach so far too.
            across = [node for node in nodes if not part >= node and not part.isdisjoint(node)] if len(part) > 1 else []
            for many in range(min(len(across), _TOGETHER) + 1):
                found |= {part.union(*some): None for some in itertools.combinations(across, many)}
        return list(found)

    def _wider(self, held: Sequence[tuple[int, Leaves, Leaves]], places: frozenset[str]) -> bool:
        """Put the smallest of these blocks together with one that reaches beyond `places`; return whether one does."""
        for _, roles, part in held:
            others = [
                other for other in self.found[roles] if not places.issuperset(other) and self._people(roles, other)
            ]
            if others:
                near = self.inputs.above.get(part[0], "")
                other = min(
                    others, key=lambda one: (self.inputs.above.get(one[0], "") != near, self._people(roles, one))
                )
                kept = [one for one in self.found[roles] if one not in {part, other}]
                both = tuple(place for place in self.places if place in {*part, *other})
                self.found[roles] = [*kept, both]
                return True
        return False

    def _joined(self, held: Sequence[tuple[int, Leaves, Leaves]], keys: Sequence[str], places: frozenset[str]) -> bool:
        """Put the smallest block of roles together with one that is left over; return whether there is one."""
        told = {roles for _, roles, _ in held}
        left = [
            roles
            for roles in self.found
            if roles not in told and self._people([key for key in roles if key in keys], places)
        ]
        if not left:
            return False
        both = (held[0][1], min(left, key=lambda roles: self._people(roles, self.places)))
        roles = tuple(key for key in self.keys if key in {*both[0], *both[1]})
        former = [part for each in both for part in self.found.pop(each)]
        joined = small_blocks.together([*self._parts(roles), *former])
        self.found[roles] = [tuple(place for place in self.places if place in each) for each in joined]
        return True

    def _above(self) -> dict[str, str]:
        known = listed.all_roles()
        return {key: f"group {known[key].group}" for key in self.keys if key in known}

    def _by_place(self, roles: Sequence[str]) -> dict[str, int]:
        return {place: self._people(roles, [place]) for place in self.places}

    def _people(self, roles: Iterable[str], places: Iterable[str]) -> int:
        where = list(places)
        return sum(self.there[role, place] for role in roles for place in where)

    def _dominated(self, roles: Sequence[str], places: Sequence[str]) -> bool:
        return dominated(
            self.employers[role, place] for role in roles for place in places if (role, place) in self.employers
        )

    def _hidden(self, roles: Sequence[str], place: str) -> bool:
        return any((each, place) in self.hidden for each in ("", *(group(role) for role in roles)))
