"""An attacker who has the published results alone, and solves them all together.

Shares no code with the guard: it reads rows as anyone could, writes down how groups add up, and asks a
linear programme how far each withheld number can move (method section 3).
"""

import itertools
from collections.abc import Mapping, Sequence

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from factories import frameworks, surveys
from oneworkforce.assess.domain.framework import Framework
from oneworkforce.assess.domain.results import By, Results, Row

LEAST = 10
FRAMEWORK = frameworks.make(lengths=[3, 2])
BY = ("place", "role")


def people(seed: int, number: int, skew: float) -> list[dict[str, object]]:
    rng = np.random.default_rng(seed)
    places, roles = ["north", "south", "west", ""], ["worker", "leader", "other"]
    share = [np.arange(len(names), 0, -1.0) ** skew for names in (places, roles)]
    chosen = [rng.choice(names, number, p=one / one.sum()) for names, one in zip((places, roles), share, strict=True)]
    scores = rng.integers(1, 6, (number, 5)).astype(object)
    scores[rng.random((number, 5)) < 0.15] = "dk"
    rows = zip(*chosen, scores, strict=True)
    return [
        {"place": str(place), "role": str(role), **{f"q{at}": one for at, one in enumerate(row, 1)}}
        for place, role, row in rows
    ]


def equations(groups: Sequence[By]) -> list[tuple[By, list[By]]]:
    """Return which published groups add up to which others."""
    one = [group for group in groups if len(group) == 1]
    cross = [group for group in groups if len(group) == len(BY)]
    found: list[tuple[By, list[By]]] = [((), [group for group in one if group[0][0] == column]) for column in BY]
    found.append(((), cross))
    found += [(single, [group for group in cross if single[0] in group]) for single in one]
    return found


def bounds(groups: Sequence[By], known: Mapping[By, int], least: Mapping[By, int]) -> dict[By, tuple[float, float]]:
    """Return how low and how high each unknown number can be, given the least that it must be."""
    unknown = [group for group in groups if group not in known]
    rows, sums = [], []
    for total, parts in equations(groups):
        row = [(group in parts) - float(group == total) for group in unknown]
        if any(row):
            rows.append(row)
            sums.append(known.get(total, 0) - sum(known.get(part, 0) for part in parts))
    found = {}
    allowed = [(least[group], None) for group in unknown]
    for at, group in enumerate(unknown):
        ends = []
        for sign in (1, -1):
            cost = np.zeros(len(unknown))
            cost[at] = sign
            solved = linprog(cost, A_eq=rows or None, b_eq=sums or None, bounds=allowed, method="highs")
            ends.append(np.inf if solved.fun is None else sign * float(solved.fun))
        found[group] = (min(ends), np.inf if np.inf in ends else max(ends))
    return found


def tables(results: Results, framework: Framework) -> dict[str, dict[By, Row]]:
    """Return the published rows of each question, and of everyone who answered (the overall's)."""
    names = {"everyone": None} | {question.id: question.id for question in framework.questions}
    return {
        name: {row.by: row for row in results.rows if row.question == question and (question or row.arc is None)}
        for name, question in names.items()
    }


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 2**31), st.integers(5, 260), st.sampled_from([0.5, 1.5, 3.0]))
def test_no_withheld_number_of_people_can_be_known_within_ten(seed: int, number: int, skew: float) -> None:
    results = surveys.analyse(FRAMEWORK, people(seed, number, skew), by=BY, guarded=True)
    for name, rows in tables(results, FRAMEWORK).items():
        known = {
            by: count
            for by, row in rows.items()
            if (count := row.respondents if name == "everyone" else row.n) is not None
        }
        # An empty row of a shown group is shown; a group of nobody is; of a withheld group nothing is.
        least = {by: int(name == "everyone" or row.withheld == "row") for by, row in rows.items()}
        for by, (low, high) in bounds(results.groups, known, least).items():
            assert high - low >= LEAST, (name, by, low, high)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 2**31), st.integers(5, 260), st.sampled_from([0.5, 1.5, 3.0]))
def test_what_is_subtracted_from_a_total_passes_the_rule_itself(seed: int, number: int, skew: float) -> None:
    results = surveys.analyse(FRAMEWORK, people(seed, number, skew), by=BY, guarded=True)
    for name, rows in tables(results, FRAMEWORK).items():
        for total, parts in equations(results.groups):
            hidden = [part for part in parts if rows[part].withheld]
            if name == "everyone" or not hidden or rows[total].withheld:
                continue
            shown = sum(np.array(rows[part].distribution) for part in parts if part not in hidden)
            rest = np.asarray(rows[total].distribution) - shown
            assert len(hidden) >= 2
            assert rest.sum() >= LEAST
            assert (rest > 0).sum() >= 2, "everyone withheld gave one score"


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 2**31), st.integers(5, 200))
def test_one_question_withheld_of_a_shown_arc_never_stands_alone(seed: int, number: int) -> None:
    results = surveys.analyse(FRAMEWORK, people(seed, number, 2.0), by=BY, guarded=True)
    for by, arc in itertools.product(results.groups, FRAMEWORK.arcs):
        rows = [row for row in results.rows if row.by == by and row.arc == arc.id]
        own = next(row for row in rows if row.question is None)
        hidden = [row for row in rows if row.question is not None and row.withheld]
        assert own.withheld or len(hidden) != 1
        overall = next(row for row in results.rows if row.by == by and row.arc is None)
        assert not own.withheld or overall.withheld


def test_a_withheld_row_carries_no_figure() -> None:
    results = surveys.analyse(FRAMEWORK, people(3, 120, 2.0), by=BY, guarded=True)
    hidden = [row for row in results.rows if row.withheld]
    assert hidden
    for row in hidden:
        kept = {"by", "arc", "question", "withheld"} | ({"respondents"} if row.withheld == "row" else set())
        assert all(getattr(row, name) is None for name in Row._fields if name not in kept)


def test_most_of_an_ordinary_survey_stays_shown() -> None:
    results = surveys.analyse(FRAMEWORK, people(1, 2000, 0.5), by=BY, guarded=True)
    shown = sum(not row.withheld for row in results.rows)
    assert shown / len(results.rows) > 0.95


@pytest.mark.parametrize("number", [0, 1, 9])
def test_fewer_than_ten_in_all_shows_nothing(number: int) -> None:
    results = surveys.analyse(FRAMEWORK, people(1, number, 0.5) or [{"q1": ""}], by=BY, guarded=True)
    assert results.respondents in (None, 0)
    assert all(row.withheld == "cell" or not row.respondents for row in results.rows)
