"""The picture of a workforce by its fixed cuts: what adds up, what is withheld, and what an attacker finds."""

import dataclasses
from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factories import staffs
from oneworkforce.lib.least import LEAST
from oneworkforce.partnership.domain.sectors import Sector
from oneworkforce.workforce.domain import cuts, expiries, known_rows, pictures, rates
from oneworkforce.workforce.domain.counted import MEASURES, Counts, Line, sums
from oneworkforce.workforce.domain.kinds import Contract, Ethnicity
from oneworkforce.workforce.domain.pictures import Row

FLOOR = 0.7
"""Of the cells of an ordinary workforce that are not small themselves, so many stay shown."""


def rows(found: list[Line], before: pictures.Before | None = None) -> list[Row]:
    return list(pictures.people(staffs.counts(found), before or {}))


def before_of(found: list[Row]) -> pictures.Before:
    """Return what the next picture withholds again."""
    return {(row.universe, row.name): True for row in found if row.own}


def told(found: list[Row]) -> dict[cuts.Name, dict[str, int | None]]:
    return {row.name: dict(row.figures) for row in found}


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
def test_what_each_organisation_has_of_a_cell_is_what_it_has_alone(measure: str) -> None:
    found = staffs.lines(8, 600)
    of_each: dict[str, list[Line]] = {}
    for line in found:
        of_each.setdefault(line.organisation, []).append(line)
    alone = [staffs.raw(lines, measure) for lines in of_each.values()]
    counts = staffs.counts(found)
    cells = cuts.cells(cuts.PEOPLE, counts.dimensions)
    apart = counts.table(cells, cuts.PEOPLE).apart(measure)
    told = {
        (cells.names[cell], organisation): value
        for cell, organisation, value in zip(
            apart.spread(np.arange(len(cells.names))), apart.organisations, apart.values, strict=True
        )
    }
    assert len(alone) > 1
    assert told == {(name, at): value for at, one in enumerate(alone) for name, value in one.items()}


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


@pytest.mark.parametrize("footing", ["agency", "volunteer"])
def test_posts_by_footing_are_withheld_wherever_their_crossing_is(footing: str) -> None:
    # Three of a sector's 163 are on another footing: 160 employed posts beside 163 would tell them, and so would
    # the vacancy rate, whose vacancies are shown.
    found = staffs.of(160, contract="permanent", sector="health") + staffs.of(3, contract=footing, sector="health")
    found += staffs.of(300, contract="permanent", at="1") + staffs.of(60, contract=footing, at="1")
    found += [staffs.line(people=0, sector="health", vacancies=5)]
    figures = told(rows(found))[("sector", "health"),]
    assert (figures["people"], figures["posts"], figures["vacancies"]) == (163, 163, 5)
    hidden = [f"{key}{end}" for key in ("employed", footing) for end in ("", "_posts", "_time", "_timed")]
    assert {figures[each] for each in hidden if each in figures} == {None}
    assert rates.value(next(one for one in rates.RATES if one.key == "vacancy"), figures).mark is rates.Mark.C


def test_posts_and_hours_by_footing_have_one_pattern_with_their_crossing() -> None:
    cells = told(rows(staffs.lines(11, 400)))
    heads = {name: figures for name, figures in cells.items() if "employed_posts" in figures}
    assert len(heads) > LEAST
    for name, figures in heads.items():
        for footing, key in ((cuts.EMPLOYED, "employed"), (cuts.AGENCY, "agency")):
            crossed = cells.get((*name, ("contract", footing)), {"people": 0, "posts": 0, "time": 0, "timed": 0})
            ends = {"": "people", "_posts": "posts", "_time": "time", "_timed": "timed"}
            assert all(figures[f"{key}{end}"] == crossed[of] for end, of in ends.items())


def rows_of(at: str, many: int, sector: str) -> list[Line]:
    """Return people given one by one, of whom all is known."""
    known: dict[str, Any] = staffs.given_one_by_one(1, 0)
    return [staffs.line(at=at, sector=sector, **known) for _ in range(many)]


