"""Counts that add up in many ways: what is withheld, and that it is enough and not too much."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from oneworkforce.lib.guard_counts import Equation, protect

K = 10


def row(*parts: int, k: int = K) -> list[int]:
    """Return which of a whole (0) and its parts (1…) are hidden."""
    counts = np.array([sum(parts), *parts])
    return np.flatnonzero(protect([counts], [Equation(0, tuple(range(1, len(counts))))], k)).tolist()


def test_nothing_small_hides_nothing() -> None:
    assert row(10, 20, 30) == []


def test_a_small_count_is_covered_by_the_smallest_other() -> None:
    assert row(40, 3, 30, 20) == [2, 4]


def test_a_nought_is_known_and_covers_nothing() -> None:
    assert row(3, 0, 20, 40) == [1, 3]


def test_hidden_counts_leave_each_other_room() -> None:
    assert row(9, 2, 20, 30) == [1, 2, 3]
    assert row(9, 3, 20, 30) == [1, 2]


def test_a_whole_of_fewer_than_ten_hides_with_its_parts() -> None:
    assert row(4, 5) == [0, 1, 2]


def test_a_margin_that_two_tables_share_has_one_pattern() -> None:
    # The whole by place (1, 2) and by kind (3, 4), and both crossed (5-8): one small place hides the same everywhere.
    counts = np.array([103, 3, 100, 43, 60, 1, 2, 42, 58])
    sums = [Equation(0, (1, 2)), Equation(0, (3, 4)), Equation(1, (5, 6)), Equation(2, (7, 8))]
    sums += [Equation(3, (5, 7)), Equation(4, (6, 8))]
    hidden = protect([counts], sums, K)
    assert hidden[[1, 2, 5, 6, 7, 8]].all()
    assert not hidden[0]


def test_an_area_is_not_told_by_its_district() -> None:
    # A county (0) of districts (1, 2); the first of areas (3, 4, 5).
    counts = np.array([90, 50, 40, 4, 26, 20])
    hidden = protect([counts], [Equation(0, (1, 2)), Equation(1, (3, 4, 5))], K)
    assert np.flatnonzero(hidden).tolist() == [3, 5]


def test_what_readers_need_most_covers_last() -> None:
    def with_dear(counts: list[int]) -> list[int]:
        equations, dear = [Equation(0, (1, 2, 3))], np.array([False, True, False, False])
        return np.flatnonzero(protect([np.array(counts)], equations, K, dear=dear)).tolist()

    assert row(20, 3, 30) == [1, 2]
    assert with_dear([53, 20, 3, 30]) == [2, 3]
    assert with_dear([53, 20, 3, 30]) != row(20, 3, 30)
    assert with_dear([20, 16, 4, 0]) == [0, 2], "the whole goes before it"
    assert with_dear([9, 5, 4, 0]) == [0, 1, 2], "small counts are hidden all the same"


def test_what_must_be_hidden_is_and_is_covered() -> None:
    must = np.array([False, True, False, False])
    hidden = protect([np.array([90, 30, 40, 20])], [Equation(0, (1, 2, 3))], K, must)
    assert np.flatnonzero(hidden).tolist() == [1, 3]


def test_two_years_share_one_pattern() -> None:
    years = [np.array([60, 30, 30, 0]), np.array([63, 3, 30, 30])]
    hidden = protect(years, [Equation(0, (1, 2, 3))], K)
    assert hidden[1]
    assert hidden[2]


@pytest.mark.parametrize("counts", [[5, -1, 6], [10, 3, 3]])
def test_counts_that_do_not_add_up_are_a_fault_of_ours(counts: list[int]) -> None:
    with pytest.raises(ValueError, match="add up"):
        protect([np.array(counts)], [Equation(0, (1, 2))], K)


def crossed(seed: int, people: int, shares: tuple[int, int], skew: float) -> tuple[np.ndarray, list[Equation]]:
    random = np.random.default_rng(seed)
    rows, columns = shares
    drawn = [random.choice(many, people, p=(one := np.arange(many, 0, -1.0) ** skew) / one.sum()) for many in shares]
    table = np.zeros(shares, np.int64)
    np.add.at(table, tuple(drawn), 1)
    counts = np.concatenate([[people], table.sum(axis=1), table.sum(axis=0), table.ravel()])
    first, second, inner = 1, 1 + rows, 1 + rows + columns
    sums = [Equation(0, tuple(range(first, second))), Equation(0, tuple(range(second, inner)))]
    sums += [Equation(first + r, tuple(inner + r * columns + c for c in range(columns))) for r in range(rows)]
    sums += [Equation(second + c, tuple(inner + r * columns + c for r in range(rows))) for c in range(columns)]
    return counts, sums


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 2**31), st.integers(12, 600), st.tuples(st.integers(2, 6), st.integers(2, 6)), st.floats(0.5, 3))
def test_nobody_who_solves_everything_knows_a_hidden_count_within_ten(
    seed: int, people: int, shares: tuple[int, int], skew: float
) -> None:
    counts, sums = crossed(seed, people, shares, skew)
    hidden = protect([counts], sums, K)
    live = np.flatnonzero(hidden & (counts > 0))
    assert not ((counts > 0) & (counts < K) & ~hidden).any()
    matrix = [[float(one in each.parts) - float(one == each.total) for one in live] for each in sums]
    known = np.array(matrix) @ counts[live] if len(live) else np.zeros(len(sums))
    for place in range(len(live)):
        ends = []
        for sign in (1, -1):
            cost = sign * (np.arange(len(live)) == place)
            solved = linprog(cost, A_eq=matrix, b_eq=known, bounds=[(1, None)] * len(live), method="highs")
            ends.append(np.inf if solved.x is None else solved.x[place])
        assert ends[1] - ends[0] >= K - 1e-3


@pytest.mark.parametrize(("people", "kept"), [(600, 0.6), (3000, 0.9)])
def test_most_of_an_ordinary_table_stays_shown(people: int, kept: float) -> None:
    counts, sums = crossed(1, people, (6, 6), 1.0)
    hidden = protect([counts], sums, K)
    assert 1 - hidden[counts > 0].mean() >= kept
