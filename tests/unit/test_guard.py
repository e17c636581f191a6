from time import process_time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factories import small_numbers
from oneworkforce.lib import guard

K = 10
MIXED = [4, 4, 4, 4, 4]
FIVES = [0, 0, 0, 0, 20]
NOBODY = [0, 0, 0, 0, 0]

# The utility floor: what an ordinary table keeps, and what one small group costs.
PEOPLE, DISTRICTS, AUDIENCES = 2000, [1] * 12, [1, 3]
CELLS_KEPT = 0.9
QUESTIONS_KEPT = 0.95
CELLS_LOST_TO_ONE_SMALL = 4  # itself, its audience's fellow, and another district's two
QUESTIONS_KEPT_BESIDE_ONE_SMALL = 0.95


def protect(*surveys: small_numbers.Survey) -> guard.Pattern:
    return guard.protect([survey.counts for survey in surveys], surveys[0].shape, K)


def hidden_cells(*surveys: small_numbers.Survey) -> list[int]:
    return np.flatnonzero(protect(*surveys).cells).tolist()


def hidden_questions(survey: small_numbers.Survey) -> list[tuple[int, int]]:
    pattern = protect(survey)
    return [(int(cell), int(question)) for cell, question in np.argwhere(pattern.questions)]


def test_nothing_small_leaves_everything_shown() -> None:
    pattern = protect(small_numbers.alike(20, 30, 40))
    assert not any(hidden.any() for hidden in (pattern.cells, pattern.questions, pattern.arcs, pattern.overall))


def test_a_small_group_is_hidden_whole_and_covered_by_the_next_smallest() -> None:
    pattern = protect(small_numbers.alike(40, 3, 30, 20))
    assert np.flatnonzero(pattern.cells).tolist() == [2, 4]
    for rows in (pattern.questions, pattern.arcs, pattern.overall[:, None]):
        assert rows[[2, 4]].all()
        assert not rows[[0, 1, 3]].any()


def test_a_group_of_exactly_the_threshold_is_shown() -> None:
    assert hidden_cells(small_numbers.alike(10, 20)) == []
    assert hidden_cells(small_numbers.alike(9, 20, 30)) == [1, 2]


def test_an_empty_group_is_not_hidden_and_covers_nothing() -> None:
    assert hidden_cells(small_numbers.alike(3, 0, 20, 40)) == [1, 3]


def test_the_hidden_together_must_be_as_many_as_a_cell() -> None:
    assert hidden_cells(small_numbers.alike(2, 3, 20, 30)) == [1, 2, 3]


def test_two_hidden_leave_each_other_room() -> None:
    # 9 and 2 make 11, but each would be known to within 9.
    assert hidden_cells(small_numbers.alike(9, 2, 20, 30)) == [1, 2, 3]
    assert hidden_cells(small_numbers.alike(9, 3, 20, 30)) == [1, 2]


def test_equal_candidates_are_taken_in_their_order() -> None:
    assert hidden_cells(small_numbers.alike(3, 20, 20, 20)) == [1, 2]


def test_a_partnership_below_the_threshold_shows_nothing() -> None:
    pattern = protect(small_numbers.alike(5, 4))
    assert pattern.cells.all()
    assert pattern.questions.all()
    assert pattern.arcs.all()
    assert pattern.overall.all()


def test_where_all_groups_are_small_the_whole_may_still_be_shown() -> None:
    assert hidden_cells(small_numbers.alike(9, 9, 9)) == [1, 2, 3]


def test_a_whole_that_would_tell_its_only_group_is_hidden_too() -> None:
    survey = small_numbers.crossed(
        [np.repeat([0, 1], [3, 40]), np.repeat([0, 0, 1], [3, 20, 20])],
        np.tile(np.arange(43)[:, None] % 5, (1, 3)),
        (range(3),),
        5,
        [2, 2],
    )
    cells = protect(survey).cells
    # District 0 has three people, all of audience 0: its one-way cell and its cross cell are the same figure.
    assert cells[1]
    assert cells[5]
    assert not cells[6]  # nobody
    assert cells[2]  # without district 1 hidden, the whole less district 1 is district 0


