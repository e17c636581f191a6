"""Days and moments as people read them: those of clocks in England, summer time too."""

from datetime import UTC, date, datetime

import pytest

from oneworkforce.lib import days

LATE = datetime(2026, 6, 30, 23, 5, tzinfo=UTC)


def test_a_day_has_its_month_in_words_and_no_nought_before_it() -> None:
    assert days.day(date(2026, 5, 4)) == "4 May 2026"
    assert days.iso(date(2026, 5, 4)) == "2026-05-04"


def test_a_moment_is_told_as_clocks_in_england_show_it() -> None:
    assert days.day(LATE) == "1 July 2026"
    assert days.moment(LATE) == "1 July 2026 at 00:05"
    assert days.clock(LATE) == "00:05"
    assert days.iso(LATE) == "2026-07-01"
    assert days.iso_moment(LATE) == "2026-07-01 00:05"


@pytest.mark.parametrize("told", [days.moment, days.clock, days.iso_moment])
def test_a_moment_that_does_not_know_its_time_zone_is_a_fault_of_ours(told: object) -> None:
    with pytest.raises(ValueError, match="time zone"):
        told(datetime(2026, 5, 4, 12, 0))  # type: ignore[operator]  # noqa: DTZ001  as the test is about
