"""The small-number guard for tables of counts that add up in many ways: by place, by kind, and both crossed.

Method section 3, docs/reference/guard.md: what `guard` does for answers this does for plain counts of people. All
cells that are published together are given together, so that a margin which several tables share has one pattern, and
a sum up a tree of places (an area in a district in a county) is an equation as any other.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from oneworkforce.lib import guard_audit

Integers = NDArray[np.int64]
Booleans = NDArray[np.bool_]
_RINGS = 3
"""So many equations away a cover is looked for: one that is further off may not help."""


@dataclass(frozen=True, slots=True)
class Equation:
    """One sum that a reader can do: the `parts` (places of cells) make up the `total`."""

    total: int
    parts: tuple[int, ...]


Tells = Callable[[Integers], bool]
"""Whether the sum of some hidden parts [P], which a reader can do, tells too much for another reason than its size."""


def protect(
    tables: Sequence[Integers],
    equations: Sequence[Equation],
    k: int,
    must: Booleans | None = None,
    *,
    tells: Tells | None = None,
    proved: Booleans | None = None,
    dear: Booleans | None = None,
) -> Booleans:
    """Return [C] what is withheld: True hides. `tables`: counts [C], each adding up as `equations` say.

    One pattern holds for all of `tables`. A count of 1 to k - 1 is hidden, and `must` [C] in any case; then covers, and
    the audit of `guard_audit`, until no hidden count that is not nought can be narrowed to less than k between lowest
    and highest by whoever solves all equations together. A nought is known, and covers nothing. Where a total is shown
    whose hidden parts together `tells` forbids, more of them are hidden, and in the end the total. `proved` [C]: cells
    of `must` that an audit of the same counts has passed; hiding more leaves them wide. `dear` [C]: counts that readers
    need most, as covers taken only where nothing else is left.
    ValueError where a count is negative or does not add up.
    """
    for counts in tables:
        if (counts < 0).any() or any(counts[each.total] != counts[list(each.parts)].sum() for each in equations):
            raise ValueError("counts must be 0 or more, and add up")
    hidden = np.zeros(len(tables[0]), bool) if must is None else must.copy()
    for counts in tables:
        hidden |= (counts > 0) & (counts < k)
    last = np.zeros(len(hidden), bool) if dear is None else dear
    guarded = [_Table(counts, equations, hidden, k, last) for counts in tables]
    if proved is not None:
        for table in guarded:
            table.wide |= proved
    for _ in range(len(hidden) + 1):
        while any(table.cover() for table in guarded):
            pass
        if not any(table.audit() for table in guarded) and not (tells and guarded[0].tell(tells)):
            break
    return hidden


class _Table:
    """One table of counts and the pattern `hidden`, which all tables share and only ever fill."""

    def __init__(
        self, counts: Integers, equations: Sequence[Equation], hidden: Booleans, k: int, dear: Booleans
    ) -> None:
        self.counts, self.hidden, self.k, self.dear = counts, hidden, k, dear
        self.live = counts > 0
        self.equations = [_live(each, self.live) for each in equations]
        self.of: list[list[int]] = [[] for _ in counts]
        for number, each in enumerate(self.equations):
            for cell in (each.total, *each.parts):
                self.of[cell].append(number)
        self.sums = np.bincount([each.total for each in self.equations if each.parts], minlength=len(counts))
        self.wide = np.zeros(len(counts), bool)
        self.seen = np.zeros(len(counts), bool)

    def cover(self) -> bool:
        """Hide until no equation gives a hidden count away by itself; return whether more was hidden."""
        fresh = np.flatnonzero(self.hidden & ~self.seen)
        self.seen |= self.hidden
        waiting = dict.fromkeys(number for cell in fresh for number in self.of[cell])
        more = False
        while waiting:
            number = next(iter(waiting))
            del waiting[number]
            while self._broken(number):
                each = self.equations[number]
                cell = self._smallest((*each.parts, each.total), last=each.total)
                if cell is None:
                    break
                self.hidden[cell] = self.seen[cell] = more = True
                waiting |= dict.fromkeys(self.of[cell])
        return more

    def _broken(self, number: int) -> bool:
        """Say whether one equation tells too much: a hidden count alone, or hidden parts that sum to too few.

        Where the total is shown, so is the sum of its hidden parts: it must leave each of them k wide.
        """
        each = self.equations[number]
        parts = [cell for cell in each.parts if self.hidden[cell]]
        if self.hidden[each.total]:
            return self.live[each.total] and not parts
        return len(parts) == 1 or (bool(parts) and int(self.counts[parts].sum()) - len(parts) < self.k)

    def _smallest(self, cells: Iterable[int], last: int = -1) -> int | None:
        """Return the shown cell to hide next: none that is dear, a part before the total, none much read, the smallest.

        A margin is the sum of others in several ways, and readers look at it first. What lies in an equation with
        hidden counts already needs no new cover there.
        """
        shown = [cell for cell in cells if self.live[cell] and not self.hidden[cell]]
        return min(shown, key=lambda cell: (self.dear[cell], cell == last, *self._costs(cell)), default=None)

    def _costs(self, cell: int) -> tuple[int, int, int, int]:
        """Return of how many sums this is the total, in how many it would be the first hidden, its count, its place."""
        met = (self.equations[number] for number in self.of[cell])
        opens = sum(not self.hidden[[one.total, *one.parts]].any() for one in met)
        return int(self.sums[cell]), opens, int(self.counts[cell]), cell

    def tell(self, tells: Tells) -> bool:
        """Hide one more wherever hidden parts of a shown total tell too much; return whether there was any."""
        more = False
        for each in self.equations:
            parts = np.array([cell for cell in each.parts if self.hidden[cell]], np.int64)
            if len(parts) and not self.hidden[each.total] and tells(parts):
                cell = self._smallest((*each.parts, each.total), last=each.total)
                if cell is not None:
                    self.hidden[cell] = more = True
        return more

    def audit(self) -> bool:
        """Hide one more near each fault that all equations together show; return whether there was any."""
        cells = np.flatnonzero(self.hidden & self.live)
        if not len(cells) or self.wide[cells].all():
            return False
        at = {int(cell): place for place, cell in enumerate(cells)}
        known = [self.equations[number] for number in sorted({number for cell in at for number in self.of[cell]})]
        matrix = np.zeros((len(known), len(cells)))
        for row, each in enumerate(known):
            matrix[row, [at[cell] for cell in each.parts if cell in at]] = 1
            if each.total in at:
                matrix[row, at[each.total]] = -1
        people = self.counts[cells].astype(float)[:, None]
        system = guard_audit.System(matrix, people, np.full(len(cells), np.inf), np.zeros(len(cells), bool))
        proof = guard_audit.Proof(self.wide[cells], np.ones(len(cells), bool), set())
        faults = guard_audit.narrowed(system, self.k, proof, every=True)
        self.wide[cells] = proof.wide
        return self._widen([int(cell) for cell in cells[faults]])

    def _widen(self, faults: Iterable[int]) -> bool:
        """For each fault, smallest first, hide one shown count more, the nearest; return whether one was left.

        One cover may mend several faults: those beside it wait for the next audit.
        """
        mended: set[int] = set()
        for fault in sorted(faults, key=lambda cell: (self.counts[cell], cell)):
            if fault in mended:
                continue
            near = self._beside([fault])
            cell = self._nearest(near)
            if cell is not None:
                self.hidden[cell] = True
                mended.update(near, self._beside([cell]))
        return bool(mended)

    def _nearest(self, near: list[int]) -> int | None:
        """Return the shown cell to hide among those `near`, else further off; what sums up most of all comes last."""
        most = self.sums.max(initial=0)
        for _ in range(_RINGS):
            cell = self._smallest(one for one in near if self.sums[one] < most and not self.dear[one])
            if cell is not None:
                return cell
            near = self._beside(near)
        return self._smallest(range(len(self.counts)))

    def _beside(self, cells: Iterable[int]) -> list[int]:
        """Return the cells of every equation in which one of `cells` stands."""
        met = (self.equations[number] for cell in cells for number in self.of[cell])
        return sorted({cell for each in met for cell in (*each.parts, each.total)})


def _live(equation: Equation, live: Booleans) -> Equation:
    """Return the equation without its noughts, which everybody knows."""
    return Equation(equation.total, tuple(cell for cell in equation.parts if live[cell]))
