"""When somebody is asked how their action is going."""

from datetime import UTC, date, datetime, timedelta

import pytest

from oneworkforce.plan.domain import asking

NOW = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
TODAY = date(2026, 11, 2)
LONG_AGO = NOW - timedelta(days=300)


@pytest.mark.parametrize(
    ("due", "heard", "expected"),
    [
        (30, 10, True),
        (31, 10, False),
        (-5, 10, True),
        (10, 3, False),
        (None, 59, False),
        (None, 60, True),
        (None, None, True),
    ],
)
def test_what_is_due_soon_or_silent_long_is_asked_about(due: int | None, heard: int | None, expected: bool) -> None:
    day = None if due is None else TODAY + timedelta(days=due)
    heard_at = None if heard is None else NOW - timedelta(days=heard)
    assert asking.asks(due=day, heard_at=heard_at, begun_at=LONG_AGO, today=TODAY, now=NOW) is expected


def test_silence_counts_from_the_beginning() -> None:
    assert not asking.asks(due=None, heard_at=None, begun_at=NOW - timedelta(days=59), today=TODAY, now=NOW)


def test_a_week_is_that_of_the_calendar() -> None:
    assert asking.week(date(2026, 12, 31)) == asking.week(date(2027, 1, 1)) == "2026-W53"


def test_a_secret_cannot_be_guessed_and_its_digest_tells_nothing() -> None:
    secrets = {asking.new_secret() for _ in range(50)}
    assert len(secrets) == 50
    assert all(len(one) >= 32 and asking.digest(one) != one for one in secrets)
    assert len(asking.digest("\ud800")) == 64, "what no text may hold is hashed too"