def test_a_single_score_below_the_threshold_may_be_shown() -> None:
    assert hidden_questions(small_numbers.column([[[1, 9, 5, 4, 1]] * 2, [MIXED] * 2])) == []


def test_a_question_that_few_answered_is_hidden_and_covered() -> None:
    few = [1, 2, 1, 1, 0]
    survey = small_numbers.column([[few, MIXED, MIXED], [MIXED] * 3, [MIXED] * 3])
    # In its row the first of the equals; in each of those cells, a second question of the arc.
    assert hidden_questions(survey) == [(1, 0), (1, 1), (2, 0), (2, 1)]
    assert not protect(survey).arcs.any()


def test_a_unanimous_question_is_hidden() -> None:
    survey = small_numbers.column([[FIVES, MIXED, MIXED], [MIXED] * 3, [MIXED] * 3])
    assert (1, 0) in hidden_questions(survey)


def test_the_hidden_together_must_not_be_unanimous() -> None:
    survey = small_numbers.column(
        [[FIVES, MIXED, MIXED], [FIVES, MIXED, MIXED], [MIXED] * 3, [MIXED] * 3],
    )
    assert {cell for cell, question in hidden_questions(survey) if question == 0} == {1, 2, 3}


def test_what_all_agree_on_is_hidden_everywhere() -> None:
    survey = small_numbers.column([[FIVES, MIXED, MIXED], [FIVES, MIXED, MIXED]])
    assert protect(survey).questions[:, 0].all()


def test_an_unanswered_question_is_a_known_zero() -> None:
    survey = small_numbers.column([[NOBODY, MIXED, MIXED], [MIXED] * 3, [MIXED] * 3])
    assert hidden_questions(survey) == []


def test_an_arc_without_a_second_question_is_hidden_with_its_overall() -> None:
    few = [1, 2, 1, 1, 0]
    survey = small_numbers.column(
        [[few, MIXED, MIXED], [MIXED] * 3, [MIXED] * 3],
        (range(1), range(1, 3)),
        [[5, 20], [20, 20], [20, 20]],
    )
    pattern = protect(survey)
    assert pattern.arcs.tolist() == [[False, False], [True, False], [True, False], [False, False]]
    assert (pattern.arcs[:, 0] == pattern.questions[:, 0]).all()
    assert pattern.overall.tolist() == [False, True, True, False]


def test_an_arc_of_which_a_group_answered_one_question_is_hidden_with_it() -> None:
    few = [1, 2, 1, 1, 0]
    survey = small_numbers.column(
        [[few, NOBODY, MIXED, MIXED], [MIXED, NOBODY, MIXED, MIXED], [MIXED] * 4], (range(2), range(2, 4))
    )
    pattern = protect(survey)
    assert pattern.arcs[1, 0]
    assert pattern.questions[1, 0]


def test_two_questions_to_the_same_few_are_not_told_together() -> None:
    # Five leaders answered both: their pooled answers are the shown arc less the shown questions.
    few = [1, 2, 1, 1, 0]
    survey = small_numbers.column([[few, few, MIXED, MIXED], [MIXED] * 4, [MIXED] * 4])
    pattern = protect(survey)
    assert pattern.questions[1].sum() >= 3 or pattern.arcs[1, 0]


def test_an_arc_scored_by_few_is_hidden_though_its_questions_are_shown() -> None:
    survey = small_numbers.column([[MIXED] * 3] * 3, arc_people=[[6], [20], [20]])
    pattern = protect(survey)
    assert pattern.arcs[:, 0].tolist() == [False, True, True, False]
    assert not pattern.questions.any()


def test_answers_in_an_arc_that_nobody_has_a_score_for_are_not_told_by_it() -> None:
    survey = small_numbers.column([[FIVES, NOBODY, NOBODY], [MIXED] * 3, [MIXED] * 3], arc_people=[[0], [20], [20]])
    pattern = protect(survey)
    assert pattern.questions[1, 0]
    assert pattern.arcs[1, 0]


def test_an_arc_that_nobody_has_a_score_for_covers_no_other() -> None:
    survey = small_numbers.column([[MIXED, NOBODY, NOBODY], *[[MIXED] * 3] * 3], arc_people=[[0], [6], [20], [20]])
    assert protect(survey).arcs[:, 0].tolist() == [False, False, True, True, False]


