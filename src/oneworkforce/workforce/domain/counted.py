"""Counting: rows of like posts become the counts of every cell of a picture. Whole numbers, all additive."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from oneworkforce.workforce.domain.apart import Apart, Integers
from oneworkforce.workforce.domain.cuts import Cells, Dimension, chosen

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
    "listed",
    "listed_time",
    "listed_timed",
    "agency",
    "agency_posts",
    "agency_time",
    "agency_timed",
    "vacancies",
    "vacancies_time",
    "vacancies_timed",
    "vacancies_rated",
    "vacancies_known",
    "starters",
    "leavers",
    "leavers_time",
    "leavers_timed",
    "leavers_rated",
    "leavers_known",
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
that nobody holds; starters and leavers are of the 12 months before; `holders` are posts with cases; `absence_known`
are employed people of whom days absent are known.

What a rate divides is known of the same people. `listed` are the employed posts that are given one by one: totals tell
no hours of vacancies and leavers. `vacancies_known` are the employed posts, `leavers_known` the employed people, of
those rows and totals that say vacancies and leavers too; `…_rated` are the vacancies and leavers beside them. Cases are
of the holders (`holders_timed`), half days absent of the people (`absence_timed`), whose whole time is known, and that
is `holders_time` and `absence_time`.
"""
AMOUNTS = ("time", "listed_time", "leavers_time", "cases", "holders_time", "half_days", "absence_time")
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
        self.leaves: dict[str, Integers] = {}
        for name, each in dimensions.items():
            at = {key: place for place, key in enumerate(each.leaves)}
            self.leaves[name] = np.array([at[line.leaves[name]] for line in kept], np.int64)

    def whole(self) -> dict[str, int]:
        """Return the sum of each measure."""
        return {name: int(self.sums[:, at].sum()) for name, at in self.measures.items()}

    def table(self, cells: Cells, cuts: Iterable[Sequence[str]]) -> "Table":
        """Return the lines laid out in `cells`, which are those of `cuts` and numbered in their order."""
        laid: list[_Laid] = []
        for cut in cuts:
            laid.append(self._laid(cells, cut, sum(len(each.pairs) for each in laid)))
        return Table(self, cells, laid)

    def _laid(self, cells: Cells, cut: Sequence[str], seen: int) -> "_Laid":
        """Return the lines laid out in the cells of a cut; the first `seen` cells are those of other cuts too."""
        names: list[tuple[tuple[str, str], ...]] = [()]
        keys, belongs = self.organisations, sparse.eye_array(1, dtype=np.int8, format="csr")
        for each in chosen(cut, self.dimensions):
            names = [(*name, (each.name, key)) for name in names for key in each.titles]
            keys = keys * len(each.leaves) + self._codes(each)
            belongs = sparse.kron(belongs, _belongs(each), format="csr")
        fresh = np.flatnonzero(np.array([cells.at[name] for name in names]) >= seen)
        kinds, kind = np.unique(keys, return_inverse=True)
        organisations, leaves = np.divmod(kinds, belongs.shape[0])
        # Column after column: of each cell the kinds of lines in it, and these are in the order of organisations.
        inside = sparse.csc_array(belongs[:, fresh][leaves])
        owners = organisations[inside.indices]
        begins = np.diff(owners, prepend=-1) != 0
        begins[inside.indptr[:-1][np.diff(inside.indptr) > 0]] = True
        starts = np.flatnonzero(begins)
        pairs = np.diff(np.searchsorted(starts, inside.indptr))
        return _Laid(kind, len(kinds), inside.indices, starts, owners[starts], pairs)

    def _codes(self, dimension: Dimension) -> Integers:
        """Return [L] where each line stands among the leaves of a dimension, or of its first nodes alone."""
        full = self.dimensions[dimension.name]
        beneath = full.beneath()
        of = {leaf: place for place, key in enumerate(dimension.leaves) for leaf in beneath[key]}
        return np.array([of[leaf] for leaf in full.leaves], np.int64)[self.leaves[dimension.name]]


def _belongs(dimension: Dimension) -> sparse.csr_array:
    """Return [leaves, nodes] 1 where a leaf belongs to a node."""
    at = {leaf: place for place, leaf in enumerate(dimension.leaves)}
    beneath = dimension.beneath()
    found = [(at[leaf], node) for node, key in enumerate(dimension.titles) for leaf in beneath[key]]
    rows, columns = np.array(found, np.int64).reshape(-1, 2).T  # there may be none: no skill that ten people have
    shape = (len(dimension.leaves), len(dimension.titles))
    return sparse.csr_array((np.ones(len(found), np.int8), (rows, columns)), shape=shape)


@dataclass(frozen=True, slots=True)
class _Laid:
    """L lines in the cells of a cut that no cut before has.

    `kind` [L]: which of `kinds` kinds of lines each is; those of a kind have the organisation and the leaves of the cut
    in common. `members`: the kinds that each pair of a cell and an organisation is made of, pair after pair, which
    begin at `starts` [N]; `organisations` [N]; `pairs` [C] how many pairs each cell has.
    """

    kind: Integers
    kinds: int
    members: NDArray[np.int32]
    starts: Integers
    organisations: Integers
    pairs: Integers

    def made(self, weights: Integers, how: np.ufunc) -> Integers:
        """Return [N] what the lines of each pair make up of their `weights` [L]."""
        of_kinds = np.zeros(self.kinds, np.int64)
        how.at(of_kinds, self.kind, weights)
        return np.asarray(how.reduceat(of_kinds[self.members], self.starts))


class Table:
    """Lines laid out in cells. Of whatever is asked for, the same organisations stand apart in the same cells."""

    def __init__(self, counts: Counts, cells: Cells, laid: Sequence[_Laid]) -> None:
        """Take the cuts one after another, which are the cells one after another."""
        self.counts, self.cells, self.laid = counts, cells, laid
        self.begins = np.concatenate([[0], *(each.pairs for each in laid)]).cumsum()
        self.organisations = np.concatenate([each.organisations for each in laid])

    def of(self, measure: str) -> Integers:
        """Return [C] the sums of a measure in every cell."""
        return self.apart(measure).sums()

    def apart(self, measure: str, *, moved: bool = False) -> Apart:
        """Return the sums of a measure in every cell, of each organisation; `moved`: of moved lines alone."""
        weights = self.counts.sums[:, self.counts.measures[measure]]
        return self._apart(np.where(self.counts.moved, weights, 0) if moved else weights, np.add)

    def most_of(self, amount: str) -> Apart:
        """Return what the one person of each organisation has who has most of an amount in a cell."""
        return self._apart(self.counts.most[:, self.counts.amounts[amount]], np.maximum)

    def _apart(self, weights: Integers, how: np.ufunc) -> Apart:
        values = np.concatenate([each.made(weights, how) for each in self.laid])
        return Apart(self.begins, self.organisations, values)
