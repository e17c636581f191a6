"""Scores of several years are joined only where the same was asked, or what is mapped; else the line breaks."""

import dataclasses

import pytest

from factories import crosswalks, rounds, surveys
from oneworkforce.assess.domain import framework_changes, framework_file, trend
from oneworkforce.assess.domain.crosswalk import Crosswalk
from oneworkforce.assess.domain.framework import Framework
from oneworkforce.assess.domain.reading import Reading
from oneworkforce.assess.domain.trend import Join, Line, Stage


def stage(year: int, framework: Framework, score: int = 3, people: int = 20) -> Stage:
    rows = [{question.id: score + at % 2 for question in framework.questions} for at in range(people)]
    reading = Reading(surveys.analyse(framework, rows, guarded=True), framework)
    return Stage(f"Round {year}", year, framework, reading=reading)


def after(later: Stage, earlier: Stage, crosswalk: Crosswalk | None = None) -> Stage:
    compared = framework_changes.compare(earlier.framework, later.framework, crosswalk)
    return dataclasses.replace(later, compared=compared)


def joins(line: Line) -> list[tuple[int, Join]]:
    return [(point.stage.year, point.join) for point in line.points]


def chain(crosswalk: Crosswalk | None) -> list[Stage]:
    old, new = crosswalks.ends().old, crosswalks.ends().new
    first, second, third = stage(2024, old, 2), stage(2025, old), stage(2026, new, 4)
    return [first, after(second, first), after(third, second, crosswalk)]


def test_mapped_arcs_go_on_and_others_break() -> None:
    overall, purpose, values, outcomes = trend.lines(chain(crosswalks.made()))
    assert joins(purpose) == [(2024, Join.FIRST), (2025, Join.SAME), (2026, Join.MAPPED)]
    assert joins(values) == [(2024, Join.FIRST), (2025, Join.SAME), (2026, Join.BREAK)]
    assert values.points[2].why == "1 of its 2 questions can be compared with the 2 before."
    assert joins(outcomes)[2] == (2026, Join.BREAK)
    assert joins(overall) == [(2024, Join.FIRST), (2025, Join.SAME), (2026, Join.BREAK)]
    assert overall.points[2].why == "1 of its 3 arcs can be compared with the 3 before."
    assert [point.row.mean for point in purpose.points if point.row] == [2.5, 3.5, 4.5]


def test_without_the_crosswalk_a_renamed_arc_is_new() -> None:
    _, purpose, *_ = trend.lines(chain(None))
    assert joins(purpose) == [(2026, Join.FIRST)]
    assert purpose.points[0].why == "The arc was new."


def test_a_question_gone_from_an_arc_breaks_its_line() -> None:
    old = framework_file.parse(rounds.FRAMEWORK, "trial")
    less = dataclasses.replace(
        old, arcs=(dataclasses.replace(old.arcs[0], questions=old.arcs[0].questions[:1]), *old.arcs[1:])
    )
    first = stage(2024, old)
    _, vision, values, _ = trend.lines([first, after(stage(2025, less), first)])
    assert vision.points[1].why == "1 of its 1 question can be compared with the 2 before."
    assert joins(values)[1] == (2025, Join.SAME)


def test_an_arc_less_breaks_the_score_over_all_arcs_alone() -> None:
    old = framework_file.parse(rounds.FRAMEWORK, "trial")
    first = stage(2024, old)
    overall, *arcs = trend.lines([first, after(stage(2025, dataclasses.replace(old, arcs=old.arcs[:2])), first)])
    assert joins(overall)[1] == (2025, Join.BREAK)
    assert overall.points[1].why == "2 of its 2 arcs can be compared with the 3 before."
    assert [joins(arc)[1] for arc in arcs] == [(2025, Join.SAME)] * 2


def test_weighted_and_unweighted_scores_are_not_joined() -> None:
    old = framework_file.parse(rounds.FRAMEWORK, "trial")
    first = stage(2024, old)
    later = dataclasses.replace(after(stage(2025, old), first), weighted=True)
    assert {line.points[1].join for line in trend.lines([first, later])} == {Join.BREAK}


def test_a_round_without_results_has_no_score() -> None:
    old = framework_file.parse(rounds.FRAMEWORK, "trial")
    first = Stage("Planned", 2024, old)
    overall, *_ = trend.lines([first, after(stage(2025, old), first)])
    assert overall.points[0].row is None
    assert overall.points[1].join is Join.SAME


def test_a_trend_is_of_something() -> None:
    with pytest.raises(ValueError, match="at least one round"):
        trend.lines([])