def test_what_one_year_hides_is_hidden_in_both() -> None:
    now, before = small_numbers.alike(3, 20, 30, 40), small_numbers.alike(30, 20, 40, 3)
    assert hidden_cells(now) == [1, 2]
    assert hidden_cells(before) == [2, 4]
    # Together the small group of each year covers the other's: no third is needed.
    assert hidden_cells(now, before) == hidden_cells(before, now) == [1, 4]


def test_a_cover_that_is_empty_in_the_other_year_covers_nothing_there() -> None:
    now, before = small_numbers.alike(3, 20, 30, 40), small_numbers.alike(30, 0, 25, 40)
    assert hidden_cells(now, before) == [1, 2, 3]


@pytest.mark.parametrize("k", [1, 2, 10, 1000])
def test_one_group_alone_needs_no_equation(k: int) -> None:
    counts = small_numbers.alike(15).counts
    whole = guard.Counts(counts.respondents[:1], counts.scores[:1], counts.arc_people[:1])
    pattern = guard.protect([whole], guard.Shape((), (range(3),)), k)
    assert pattern.cells.tolist() == [k > 15]


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10_000), st.integers(0, 60), st.sampled_from([3, 10]))
def test_hiding_never_misses_a_primary_figure_nor_an_empty_cell(seed: int, people: int, k: int) -> None:
    survey = small_numbers.invented(seed, people, [[4, 2, 1, 0.5]], 4, per_arc=2, scores=(0.1, 0.2, 0.7))
    counts, pattern = survey.counts, guard.protect([survey.counts], survey.shape, k)
    again = guard.protect([survey.counts], survey.shape, k)
    n = counts.scores.sum(axis=2)
    assert pattern.cells[(counts.respondents > 0) & (counts.respondents < k)].all()
    assert not pattern.cells[counts.respondents == 0].any()
    assert pattern.questions[(n > 0) & ((n < k) | (counts.scores.max(axis=2) == n))].all()
    assert not pattern.questions[(n == 0) & ~pattern.cells[:, None]].any()
    assert pattern.questions[pattern.cells].all()
    assert pattern.arcs[pattern.cells].all()
    assert (pattern.overall == pattern.arcs.any(axis=1)).all()
    for name in ("cells", "questions", "arcs", "overall"):
        assert (getattr(pattern, name) == getattr(again, name)).all()


@pytest.mark.parametrize("seed", range(3))
def test_ordinary_tables_keep_nearly_everything(seed: int) -> None:
    survey = small_numbers.invented(seed, PEOPLE, [DISTRICTS, AUDIENCES])
    pattern = protect(survey)
    assert 1 - pattern.cells.mean() >= CELLS_KEPT
    assert 1 - pattern.questions.mean() >= QUESTIONS_KEPT


@pytest.mark.parametrize("seed", range(3))
def test_one_small_group_costs_a_handful(seed: int) -> None:
    random = np.random.default_rng(seed)
    districts = random.permutation(np.arange(PEOPLE) % 12)
    audiences = (random.random(PEOPLE) < 0.75).astype(np.int64)
    # In district 0 all but six leaders answered as frontline staff.
    leaders = np.flatnonzero((districts == 0) & (audiences == 0))
    audiences[leaders[6:]] = 1
    answers = random.choice(5, (PEOPLE, 40), p=[0.07, 0.16, 0.3, 0.32, 0.15])
    answers[random.random(answers.shape) < 0.05] = small_numbers.NOT_ANSWERED
    arcs = tuple(range(start, start + 5) for start in range(0, 40, 5))
    survey = small_numbers.crossed([districts, audiences], answers, arcs, 5, [12, 2])
    pattern = protect(survey)
    assert 1 < pattern.cells.sum() <= CELLS_LOST_TO_ONE_SMALL
    assert 1 - pattern.questions[~pattern.cells].mean() >= QUESTIONS_KEPT_BESIDE_ONE_SMALL


def test_with_nothing_to_hide_the_guard_costs_next_to_nothing() -> None:
    survey = small_numbers.invented(1, 6000, [[1] * 19, [1, 1]], 60)
    started = process_time()
    pattern = protect(survey)
    assert process_time() - started < 0.1  # a few milliseconds on a quiet machine
    assert not pattern.questions.any()
