"""Ages and lengths of service, no more of them than was said."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneworkforce.workforce.domain import ages
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


def test_a_year_that_nobody_at_work_was_born_in_is_not_believed() -> None:
    assert ages.believed(1980, TODAY)
    assert not ages.believed(2020, TODAY)
    assert not ages.believed(1900, TODAY)