def total(at: str, people: int, sector: str, place: str = "south") -> Line:
    """Return a total of employed people that tells neither leavers nor vacancies."""
    posts: dict[str, Any] = dict.fromkeys(("employed", "employed_posts", "employed_timed"), people)
    return staffs.line(
        at=at,
        sector=sector,
        locality=place,
        people=people,
        employed_time=10_000 * people,
        contract="permanent",
        **posts,
    )


def test_a_few_people_of_a_total_that_tells_no_leavers_are_not_told_by_those_of_whom_they_are_known() -> None:
    found = rows_of("1", 100, "health") + rows_of("2", 100, "health") + [total("3", 4, "health")]
    found += rows_of("4", 100, "school") + rows_of("5", 100, "school") + [total("6", 40, "school")]
    cells = told(rows(found))
    health, school, whole = cells[("sector", "health"),], cells[("sector", "school"),], cells[()]
    assert (health["employed"], school["employed"], whole["employed"]) == (204, 240, 444)
    for measure in ("leavers_known", "vacancies_known", "listed", "listed_time", "listed_timed"):
        assert health[measure] is None, measure
        assert None in {school[measure], whole[measure]}, measure
    cells = told(rows([line for line in found if line.organisation != "3"]))
    assert [cells[("sector", "school"),][each] for each in ("employed", "leavers_known")] == [240, 200]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_an_attacker_knows_no_few_people_of_whom_something_is_not_known(seed: int) -> None:
    random = np.random.default_rng(seed)
    found = [line for line in staffs.lines(seed, 1_500, 0.5, 8) if line.leaves["contract"] == "permanent"]
    for number in range(5):
        sector = str(random.choice(["council", "health", "school", "early_years"]))
        place = str(random.choice(["south", "mill", "quay"]))
        found.append(total(str(8 + number), int(random.integers(1, 12)), sector, place))
    told_of = rows(found)
    for part in ("leavers_known", "vacancies_known", "listed"):
        whole = pictures.PARTS[part][0]
        all_of_it, known = staffs.raw(found, whole), staffs.raw(found, part)
        rest = {name: all_of_it[name] - known[name] for name in all_of_it}
        heads = [row for row in told_of if part in row.figures]
        assert any(row.figures[part] for row in heads)
        left = []
        for row in heads:
            shown, of = row.figures[whole], row.figures[part]
            many = None if shown is None or of is None else shown - of
            assert many is None or not 0 < many < LEAST
            left.append(dataclasses.replace(row, figures={"rest": many}))
        for name, width in staffs.widths(left, "rest", cuts.HEADS).items():
            assert not rest[name] or width >= LEAST - 1e-3, name


def test_a_part_is_withheld_wherever_its_whole_is() -> None:
    cells = told(rows(staffs.lines(6, 500)))
    for part, (whole, amounts) in pictures.PARTS.items():
        hidden = [figures for figures in cells.values() if whole in figures and figures[whole] is None]
        assert hidden
        assert {figures[each] for figures in hidden for each in (part, *amounts)} == {None}


def test_of_leavers_of_whom_one_organisation_has_all_but_one_nothing_is_told() -> None:
    found = staffs.of(200) + staffs.of(200, at="1") + staffs.of(200, at="2", sector="health")
    found += [staffs.line(people=0, leavers=11), staffs.line(people=0, at="1", leavers=1)]
    figures = told(rows(found))
    assert figures[("sector", "school"),]["people"] == 400
    assert figures[("sector", "school"),]["leavers"] is None
    assert figures[()]["leavers"] is None


def test_the_largest_organisation_cannot_take_itself_from_the_whole() -> None:
    # The council has all but four: of these it may know that they are four, and nothing else.
    found = staffs.of(250, half_days=6, cases=9) + staffs.of(250, **staffs.OTHERS, half_days=6, cases=9)
    found += staffs.of(4, at="1", half_days=60, cases=9)
    figures = told(rows(found))[()]
    assert figures["people"] == 504
    assert {figures[each] for each in ("posts", "time", "holders", "cases", "half_days", "absence_known")} == {None}


