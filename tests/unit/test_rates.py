"""The published formulas, their marks, ages, retirements, expiries and when a new picture may be made."""

from datetime import date, timedelta

import pytest

from oneworkforce.workforce.domain import ages, expiries, freshness, rates, retirements
from oneworkforce.workforce.domain.counted import MEASURES
from oneworkforce.workforce.domain.freshness import Last
from oneworkforce.workforce.domain.rates import RATES, Mark, Value

TODAY = date(2026, 11, 2)
YESTERDAY = TODAY - timedelta(days=1)
BY_KEY = {rate.key: rate for rate in RATES}
FIGURES: dict[str, int | None] = {
    "vacancies": 10,
    "vacancies_timed": 10,
    "vacancies_time": 80_000,
    "employed": 95,
    "employed_posts": 90,
    "employed_timed": 90,
    "employed_time": 720_000,
    "leavers": 19,
    "leavers_timed": 19,
    "leavers_time": 180_000,
    "agency_posts": 10,
    "agency_timed": 10,
    "agency_time": 80_000,
    "holders": 20,
    "holders_timed": 20,
    "cases": 320,
    "holders_time": 180_000,
    "absence_known": 95,
    "half_days": 2530,
    "absence_time": 1_000_000,
}


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("vacancy", "10.0%"),
        ("vacancy_time", "10.0%"),
        ("turnover", "20.0%"),
        ("turnover_time", "25.0%"),
        ("agency", "10.0%"),
        ("agency_time", "10.0%"),
        ("caseload", "17.8"),
        ("absence", "5.0%"),
    ],
)
def test_each_formula_gives_what_its_definition_says(key: str, shown: str) -> None:
    rate = BY_KEY[key]
    assert rates.value(rate, FIGURES).shown(percent=rate.percent) == shown


@pytest.mark.parametrize("rate", RATES, ids=lambda rate: rate.key)
def test_a_rate_is_withheld_with_any_part_of_it(rate: rates.Rate) -> None:
    for part in (*rate.over, *rate.under):
        assert rates.value(rate, {**FIGURES, part: None}) == Value(None, Mark.C)


@pytest.mark.parametrize("rate", RATES, ids=lambda rate: rate.key)
def test_a_rate_of_nobody_is_not_applicable(rate: rates.Rate) -> None:
    assert rates.value(rate, dict.fromkeys(MEASURES, 0)).mark is Mark.Z


def test_what_nobody_recorded_is_not_available_and_what_few_did_is_of_low_reliability() -> None:
    absence = BY_KEY["absence"]
    unknown = {**FIGURES, "absence_known": 0, "half_days": 0, "absence_time": 0}
    assert rates.value(absence, unknown).mark is Mark.X
    assert rates.value(absence, {**FIGURES, "absence_known": 80}).shown(percent=True) == "5.0% (u)"


@pytest.mark.parametrize(("born", "band"), [(2002, "under_25"), (2001, "25_34"), (1967, "55_59"), (1961, "65_over")])
def test_an_age_is_that_reached_in_the_year(born: int, band: str) -> None:
    assert ages.band_of(TODAY.year - born) == band


@pytest.mark.parametrize(
    ("retires", "born", "band", "expected"),
    [
        (2031, None, "", "within"),
        (2032, 1950, "", "later"),
        (None, 1964, "", "within"),
        (None, 1965, "", "later"),
        (None, None, "60_64", "within"),
        (None, None, "65_over", "within"),
        (None, None, "55_59", "later"),
        (None, None, "under_25", "later"),
        (None, None, "45_54", "later"),
        (None, None, "", "not_known"),
    ],
)
def test_a_retirement_is_as_said_else_by_pension_age(
    retires: int | None, born: int | None, band: str, expected: str
) -> None:
    assert retirements.expected(retires, born, band, TODAY) == expected


@pytest.mark.parametrize(
    ("born", "age"), [(1890, 66), (1958, 66), (1960, 66), (1961, 67), (1977, 67), (1978, 68), (2005, 68)]
)
def test_state_pension_age_rises_with_the_year_of_birth(born: int, age: int) -> None:
    assert retirements.pension_age(born) == age


def test_state_pension_ages_are_said_in_words_with_their_source() -> None:
    assert retirements.words() == "66 for those born before 1961, 67 from 1961, 68 from 1978"
    assert "Pensions Acts" in retirements.source()


@pytest.mark.parametrize(
    ("expires", "never", "leaf"),
    [
        (TODAY - timedelta(days=1), False, "expired"),
        (TODAY, False, "2026-11"),
        (date(2027, 10, 31), False, "2027-10"),
        (date(2027, 11, 1), False, "later"),
        (None, True, "never"),
        (None, False, "unknown"),
    ],
)
def test_a_credential_is_counted_in_the_month_in_which_it_expires(expires: date | None, never: bool, leaf: str) -> None:
    assert expiries.when(expires, never=never, as_of=TODAY) == leaf
    assert leaf in expiries.dimension(TODAY).leaves


@pytest.mark.parametrize(
    ("last", "may"),
    [
        (None, True),
        (Last(TODAY, 500, 200, TODAY), False),
        (Last(YESTERDAY, 0, 0, YESTERDAY), False),
        (Last(YESTERDAY, 500, 491, YESTERDAY), False),
        (Last(YESTERDAY, 500, 500, YESTERDAY), False),
        (Last(YESTERDAY, 500, 490, YESTERDAY), True),
        (Last(YESTERDAY, 1, 1, TODAY - timedelta(days=27)), False),
        (Last(YESTERDAY, 1, 1, TODAY - timedelta(days=28)), True),
    ],
)
def test_a_new_picture_waits_until_what_differs_is_of_ten_people_outside_one_organisation(
    last: Last | None, may: bool
) -> None:
    assert (freshness.kept(last, as_of=TODAY, k=10) is None) is may
