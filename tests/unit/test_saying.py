"""What one press, or a report, makes of how far an action has come."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneworkforce.plan.domain import saying
from oneworkforce.plan.domain.saying import WHOLE, Said, State

TODAY = date(2026, 11, 2)
PERCENT = st.integers(0, WHOLE)
STATES = st.one_of(st.builds(State, PERCENT), st.just(State(WHOLE, TODAY - timedelta(days=3))))


@given(st.sampled_from(Said), STATES, st.integers(0, 99))
def test_what_is_done_is_wholly_done_and_the_same_said_twice_is_said_once(
    said: Said, state: State, before: int
) -> None:
    once = saying.after(said, state, before_done=before, today=TODAY)
    assert once.done_on is None or once.percent == WHOLE
    assert (once.done_on is not None) == (said is Said.DONE)
    assert saying.after(said, once, before_done=before, today=TODAY + timedelta(days=1)) == once


def test_taking_done_back_opens_the_action_as_far_as_it_had_come() -> None:
    done = saying.after(Said.DONE, State(60), before_done=60, today=TODAY)
    assert done == State(WHOLE, TODAY)
    assert saying.after(Said.NEEDS_HELP, done, before_done=60, today=TODAY) == State(60)


def test_a_report_may_say_all_of_it_without_done_and_done_means_all_of_it() -> None:
    assert saying.reported(100, done=False, done_on=None, today=TODAY) == State(100)
    assert saying.reported(20, done=True, done_on=None, today=TODAY) == State(100, TODAY)


@pytest.mark.parametrize(
    ("percent", "done_on", "where"),
    [(-1, None, "percent"), (101, None, "percent"), (5, TODAY + timedelta(1), "done_on")],
)
def test_a_wrong_report_is_told_where(percent: int, done_on: date | None, where: str) -> None:
    fault = saying.fault(percent, done=True, done_on=done_on, today=TODAY)
    assert fault
    assert fault.where == where
