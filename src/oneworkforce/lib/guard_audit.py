"""The audit of the guard, against somebody who has every shown figure and solves them all together.

A hidden figure is safe when tables exist that agree with everything shown and yet differ in it enough.
Such tables are first looked for by moving people round a loop of hidden cells, which is cheap;
only where that finds none, linear programmes (HiGHS) look for the extremes.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy import optimize, sparse

Floats = NDArray[np.float64]
Booleans = NDArray[np.bool_]

TOLERANCE = 1e-4
"""Whole numbers in, so anything nearer than this is equality; HiGHS solves to 1e-7."""


@dataclass(frozen=True)
class System:
    """V hidden figures and everything shown that ties them: `matrix` @ `scores` is known.

    `matrix` [E, V] of -1, 0, 1; `scores` [V, m] people by score (m = 1: people alone), at least one person
    each, and everybody knows that; `caps` [V] the respondents of its cell where shown, else infinite;
    `tied` [V] those that an equation ties to another question of their arc.
    """

    matrix: Floats
    scores: Floats
    caps: Floats
    tied: Booleans

    def only(self, figures: Booleans) -> "System":
        """Return these figures with all others known: whatever is possible here is possible in the whole."""
        rows = self.matrix[:, figures].any(axis=1)
        return System(
            self.matrix[np.ix_(rows, figures)],
            self.scores[figures],
            self.caps[figures],
            self.tied[figures],
        )


@dataclass(frozen=True)
class Proof:
    """What is proved of V hidden figures, for good: hiding more only adds to the tables that are possible.

    `wide` [V]: its people may be at least k more or fewer. `loose` [V]: no score of it is told.
    `tried`: the small systems that were looked at. All three are filled in place.
    """

    wide: Booleans
    loose: Booleans
    tried: set[bytes]

    def of(self, *places: Booleans | NDArray[np.int64]) -> "Proof":
        """Return a copy for these figures."""
        return Proof(self.wide[places], self.loose[places], self.tried)

    def put(self, part: "Proof", *places: Booleans | NDArray[np.int64]) -> None:
        """Write back what was proved of these figures."""
        self.wide[places], self.loose[places] = part.wide, part.loose


def narrowed(system: System, k: int, proof: Proof, *, every: bool = False) -> Booleans:
    """Return [V]: figures that the shown ones narrow too far, where there are any; add to `proof` what was proved.

    - Rank: no hidden figure follows from the equations.
    - Width: its people can be at least k more in one possible table than in another.
    - Scores, of figures not yet `loose`: no positive count of a score is the same in all possible tables, and
      it is not all one score in all of them. That nobody gave a score may follow, when it is so of a whole
      hidden group: the group passed primary. Here a possible table has no more answers to a question than
      shown respondents.

    Stops at the first fault in each set of figures that hang together, and the others are not yet judged; or, with
    `every`, names all whose width is too narrow.
    """
    if system.tied.any():  # small systems first: each question by itself; no fault there need be one in the whole
        _judge(system, ~system.tied, k, proof, once=True)
    return _judge(system, np.ones(len(system.scores), bool), k, proof, every=every)


def told(system: System, groups: Floats) -> Booleans:
    """Return [G]: the `groups` [G, V] of figures whose sum follows from the equations."""
    changes = groups @ _moves(system.matrix, system.scores.sum(axis=1)).T
    follows: Booleans = np.abs(changes).max(axis=1, initial=0) < TOLERANCE
    return follows


def _judge(
    system: System, figures: Booleans, k: int, proof: Proof, *, once: bool = False, every: bool = False
) -> Booleans:
    """Return [V] the faults among `figures`, one set that hangs together at a time; all others are held known."""
    faults = np.zeros(len(figures), bool)
    if not figures.any():
        return faults
    links = sparse.csr_array(np.abs(system.matrix[:, figures]))
    _, labels = sparse.csgraph.connected_components(links.T @ links, directed=False)
    places = np.flatnonzero(figures)
    for label in np.unique(labels[~(proof.wide & proof.loose)[figures]]):
        inside = np.zeros(len(figures), bool)
        inside[places[labels == label]] = True
        alone, part = system.only(inside), proof.of(inside)
        if once:
            key = alone.matrix.tobytes() + alone.scores.tobytes()
            if key in proof.tried:
                continue
            proof.tried.add(key)
        faults[inside] = _Tables(alone).narrowed(k, part, every=every)
        proof.put(part, inside)
    return faults


class _Tables:
    """The tables that agree with what is shown of one system whose figures all hang together."""

    def __init__(self, system: System) -> None:
        self.system = system
        self.people = system.scores.sum(axis=1)
        self.points = system.scores.shape[1]
        self.moves = _moves(system.matrix, self.people)
        # How far each score can go along a move and against it before a cell has none of it left.
        self.along, self.against = self._room(system.scores)

    def _room(self, spare: Floats) -> tuple[Floats, Floats]:
        """Return [moves, m] twice: how far `spare` [V, m] lets each move go, and go back."""
        sizes = np.abs(self.moves)[:, :, None]
        room = np.divide(spare, sizes, out=np.full((*self.moves.shape, spare.shape[1]), np.inf), where=sizes > 0)
        along = np.where((self.moves < 0)[:, :, None], room, np.inf).min(axis=1)
        against = np.where((self.moves > 0)[:, :, None], room, np.inf).min(axis=1)
        return along, against

    def narrowed(self, k: int, proof: Proof, *, every: bool) -> Booleans:
        fixed = np.asarray((self.moves == 0).all(axis=0), bool)
        if fixed.any():
            return fixed
        faults = self._narrow(k, proof, every=every)
        if faults.any():
            return faults
        if self.points > 1:
            faults = self._pinned(~proof.loose) | self._agreed(~proof.loose)
        proof.loose[~faults] = True
        return faults

    def _narrow(self, k: int, proof: Proof, *, every: bool) -> Booleans:
        """Return the first whose people cannot be k apart, or every one: look at one move's two ends, then further."""
        sizes = np.abs(self.moves)
        along, against = self._room((self.people - 1)[:, None])
        length = np.minimum(self.along.sum(axis=1), along[:, 0]) + np.minimum(self.against.sum(axis=1), against[:, 0])
        width = np.multiply(sizes, length[:, None], out=np.zeros(sizes.shape), where=sizes > 0)
        proof.wide[width.max(axis=0) >= k - TOLERANCE] = True
        faults = np.zeros(len(self.people), bool)
        seen = _Range(self.people, lambda weights: self._most(np.tile(weights[:, None], self.points), k).sum(axis=1))
        random = np.random.default_rng(0)
        unproved = len(faults) + 1
        while 0 < (~proof.wide).sum() < unproved:  # many at once, for as long as that finds any
            unproved = int((~proof.wide).sum())
            seen.look(np.where(proof.wide, 0, random.uniform(-1, 1, len(faults))))
            proof.wide[seen.wide(k)] = True
        for figure in np.argsort(self.people, kind="stable"):
            for sign in (1.0, -1.0):
                if not proof.wide[figure]:
                    seen.look(sign * (np.arange(len(self.people)) == figure))
                    proof.wide[seen.wide(k)] = True
            if not proof.wide[figure]:
                faults[figure] = True
                if not every:
                    break
        return faults

    def _pinned(self, todo: Booleans) -> Booleans:
        """Return who of `todo` has a positive count of a score that is the same in all tables."""
        swaps = self._swaps()
        moved = (self.moves != 0).T.astype(float) @ (swaps.any(axis=2) | swaps.any(axis=1))
        pinned: Booleans = (self.system.scores > 0) & (moved == 0) & todo[:, None]
        # One score at a time makes smaller programmes. Kept so near that all keep somebody and stay within caps
        # whatever the other scores, what moves is loose. With neither, what does not move is pinned.
        low, high = self.people <= 1, self.people >= self.system.caps
        pinned = self._still(pinned, low, high)
        fixed = self._still(pinned, np.zeros_like(low), np.zeros_like(high))
        if pinned.any() and not fixed.any():
            fixed = _still(self.system.scores, pinned, lambda weights: self._most(weights, 0, capped=True))
        return np.asarray(fixed.any(axis=1), bool)

    def _still(self, pinned: Booleans, low: Booleans, high: Booleans) -> Booleans:
        """Return which of `pinned` [V, m] no table with only that score changed moves; `low`, `high` may not pass."""
        still = np.zeros_like(pinned)
        for score in np.flatnonzero(pinned.any(axis=0)):
            truth = self.system.scores[:, score]
            lower = np.where(low, truth, 0)
            upper = np.where(high, truth, truth.sum() + 1)

            def most(weights: Floats, truth: Floats = truth, lower: Floats = lower, upper: Floats = upper) -> Floats:
                return _solve(weights, truth, self.system.matrix, lower, upper)

            still[:, score] = _still(truth, pinned[:, score], most)
        return still

    def _agreed(self, todo: Booleans) -> Booleans:
        """Return who of `todo` can be seen to be all of one score."""
        swaps = self._swaps()
        gained = (self.moves > 0).T.astype(float) @ swaps.any(axis=2)
        gained += (self.moves < 0).T.astype(float) @ swaps.any(axis=1)
        others = self.system.scores == 0
        agreed: Booleans = todo & (others.sum(axis=1) == self.points - 1) & ~(others & (gained > 0)).any(axis=1)
        while agreed.any():
            weights = (others & agreed[:, None]).astype(float)
            found = (self._most(weights, 0, capped=True) * weights).sum(axis=1) > TOLERANCE
            if not found.any():
                break
            agreed &= ~found
        return agreed

    def _swaps(self) -> Booleans:
        """Return [moves, m, m]: people can move along with one score while as many move against it with another."""
        different = ~np.eye(self.points, dtype=bool)
        swaps: Booleans = (self.along > 0)[:, :, None] & (self.against > 0)[:, None, :] & different
        return swaps

    @cached_property
    def _equations(self) -> sparse.csr_array:
        """The system's matrix for each score by itself."""
        return sparse.csr_array(sparse.kron(sparse.eye_array(self.points), sparse.csr_array(self.system.matrix)))

    @cached_property
    def _limits(self) -> tuple[sparse.csr_array, Floats]:
        """Rows and their upper limits: somebody in each [V], then below such caps as there are."""
        each = sparse.csr_array(np.tile(np.eye(len(self.people)), self.points))
        within = np.isfinite(self.system.caps)
        rows = sparse.csr_array(sparse.vstack([-each, each[within]]))
        return rows, np.concatenate([-np.ones(len(self.people)), self.system.caps[within]])

    def _most(self, weights: Floats, beyond: float, *, capped: bool = False) -> Floats:
        """Return the table [V, m] with the largest sum of `weights` [V, m] x people by score."""
        scores = self.system.scores
        limit = np.full(scores.size, scores.sum() + beyond)
        rows = self._limits if capped else (self._limits[0][: len(scores)], self._limits[1][: len(scores)])
        table = _solve(weights.T.ravel(), scores.T.ravel(), self._equations, np.zeros(scores.size), limit, rows=rows)
        return table.reshape(self.points, len(scores)).T