def test_whoever_knows_one_organisations_rows_is_left_ten_others_of_every_count_or_none() -> None:
    found = staffs.lines(7, 2_000, organisations=3)
    for measure in ("people", "posts", "leavers", "holders", "absence_known"):
        each = [staffs.raw([line for line in found if line.organisation == one], measure) for one in ("0", "1", "2")]
        shown = {name for name, figures in told(rows(found)).items() if figures.get(measure)}
        for name in shown - {()} if measure == "people" else shown:
            by_organisation = [one.get(name, 0) for one in each]
            rest = sum(by_organisation) - max(by_organisation)
            assert rest == 0 or rest >= LEAST, (measure, name)


def test_a_cover_that_is_one_organisations_own_covers_nothing_from_it() -> None:
    # Five at "1" are withheld; the smallest other part of the sum is wholly of "0", which could take it away.
    found = staffs.of(5, at="1", age="under_25") + staffs.of(12, age="25_34")
    found += staffs.of(40, at="1", age="35_44") + staffs.of(300, age="45_54") + staffs.of(300, at="2", age="45_54")
    ages = {
        name[0][1]: figures["people"]
        for name, figures in told(rows(found)).items()
        if name and name[0][0] == "age" and len(name) == 1
    }
    assert ages["under_25"] is None
    assert ages["25_34"] is None
    assert ages["35_44"] is None


def test_hours_are_told_where_they_are_known_of_ten_and_not_of_one() -> None:
    found = staffs.of(30, time=0, timed=0) + staffs.of(1, time=7_000, timed=1) + staffs.of(30, at="1", sector="health")
    found += staffs.of(30, at="2", sector="health")
    school = told(rows(found))[("sector", "school"),]
    assert (school["people"], school["posts"]) == (31, 31)
    assert (school["time"], school["timed"], school["employed_time"]) == (None, None, None)


def test_days_lost_of_one_among_nine_who_lost_none_are_not_told() -> None:
    health = staffs.of(40, sector="health", half_days=8) + staffs.of(40, at="2", sector="health", half_days=8)
    schools = staffs.of(20, half_days=8) + staffs.of(20, half_days=7, at="1")
    assert told(rows(health + schools))[("sector", "school"),]["half_days"] == 300
    alone = staffs.of(20, half_days=0) + staffs.of(1, half_days=150)
    shown = told(rows(health + alone))
    assert shown[("sector", "school"),]["absence_known"] == 21
    assert shown[("sector", "school"),]["half_days"] is None
    assert shown[("sector", "health"),]["half_days"] is None  # else the whole would tell it


def dominated(*has: tuple[int, int]) -> bool:
    """Judge a sum of which each organisation has a part, and of that one person the most."""
    lines = [Line(str(at), {}, sums(time=part), [most]) for at, (part, most) in enumerate(has)]
    [found] = known_rows.dominated(staffs.apart([lines], "time"), staffs.apart([lines], "most"))
    return bool(found)


@pytest.mark.parametrize(
    ("most", "rest", "tells"), [(100, 0, True), (100, 109, True), (100, 110, False), (0, 0, False), (10, 90, False)]
)
def test_one_contributor_is_hidden_by_the_p_per_cent_rule(most: int, rest: int, tells: bool) -> None:
    assert dominated((most + rest, most)) == tells


def test_an_organisation_takes_its_own_away_and_is_left_no_single_person() -> None:
    assert dominated((500, 60), (104, 100))
    assert not dominated((500, 60), (104, 90))


