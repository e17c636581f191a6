"""An attacker who shares no code with the guard: has what is shown, writes down what adds up, and solves it."""

import itertools
from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy import optimize

from factories import small_numbers
from oneworkforce.lib import guard, guard_audit

K = 10
NEAR = 1e-3
TRIES = 4
"""Figures attacked in each table of each example: all would take minutes."""

Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]


class Attack:
    """Everything that is known of one table [rows, C, m], hidden figures as unknowns.

    It is told more than anyone would be: that each hidden figure has somebody, and where there is nobody.
    """

    def __init__(self, shape: guard.Shape, tables: Numbers, hidden: Flags, pooled: Flags) -> None:
        rows, _, points = tables.shape
        self.tables, self.places = tables, [(int(r), int(c)) for r, c in np.argwhere(hidden & (tables.sum(axis=2) > 0))]
        self.number = {place: at for at, place in enumerate(self.places)}
        lines, known = [], []
        sums = [([(r, p) for p in parts], (r, total)) for r in range(rows) for total, parts in shape.equations]
        for parts, total in sums:
            unknown = {self.number[part]: 1.0 for part in parts if part in self.number}
            amount = -sum((tables[part] for part in parts if part not in self.number), np.zeros(points))
            if total in self.number:
                unknown[self.number[total]] = -1.0
            else:
                amount = amount + tables[total]
            lines.append(unknown)
            known.append(amount)
        for cell in map(int, np.flatnonzero(pooled)):  # a shown arc tells the sum of its questions
            unknown = {self.number[r, cell]: 1.0 for r in range(rows) if (r, cell) in self.number}
            lines.append(unknown)
            known.append(sum((tables[r, cell] for r, c in self.places if c == cell), np.zeros(points)))
        self.points = points
        self.equal = np.zeros((len(lines) * points, len(self.places) * points))
        for line, unknown in enumerate(lines):
            for at, sign in unknown.items():
                for score in range(points):
                    self.equal[line * points + score, at * points + score] = sign
        self.known = np.concatenate(known) if known else np.zeros(0)
        self.somebody = np.kron(np.eye(len(self.places)), np.ones(points))

    def width(self, weights: Numbers, caps: Numbers | None = None) -> float:
        ends = []
        rows, limits = -self.somebody, -np.ones(len(self.places))
        if caps is not None:
            rows, limits = np.vstack([rows, self.somebody]), np.concatenate([limits, caps])
        for sign in (1, -1):
            found = optimize.linprog(
                weights * sign,
                A_ub=rows,
                b_ub=limits,
                A_eq=self.equal if len(self.equal) else None,
                b_eq=self.known if len(self.equal) else None,
                bounds=(0, self.tables.sum() + 1000),
            )
            assert found.status == 0, found.message
            ends.append(sign * float(found.fun or 0))
        return float(ends[1] - ends[0])

    def people(self, at: int) -> Numbers:
        return np.asarray(self.somebody[at])

    def score(self, at: int, score: int) -> Numbers:
        weights = np.zeros(len(self.places) * self.points)
        weights[at * self.points + score] = 1
        return weights


def assert_safe(survey: small_numbers.Survey, pattern: guard.Pattern, k: int, random: np.random.Generator) -> None:
    """Attack the respondents, the people of each arc, and each arc's questions together."""
    counts, shape = survey.counts, survey.shape
    nothing = np.zeros(len(counts.respondents), bool)
    for people, hidden in [
        (counts.respondents, pattern.cells),
        *((counts.arc_people[:, arc], pattern.arcs[:, arc]) for arc in range(len(shape.arcs))),
    ]:
        attack = Attack(shape, people[None, :, None].astype(float), hidden[None], nothing)
        for at in chosen(random, len(attack.places)):
            assert attack.width(attack.people(at)) >= k - NEAR
    for number, arc in enumerate(shape.arcs):
        tables = counts.scores[:, arc.start : arc.stop].transpose(1, 0, 2).astype(float)
        hidden = pattern.questions[:, arc.start : arc.stop].T
        attack = Attack(shape, tables, hidden, ~pattern.arcs[:, number])
        caps = np.array([1e6 if pattern.cells[c] else counts.respondents[c] for _, c in attack.places])
        for at in chosen(random, len(attack.places)):
            assert attack.width(attack.people(at)) >= k - NEAR
            figures = tables[attack.places[at]]
            if figures.sum() < k or figures.max() == figures.sum():
                assert_no_score_told(attack, at, figures, caps)


def assert_no_score_told(attack: Attack, at: int, figures: Numbers, caps: Numbers) -> None:
    moved = [attack.width(attack.score(at, score), caps) > NEAR for score in range(attack.points)]
    assert all(moved[score] for score in np.flatnonzero(figures))
    if (figures > 0).sum() == 1:  # others are nought in truth, so that they move is that they can be more
        assert any(moved[score] for score in np.flatnonzero(figures == 0))


def chosen(random: np.random.Generator, number: int) -> list[int]:
    return [int(at) for at in random.permutation(number)[:TRIES]]


SKEWED = [6, 3, 1, 0.3]


