import itertools
from collections.abc import Sequence
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from factories import frameworks
from oneworkforce.assess.domain import answers, layout, sums
from oneworkforce.assess.domain.framework import Framework

SPECIAL = [answers.NOT_ASKED, answers.DONT_KNOW, answers.NOT_APPLICABLE, answers.NOT_ANSWERED]


def some_answers(framework: Framework, people: int, seed: int, share: float = 0.2) -> NDArray[np.uint8]:
    rng = np.random.default_rng(seed)
    shape = len(framework.questions), people
    data = rng.integers(0, framework.scale.points, shape).astype(np.uint8)
    empty = rng.random(shape) < share
    data[empty] = rng.choice(SPECIAL, int(empty.sum()))
    return data


def slowly(framework: Framework, data: NDArray[np.uint8], cell: NDArray[np.int32], cells: int) -> dict[str, object]:
    """Do the same sums person by person in Python's own numbers."""
    plan = layout.plan(framework, [""])
    points = framework.scale.points
    scores = np.zeros((cells, len(framework.questions), points), np.int64)
    special = np.zeros((cells, len(framework.questions), 5), np.int64)
    pairs = np.zeros((cells, len(plan.pairs), 6), np.int64)
    arcs: dict[tuple[int, int, int], list[Fraction]] = {}
    for person, at in enumerate(cell):
        row = [int(value) for value in data[:, person]]
        for question, value in enumerate(row):
            if value < points:
                scores[at, question, value] += 1
            else:
                special[at, question, value - 251] += 1
        for place, (_, i, j) in enumerate(plan.pairs):
            if row[i] < points and row[j] < points:
                x, y = row[i], row[j]
                pairs[at, place] += [1, x, y, x * x, y * y, x * y]
        score: list[Fraction | None] = []
        for positions in framework.positions:
            valid = [row[place] for place in positions if row[place] < points]
            score.append(Fraction(sum(valid), len(valid)) if valid and 2 * len(valid) >= len(positions) else None)
        for a, b in itertools.product(range(len(score)), repeat=2):
            left, right = score[a], score[b]
            if left is not None and right is not None:
                held = arcs.setdefault((int(at), a, b), [Fraction(0)] * 3)
                held[0], held[1], held[2] = held[0] + 1, held[1] + left, held[2] + left * right
    return {"scores": scores, "special": special, "pairs": pairs, "arcs": arcs}


def check(framework: Framework, data: NDArray[np.uint8], cell: NDArray[np.int32], cells: int) -> sums.Sums:
    plan = layout.plan(framework, [""])
    keys = [(str(at),) for at in range(cells)]
    found = sums.count(plan, data, cell, keys, [0] * cells)
    expected = slowly(framework, data, cell, cells)
    np.testing.assert_array_equal(found.scores, expected["scores"])
    np.testing.assert_array_equal(found.special, expected["special"])
    np.testing.assert_array_equal(found.pairs, expected["pairs"])
    arcs = expected["arcs"]
    assert isinstance(arcs, dict)
    for at, a, b in itertools.product(range(cells), range(plan.arcs), range(plan.arcs)):
        n, total, product = arcs.get((at, a, b), (0, 0, 0))
        assert found.arc_n[at, a, b] == n
        assert Fraction(found.arc_sum[at, a, b], plan.multiples[a]) == total
        assert Fraction(found.arc_product[at, a, b], plan.multiples[a] * plan.multiples[b]) == product
    return found


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.integers(1, 6), min_size=1, max_size=4), st.integers(2, 7), st.integers(0, 300), st.integers(0, 2**31)
)
def test_the_sums_are_those_of_counting_person_by_person(
    lengths: Sequence[int], points: int, people: int, seed: int
) -> None:
    framework = frameworks.make(lengths=lengths, least=0, most=points - 1)
    rng = np.random.default_rng(seed)
    check(framework, some_answers(framework, people, seed), rng.integers(0, 3, people).astype(np.int32), 3)


def test_an_arc_of_forty_questions_is_counted_by_pairs_and_limbs_exactly() -> None:
    framework = frameworks.make(lengths=[40, 2], least=1, most=5)
    plan = layout.plan(framework, [""])
    assert plan.limbs[0] > 1
    assert len(plan.words(1, sums.ROOM)[0]) == 2
    check(framework, some_answers(framework, 300, 7), np.zeros(300, np.int32), 1)


def test_many_cells_are_counted_by_pairs_with_the_same_sums(monkeypatch: pytest.MonkeyPatch) -> None:
    framework = frameworks.make(lengths=[5, 3], least=1, most=5)
    data = some_answers(framework, 500, 3)
    cell = (np.arange(500) % 7).astype(np.int32)
    roomy = check(framework, data, cell, 7)
    monkeypatch.setattr(sums, "ROOM", 100)
    tight = check(framework, data, cell, 7)
    for name in sums.Sums.ARRAYS:
        np.testing.assert_array_equal(getattr(roomy, name), getattr(tight, name))


@settings(max_examples=20, deadline=None)
@given(st.integers(1, 400), st.integers(0, 2**31))
def test_the_sums_of_parts_add_to_the_sums_of_the_whole(people: int, seed: int) -> None:
    framework = frameworks.make(lengths=[5, 4], least=1, most=5)
    plan = layout.plan(framework, [""])
    data = some_answers(framework, people, seed)
    cell = np.random.default_rng(seed).integers(0, 4, people).astype(np.int32)
    keys = [("a",), ("b",), ("c",), ("d",)]
    whole = sums.count(plan, data, cell, keys, [0] * 4)
    cut = people // 3
    parts = [sums.count(plan, data[:, at], cell[at], keys, [0] * 4) for at in (slice(0, cut), slice(cut, None))]
    for total in (parts[0] + parts[1], parts[1] + parts[0]):
        for name in sums.Sums.ARRAYS:
            np.testing.assert_array_equal(getattr(total, name), getattr(whole, name))


def test_the_margins_of_cells_add_to_the_whole() -> None:
    framework = frameworks.make(lengths=[5], least=1, most=5)
    plan = layout.plan(framework, [""])
    data = some_answers(framework, 200, 1)
    cell = (np.arange(200) % 3).astype(np.int32)
    found = sums.count(plan, data, cell, [("a",), ("b",), ("c",)], [0] * 3)
    whole = found.over([range(3), (), (1,)])
    assert whole.respondents.tolist() == [200, 0, 67]
    np.testing.assert_array_equal(whole.scores[0], found.scores.sum(axis=0))
