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
    "holders_timed",
    "absence_known",
    "half_days",
    "absence_time",
    "absence_timed",
)
"""What is summed of a row.

People are counted once, in the post of theirs with most hours; posts, hours and cases where the posts are. `…_time` is
in `WHOLE_TIME` of a whole-time equivalent, of those posts (`…_timed`) of which hours are known. Vacancies are posts
that nobody holds; starters and leavers are of the 12 months before; `holders` are posts with cases, and `cases` are of
those of them of which hours are known; half days absent are of the employed people (`absence_known`) of whom they are
known, whose whole time is `absence_time`, of those of them (`absence_timed`) of whom it is known.
"""
AMOUNTS = ("time", "leavers_time", "cases", "holders_time", "half_days", "absence_time")
"""Measures that are not counts: one person may have much of one. A line tells the most that anybody has of each."""
_PLACE = {name: at for at, name in enumerate(MEASURES)}


@dataclass(frozen=True, slots=True)
class Line:
    """Some like posts of one organisation: the leaf they are counted under by dimension, and what they add up to.

    `most`: what the one person has who has most of each of AMOUNTS; all of it where that is not told. `moved`: the
    rows of these people have changed since the picture before.
    """

    organisation: str
    leaves: Mapping[str, str]
    sums: Sequence[int]
    most: Sequence[int] | None = None
    moved: bool = False


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
        self.amounts = {name: at for at, name in enumerate(AMOUNTS) if name in self.measures}
        tops = [line.most or [line.sums[self.measures[name]] for name in self.amounts] for line in kept]
        self.most = np.array(tops, np.int64).reshape(len(kept), len(self.amounts))
        self.moved = np.array([line.moved for line in kept], bool)
        codes: dict[str, int] = {}
        self.organisations = np.array([codes.setdefault(line.organisation, len(codes)) for line in kept], np.int64)
        self.many = max(1, len(codes))
        self.leaves: dict[str, Integers] = {}
        for name, each in dimensions.items():
            at = {key: place for place, key in enumerate(each.leaves)}
            self.leaves[name] = np.array([at[line.leaves[name]] for line in kept], np.int64)

    def whole(self) -> dict[str, int]:
        """Return the sum of each measure."""
        return {name: int(self.sums[:, at].sum()) for name, at in self.measures.items()}

    def of(self, cells: Cells, cuts: Iterable[Sequence[str]], measure: str) -> Integers:
        """Return [C] the sums of a measure in every cell."""
        return np.asarray(self.apart(cells, cuts, measure).sum(axis=0), np.int64)

    def apart(self, cells: Cells, cuts: Iterable[Sequence[str]], measure: str, *, moved: bool = False) -> Integers:
        """Return [O, C] the sums of a measure in every cell, of each organisation; `moved`: of moved lines alone."""
        found = np.zeros((self.many, len(cells.names)), np.int64)
        weights = self.sums[:, self.measures[measure]]
        if moved:
            weights = np.where(self.moved, weights, 0)
        for cut in cuts:
            places, ways = self._ways(cells, cut)
            at, shape = self._coded(cut, ways)
            # Floats hold whole numbers of this size exactly.
            table = np.bincount(at, weights, minlength=int(np.prod(shape))).reshape(shape).astype(float)
            for axis, way in enumerate(ways, start=1):
                table = np.moveaxis(np.tensordot(table, way, axes=(axis, 0)), -1, axis)
            found[:, places] = table.reshape(self.many, -1)
        return found

    def most_of(self, cells: Cells, cuts: Iterable[Sequence[str]], amount: str) -> Integers:
        """Return [O, C] what the one person of each organisation has who has most of an amount in a cell."""
        found = np.zeros((self.many, len(cells.names)), np.int64)
        weights = self.most[:, self.amounts[amount]]
        for cut in cuts:
            places, ways = self._ways(cells, cut)
            at, shape = self._coded(cut, ways)
            flat = np.zeros(int(np.prod(shape)), np.int64)
            np.maximum.at(flat, at, weights)
            table = flat.reshape(shape)
            for axis, way in enumerate(ways, start=1):
                nodes = [table.take(np.flatnonzero(node), axis).max(axis=axis, initial=0) for node in way.T]
                table = np.stack(nodes, axis=axis)
            found[:, places] = table.reshape(self.many, -1)
        return found

    def _coded(self, cut: Sequence[str], ways: Sequence[Floats]) -> tuple[Integers, list[int]]:
        """Return where each line stands in the table of organisations and of the cut's leaves, and its shape."""
        at = self.organisations
        for one, each, way in zip(cut, chosen(cut, self.dimensions), ways, strict=True):
            full = self.dimensions[each.name]
            codes = self.leaves[each.name]
            if one.endswith("^"):
                inside = full.beneath()
                of = {leaf: place for place, key in enumerate(each.leaves) for leaf in inside[key]}
                codes = np.array([of[leaf] for leaf in full.leaves], np.int64)[codes]
            at = at * len(way) + codes
        return at, [self.many, *map(len, ways)]

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
