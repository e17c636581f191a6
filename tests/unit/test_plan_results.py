"""From what was counted to what may be shown: roles with their rates, blocks, needs."""

from collections import Counter
from dataclasses import replace

import pytest

from oneworkforce.workforce.domain import age_groups, plan_inputs, plan_results, projection, stock_flow
from oneworkforce.workforce.domain.plan_inputs import Counted, Inputs
from oneworkforce.workforce.domain.plan_kinds import BlockKind
from oneworkforce.workforce.domain.projection import Settings

THIRTIES = age_groups.GROUPS.index("25_34")
ABOVE = {"w": "n", "m": "n", "r": "s", "n": "c", "s": "c"}
TITLES = {"w": "Willow", "m": "Marsh", "r": "Reed", "n": "North", "s": "South", "c": "County"}
AREA = "The whole area"
PLACES = (("m", "Marsh"), ("r", "Reed"), ("w", "Willow"))


def inputs(counted: Counted, **values: object) -> Inputs:
    made = Inputs(base=2026, last=2028, places=PLACES, above=ABOVE, titles=TITLES, counted=counted)
    return replace(made, **values)  # type: ignore[arg-type]


def staff(role: str, place: str, people: int, retires: int = 0) -> tuple[str, str, int, int, int]:
    return role, place, THIRTIES, retires, people


def test_inputs_are_frozen_and_thawed_exactly() -> None:
    counted = Counted((staff("teacher", "w", 12),), (("teacher", "w", 600, 12),), elsewhere=3)
    made = inputs(counted, needs=(("teacher", 50, "Children", 20),), growth={"main": 150})
    assert plan_inputs.thawed(plan_inputs.frozen(made)) == made


def test_an_assumption_for_the_role_and_age_counts_before_one_for_all() -> None:
    assumed = (("leaving", "", "", 1000), ("leaving", "teacher", "25_34", 2000), ("filling", "", "", 5000))
    counted = Counted((staff("teacher", "w", 12), staff("midwife", "w", 12)), vacant=(("teacher", "w", 4),))
    found = {role.key: role for role in plan_inputs.roles(inputs(counted, assumed=assumed))}
    assert found["teacher"].leaving[THIRTIES].mean == 0.2
    assert found["teacher"].leaving[0].mean == found["midwife"].leaving[THIRTIES].mean == 0.1
    assert found["teacher"].filling == 0.5
    assert {cell.place: cell.vacancies for cell in found["teacher"].cells} == {"m": 0, "r": 0, "w": 4}


def test_a_rate_of_a_role_takes_nothing_of_it_twice() -> None:
    """One role alone: above it stands only the start value, so that the mean is the plain pooled one."""
    there, left = (("teacher", THIRTIES, 90),), (("teacher", THIRTIES, 18),)
    (role,) = plan_inputs.roles(inputs(Counted((staff("teacher", "w", 90),), there=there, left=left)))
    assert role.leaving[THIRTIES].mean == pytest.approx((18 + 10 * 0.1) / 100)


def test_starters_fall_on_places_by_where_they_started_and_where_people_are() -> None:
    counted = Counted((staff("teacher", "w", 30), staff("teacher", "m", 10)), started=(("teacher", "w", THIRTIES, 7),))
    (role,) = plan_inputs.roles(inputs(counted))
    found = {cell.place: cell.started for cell in role.cells}
    assert found["w"] == pytest.approx(7 * (7 + 0.75) / 8)
    assert sum(found.values()) == pytest.approx(7)
    assert role.started == 7


def test_those_who_said_when_they_retire_are_counted_apart_and_never_before_the_next_year() -> None:
    counted = Counted((staff("teacher", "w", 5, 2020), staff("teacher", "w", 6, 2028), staff("teacher", "w", 7)))
    (role,) = plan_inputs.roles(inputs(counted))
    cell = next(cell for cell in role.cells if cell.place == "w")
    assert [(each.year, each.people) for each in cell.saying] == [(1, 5), (2, 6)]
    assert (cell.people, sum(cell.stock)) == (18, 7)


def test_of_how_many_people_something_differs_is_never_said_too_high() -> None:
    hours = (("teacher", "w", 600, 10), ("teacher", "m", 500, 5))
    then = Counted((staff("teacher", "w", 10), staff("teacher", "m", 5)), hours)
    moved = Counted((staff("teacher", "w", 9), staff("teacher", "m", 6)), hours)
    assert plan_inputs.changed(then, then) == 0
    assert plan_inputs.changed(then, moved) == 1  # one person went from one place to the other
    now = Counted((staff("teacher", "w", 14), staff("teacher", "m", 2), staff("midwife", "m", 1)))
    assert plan_inputs.changed(then, now) == 5
    part_time = Counted(then.people, (("teacher", "w", 550, 10), hours[1]))
    assert plan_inputs.changed(then, part_time) == 1


def test_no_figure_is_of_one_to_nine_people_and_blocks_of_a_role_add_up_to_it() -> None:
    counted = Counted(
        (
            *(staff("teacher", place, people) for place, people in (("w", 40), ("m", 3), ("r", 25))),
            *(staff("midwife", place, people) for place, people in (("w", 4), ("m", 2))),
            *(staff("school_nurse", place, people) for place, people in (("w", 11), ("r", 12))),
        )
    )
    results = plan_results.make(inputs(counted), seed=1, draws=50)
    there = plan_inputs.people(counted)
    for block in results.blocks:
        people = sum(there[role, place] for role in block["roles"] for place in block["places"])
        assert people == 0 or people >= 10
    today = [row for row in results.rows if row.year == 2026]
    parts = Counter[str]()
    for row in today:
        if row.kind is BlockKind.PART:
            parts[row.role_title] += row.middle
    assert parts == {row.role_title: row.middle for row in today if row.kind is BlockKind.ROLE}
    assert "Midwife" not in parts
    assert sum(row.middle for row in today if row.kind is BlockKind.PLACE) in {0, 9700}


