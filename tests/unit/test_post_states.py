"""Where a post stands, and which step leads where."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from oneworkforce.lib.faults import Refused
from oneworkforce.workforce.domain import post_states
from oneworkforce.workforce.domain.post_states import TABLE, Days, Standing, Step

TODAY = date(2026, 11, 2)
HELD = Days(held=True, started_on=date(2020, 9, 1))
VACANT = Days(held=False, vacant_since=date(2026, 9, 1))
near = st.dates(date(2020, 1, 1), date(2028, 12, 31))
Decision = Callable[[Days, date], Days]

DECISIONS: dict[Step, Decision] = {
    Step.FILL: post_states.filled,
    Step.LEAVE: lambda days, on: post_states.left(days, on, TODAY),
    Step.END: lambda days, on: post_states.left(days, on, TODAY),
    Step.TAKE_BACK: lambda days, _on: post_states.taken_back(days),
}


@pytest.mark.parametrize(
    ("days", "stands"),
    [
        (HELD, Standing.HELD),
        (VACANT, Standing.VACANT),
        (Days(held=True, left_on=TODAY), Standing.ENDING),
        (Days(held=True, left_on=TODAY - timedelta(days=1)), Standing.ENDED),
        (Days(held=False, left_on=TODAY + timedelta(days=1)), Standing.ENDING),
    ],
)
def test_a_day_decides_where_a_post_stands_and_its_last_day_still_counts(days: Days, stands: Standing) -> None:
    assert post_states.standing(days, TODAY) is stands


def test_each_step_that_cannot_be_taken_says_why() -> None:
    for stands in Standing:
        for step in Step:
            assert bool(post_states.why_not(stands, step)) is ((stands, step) not in TABLE)


@given(
    held=st.booleans(), first=st.none() | near, last=st.none() | near, on=near, step=st.sampled_from(list(DECISIONS))
)
def test_a_step_leads_where_the_table_says_or_is_refused(
    held: bool,
    first: date | None,
    last: date | None,
    on: date,
    step: Step,
) -> None:
    days = Days(held, first if held else None, last, None if held else first)
    before = post_states.standing(days, TODAY)
    assume(not post_states.why_not(before, step))
    try:
        after = DECISIONS[step](days, on)
    except Refused:
        return
    assert post_states.standing(after, TODAY) in TABLE[before, step]
    assert not (after.held and after.vacant_since), "held or vacant, never both"
    if first is None or last is None or first <= last:
        began = after.started_on if after.held else after.vacant_since
        assert began is None or after.left_on is None or began <= after.left_on


def test_a_post_that_goes_on_is_vacant_from_the_day_after_its_holder_left() -> None:
    left = post_states.left(HELD, TODAY, TODAY)
    assert post_states.followed(left) == Days(held=False, vacant_since=TODAY + timedelta(days=1))
    assert left.started_on == HELD.started_on, "the leaver's length of service stays"


@pytest.mark.parametrize(
    ("run", "where"),
    [
        (lambda: post_states.left(HELD, date(2020, 8, 31), TODAY), "left_on"),
        (lambda: post_states.left(VACANT, date(2026, 8, 31), TODAY), "left_on"),
        (lambda: post_states.left(HELD, date(2206, 8, 31), TODAY), "left_on"),
        (lambda: post_states.left(VACANT, date(2206, 8, 31), TODAY), "left_on"),
        (lambda: post_states.filled(VACANT, date(2026, 8, 31)), "started_on"),
    ],
)
def test_a_day_that_cannot_be_is_refused_at_its_field(run: Callable[[], object], where: str) -> None:
    with pytest.raises(Refused) as refused:
        run()
    assert [fault.where for fault in refused.value.faults] == [where]


@pytest.mark.parametrize(
    ("days", "where"),
    [
        (Days(held=True, vacant_since=TODAY), "vacant_since"),
        (Days(held=True, started_on=date(26, 1, 1)), "started_on"),
        (Days(held=False, vacant_since=date(2226, 1, 1)), "vacant_since"),
        (Days(held=True, started_on=TODAY, left_on=date(2026, 1, 1)), "started_on"),
        (Days(held=False, vacant_since=TODAY, left_on=date(2026, 1, 1)), "vacant_since"),
    ],
)
def test_days_as_typed_are_believed_only_where_they_can_be(days: Days, where: str) -> None:
    fault = post_states.refusal(days, TODAY)
    assert fault is not None
    assert fault.where == where
    assert post_states.refusal(HELD, TODAY) is None


def test_a_post_begins_or_falls_vacant_at_most_a_year_ahead_by_hand_as_in_a_file() -> None:
    last = post_states.latest(TODAY)
    later = last + timedelta(days=1)
    assert post_states.refusal(Days(held=True, started_on=last), TODAY) is None
    assert post_states.refusal(Days(held=False, vacant_since=last), TODAY) is None
    for days in (Days(held=True, started_on=later), Days(held=False, vacant_since=later)):
        wrong = post_states.refusal(days, TODAY)
        assert wrong is not None
        assert wrong.what == "This day lies more than 12 months ahead."


def test_a_post_for_a_fixed_term_ends_as_far_ahead_as_such_terms_go() -> None:
    last = post_states.latest_end(TODAY)
    assert last.year - TODAY.year == post_states.LONGEST_TERM
    assert post_states.left(HELD, last, TODAY).left_on == last
    with pytest.raises(Refused, match="more than 10 years ahead"):
        post_states.left(HELD, last + timedelta(days=1), TODAY)