def test_credentials_languages_and_skills_of_a_place_whose_people_are_withheld_are_withheld() -> None:
    place = {(): True, (("locality", "mill"),): False}
    dimensions = {
        pictures.CREDENTIALS: (expiries.dimension(date(2026, 11, 2)), cuts.flat("kind", {"check": "Check"})),
        pictures.LANGUAGES: (cuts.flat("language", {"pl": "Polish"}),),
        pictures.SKILLS: (cuts.flat("skill", {"makaton": "makaton"}),),
    }
    leaf = {"when": "later", "kind": "check", "language": "pl", "skill": "makaton"}
    for universe, others in dimensions.items():
        leaves = {each.name: leaf[each.name] for each in others}
        found = [
            Line(str(at), {"locality": where, **leaves}, [20]) for where in ("mill", "quay", "south") for at in "01"
        ]
        counts = Counts(found, pictures.of_places(staffs.PLACES, *others), (pictures.OF[universe],))
        made = {"credentials": pictures.credentials, "languages": pictures.languages, "skills": pictures.skills}
        for row in made[universe](counts, place, {}):
            if ("locality", "mill") in row.name:
                assert list(row.figures.values()) == [None], (universe, row.name)


def test_what_the_picture_before_withheld_is_withheld_again() -> None:
    first = rows(staffs.lines(8, 400))
    before = before_of(first)
    again = {row.name: row for row in rows(staffs.lines(8, 430), before)}
    assert before
    assert all("people" in again[name].withheld for _, name in before if name in again)


def test_what_only_the_picture_before_withheld_is_free_after_that() -> None:
    small, large = staffs.lines(8, 400), staffs.lines(9, 6_000)
    second = rows(large, before_of(rows(small)))
    third = rows(large, before_of(second))
    assert sum("people" in row.withheld for row in third) < sum("people" in row.withheld for row in second)


def moved(found: list[Line]) -> list[Line]:
    return [dataclasses.replace(one, moved=True) for one in found]


def after(first: list[Line], second: list[Line]) -> list[Row]:
    """Return the rows of a second picture that is not made anew as a whole."""
    before = rows(first)
    made = pictures.people(staffs.counts(second), before_of(before), old=told(before))
    return list(made)


def test_a_cell_of_which_one_person_moved_keeps_its_figures_and_so_does_the_sum_that_would_tell() -> None:
    # A manager of "0" changes ten own people a day; one more is taken on elsewhere, in health.
    own, health = staffs.of(40) + staffs.of(40, at="2"), staffs.of(40, at="1", sector="health")
    police = staffs.of(40, at="3", sector="police")
    found = told(after(own + health + police, moved(own[:10]) + own[10:] + health + moved(health[:1]) + police))
    assert found[("sector", "health"),]["people"] == 40
    assert found[()]["people"] == 160
    assert found[()]["time"] == 1_600_000


def test_what_ten_of_others_changed_is_told_anew_with_its_sums() -> None:
    own, health = staffs.of(40) + staffs.of(40, at="2"), staffs.of(40, at="1", sector="health")
    more = moved(staffs.of(10, at="4", sector="health") + staffs.of(12, at="5", sector="health"))
    found = told(after(own + health, own + health + more))
    assert found[("sector", "health"),]["people"] == 62
    assert found[()]["people"] == 142
    assert found[("sector", "school"),]["people"] == 80


def test_ten_changes_of_one_organisation_and_one_of_another_are_not_told() -> None:
    health = staffs.of(40, at="1", sector="health") + staffs.of(40, at="2", sector="health")
    more = moved(staffs.of(10, at="1", sector="health") + staffs.of(1, at="2", sector="health"))
    school = staffs.of(40) + staffs.of(40, at="3")
    found = told(after(health + school, health + school + more))
    assert found[("sector", "health"),]["people"] == 80
    assert found[()]["people"] == 160


def test_who_left_without_a_trace_is_not_told_by_what_stays_of_a_sum() -> None:
    health, school = staffs.of(40, at="1", sector="health"), staffs.of(40) + staffs.of(40, at="3")
    more = moved(staffs.of(12, at="4") + staffs.of(12, at="5"))
    found = told(after(health + school, health[:-1] + school + more))
    assert found[("sector", "school"),]["people"] == 104
    assert found[("sector", "health"),]["people"] == 40
    assert found[()]["people"] == 120  # 143 less 104 would tell that one left


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