def test_a_need_is_of_all_roles_of_a_block_or_of_none() -> None:
    counted = Counted((staff("teacher", "w", 40), staff("midwife", "w", 20)))
    made = inputs(counted, needs=(("teacher", 100, "", 0),))
    results = plan_results.make(made, seed=1, draws=20)
    needs = {(row.kind, row.role_title): row.needs for row in results.rows if row.place_title == "The whole area"}
    assert needs[BlockKind.ROLE, "Teacher"] == (300, 300, 300)
    assert needs[BlockKind.ROLE, "Midwife"] is None
    assert needs[BlockKind.ALL, "All roles"] is None


def test_a_need_that_rests_on_a_missing_figure_is_not_known_and_the_figure_is_named() -> None:
    counted = Counted((staff("teacher", "w", 40), staff("teacher", "m", 30), staff("midwife", "w", 20)))
    made = inputs(
        counted,
        needs=(("teacher", 50, "Children", 20), ("teacher", 100, "", 0), ("midwife", 100, "", 0)),
        population=(("Children", "w", "main", 2026, 1000), ("Children", "r", "main", 2026, 0)),
    )
    results = plan_results.make(made, seed=1, draws=20)
    of = {(row.kind, row.role_title, row.place_title): row for row in results.rows if row.year == 2028}
    area, willow = (of[kind, "Teacher", place] for kind, place in ((BlockKind.ROLE, AREA), (BlockKind.PART, "Willow")))
    assert willow.needs == (2600, 2600, 2600)
    assert area.needs is None
    assert of[BlockKind.ROLE, "Midwife", AREA].needs == (300, 300, 300)
    assert of[BlockKind.ALL, "All roles", AREA].needs is None
    assert results.blocks[area.block]["missing"] == [["Children", "Marsh"]]
    assert results.blocks[willow.block]["missing"] == []
    assert results.missing == [["Children", "Marsh"]]


def test_trainees_of_the_year_of_the_data_come_in_the_first_year_and_those_before_not_at_all() -> None:
    trainees = tuple(("teacher", "w", year, 50 + year - 2025, 80) for year in (2025, 2026, 2027, 2028))
    (role,) = plan_inputs.roles(inputs(Counted((staff("teacher", "w", 40),)), trainees=trainees))
    (cell,) = (cell for cell in role.cells if cell.coming)
    assert [(each.year, each.people) for each in cell.coming] == [(1, 51), (1, 52), (2, 53)]


def test_as_many_leave_and_retire_as_were_seen_of_those_who_were_there() -> None:
    """The rate of leaving is of those who did not retire, for they alone can leave (projection, a year)."""
    last = age_groups.GROUPS.index("65_over")
    counted = Counted(
        (("teacher", "w", last, 0, 100_000),),
        there=(("teacher", last, 100_000),),
        left=(("teacher", last, 10_000),),
        retired=(("teacher", last, 35_000),),
    )
    (role,) = plan_inputs.roles(inputs(counted))
    assert role.leaving[last].mean == pytest.approx(10_000 / 65_000, rel=1e-3)
    assert role.retiring[last].mean == pytest.approx(0.35, rel=1e-3)
    found = projection.expected(role, projection.together(role.cells), 1)
    assert (found.left[0, last], found.retired[0, last]) == pytest.approx((10_000, 35_000), rel=1e-3)
    drawn = next(projection.run([role], Settings(1, 200, 3))).flows[:, 0].mean(axis=1)
    assert (drawn[stock_flow.LEFT], drawn[stock_flow.RETIRED]) == pytest.approx((10_000, 35_000), rel=0.01)


def test_nothing_is_shown_of_fewer_than_ten_in_all() -> None:
    results = plan_results.make(inputs(Counted((staff("teacher", "w", 9),))), seed=1, draws=20)
    assert (results.withheld, results.rows) == (True, [])


def test_a_new_role_has_nobody_and_takes_the_rates_of_the_nearest() -> None:
    there, left = (("teacher", THIRTIES, 90),), (("teacher", THIRTIES, 45),)
    new = ("new:1", "Family guide", "teacher")
    made = inputs(
        Counted((staff("teacher", "w", 90),), (("teacher", "w", 4500, 90),), there=there, left=left),
        needs=(("new:1", 200, "", 0),),
        trainees=(("new:1", "w", 2027, 10, 100),),
        new_roles=(new,),
    )
    found = {role.key: role for role in plan_inputs.roles(made)}
    assert found["new:1"].leaving == found["teacher"].leaving
    assert [cell.people for cell in found["new:1"].cells] == [0, 0, 0]
    assert {cell.share for cell in found["new:1"].cells} == {0.5}
    results = plan_results.make(made, seed=1, draws=20)
    rows = [row for row in results.rows if row.role == "new:1" and row.kind is BlockKind.ROLE]
    assert [(row.role_title, row.needs) for row in rows] == [("Family guide (new role)", (600, 600, 600))] * 3
    assert (rows[0].high, rows[1].middle) == (0, 500)


def test_inputs_of_former_times_are_thawed_without_what_they_did_not_know() -> None:
    made = inputs(Counted((staff("teacher", "w", 12),)))
    kept = {key: value for key, value in plan_inputs.frozen(made).items() if key not in {"skills", "new_roles"}}
    assert plan_inputs.thawed(kept) == made