class _Range:
    """The fewest and most people that each figure has in the tables seen so far."""

    def __init__(self, people: Floats, most: Callable[[Floats], Floats]) -> None:
        self.low, self.high, self.most = people.copy(), people.copy(), most

    def wide(self, k: int) -> Booleans:
        wide: Booleans = self.high - self.low >= k - TOLERANCE
        return wide

    def look(self, weights: Floats) -> None:
        """Add the table with the largest weighted sum to those seen."""
        people = self.most(weights)
        self.low, self.high = np.minimum(self.low, people), np.maximum(self.high, people)


def _still(truth: Floats, among: Booleans, most: Callable[[Floats], Floats]) -> Booleans:
    """Return which `among` the places of `truth` are the same in all tables that `most` can find.

    Weights at random: where no table differs in their weighted sum, none differs in any of its terms.
    """
    random = np.random.default_rng(0)
    still = among.copy()
    while still.any():
        weights = np.where(still, random.uniform(1, 2, still.shape), 0)
        before = still.copy()
        for sign in (1.0, -1.0):
            still &= np.abs(most(sign * weights) - truth) <= TOLERANCE
            if (before != still).any():
                break
        else:
            break
    return still


def _solve(
    weights: Floats,
    truth: Floats,
    matrix: Floats | sparse.csr_array,
    lower: Floats,
    upper: Floats,
    *,
    rows: tuple[sparse.csr_array, Floats] | None = None,
) -> Floats:
    """Return the table with the same `matrix` @ table as `truth`, within bounds and `rows`, of largest `weights`."""
    solved = optimize.linprog(  # type: ignore[call-overload]  # its stubs know no sparse matrix
        -weights,
        A_ub=rows[0] if rows else None,
        b_ub=rows[1] if rows else None,
        A_eq=matrix if matrix.shape[0] else None,
        b_eq=matrix @ truth if matrix.shape[0] else None,
        bounds=np.column_stack([lower, upper]),
        method="highs-ds",
        options={"presolve": False},  # it costs more than these small programmes themselves
    )
    # The truth is a possible table: whatever else stopped the solver proves nothing.
    return np.asarray(solved.x, float) if solved.status == 0 else truth


def _moves(matrix: Floats, people: Floats) -> Floats:
    """Return [moves, V]: a basis of the changes that no equation notices.

    Gauss-Jordan with the largest figures as pivots: each small figure then moves by a loop of large
    ones, which has the most room.
    """
    order = np.argsort(-people, kind="stable")
    reduced = matrix[:, order].copy()
    pivots: list[int] = []
    for column in range(len(order)):
        row = len(pivots)
        if row == len(reduced):
            break
        best = row + int(np.abs(reduced[row:, column]).argmax())
        if abs(reduced[best, column]) < TOLERANCE:
            continue
        reduced[[row, best]] = reduced[[best, row]]
        reduced[row] /= reduced[row, column]
        factors = reduced[:, column].copy()
        factors[row] = 0
        noticed = np.flatnonzero(factors)
        reduced[noticed] -= np.outer(factors[noticed], reduced[row])
        pivots.append(column)
    free = np.setdiff1d(np.arange(len(order)), pivots)
    moves = np.zeros((len(free), len(order)))
    moves[np.arange(len(free)), order[free]] = 1
    moves[:, order[pivots]] = -reduced[: len(pivots), free].T
    moves[np.abs(moves) < TOLERANCE] = 0
    return moves
