"""The small-number guard: which figures may not leave, so that nobody's answers can be recovered.

Method section 3; docs/reference/guard.md says it in plain words and what is not promised.
Everything a person will ever see passes through `protect`. Hiding only ever grows: primary rules,
then covers for what the equations would give away, then the audit of `guard_audit`, until all hold.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from oneworkforce.lib import guard_audit

Integers = NDArray[np.int64]
Floats = NDArray[np.float64]
Booleans = NDArray[np.bool_]


@dataclass(frozen=True)
class Counts:
    """One year's whole-number counts; C cells, Q questions in the order of the layout, A arcs, m scores.

    `respondents` [C]; `scores` [C, Q, m] valid answers only; `arc_people` [C, A] people with an arc score.
    """

    respondents: Integers
    scores: Integers
    arc_people: Integers


@dataclass(frozen=True)
class Shape:
    """What adds up to what.

    `equations`: (total cell, its part cells): the whole and the cells of a column, the whole and the
    cross, a one-way cell and its cross cells. `arcs`: the questions of each arc, by position.
    """

    equations: tuple[tuple[int, tuple[int, ...]], ...]
    arcs: tuple[range, ...]


@dataclass(frozen=True)
class Pattern:
    """What is withheld, in every year: True hides. `cells` [C], `questions` [C, Q], `arcs` [C, A], `overall` [C].

    One pattern holds for n, means, distributions, don't know, not applicable and weighted figures.
    Where a cell is hidden all its rows are.
    """

    cells: Booleans
    questions: Booleans
    arcs: Booleans
    overall: Booleans


def protect(years: Sequence[Counts], shape: Shape, k: int) -> Pattern:
    """Return the smallest pattern found that is safe in every one of `years` (at least one), k = min-cell."""
    return _Guard(years, shape, k).pattern()


class _Year:
    """One year's counts as a table of columns: 0 the respondents, then the questions, then the arcs.

    `people` [C, K]; `scores` [C, K, m], none for respondents, pooled over its questions for an arc;
    `live` [C, K] where there is something to hide; `primary` [C, K] where fewer than k people or one score says so.
    """

    def __init__(self, counts: Counts, arcs: Sequence[range], k: int) -> None:
        cells, _, points = counts.scores.shape
        pooled = [counts.scores[:, arc.start : arc.stop].sum(axis=1) for arc in arcs]
        self.scores = np.concatenate(
            [np.zeros((cells, 1, points), np.int64), counts.scores, np.stack(pooled, axis=1)], axis=1
        )
        self.people = self.scores.sum(axis=2)
        self.people[:, 0] = counts.respondents
        self.people[:, 1 + counts.scores.shape[1] :] = counts.arc_people
        self.live = self.people > 0
        self.primary = self.live & ((self.people < k) | _unanimous(self.scores))
        # Only of primary figures is every score a secret: a cover could have been shown.
        self.proof = guard_audit.Proof(np.zeros(self.live.shape, bool), ~self.primary, set())


def _unanimous(scores: Integers | Floats) -> Booleans:
    """Return whether one score holds all; `scores` [..., m]. Nothing at all is not unanimous."""
    total = scores.sum(axis=-1)
    agreed: Booleans = (total > 0) & (scores.max(axis=-1) == total)
    return agreed


class _Guard:
    """The pattern while it grows: `hidden` [C, K], columns as in `_Year`."""

    def __init__(self, years: Sequence[Counts], shape: Shape, k: int) -> None:
        self.k = k
        self.years = [_Year(counts, shape.arcs, k) for counts in years]
        cells, self.questions, _ = years[0].scores.shape
        self.arcs = [range(1 + arc.start, 1 + arc.stop) for arc in shape.arcs]
        self.arc_of = {column: number for number, arc in enumerate(self.arcs) for column in arc}
        self.totals = np.array([total for total, _ in shape.equations], np.int64)
        # Floats: whole numbers this small are exact in them, and products of matrices far faster.
        self.parts = np.zeros((len(shape.equations), cells))
        for number, (_, parts) in enumerate(shape.equations):
            self.parts[number, list(parts)] = 1
        self.signed = self.parts.copy()
        self.signed[np.arange(len(self.totals)), self.totals] = -1
        self.hidden = np.zeros((cells, 1 + self.questions + len(self.arcs)), bool)

    def pattern(self) -> Pattern:
        for year in self.years:
            self.hidden |= year.primary
        self.hidden |= self.hidden[:, :1]
        if self.hidden.any():
            self._cover()
            while self._audit():
                self._cover()
        split = 1 + self.questions
        arcs = self.hidden[:, split:].copy()
        return Pattern(self.hidden[:, 0].copy(), self.hidden[:, 1:split].copy(), arcs, np.asarray(arcs.any(axis=1)))

    def _hide(self, cell: int, column: int) -> None:
        if column == 0:
            self.hidden[cell] = True
        else:
            self.hidden[cell, column] = True

    # Secondary: the fixed point

    def _cover(self) -> None:
        """Hide until every equation of cells, and of an arc and its questions, gives nothing away."""
        changed = True
        while changed:
            changed = False
            for year in self.years:
                open_columns = np.flatnonzero((self.hidden & year.live).any(axis=0))
                for column in open_columns:
                    changed |= self._cover_column(year, int(column))
                for number in range(len(self.arcs)):
                    changed |= self._cover_arc(year, number)

    def _cover_column(self, year: _Year, column: int) -> bool:
        """Cover one column's hidden cells, smallest first; return whether more was hidden."""
        changed = False
        while True:
            broken = self._broken(year, column)
            for number in np.flatnonzero(broken):
                members = np.flatnonzero(self.signed[number])
                cover = self._smallest(year, column, members, last=int(self.totals[number]))
                if cover is not None:
                    self._hide(cover, column)
                    changed = True
                    break
            else:
                return changed

    def _broken(self, year: _Year, column: int) -> Booleans:
        """Return [E]: the equations that give a hidden figure of this column away.

        One hidden member alone is a subtraction away. Where the total is shown, the sum of the hidden
        parts is too: it must itself pass primary, and leave each part k wide (n - others - 1 >= k, the
        audit's bound for one equation, brought forward). Where the total is hidden, all that equation
        exposes is the sum of shown parts.
        """
        hidden = self.hidden[:, column] & year.live[:, column]
        parts = self.parts * hidden
        count = parts.sum(axis=1)
        room = parts @ year.people[:, column] - count
        exposed = ~hidden[self.totals]
        narrow = (room < self.k) | _unanimous(parts @ year.scores[:, column])
        broken: Booleans = (count + ~exposed == 1) | (exposed & (count > 0) & narrow)
        return broken

    def _smallest(self, year: _Year, column: int, cells: NDArray[np.intp], last: int = -1) -> int | None:
        """Return the shown cell to hide next in this column: parts before the total (`last`), then the smallest.

        A question is best covered where its arc already has a hidden one, because there it needs no
        third: otherwise one unanimous row would travel through the whole arc.
        """
        shown = [int(cell) for cell in cells if year.live[cell, column] and not self.hidden[cell, column]]
        fresh = np.zeros(len(self.hidden), bool)
        if column in self.arc_of:
            arc = self.arcs[self.arc_of[column]]
            fresh = ~(self.hidden & year.live)[:, arc.start : arc.stop].any(axis=1)
        people = year.people[:, column]
        return min(shown, key=lambda cell: (cell == last, fresh[cell], people[cell], cell), default=None)

    def _cover_arc(self, year: _Year, number: int) -> bool:
        """See that an arc and its questions give nothing away in any cell; return whether more was hidden.

        A shown arc's distribution is the sum of its questions': the hidden ones must be none or several,
        stand for k people (the same people may have answered each) and not be unanimous together.
        A hidden arc with a single question is that question, so both are hidden.
        """
        arc, column = self.arcs[number], 1 + self.questions + number
        live = year.live[:, arc.start : arc.stop]
        hidden = self.hidden[:, arc.start : arc.stop] & live
        lone = self.hidden[:, column] & ~hidden.any(axis=1) & (live.sum(axis=1) == 1)
        changed = bool(lone.any())
        self.hidden[np.ix_(lone, arc)] |= live[lone]
        for cell in np.flatnonzero(hidden.any(axis=1) & ~self.hidden[:, column]):
            while not self.hidden[cell, column] and self._arc_broken(year, arc, int(cell)):
                self._hide_mate(year, int(cell), number)
                changed = True
        return changed

    def _arc_broken(self, year: _Year, arc: range, cell: int) -> bool:
        inside = slice(arc.start, arc.stop)
        hidden = self.hidden[cell, inside] & year.live[cell, inside]
        people = year.people[cell, inside][hidden]
        few = people.max() < self.k or people.sum() - len(people) < self.k
        return len(people) == 1 or few or bool(_unanimous(year.scores[cell, inside][hidden].sum(axis=0)))

    def _hide_mate(self, year: _Year, cell: int, number: int) -> None:
        """Hide another question of an arc, the smallest, first those that are hidden elsewhere; or the arc."""
        arc = self.arcs[number]
        mates = [column for column in arc if year.live[cell, column] and not self.hidden[cell, column]]
        elsewhere = (self.hidden & ~self.hidden[:, :1] & year.live).any(axis=0)
        mate = min(
            mates,
            key=lambda column: (not elsewhere[column], year.people[cell, column], column),
            default=1 + self.questions + number,
        )
        self.hidden[cell, mate] = True

    # The audit: what the equations together would narrow

    def _audit(self) -> bool:
        """Hide one more for each column that the audit faults; return whether there was any."""
        more = False
        for year in self.years:
            for column in (0, *range(1 + self.questions, self.hidden.shape[1])):
                cells = np.flatnonzero(self.hidden[:, column] & year.live[:, column])
                people = year.people[cells, column].astype(float)
                system = guard_audit.System(
                    self.signed[:, cells], people[:, None], np.full(len(cells), np.inf), np.zeros(len(cells), bool)
                )
                more |= self._judge(year, cells, np.full(len(cells), column), system)
            for number in range(len(self.arcs)):
                more |= self._judge(year, *self._arc_system(year, number))
        return more

    def _judge(self, year: _Year, cells: Integers, columns: Integers, system: guard_audit.System) -> bool:
        """Audit one system of hidden figures, at `cells` and `columns`; return whether more was hidden."""
        proof = year.proof.of(cells, columns)
        faults = guard_audit.narrowed(system, self.k, proof)
        year.proof.put(proof, cells, columns)
        if not faults.any() and system.tied.any():
            # Questions of one cell, each answered by fewer than k, perhaps the same people: not even their sum.
            few = system.scores.sum(axis=1) < self.k
            groups = np.array([few & (cells == cell) for cell in np.unique(cells)], float)
            groups = groups[groups.sum(axis=1) > 1]
            faults = groups[guard_audit.told(system, groups)].any(axis=0)
        return self._widen(year, cells[faults], columns[faults])

    def _arc_system(self, year: _Year, number: int) -> tuple[Integers, Integers, guard_audit.System]:
        """Return cells and columns of the hidden figures of an arc's questions, and what is known of them together."""
        arc, arc_column = self.arcs[number], 1 + self.questions + number
        offsets, cells = np.nonzero((self.hidden & year.live)[:, arc.start : arc.stop].T)
        columns = offsets + arc.start
        pooled = [cells == cell for cell in np.unique(cells) if not self.hidden[cell, arc_column]]
        system = guard_audit.System(
            np.vstack([*(self.signed[:, cells] * (columns == column) for column in arc), *pooled]).astype(float),
            year.scores[cells, columns].astype(float),
            np.where(self.hidden[cells, 0], np.inf, year.people[cells, 0]),
            ~self.hidden[cells, arc_column],
        )
        return cells, columns, system

    def _widen(self, year: _Year, cells: Integers, columns: Integers) -> bool:
        """For each faulted column hide one figure more, nearest to its smallest fault; return whether any was."""
        more = False
        for column in map(int, np.unique(columns)):
            faulted = cells[columns == column]
            cell = int(faulted[year.people[faulted, column].argmin()])
            near = np.flatnonzero(self.signed[self.signed[:, cell] != 0].any(axis=0))
            cover = self._smallest(year, column, near)
            if cover is None:
                cover = self._smallest(year, column, np.arange(len(self.hidden)))
            if cover is not None:
                self._hide(cover, column)
                more = True
            elif column in self.arc_of:  # the whole column is hidden: what remains is told by shown arcs
                number = self.arc_of[column]
                arc_column = 1 + self.questions + number
                shown = np.flatnonzero(year.live[:, arc_column] & ~self.hidden[:, arc_column])
                if len(shown):
                    self.hidden[cell if cell in shown else shown[0], arc_column] = True
                    more = True
        return more
