"""How long work may stand, and what brings it from one state to the next: the one table of it."""

from enum import StrEnum


class JobState(StrEnum):
    """Where a job stands."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


class Happening(StrEnum):
    """What can happen to a job."""

    TAKEN = "a worker takes it"
    FINISHED = "its work is done"
    REFUSED = "its work is refused, with sentences"
    FAULTED = "a fault of ours stops it, and attempts are left"
    SPENT = "a fault of ours stops it, and no attempt is left"
    GIVEN_BACK = "its worker is asked to stop and gives it back"
    CANCELLED = "somebody cancels it"


OPEN = frozenset({JobState.WAITING, JobState.RUNNING})
ENDED = frozenset(JobState) - OPEN

TABLE: dict[tuple[JobState, Happening], JobState] = {
    (JobState.WAITING, Happening.TAKEN): JobState.RUNNING,
    (JobState.WAITING, Happening.CANCELLED): JobState.CANCELLED,
    (JobState.RUNNING, Happening.FINISHED): JobState.DONE,
    (JobState.RUNNING, Happening.REFUSED): JobState.FAILED,
    (JobState.RUNNING, Happening.FAULTED): JobState.WAITING,
    (JobState.RUNNING, Happening.SPENT): JobState.FAILED,
    (JobState.RUNNING, Happening.GIVEN_BACK): JobState.WAITING,
    (JobState.RUNNING, Happening.CANCELLED): JobState.CANCELLED,
}


def after(state: JobState, happening: Happening) -> JobState:
    """Return the state that follows; KeyError where `happening` cannot happen in `state`."""
    return TABLE[state, happening]


def fault(*, attempt: int, attempts: int, cancel_asked: bool) -> Happening:
    """Return what a fault in the `attempt`-th of `attempts` means: a job that is to be cancelled is not tried again."""
    if cancel_asked:
        return Happening.CANCELLED
    return Happening.FAULTED if attempt < attempts else Happening.SPENT
