"""Skills that a plan asks for: shares that may be shown, and supply, need and gap from them."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneworkforce.lib.least import LEAST
from oneworkforce.workforce.domain import abilities, age_groups, plan_results, plan_skills
from oneworkforce.workforce.domain.plan_inputs import Counted, Inputs
from oneworkforce.workforce.domain.plan_kinds import Basis
from oneworkforce.workforce.domain.plan_skills import SkillRow

THIRTIES = age_groups.GROUPS.index("25_34")
TITLES = {"w": "Willow", "m": "Marsh", "c": "County"}
MAKATON, POLISH = "skill:makaton", "language:pl"
BOTH = ((POLISH, "Polish"), (MAKATON, "Makaton"))
Cells = dict[tuple[str, str], tuple[int, int]]


def rows(cells: Cells, bit: int = 2) -> tuple[tuple[str, str, int, int, int], ...]:
    """Return patterns of one ability: with and without, by role and place."""
    found = []
    for (role, place), (having, lacking) in cells.items():
        found += [(role, place, bit, bit, having)] if having else []
        found += [(role, place, 0, bit, lacking)] if lacking else []
    return tuple(found)


def inputs(people: dict[tuple[str, str], int], *skilled: tuple[str, str, int, str, int], cells: Cells) -> Inputs:
    counted = Counted(
        tuple((role, place, THIRTIES, 0, number) for (role, place), number in people.items()),
        tuple((role, place, 100 * number, number) for (role, place), number in people.items()),
    )
    return Inputs(
        base=2026,
        last=2027,
        places=(("m", "Marsh"), ("w", "Willow")),
        above={"w": "c", "m": "c"},
        titles=TITLES,
        counted=counted,
        abilities=BOTH,
        skilled=skilled,
        skills=rows(cells),
    )


def made(found: Inputs) -> tuple[SkillRow, ...]:
    return plan_skills.make(found, plan_results.make(found, seed=1, draws=20))


def test_keys_of_abilities_are_read_again() -> None:
    keys = [
        abilities.key(skill="Makaton "),
        abilities.key(language="pl"),
        abilities.key(level=6),
    ]
    assert [abilities.parts(each)[1] for each in keys] == ["makaton", "pl", "6"]
    assert abilities.key() == ""


def test_the_share_of_those_of_whom_it_is_known_holds_for_all_of_the_role() -> None:
    cells = {("teacher", ""): (20, 60), ("teacher", "w"): (20, 20), ("teacher", "m"): (0, 40)}
    found = made(inputs({("teacher", "w"): 60, ("teacher", "m"): 40}, ("teacher", MAKATON, 1200, "", 0), cells=cells))
    today = {row.place_title: row for row in found if row.year == 2026}
    area, willow, marsh = (today[each] for each in ("The whole area", "Willow", "Marsh"))
    assert (area.share, area.known, area.unknown, area.supply) == (2500, 80, 20, (2500, 2500, 2500))
    assert (willow.basis, willow.share, willow.supply) == (Basis.PLACE, 5000, (3000, 3000, 3000))
    assert (marsh.basis, marsh.share, marsh.supply) == (Basis.PLACE, 0, (0, 0, 0))
    assert (area.needs, willow.needs) == ((2400, 2400, 2400), (1200, 1200, 1200))


def test_not_known_of_counts_people_and_not_roles_or_places() -> None:
    """A hundred teachers in two places each, of all of whom the skill is known: it is not known of nobody."""
    cells = {("teacher", ""): (40, 60), ("teacher", "w"): (40, 60), ("teacher", "m"): (40, 60), ("", ""): (40, 60)}
    people = {("teacher", "w"): 100, ("teacher", "m"): 100}
    made_of = inputs(people, ("teacher", MAKATON, 100, "", 0), ("", MAKATON, 100, "", 0), cells=cells)
    assert {row.unknown for row in made(made_of) if row.whole} == {200 - 100}, "a version of former times counts cells"
    once = replace(made_of, counted=replace(made_of.counted, holders=(("", 115), ("teacher", 100))))
    assert {row.role: row.unknown for row in made(once) if row.whole and row.basis is Basis.AREA} == {
        "teacher": 0,
        "": 10,
    }


def test_a_need_of_a_skill_that_rests_on_a_missing_figure_is_not_known() -> None:
    found = inputs(
        {("teacher", "w"): 60}, ("teacher", MAKATON, 100, "Children", 100), cells={("teacher", ""): (20, 20)}
    )
    found = replace(found, population=(("Children", "w", "main", 2026, 500),))
    results = plan_results.make(found, seed=1, draws=20)
    needs = {row.place_title: row.needs for row in plan_skills.make(found, results)}
    assert needs["The whole area"] is None
    assert results.missing == [["Children", "Marsh"]]
    known = replace(found, population=(*found.population, ("Children", "m", "main", 2026, 500)))
    assert {row.needs for row in made(known) if row.whole} == {(1000, 1000, 1000)}


def test_the_interval_is_that_of_the_role_times_the_share() -> None:
    found = inputs({("teacher", "w"): 60}, ("teacher", MAKATON, 100, "", 0), cells={("teacher", ""): (20, 20)})
    results = plan_results.make(found, seed=1, draws=50)
    role = next(row for row in results.rows if row.year == 2027 and row.role == "teacher" and not row.place)
    skill = next(row for row in plan_skills.make(found, results) if row.year == 2027 and row.whole)
    assert skill.supply == (round(role.low / 2), round(role.middle / 2), round(role.high / 2))
    assert role.low < role.high


@pytest.mark.parametrize(
    ("having", "lacking", "basis"),
    [(3, 30, Basis.WITHHELD), (30, 3, Basis.WITHHELD), (5, 4, Basis.WITHHELD), (0, 0, Basis.UNKNOWN)],
)
def test_a_share_that_would_tell_of_few_is_withheld_and_so_is_supply(having: int, lacking: int, basis: Basis) -> None:
    cells = {("teacher", ""): (having, lacking), ("teacher", "w"): (having, lacking)}
    for row in made(inputs({("teacher", "w"): 60}, ("teacher", MAKATON, 100, "", 0), cells=cells)):
        if row.whole or row.place_title == "Willow":
            assert (row.basis, row.share, row.known, row.unknown, row.supply) == (basis, None, None, None, None)
        assert row.needs is not None
        assert row.needs[0] > 0


def test_a_place_with_few_takes_the_share_of_the_area_and_so_does_one_that_would_tell_it() -> None:
    cells = {("teacher", ""): (23, 40), ("teacher", "w"): (20, 20), ("teacher", "m"): (3, 20)}
    found = made(inputs({("teacher", "w"): 40, ("teacher", "m"): 23}, ("teacher", MAKATON, 100, "", 0), cells=cells))
    assert {row.basis for row in found} == {Basis.AREA}
    assert {row.share for row in found} == {round(10_000 * 23 / 63)}


def test_a_role_and_any_role_do_not_tell_of_the_few_others() -> None:
    cells = {("teacher", ""): (20, 20), ("midwife", ""): (3, 30), ("", ""): (23, 50)}
    people = {("teacher", "w"): 40, ("midwife", "w"): 33}
    any_, of_role = ("", MAKATON, 100, "", 0), ("teacher", MAKATON, 100, "", 0)
    alone = made(inputs(people, any_, cells=cells))
    assert {row.basis for row in alone if row.whole} == {Basis.AREA}
    assert {row.role_title for row in alone} == {plan_skills.ANY_ROLE}
    both = {row.role: row.basis for row in made(inputs(people, any_, of_role, cells=cells)) if row.whole}
    assert both == {"": Basis.WITHHELD, "teacher": Basis.AREA}


def test_one_skill_within_another_does_not_tell_of_the_few_between() -> None:
    found = inputs({("teacher", "w"): 80}, ("teacher", POLISH, 100, "", 0), ("teacher", MAKATON, 100, "", 0), cells={})
    for few, basis in ((4, Basis.WITHHELD), (14, Basis.AREA)):
        patterns = (("teacher", "", 3, 3, 20), ("teacher", "", 2, 3, few), ("teacher", "", 0, 3, 40))
        shown = plan_skills.shares(replace(found, skills=patterns), [(POLISH, "teacher"), (MAKATON, "teacher")])
        assert shown[POLISH, "teacher"].area is not None
        second = shown[MAKATON, "teacher"]
        assert (second.why_not if second.area is None else Basis.AREA) is basis


def test_a_role_that_is_shown_only_with_others_has_a_need_and_no_supply() -> None:
    people = {("teacher", "w"): 40, ("midwife", "w"): 4}
    cells = {("midwife", ""): (0, 4)}
    found = made(inputs(people, ("midwife", MAKATON, 100, "", 0), cells=cells))
    assert [(row.whole, row.basis, row.supply) for row in found] == [(True, Basis.WITHHELD, None)] * 2


def test_a_version_takes_the_same_of_a_skill_until_ten_people_differ() -> None:
    line = ("teacher", MAKATON, 100, "", 0)

    def run(having: int) -> Inputs:
        cells = {("teacher", ""): (having, 30), ("teacher", "w"): (having, 30)}
        return inputs({("teacher", "w"): 60}, line, cells=cells)

    first, few, many = run(20), run(21), run(31)
    taken = plan_skills.held(first, BOTH, few.skills)
    assert (MAKATON, "teacher", "", 20, 30) in taken
    second = replace(few, held_skills=taken)
    assert {row.share for row in made(second) if row.whole} == {4000}
    assert plan_skills.held(second, BOTH, first.skills) == ()
    assert plan_skills.held(second, BOTH, run(22).skills) == taken
    assert plan_skills.held(second, BOTH, many.skills) == ()


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), min_size=2, max_size=2), st.integers(0, 40))
def test_no_share_and_no_difference_of_shares_is_of_one_to_nine(cells: list[tuple[int, int]], other: int) -> None:
    places = dict(zip(("m", "w"), cells, strict=True))
    area = (sum(each[0] for each in cells), sum(each[1] for each in cells))
    of_role: Cells = {("teacher", ""): area} | {("teacher", place): each for place, each in places.items()}
    every: Cells = {("", ""): (area[0] + other, area[1])}
    found = inputs({("teacher", "w"): 60}, cells={**of_role, **every})
    shown = plan_skills.shares(found, [(MAKATON, ""), (MAKATON, "teacher")])
    told = []
    role, anybody = shown[MAKATON, "teacher"], shown[MAKATON, ""]
    if role.area is not None:
        told += [role.area.having, role.area.lacking]
        rest = [getattr(role.area, name) - sum(getattr(each, name) for each in role.places.values()) for name in _NAMES]
        told += [*rest, *(getattr(each, name) for each in role.places.values() for name in _NAMES)]
    if anybody.area is not None:
        told += [anybody.area.having, anybody.area.lacking]
        told += [other] if role.area is not None else []
    assert all(each == 0 or each >= LEAST for each in told)


_NAMES = ("having", "lacking")
