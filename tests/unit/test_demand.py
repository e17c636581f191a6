"""What is needed: exact, and never less where there are more people."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneworkforce.workforce.domain import demand
from oneworkforce.workforce.domain.demand import Figure, Growth, Need, Population
from oneworkforce.workforce.domain.gap_words import Gap

CHILDREN = "Children"


def population(*figures: tuple[int, int], growth: int = 0, scenario: str = "main") -> Population:
    rows = tuple(Figure(CHILDREN, "Willow", "main", year, people) for year, people in figures)
    return Population(rows, {scenario: Fraction(growth, 1000)})


def need(people: int = 300, whole: Fraction = Fraction(1), group: str = CHILDREN) -> Need:
    return Need("teacher", whole, group, people if group else 0)


def total(needs: list[Need], found: Population, year: int = 2026, scenario: str = "main", **more: Fraction) -> Fraction:
    whole = demand.needed(needs, found, "Willow", scenario, year, **more).whole_time
    assert whole is not None
    return whole


def test_people_by_so_many_to_a_worker_is_exact() -> None:
    assert total([need(300)], population((2026, 1000))) == Fraction(10, 3)


def test_a_post_that_is_needed_anyway_does_not_grow() -> None:
    fixed = need(whole=Fraction(3, 2), group="")
    assert total([fixed], population(), hours=Fraction(2)) == Fraction(3, 2)


def test_the_latest_figure_grows_year_by_year() -> None:
    assert total([need(100)], population((2026, 1000), growth=10), 2028) == 10 * Fraction(101, 100) ** 2


def test_a_figure_of_the_year_itself_counts_before_growth() -> None:
    assert total([need(100)], population((2026, 1000), (2028, 1300), growth=10), 2028) == 13


def test_a_year_before_the_first_figure_takes_it_as_it_is() -> None:
    assert total([need(100)], population((2028, 1300), growth=10), 2026) == 13


def test_a_scenario_without_figures_starts_from_the_main_one() -> None:
    found = population((2026, 1000), growth=-20, scenario="low")
    assert total([need(100)], found, 2027, "low") == Fraction(98, 10)


def test_without_a_figure_of_a_group_the_need_is_not_known_and_the_figure_is_named() -> None:
    fixed = need(whole=Fraction(3, 2), group="")
    found = demand.needed([need(), need(200), fixed], population(), "Willow", "main", 2026)
    assert found == demand.Demand(None, ((CHILDREN, "Willow"),))
    assert demand.together([found, demand.Demand(Fraction(2))]) == found
    assert demand.together([demand.Demand(Fraction(1)), demand.Demand(Fraction(2))]) == demand.Demand(Fraction(3))


def test_longer_work_needs_more() -> None:
    assert total([need(100)], population((2026, 1000)), hours=Fraction(11, 10)) == 11


def test_a_ratio_to_nobody_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one"):
        need(0)


def test_needs_are_grouped_by_role() -> None:
    assert list(demand.by_role([need(), need(200)])) == ["teacher"]


def test_a_need_of_a_skill_is_among_those_of_the_role_and_adds_nobody() -> None:
    skilled = Need("teacher", Fraction(2), CHILDREN, 1000, "skill:makaton")
    assert demand.by_role([need(), skilled]) == {"teacher": [need()]}
    assert demand.by_ability([need(), skilled]) == {("skill:makaton", "teacher"): [skilled]}
    assert total([skilled], population((2026, 1500))) == 3
    assert [each.value for each in Growth] == ["main", "low", "high"]


SUPPLY = st.tuples(*[st.integers(0, 5000)] * 3).map(sorted)


@given(st.integers(0, 9999), st.integers(0, 9999), st.integers(1, 500), SUPPLY)
def test_more_people_never_make_a_smaller_gap(people: int, more: int, each: int, supply: list[int]) -> None:
    low, middle, high = supply
    gaps = [
        Gap.between(int(100 * total([need(each)], population((2026, number)))), (low, middle, high))
        for number in (people, people + more)
    ]
    assert gaps[0].low <= gaps[1].low
    assert gaps[0].middle <= gaps[1].middle
    assert gaps[0].high <= gaps[1].high
    assert all(one.low <= one.middle <= one.high for one in gaps)
