"""Ages and lengths of service, no more of them than was said."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneworkforce.workforce.domain import age_groups, ages
from oneworkforce.workforce.domain.kinds import AgeBand

TODAY = date(2026, 11, 2)


@given(born=st.dates(date(1930, 1, 1), date(2010, 12, 31)), today=st.dates(date(2026, 1, 1), date(2030, 12, 31)))
def test_a_year_of_birth_leaves_two_ages_and_the_true_one_is_among_them(born: date, today: date) -> None:
    found = ages.age(birth_year=born.year, band="", today=today)
    true = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
    assert found is not None
    assert found.least is not None
    assert found.most == found.least + 1
    assert found.least <= true <= found.most


@pytest.mark.parametrize(
    ("band", "words"),
    [(AgeBand.UNDER_25, "under 25"), (AgeBand.TO_44, "35 to 44"), (AgeBand.FROM_65, "65 or over")],
)
def test_a_band_is_as_wide_as_it_was_said(band: AgeBand, words: str) -> None:
    found = ages.age(birth_year=None, band=band, today=TODAY)
    assert found is not None
    assert found.words == words


def test_nothing_said_is_no_age() -> None:
    assert ages.age(birth_year=None, band="", today=TODAY) is None


def test_a_year_is_said_as_two_ages() -> None:
    found = ages.age(birth_year=1980, band="", today=TODAY)
    assert found is not None
    assert found.words == "45 or 46"


@pytest.mark.parametrize(
    ("start", "months", "words"),
    [
        (date(2026, 11, 2), 0, "less than a month"),
        (date(2026, 10, 3), 0, "less than a month"),
        (date(2026, 10, 2), 1, "1 month"),
        (date(2023, 9, 1), 38, "3 years 2 months"),
        (date(2025, 11, 2), 12, "1 year"),
        (date(2027, 1, 1), 0, "less than a month"),
    ],
)
def test_service_is_in_whole_months(start: date, months: int, words: str) -> None:
    assert ages.service(start, TODAY) == months
    assert ages.service_words(months) == words


def test_service_from_an_unknown_day_is_unknown() -> None:
    assert ages.service(None, TODAY) is None


def test_years_that_can_be_of_somebody_at_work_are_the_same_by_hand_and_in_a_file() -> None:
    assert ages.birth_years(2026) == (1926, 2012)
    assert ages.retiring_years(2026) == (2026, 2086)
    assert ages.beginning_years(2026) == (1946, 2026)


@given(st.integers(0, 110))
def test_each_age_is_in_one_band_and_the_bands_follow_one_another(age: int) -> None:
    inside = [band for band in AgeBand if (found := ages.of_band(band)) and (found.least or 0) <= age]
    inside = [band for band in inside if (most := ages.of_band(band).most) is None or age <= most]
    assert inside == [ages.band_of(age)]


def test_the_groups_of_a_projection_are_the_bands_with_their_widths() -> None:
    assert (*(band.value for band in AgeBand), "") == age_groups.GROUPS
    assert [1 / move for move in age_groups.MOVES if move] == [9, 10, 10, 10, 5, 5]
    assert [ages.middle(band) for band in ("25_34", "60_64", "65_over", "under_25")] == [29, 62, 65, 24]
