from hypothesis import given
from hypothesis import strategies as st

from oneworkforce.ground.job_states import ENDED, OPEN, TABLE, Happening, JobState, after, fault

happenings = st.lists(st.sampled_from(Happening), max_size=30)


@given(happenings)
def test_whatever_happens_a_job_that_ended_stays_as_it_ended(happened: list[Happening]) -> None:
    state, ended = JobState.WAITING, None
    for each in happened:
        if (state, each) in TABLE:
            assert ended is None
            state = after(state, each)
            ended = state if state in ENDED else None
    assert state in (OPEN if ended is None else {ended})


@given(happenings)
def test_a_job_runs_only_from_waiting(happened: list[Happening]) -> None:
    state = JobState.WAITING
    for each in happened:
        if (state, each) in TABLE:
            following = after(state, each)
            assert following is not JobState.RUNNING or state is JobState.WAITING
            state = following


def test_every_state_is_reached_and_every_open_one_is_left() -> None:
    assert set(TABLE.values()) == set(JobState)
    assert {state for state, _ in TABLE} == OPEN


@given(st.integers(1, 9), st.integers(1, 9), st.booleans())
def test_a_fault_is_tried_again_while_attempts_are_left_and_nobody_cancelled(
    attempt: int, attempts: int, cancel: bool
) -> None:
    following = after(JobState.RUNNING, fault(attempt=attempt, attempts=attempts, cancel_asked=cancel))
    wanted = JobState.CANCELLED if cancel else JobState.WAITING if attempt < attempts else JobState.FAILED
    assert following is wanted
