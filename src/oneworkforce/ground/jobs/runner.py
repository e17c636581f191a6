"""Takes a job, has its work done, and writes down how it ended. Two workers never run one job.

What tells a worker from the one before it is the attempt's number: each write of a running job asks for it, so that a
worker that was given up for dead changes nothing when it wakes.
"""

import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

import structlog
from django.db.models import F, Value
from django.db.models.functions import Coalesce

from oneworkforce.ground import crash, scope, telling, transactions
from oneworkforce.ground.job_states import ENDED, Happening, JobState, after, fault
from oneworkforce.ground.jobs import delivery
from oneworkforce.ground.jobs.kinds import KINDS
from oneworkforce.ground.jobs.running import LEASE, Cancelled, GivenBack, LeaseLost, Running
from oneworkforce.ground.models import Job
from oneworkforce.lib.faults import Refused

log = structlog.get_logger()

AGAIN = timedelta(seconds=10)
"""After a fault, how long until the next try: as many times this as there were tries."""

STOPPING = threading.Event()
"""Set when this process is asked to stop: its job is given back at its next swap."""

HELD: dict[UUID, tuple[UUID, int]] = {}
"""The jobs this process is running: number, partnership and attempt; the worker's beat renews their leases."""


def run(job: UUID, partnership: UUID, *, clock: Callable[[], datetime]) -> JobState | None:
    """Run the job in its partnership's scope and return how it then stands; None when it was not ours to take."""
    with scope.entered(partnership):
        running = _take(job, clock)
        if running is None:
            return None
        HELD[job] = (partnership, running.attempt)
        try:
            return _work(running, clock)
        finally:
            HELD.pop(job, None)


def _take(job: UUID, clock: Callable[[], datetime]) -> Running | None:
    with transactions.whole("job.lease"):
        now = clock()
        free = Job.objects.filter(pk=job, state=JobState.WAITING, cancel_asked=False)
        taken = free.update(
            state=after(JobState.WAITING, Happening.TAKEN),
            attempt=F("attempt") + 1,
            lease_until=now + LEASE,
            started_at=Coalesce(F("started_at"), Value(now)),
        )
        if not taken:
            return None
        row = Job.objects.get(pk=job)
    return Running(job=job, attempt=row.attempt, done=row.done, clock=clock, stopping=STOPPING.is_set)


def _work(running: Running, clock: Callable[[], datetime]) -> JobState | None:
    with transactions.reading():
        row = Job.objects.get(pk=running.job)
    attempts = 1
    try:
        kind = KINDS[row.kind]
        attempts = kind.attempts
        kind.work(running, **row.arguments)
    except Cancelled:
        return end(running, Happening.CANCELLED, clock())
    except GivenBack:
        return end(running, Happening.GIVEN_BACK, clock())
    except LeaseLost:
        log.warning("job lost", job=str(running.job), kind=row.kind, attempt=running.attempt)
        return None
    except Refused as refused:
        return end(running, Happening.REFUSED, clock(), words=str(refused))
    except Exception as error:  # noqa: BLE001  any fault of ours: tried again, then told
        reference = telling.fault("job stopped", error, job=str(running.job), kind=row.kind, attempt=running.attempt)
        return stopped(running, attempts=attempts, now=clock(), reference=reference)
    crash.reached("job.work: done")
    return end(running, Happening.FINISHED, clock())


def stopped(running: Running, *, attempts: int, now: datetime, reference: str, lapsed: bool = False) -> JobState | None:
    """Write down that a fault of ours stopped the job: it is tried again, or told with a reference.

    `lapsed`: its worker is thought dead; nothing changes where a sign of life came meanwhile.
    """
    with transactions.whole("job.stop"):
        row = Job.objects.select_for_update().filter(**running.mine()).first()
        if row is None or (lapsed and (row.lease_until or now) >= now):
            return None
        happening = fault(attempt=row.attempt, attempts=attempts, cancel_asked=row.cancel_asked)
        words = f"It stopped on a fault of ours (reference {reference})." if happening is Happening.SPENT else ""
        return _write(running, happening, now, words)


def end(running: Running, happening: Happening, now: datetime, words: str = "") -> JobState | None:
    """Write down how the job ended, or that it was given back; None when it is another worker's by now."""
    with transactions.whole("job.end"):
        return _write(running, happening, now, words)


def _write(running: Running, happening: Happening, now: datetime, words: str) -> JobState | None:
    state = after(JobState.RUNNING, happening)
    values: dict[str, object] = {"state": state, "lease_until": None, "fault": words}
    if state in ENDED:
        values["ended_at"] = now
    if happening is Happening.GIVEN_BACK:
        values["attempt"] = F("attempt") - 1  # the process gave it up itself: no other can hold this number
    row = Job.objects.filter(**running.mine())
    partnership = row.values_list("partnership_id", flat=True).first()
    if partnership is None or not row.update(**values):
        return None
    if state is JobState.WAITING:
        wait = AGAIN * running.attempt if happening is Happening.FAULTED else timedelta()
        delivery.send(running.job, partnership, after=now + wait if wait else None)
    return state


def renew(now: datetime) -> None:
    """Give a sign of life for the jobs this process is running (the worker's beat calls it)."""
    for job, (partnership, attempt) in list(HELD.items()):
        with scope.entered(partnership), transactions.whole("job.renew"):
            Job.objects.filter(pk=job, state=JobState.RUNNING, attempt=attempt).update(lease_until=now + LEASE)
