"""Counting: rows of like posts become the counts of every cell of a picture. Whole numbers, all additive."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from oneworkforce.workforce.domain.cuts import Cells, Dimension, chosen

Integers = NDArray[np.int64]
Floats = NDArray[np.float64]

WHOLE_TIME = 10_000
"""Units of one whole-time equivalent: ten-thousandths, so that sums of parts are the part of the sum."""

MEASURES = (
    "people",
    "posts",
    "time",
    "timed",
    "employed",
    "employed_posts",
    "employed_time",
    "employed_timed",
    "agency",
    "agency_posts",
    "agency_time",
    "agency_timed",
    "vacancies",
    "vacancies_time",
    "vacancies_timed",
    "starters",
    "leavers",
    "leavers_time",
    "leavers_timed",
    "holders",
    "cases",
    "holders_time",
    "absence_known",
    "half_days",
    "absence_time",
)
"""What is summed of a row.

People are counted once, in the post of theirs with most hours; posts, hours and cases where the posts are. `…_time` is
in `WHOLE_TIME` of a whole-time equivalent, of those posts (`…_timed`) of which hours are known. Vacancies are posts
that nobody holds; starters and leavers are of the 12 months before; `holders` are posts with cases; half days absent
are of the employed people (`absence_known`) of whom they are known, whose whole time is `absence_time`.
"""
_PLACE = {name: at for at, name in enumerate(MEASURES)}


@dataclass(frozen=True, slots=True)
class Line:
    """Some like posts of one organisation: the leaf they are counted under by dimension, and what they add up to."""

    organisation: str
    leaves: Mapping[str, str]
    sums: Sequence[int]


def sums(**found: int) -> tuple[int, ...]:
    """Return the sums of a line in the order of MEASURES; those that are not given are 0."""
    values = [0] * len(MEASURES)
    for name, value in found.items():
        values[_PLACE[name]] = value
    return tuple(values)


class Counts:
    """Lines, coded once, ready to be counted by any cut. `measures` names the columns of the lines' sums."""

    def __init__(self, lines: Iterable[Line], dimensions: Mapping[str, Dimension], measures: Sequence[str]) -> None:
        """Code the lines; KeyError for a leaf that a dimension does not have."""
        kept = list(lines)
        self.dimensions = dimensions
        self.measures = {name: at for at, name in enumerate(measures)}
        self.sums = np.array([line.sums for line in kept], np.int64).reshape(len(kept), len(measures))
        codes: dict[str, int] = {}
        self.organisations = np.array([codes.setdefault(line.organisation, len(codes)) for line in kept], np.int64)
        self.leaves: dict[str, Integers] = {}
        for name, each in dimensions.items():
            at = {key: place for place, key in enumerate(each.leaves)}
            self.leaves[name] = np.array([at[line.leaves[name]] for line in kept], np.int64)

    def whole(self) -> dict[str, int]:
        """Return the sum of each measure."""
        return {name: int(self.sums[:, at].sum()) for name, at in self.measures.items()}

    def of(self, cells: Cells, cuts: Iterable[Sequence[str]], measure: str) -> Integers:
        """Return [C] the sums of a measure in every cell."""
        found = np.zeros(len(cells.names), np.int64)
        weights = self.sums[:, self.measures[measure]]
        for cut in cuts:
            places, ways = self._ways(cells, cut)
            found[places] = _raised(_counted(self._coded(cut), weights, ways), ways).ravel()
        return found

    def largest(self, cells: Cells, cuts: Iterable[Sequence[str]], measure: str) -> Integers:
        """Return [C] how much of each cell the one organisation has that has most of it."""
        found = np.zeros(len(cells.names), np.int64)
        weights = self.sums[:, self.measures[measure]]
        many = int(self.organisations.max(initial=0)) + 1
        for cut in cuts:
            places, ways = self._ways(cells, cut)
            at = np.zeros(len(weights), np.int64)
            for codes, way in zip(self._coded(cut), ways, strict=True):
                at = at * len(way) + codes
            leaves, parts = _added(at * many + self.organisations, weights)
            owned, parts = _added(*_everywhere(leaves, parts, many, ways))
            most = np.zeros(len(places), np.int64)
            np.maximum.at(most, owned // many, parts)
            found[places] = most
        return found

    def _coded(self, cut: Sequence[str]) -> list[Integers]:
        """Return the code of each line in each dimension of the cut, by its leaves."""
        made = []
        for one, each in zip(cut, chosen(cut, self.dimensions), strict=True):
            full = self.dimensions[each.name]
            if not one.endswith("^"):
                made.append(self.leaves[each.name])
                continue
            inside = full.beneath()
            at = {leaf: place for place, key in enumerate(each.leaves) for leaf in inside[key]}
            made.append(np.array([at[leaf] for leaf in full.leaves], np.int64)[self.leaves[each.name]])
        return made

    def _ways(self, cells: Cells, cut: Sequence[str]) -> tuple[list[int], list[Floats]]:
        """Return the places of a cut's cells, and for each of its dimensions [leaves, nodes] what belongs to what."""
        crossed = chosen(cut, self.dimensions)
        names: list[tuple[tuple[str, str], ...]] = [()]
        ways = []
        for each in crossed:
            names = [(*name, (each.name, key)) for name in names for key in each.titles]
            beneath = each.beneath()
            ways.append(
                np.array([[leaf in beneath[key] for key in each.titles] for leaf in each.leaves], float).reshape(
                    len(each.leaves), len(each.titles)
                )
            )
        return [cells.at[name] for name in names], ways


def _added(keys: Integers, weights: Integers) -> tuple[Integers, Integers]:
    """Return the different keys, and what the weights of each add up to."""
    found, where = np.unique(keys, return_inverse=True)
    return found, np.bincount(where.reshape(-1), weights, len(found)).astype(np.int64)


def _everywhere(owned: Integers, weights: Integers, many: int, ways: Sequence[Floats]) -> tuple[Integers, Integers]:
    """Return the weights of leaves (leaf x organisation, of so `many`) once for every cell that a leaf is part of."""
    leaves, organisations = np.divmod(owned, many)
    cells, rows = np.zeros(len(leaves), np.int64), np.arange(len(leaves))
    beyond = int(np.prod([len(way) for way in ways], dtype=np.int64))
    for way in ways:
        beyond //= len(way)
        leaf, node = np.nonzero(way)
        first = np.searchsorted(leaf, np.arange(len(way) + 1))
        mine = leaves[rows] // beyond % len(way)
        each = np.diff(first)[mine]  # of how many nodes it is part, which stand one after another in `node`
        at = np.repeat(np.arange(len(rows)), each)
        step = np.arange(len(at)) - np.repeat(np.cumsum(each) - each, each)
        cells, rows = cells[at] * way.shape[1] + node[first[mine][at] + step], rows[at]
    return cells * many + organisations[rows], weights[rows]


def _counted(coded: Sequence[Integers], weights: Integers, ways: Sequence[Floats]) -> Floats:
    """Return the sums by leaves, a dimension an axis."""
    shape = [len(way) for way in ways]
    at = np.zeros(len(weights), np.int64)
    for codes, many in zip(coded, shape, strict=True):
        at = at * many + codes
    # Floats hold whole numbers of this size exactly.
    return np.bincount(at, weights, minlength=int(np.prod(shape, dtype=np.int64))).reshape(shape).astype(float)


def _raised(table: Floats, ways: Sequence[Floats]) -> Floats:
    """Return the sums by nodes from those by leaves."""
    for axis, way in enumerate(ways):
        table = np.moveaxis(np.tensordot(table, way, axes=(axis, 0)), -1, axis)
    return table
