"""Hours a week, whole-time equivalents and shares."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneworkforce.workforce.domain import hours

weeks = st.integers(0, hours.LONGEST_WEEK)


@pytest.mark.parametrize(
    ("said", "minutes"),
    [
        ("37", 2220),
        ("18.5", 1110),
        ("18,5", 1110),
        ("7:24", 444),
        ("7.4", 444),
        ("0", 0),
        (" 37.00 ", 2220),
        ("7:24:00", 444),
        ("18.333333", 1100),
        ("0.375", 23),
    ],
)
def test_hours_are_read_as_people_write_them(said: str, minutes: int) -> None:
    assert hours.read(said, "hours") == (minutes, None)


@pytest.mark.parametrize("said", ["full", "101", "-3", "7:75", "1e2", "37h", "٣٧"])
def test_what_is_no_number_of_hours_is_refused_and_not_repeated(said: str) -> None:
    minutes, fault = hours.read(said, "hours")
    assert minutes is None
    assert fault is not None
    assert said not in fault.what


def test_hours_are_said_with_their_nouns() -> None:
    said = [hours.words(each) for each in (2220, 1950, 45, 61, 0)]
    assert said == ["37 hours", "32 hours 30 minutes", "45 minutes", "1 hour 1 minute", "0 hours"]


def test_an_empty_field_is_no_fault_and_no_zero() -> None:
    assert hours.read("  ", "hours") == (None, None)


@given(weeks)
def test_hours_that_are_shown_are_read_back_as_the_same_minutes(minutes: int) -> None:
    assert hours.read(hours.shown(minutes), "hours") == (minutes, None)


@given(st.lists(weeks, max_size=6))
def test_shares_of_a_week_make_a_hundred_and_no_more(minutes: list[int]) -> None:
    parts = hours.shares(minutes)
    assert len(parts) == len(minutes)
    if sum(minutes):
        assert sum(part or 0 for part in parts) == 100
        assert all(abs(100 * each / sum(minutes) - (part or 0)) < 1 for each, part in zip(minutes, parts, strict=True))
    else:
        assert set(parts) <= {None}


def test_shares_are_not_known_where_the_hours_of_one_post_are_not() -> None:
    assert hours.shares([1110, None]) == (None, None)


@pytest.mark.parametrize(
    ("minutes", "full", "hundredths"),
    [(2220, 2220, 100), (1110, 2220, 50), (740, 2220, 33), (1480, 2220, 67), (0, 2220, 0), (None, 2220, None)],
)
def test_a_whole_time_equivalent_is_rounded_once_half_up(
    minutes: int | None, full: int, hundredths: int | None
) -> None:
    assert hours.whole_time(minutes, full) == hundredths


def test_the_full_time_week_is_the_posts_then_the_organisations_then_37_hours() -> None:
    assert hours.full_time(1950, 2100) == 1950
    assert hours.full_time(None, 2100) == 2100
    assert hours.full_time(None, None) == 2220
    assert hours.written(123456) == "1,234.56"
