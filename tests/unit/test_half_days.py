"""Days in halves, and per cent in basis points, as people write and read them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneworkforce.workforce.domain import basis_points, half_days


@pytest.mark.parametrize(
    ("said", "halves"),
    [("3", 6), ("3.5", 7), ("3,5", 7), ("25.50", 51), ("0", 0), ("366", 732), ("", None), ("3.25", None)],
)
def test_days_are_read_in_halves(said: str, halves: int | None) -> None:
    found, fault = half_days.read(said, "days")
    assert found == halves
    assert (fault is not None) is (said == "3.25")


@pytest.mark.parametrize("said", ["366.5", "1,000", "a few", "-1"])
def test_what_is_no_number_of_days_of_a_year_is_refused(said: str) -> None:
    found, fault = half_days.read(said, "days")
    assert found is None
    assert fault is not None
    assert fault.what == "This is not a number of days from 0 to 366."


def test_days_are_said_with_their_noun() -> None:
    assert [half_days.words(each) for each in (0, 1, 2, 51, 56)] == [
        "0 days",
        "0.5 days",
        "1 day",
        "25.5 days",
        "28 days",
    ]


@pytest.mark.parametrize(
    ("said", "points"), [("18.5", 1850), ("18,5 %", 1850), ("100%", 10_000), ("0", 0), (" ", None)]
)
def test_per_cent_is_read_with_its_sign_or_without(said: str, points: int | None) -> None:
    assert basis_points.read(said, "share") == (points, None)


@pytest.mark.parametrize("said", ["100.01", "18.555", "half", "%", "-1"])
def test_what_is_no_per_cent_is_refused(said: str) -> None:
    found, fault = basis_points.read(said, "share")
    assert found is None
    assert fault is not None


@given(st.integers(0, 2 * half_days.MOST), st.integers(0, basis_points.WHOLE))
def test_what_is_shown_is_read_back(halves: int, points: int) -> None:
    assert half_days.read(half_days.shown(halves), "") == (halves, None)
    assert basis_points.read(basis_points.shown(points), "") == (points, None)
    assert basis_points.read(basis_points.words(points), "") == (points, None)
