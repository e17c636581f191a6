"""The worked example computes, through the ordinary path, each figure that was published in 2009."""

import csv
import runpy
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from oneworkforce.assess.domain import framework_file
from oneworkforce.assess.domain.analysis import Choices
from oneworkforce.assess.domain.results import By, Results, Row
from oneworkforce.assess.queries.analysis import Found, Request, Source, run
from oneworkforce.lib import rounding
from oneworkforce.plan import public as plans

HOME = Path(__file__).parents[2]
EXAMPLE = HOME / "examples" / "leicestershire"
FRAMEWORK = framework_file.load(framework_file.DEFAULT)
NOW = Source(EXAMPLE / "answers.csv", FRAMEWORK, EXAMPLE / "frame.csv")
BEFORE = Source(EXAMPLE / "previous-answers.csv", FRAMEWORK, EXAMPLE / "previous-frame.csv")
CHOICES = Choices(by=("district", "audience"))
MADE = ("answers.csv", "frame.csv", "previous-answers.csv", "previous-frame.csv")
EVERYONE: By = ()
FRONTLINE: By = (("audience", "frontline"),)


@pytest.fixture(scope="module")
def found() -> Found:
    return run(Request(NOW, choices=CHOICES))


@pytest.fixture(scope="module")
def results(found: Found) -> Results:
    return found.results


def shown(row: Row) -> str:
    assert row.mean is not None
    return rounding.shown(row.mean)


def arcs(results: Results, by: By) -> dict[str, str]:
    found = {row.arc: shown(row) for row in results.rows if row.by == by and row.arc and not row.question}
    assert list(found) == [arc.id for arc in FRAMEWORK.arcs]
    return found


def overalls(results: Results) -> dict[By, Row]:
    return {row.by: row for row in results.rows if row.arc is None}


def test_the_arcs_average_3_21(results: Results) -> None:
    assert shown(overalls(results)[EVERYONE]) == "3.21"


def test_outcomes_is_highest_at_3_67(results: Results) -> None:
    *others, highest = sorted(arcs(results, EVERYONE).values())
    assert arcs(results, EVERYONE)["outcomes"] == highest == "3.67"
    assert highest not in others


def test_two_arcs_are_below_3_and_common_values_is_lowest(results: Results) -> None:
    found = arcs(results, EVERYONE)
    assert {arc for arc, mean in found.items() if mean < "3.00"} == {"common-values", "capacity-safety"}
    assert min(found, key=lambda arc: found[arc]) == "common-values"


def test_training_is_at_3_00_with_low_questions(results: Results) -> None:
    rows = [row for row in results.rows if row.by == EVERYONE and row.arc == "trained-workforce"]
    (arc,) = [row for row in rows if row.question is None]
    assert (shown(arc), arc.plain) == ("3.00", "at")
    assert {row.question for row in rows if row.plain == "below"} == {"q21", "q22", "q23"}


def test_frontline_staff_have_the_same_range_as_everyone(results: Results) -> None:
    everyone, frontline = arcs(results, EVERYONE).values(), arcs(results, FRONTLINE).values()
    assert (min(frontline), max(frontline)) == (min(everyone), max(everyone)) == ("2.86", "3.67")


def test_common_values_is_lowest_for_frontline_staff(results: Results) -> None:
    lowest, *others = sorted(arcs(results, FRONTLINE).values())
    assert arcs(results, FRONTLINE)["common-values"] == lowest
    assert lowest not in others


def test_four_arcs_are_above_3_50_for_frontline_staff(results: Results) -> None:
    above = {arc for arc, mean in arcs(results, FRONTLINE).items() if mean > "3.50"}
    assert above == {"shared-identity", "trained-workforce", "complementary-roles", "outcomes"}


def test_frontline_staff_are_more_positive(results: Results) -> None:
    assert shown(overalls(results)[FRONTLINE]) > shown(overalls(results)[EVERYONE])


def test_every_group_of_district_and_audience_is_shown(results: Results) -> None:
    assert len(results.groups) == 1 + 2 + 2 + 4
    assert [row for row in results.rows if row.withheld] == []


def test_between_a_third_and_two_thirds_of_every_group_answered(results: Results) -> None:
    for row in overalls(results).values():
        assert row.respondents is not None
        assert row.invited is not None
        assert 0.35 <= row.respondents / row.invited <= 0.65


def test_answers_are_read_without_a_fault_and_hold_nothing_personal(found: Found) -> None:
    with NOW.answers.open(encoding="utf-8", newline="") as file:
        headings = next(csv.reader(file))
    assert headings == ["district", "audience", "sector", *(f"q{number}" for number in range(1, 41))]
    assert (found.left_out, found.warnings) == ((), ("Not used: “sector”.",))


def test_do_not_know_and_not_applicable_are_among_the_answers(results: Results) -> None:
    rows = [row for row in results.rows if row.by == EVERYONE and row.question]
    unscored = sum((row.dont_know or 0) + (row.not_applicable or 0) for row in rows)
    scored = sum(row.n or 0 for row in rows)
    assert 0.03 <= unscored / (scored + unscored) <= 0.06


def test_leaders_only_questions_are_answered_by_leaders_alone(results: Results) -> None:
    asked = {row.question for row in results.rows if row.by == FRONTLINE and row.question and row.n}
    routed = {question.id for question in FRAMEWORK.questions if FRAMEWORK.asks(question, "frontline")}
    assert asked == routed
    assert len(routed) == 29


def test_the_earlier_round_shows_a_change_in_every_group() -> None:
    compared = run(Request(NOW, BEFORE, CHOICES)).results
    overall = overalls(compared)
    assert set(overall) == set(compared.groups)
    for row in overall.values():
        assert row.change is not None
        assert row.change.questions == 40
    change = overall[EVERYONE].change
    assert change is not None
    assert 0 < change.difference < 0.2


def test_the_plan_states_23000_pounds_and_leaves_4_of_12_unpriced() -> None:
    plan = plans.read(EXAMPLE / "plan.yaml")
    totals = plans.totals(plan)
    assert (totals.stated, totals.actions, len(totals.unpriced)) == (Decimal(23_000), 12, 4)
    assert [action.number for action in plan.priorities] == [1, 8]
    assert plans.unknown_links(plan, FRAMEWORK.id, [arc.id for arc in FRAMEWORK.arcs]) == ()


def test_building_again_gives_the_same_bytes(tmp_path: Path) -> None:
    subprocess.run([sys.executable, EXAMPLE / "build.py", tmp_path], check=True)
    for name in MADE:
        assert (tmp_path / name).read_bytes() == (EXAMPLE / name).read_bytes(), name


def test_the_picture_in_the_readme_is_the_examples() -> None:
    drawn = runpy.run_path(str(HOME / "docs" / "assets" / "draw.py"))
    assert (HOME / "docs" / "assets" / "rainbow.svg").read_text(encoding="utf-8") == drawn["draw"]()
