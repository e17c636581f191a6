"""The cut of a round: which group each cell of the frame answers for, none of fewer than k invited. Pure.

docs/reference/method.md 4: an answer carries only a cut cell with at least ten invited; smaller groups are stored
under their parent. A cell's place in a column is a chain: what it is called, and what it may be stored under, the last
of them "not stated". A cut only ever moves up a chain.
"""

import heapq
import itertools
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from oneworkforce.assess.domain.framework import NOT_STATED, Framework
from oneworkforce.lib import text
from oneworkforce.lib.faults import Fault, Refused

FEWEST = 10
"""Invited in the smallest group of which an answer may say that it comes from there."""

ORGANISATION, SECTOR, LOCALITY = "organisation", "sector", "locality"
LEVELS = ("area", "district", "quadrant", "county")
"""The levels of localities, the smallest first: a round grouped by one of them knows no smaller place."""
FILLED = (ORGANISATION, SECTOR, LOCALITY, *LEVELS)
"""The columns that a frame fills, besides the audience's."""

_FIRST_TO_LAST = (LOCALITY, *LEVELS, ORGANISATION, SECTOR)
"""Which column gives way first; the audience is the last of all."""

Cut = tuple[tuple[str, str], ...]
"""(column, category) of each column of the round, as answers carry it."""
Chain = tuple[str, ...]
_Group = tuple[Chain, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """One cell of a frame. `localities`: its own first, then what that lies in; none where it works everywhere.

    `levels`: the names of these by their level, as LEVELS has them.
    """

    organisation: str
    sector: str
    localities: Chain
    audience: str
    invited: int
    levels: Mapping[str, str] = field(default_factory=dict)


def least(min_cell: int) -> int:
    """Return how many are invited in the smallest group of a round with this guard."""
    return max(FEWEST, min_cell)


def columns(by: Sequence[str], framework: Framework) -> tuple[str, ...]:
    """Return the columns that answers carry, as they are spelt: those of the round, the audience's with them."""
    routed = [framework.audience_column] if framework.audience_column else []
    return tuple({text.folded(name): name for name in (*routed, *by)}[key] for key in _keys((*by, *routed)))


def unfilled(by: Sequence[str], framework: Framework) -> tuple[str, ...]:
    """Return the columns that no frame can fill."""
    routed = text.folded(framework.audience_column or "")
    return tuple(name for name in columns(by, framework) if text.folded(name) not in {*FILLED, routed})


def check(places: Iterable[Place], k: int) -> None:
    """Refuse a frame of which the whole is too small for any answer to be given here."""
    invited = sum(place.invited for place in places)
    if invited < k:
        what = f"{text.counted(invited, 'person is', 'people are')} invited in all."
        raise Refused(Fault("", what, f"Invite {k} or more: answers of fewer could be told apart."))


def cut(places: Mapping[Hashable, Place], names: Sequence[str], audience: str | None, k: int) -> dict[Hashable, Cut]:
    """Return the cut of each cell. `names`: the columns as spelt; `audience`: the one that says who somebody is.

    Every group of the answers, over all columns together, then has `k` invited or more. The smallest group moves
    first, one step up the first chain that has a step left; what would still be too small there takes in others that
    may be stored there too, the smallest first. `Refused` where the whole is
    below `k`, ValueError for a column that cannot be filled.
    """
    check(places.values(), k)
    order = sorted(range(len(names)), key=lambda at: _turn(names[at], audience))
    chains = {key: tuple(_chain(place, names[at], audience) for at in order) for key, place in places.items()}
    groups: dict[_Group, list[Hashable]] = {}
    for key, chain in chains.items():
        groups.setdefault(tuple(map(_folded, chain)), []).append(key)
    moved = _Moving({group: sum(places[key].invited for key in keys) for group, keys in groups.items()}, k).settled()
    back = [order.index(at) for at in range(len(names))]
    made: dict[Hashable, Cut] = {}
    for group, keys in groups.items():
        for key in keys:
            kept = [chain[-len(now)] for chain, now in zip(chains[key], moved[group], strict=True)]
            made[key] = tuple((names[at], kept[back[at]]) for at in range(len(names)))
    return made


class _Moving:
    """Groups on their way up.

    `whence` says of each group which of the frame's groups are in it, `under` which groups may be stored under it.
    """

    def __init__(self, invited: Mapping[_Group, int], k: int) -> None:
        self._k = k
        self._invited = dict(invited)
        self._whence: dict[_Group, list[_Group]] = {group: [group] for group in invited}
        self._under: dict[_Group, set[_Group]] = {}
        for group in invited:
            self._enter(group)
        self._small = [(number, group) for group, number in invited.items() if number < k]
        heapq.heapify(self._small)

    def settled(self) -> dict[_Group, _Group]:
        """Return where each group of the frame ends up."""
        while self._small:
            number, group = heapq.heappop(self._small)
            if self._invited.get(group) == number:
                self._lift(group)
        return {origin: group for group, origins in self._whence.items() for origin in origins}

    def _lift(self, group: _Group) -> None:
        parent = _above(group)
        if parent != group:
            self._move(group, parent)
        missing = self._k - self._invited[parent]
        if missing <= 0:
            return
        others = self._under[parent] - {parent}
        if sum(self._invited[other] for other in others) < missing:
            heapq.heappush(self._small, (self._invited[parent], parent))
            return
        for other in sorted(others, key=lambda one: self._turn(one, parent)):
            if self._invited[parent] >= self._k:
                return
            self._move(other, parent)

    def _turn(self, group: _Group, parent: _Group) -> tuple[int, int, _Group]:
        steps = sum(len(own) - len(above) for own, above in zip(group, parent, strict=True))
        return self._invited[group], steps, group

    def _move(self, group: _Group, to: _Group) -> None:
        if to not in self._invited:
            self._enter(to)
        for parent in _parents(group):
            self._under[parent].discard(group)
        self._invited[to] = self._invited.get(to, 0) + self._invited.pop(group)
        self._whence.setdefault(to, []).extend(self._whence.pop(group))

    def _enter(self, group: _Group) -> None:
        for parent in _parents(group):
            self._under.setdefault(parent, set()).add(group)


def _above(group: _Group) -> _Group:
    """Return where a group is stored one step up; a group of which nothing is stated stays."""
    for at, chain in enumerate(group):
        if len(chain) > 1:
            return (*group[:at], chain[1:], *group[at + 1 :])
    return group


def _parents(group: _Group) -> Iterator[_Group]:
    """Yield the group itself and everything that it may be stored under."""
    return itertools.product(*([chain[at:] for at in range(len(chain))] for chain in group))


def _keys(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(text.folded, names)))


def _folded(chain: Chain) -> Chain:
    return tuple(map(text.folded, chain))


def _turn(name: str, audience: str | None) -> int:
    key = text.folded(name)
    return len(_FIRST_TO_LAST) if key == text.folded(audience or "") else _FIRST_TO_LAST.index(key)


def _chain(place: Place, name: str, audience: str | None) -> Chain:
    key = text.folded(name)
    if key == text.folded(audience or ""):
        own: Chain = (place.audience,)
    elif key == LOCALITY:
        own = place.localities
    elif key in LEVELS:
        own = (place.levels.get(key, ""),)
    else:
        own = (place.organisation if key == ORGANISATION else place.sector,)
    return (*(each for each in own if each and text.folded(each) != NOT_STATED), NOT_STATED)
