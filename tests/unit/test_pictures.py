"""The picture of a workforce by its fixed cuts: what adds up, what is withheld, and what an attacker finds."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factories import staffs
from oneworkforce.partnership.domain.sectors import Sector
from oneworkforce.workforce.domain import cuts, pictures
from oneworkforce.workforce.domain.counted import MEASURES, Line
from oneworkforce.workforce.domain.kinds import Contract, Ethnicity
from oneworkforce.workforce.domain.pictures import LEAST, Row

FLOOR = 0.7
"""Of the cells of an ordinary workforce that are not small themselves, so many stay shown."""


def rows(found: list[Line], before: pictures.Before | None = None) -> list[Row]:
    return list(pictures.people(staffs.counts(found), before or {}))


def test_the_sectors_contracts_and_ethnic_groups_are_those_of_the_record() -> None:
    assert dict(Sector.choices()) == cuts.SECTORS
    assert set(cuts.ETHNIC_GROUP_OF) == {each.value for each in Ethnicity}
    assert {*cuts.contract_tree().leaves} == {each.value for each in Contract} | {cuts.NOT_SAID}


def test_every_cell_is_the_sum_of_the_lines_that_belong_to_it() -> None:
    found = staffs.lines(3, 5_000)
    told = {row.name: row.figures["people"] for row in rows(found)}
    truth = staffs.raw(found)
    shown = {name: value for name, value in told.items() if value is not None}
    assert shown
    assert all(truth[name] == value for name, value in shown.items())
    assert {name for name, value in truth.items() if value} >= set(told)


@pytest.mark.parametrize("measure", ["people", "leavers"])
def test_the_largest_organisation_of_a_cell_is_that_which_has_most_of_it_alone(measure: str) -> None:
    found = staffs.lines(8, 600)
    of_each: dict[str, list[Line]] = {}
    for line in found:
        of_each.setdefault(line.organisation, []).append(line)
    alone = [staffs.raw(lines, measure) for lines in of_each.values()]
    counts = staffs.counts(found)
    cells = cuts.cells(cuts.PEOPLE, counts.dimensions)
    most = counts.largest(cells, cuts.PEOPLE, measure)
    assert len(alone) > 1
    assert most.tolist() == [max(one.get(name, 0) for one in alone) for name in cells.names]


def test_no_small_count_of_people_is_shown_and_no_measure_beside_it() -> None:
    found = staffs.lines(4, 400)
    truth = staffs.raw(found)
    for row in rows(found):
        if 0 < truth.get(row.name, 0) < LEAST:
            assert row.withheld
            assert not any(row.figures.values())


@pytest.mark.parametrize("measure", ["leavers", "holders", "absence_known"])
def test_no_small_count_of_those_who_left_hold_cases_or_were_absent_is_shown(measure: str) -> None:
    found = staffs.lines(5, 1_500)
    truth = staffs.raw(found, measure)
    told = [row for row in rows(found) if measure in row.figures]
    assert len(told) > LEAST
    for row in told:
        assert row.figures[measure] is None or not 0 < truth.get(row.name, 0) < LEAST


@settings(max_examples=2, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 2**31), st.integers(20, 300), st.sampled_from([0.8, 1.5, 2.5]))
def test_an_attacker_with_every_published_cell_knows_no_withheld_one_within_ten(
    seed: int, people: int, skew: float
) -> None:
    found = rows(staffs.lines(seed, people, skew))
    for name, width in staffs.widths(found).items():
        assert width >= LEAST - 1e-3, name


def test_whoever_knows_the_largest_organisations_rows_is_left_ten_others_or_none() -> None:
    found = staffs.lines(7, 2_000, organisations=3)
    each = [staffs.raw([line for line in found if line.organisation == one]) for one in ("0", "1", "2")]
    for name in {row.name for row in rows(found) if row.figures["people"]} - {()}:
        by_organisation = [one.get(name, 0) for one in each]
        rest = sum(by_organisation) - max(by_organisation)
        assert rest == 0 or rest >= LEAST


def test_what_the_picture_before_withheld_is_withheld_again() -> None:
    first = rows(staffs.lines(8, 400))
    before = pictures.withheld_before(first)
    again = {row.name: row for row in rows(staffs.lines(8, 430), before)}
    assert before
    assert all("people" in again[name].withheld for _, name in before if name in again)


def test_what_only_the_picture_before_withheld_is_free_after_that() -> None:
    small, large = staffs.lines(8, 400), staffs.lines(9, 6_000)
    second = rows(large, pictures.withheld_before(rows(small)))
    third = rows(large, pictures.withheld_before(second))
    assert sum("people" in row.withheld for row in third) < sum("people" in row.withheld for row in second)


def test_most_cells_of_an_ordinary_workforce_stay_shown() -> None:
    found = staffs.lines(1, 8_000, 1.0)
    truth = staffs.raw(found)
    large = [row for row in rows(found) if truth.get(row.name, 0) >= LEAST]
    assert sum("people" not in row.withheld for row in large) / len(large) >= FLOOR


def test_the_heads_tell_every_measure_and_crossings_people_and_hours_alone() -> None:
    told = {row.name: set(row.figures) for row in rows(staffs.lines(2, 3_000))}
    assert told[()] == set(MEASURES)
    assert told[(("locality", "south"), ("age", "under_25"))] == {"people", "posts", "time", "timed"}


def test_a_workforce_of_nobody_is_an_empty_picture() -> None:
    assert rows([]) == []
