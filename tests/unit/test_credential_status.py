"""A credential counts through its last day; due for 90 days before; never and not known are two answers."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneworkforce.partnership.domain import credentials
from oneworkforce.partnership.domain.credentials import Status

TODAY = date(2026, 11, 2)
DAYS = st.dates(min_value=date(1950, 1, 1), max_value=date(2150, 1, 1))


@pytest.mark.parametrize(
    ("days", "status", "sentence"),
    [
        (-1, Status.EXPIRED, "Expired on 1 November 2026, 1 day ago."),
        (0, Status.DUE, "Expires today, 2 November 2026."),
        (1, Status.DUE, "Expires on 3 November 2026, in 1 day."),
        (90, Status.DUE, "Expires on 31 January 2027, in 90 days."),
        (91, Status.IN_FORCE, "In force until 1 February 2027."),
    ],
)
def test_how_it_stands_follows_from_its_last_day(days: int, status: Status, sentence: str) -> None:
    last = TODAY + timedelta(days=days)
    assert credentials.status(expires_on=last, never_expires=False, today=TODAY) is status
    assert credentials.sentence(expires_on=last, never_expires=False, today=TODAY) == sentence


def test_never_and_not_known_are_two_answers() -> None:
    assert credentials.status(expires_on=None, never_expires=True, today=TODAY) is Status.NO_EXPIRY
    assert credentials.status(expires_on=None, never_expires=False, today=TODAY) is Status.UNKNOWN
    assert credentials.sentence(expires_on=None, never_expires=True, today=TODAY) == "Does not expire."
    assert credentials.sentence(expires_on=None, never_expires=False, today=TODAY) == "When it expires is not known."


@given(DAYS, DAYS, DAYS)
def test_a_credential_only_ever_ages(last: date, one: date, other: date) -> None:
    early, late = sorted((one, other))
    ages = [Status.IN_FORCE, Status.DUE, Status.EXPIRED]
    before, after = (credentials.status(expires_on=last, never_expires=False, today=day) for day in (early, late))
    assert ages.index(before) <= ages.index(after)


@given(st.lists(st.tuples(st.text(max_size=5), st.none() | DAYS, st.booleans()), max_size=8))
def test_the_most_pressing_comes_first(held: list[tuple[str, date | None, bool]]) -> None:
    ordered = sorted(
        held,
        key=lambda one: credentials.order(
            name=one[0], expires_on=one[1], never_expires=one[2] and one[1] is None, today=TODAY
        ),
    )
    statuses = [
        credentials.status(expires_on=last, never_expires=never and last is None, today=TODAY)
        for _, last, never in ordered
    ]
    places = [list(Status).index(status) for status in statuses]
    assert places == sorted(places)
    assert credentials.worst(statuses) == (statuses[0] if statuses else None)
