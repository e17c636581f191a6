"""How a figure was worked out, with its numbers put in: what a reader works out by hand comes to the same."""

import math
import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import frameworks, readings, results
from oneworkforce.assess.domain.framework import Framework
from oneworkforce.assess.domain.reading import Reading
from oneworkforce.assess.domain.results import Row
from oneworkforce.assess.domain.sentences import formula
from oneworkforce.lib import rounding

SMALL = frameworks.make(lengths=(1, 1))
T_95 = 2.0
"""Stands for t: the formula reads it off the interval."""


def of(row: Row, framework: Framework = SMALL, *, weighted: bool = False) -> str:
    read = Reading(results.make(framework, weighted=weighted), framework)
    return " ".join(formula.made(read, row))


def question(counts: tuple[int, ...], invited: int | None) -> Row:
    """Return the row of a question as the method makes it (docs/reference/method.md 2)."""
    n = sum(counts)
    scores = [score for score, count in enumerate(counts, 1) for _ in range(count)]
    mean = Fraction(sum(scores), n)
    spread = math.sqrt(sum((score - mean) ** 2 for score in scores) / (n - 1))
    share = math.sqrt(1 - n / invited) if invited is not None and n <= invited else 1.0
    se = spread / math.sqrt(n) * share
    low, high = float(mean) - T_95 * se, float(mean) + T_95 * se
    return Row(
        (), "a1", "q1", n, n, invited, float(mean), None, None, se, low, high, counts, 0, 0, None, "above", "above"
    )


@given(
    counts=st.lists(st.integers(1, 30), min_size=5, max_size=5).map(tuple),
    more=st.one_of(st.none(), st.integers(-4, 200)),
)
def test_by_hand_it_comes_to_the_same(counts: tuple[int, ...], more: int | None) -> None:
    row = question(counts, None if more is None else sum(counts) + more)
    said = of(row)
    terms = re.search(r"= \(([^)]*)\) ÷ ([\d,]+) = ([\d.]+)\.", said)
    assert terms is not None
    total = sum(int(point) * int(count) for point, count in re.findall(rf"(\d) {formula.TIMES} (\d+)", terms[1]))
    assert rounding.shown(Fraction(total, int(terms[2].replace(",", "")))) == terms[3]
    if row.se == 0:
        assert "all who were invited have answered" in said
        return
    spread = re.search(r"= ([\d.]+) ÷ √(\d+)", said)
    assert spread is not None
    n = int(spread[2])
    share = re.search(rf"√\(1 {formula.MINUS} (\d+) ÷ (\d+)\)", said)
    assert (share is not None) == (more is not None and more >= 0)
    part = math.sqrt(1 - int(share[1]) / int(share[2])) if share else 1.0
    assert float(spread[1]) / math.sqrt(n) * part == pytest.approx(row.se, abs=0.001)
    assert f"{n - 1:,} degrees of freedom" in said


def test_of_all_arcs_it_adds_up_the_arcs() -> None:
    read = readings.read({"a1": 2.0, "a2": 3.0, "a3": 4.0})
    assert "(2.00 + 3.00 + 4.00) ÷ 3 = 3.00." in " ".join(formula.made(read, read.overall()))


def test_of_an_arc_it_says_whose_scores_are_added_up() -> None:
    read = readings.read({"a1": 2.0})
    said = " ".join(formula.made(read, read.arc(read.framework.arcs[0])))
    assert "the arc's 4 questions" in said
    assert "the scores of 100 people added up" in said


def test_a_withheld_figure_is_worked_out_from_nothing() -> None:
    read = readings.read(of={readings.NORTH: {}}, hidden={(readings.NORTH, "a1"): "row"})
    (said,) = formula.made(read, read.arc(read.framework.arcs[0], readings.NORTH))
    assert not re.search(r"\d", said)


def test_one_person_has_no_error() -> None:
    row = question((1, 1, 1, 1, 1), 10)._replace(se=None, low=None, high=None)
    assert "one person has no spread" in of(row)


def test_weights_are_named() -> None:
    assert "times its weight" in of(question((1, 2, 3, 4, 5), 40), weighted=True)
    assert "allows for the weights" in of(question((1, 2, 3, 4, 5), 40), weighted=True)