@pytest.mark.parametrize(
    ("shares", "people"),
    [([SKEWED], 90), ([SKEWED, [5, 1]], 150), ([[1, 1, 1], [1, 1], [3, 0.3]], 150)],
    ids=["one column", "two columns", "three columns"],
)
@settings(max_examples=5, deadline=None)
@given(data=st.data())
def test_no_hidden_figure_can_be_narrowed(shares: list[list[float]], people: int, data: st.DataObject) -> None:
    seed = data.draw(st.integers(0, 100_000))
    scores = data.draw(st.sampled_from([(1, 1, 1), (0.02, 0.08, 0.9), (0, 0, 1, 9)]))
    survey = small_numbers.invented(
        seed,
        data.draw(st.integers(5, people)),
        shares,
        4,
        per_arc=data.draw(st.sampled_from([1, 2, 4])),
        scores=scores,
        unanswered=data.draw(st.sampled_from([0, 0.05, 0.4])),
        routed=data.draw(st.integers(0, 2)),
    )
    pattern = guard.protect([survey.counts], survey.shape, K)
    assert_safe(survey, pattern, K, np.random.default_rng(seed))


@settings(max_examples=3, deadline=None)
@given(st.integers(0, 100_000))
def test_no_hidden_figure_can_be_narrowed_in_either_year(seed: int) -> None:
    years = [small_numbers.invented(seed + year, 90, [SKEWED, [3, 1]], 4, per_arc=2) for year in (0, 1)]
    pattern = guard.protect([year.counts for year in years], years[0].shape, K)
    for year in years:
        assert_safe(year, pattern, K, np.random.default_rng(seed))


def compositions(total: int, parts: int) -> Iterator[tuple[int, ...]]:
    for bars in itertools.combinations(range(total + parts - 1), parts - 1):
        ends = (-1, *bars, total + parts - 1)
        yield tuple(after - before - 1 for before, after in itertools.pairwise(ends))


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 100_000), st.integers(3, 12))
def test_every_whole_table_that_agrees_was_tried(seed: int, people: int) -> None:
    k = 3
    survey = small_numbers.invented(seed, people, [[3, 2, 1]], 1, per_arc=1, scores=(2, 1), unanswered=0)
    counts, pattern = survey.counts, guard.protect([survey.counts], survey.shape, k)
    tables, hidden = counts.scores[:, 0], pattern.questions[:, 0] & (counts.respondents > 0)
    if hidden[0] or not hidden.any():
        return
    parts = np.flatnonzero(hidden)
    left = tables[parts].sum(axis=0)
    possible = [
        np.array(table).T
        for table in itertools.product(*(compositions(int(total), len(parts)) for total in left))
        if (np.array(table).sum(axis=0) >= 1).all()
    ]
    sizes = np.array([table.sum(axis=1) for table in possible])
    assert (np.ptp(sizes, axis=0) >= k).all()
    unanimous = np.array([(table.max(axis=1) == table.sum(axis=1)) for table in possible])
    assert not unanimous.all(axis=0).any()
    for at, cell in enumerate(parts):
        if tables[cell].sum() < k:
            for score in np.flatnonzero(tables[cell]):
                assert len({int(table[at, score]) for table in possible}) > 1


def test_the_attacker_succeeds_where_nothing_is_covered() -> None:
    survey = small_numbers.alike(3, 20, 30, 40)
    only = np.arange(5) == 1
    bare = guard.Pattern(only, np.tile(only[:, None], 3), only[:, None], only)
    with pytest.raises(AssertionError):
        assert_safe(survey, bare, K, np.random.default_rng(0))


def test_a_figure_that_only_all_lines_together_tell_is_found() -> None:
    # Two squares of hidden cells and one between them, (0, 2): each line hides two or more, and yet the
    # lines of the first square add up to it.
    square = [(0, 0), (0, 1), (1, 0), (1, 1)]
    hidden_pairs = [*square, *((row + 2, column + 2) for row, column in square), (0, 2)]
    pairs = [pair for pair in itertools.product(range(4), repeat=2) for _ in range(3 if pair == (0, 2) else 40)]
    groups = [np.array(group) for group in zip(*pairs, strict=True)]
    answers = np.arange(len(pairs))[:, None] % 5
    survey = small_numbers.crossed(groups, answers, (range(1),), 5, [4, 4])
    hidden = np.zeros(len(survey.counts.respondents), bool)
    hidden[[9 + 4 * row + column for row, column in hidden_pairs]] = True
    bare = guard.Pattern(hidden, hidden[:, None], hidden[:, None], hidden)
    with pytest.raises(AssertionError):
        assert_safe(survey, bare, K, np.random.default_rng(0))
    assert guard_audit.narrowed(respondents(survey, hidden), K, unproved(hidden)).tolist() == [
        pair == (0, 2) for pair in sorted(hidden_pairs)
    ]
    assert_safe(survey, guard.protect([survey.counts], survey.shape, K), K, np.random.default_rng(0))


def respondents(survey: small_numbers.Survey, hidden: Flags) -> guard_audit.System:
    cells = np.flatnonzero(hidden)
    matrix = [
        [(cell in parts) - float(cell == total) for cell in cells]
        for total, parts in survey.shape.equations
        if hidden[[total, *parts]].any()
    ]
    people = survey.counts.respondents[cells, None].astype(float)
    return guard_audit.System(np.array(matrix), people, np.full(len(cells), np.inf), np.zeros(len(cells), bool))


def unproved(hidden: Flags) -> guard_audit.Proof:
    nothing = np.zeros(hidden.sum(), bool)
    return guard_audit.Proof(nothing, nothing.copy(), set())
