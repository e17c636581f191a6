"""Takes up what a dead worker left: jobs whose lease ran out, and waiting jobs whose number was lost on its way."""

from datetime import datetime, timedelta
from uuid import uuid4

import structlog

from oneworkforce.ground import partnerships, transactions
from oneworkforce.ground.job_states import JobState
from oneworkforce.ground.jobs import delivery, runner
from oneworkforce.ground.jobs.kinds import KINDS
from oneworkforce.ground.jobs.running import Running
from oneworkforce.ground.models import Job

log = structlog.get_logger()

LOST = timedelta(seconds=30)
"""How long a job waits before anybody looks whether its number is still on its way."""

KEPT = timedelta(days=1)
"""How long deliveries are kept, for whoever looks into a fault."""


def retake(now: datetime) -> int:
    """Put every job that a dead worker left back to wait, or say that it failed; return how many."""
    return partnerships.each("retake", lambda: _retake(now))


def _retake(now: datetime) -> int:
    with transactions.reading():
        left = list(
            Job.objects.filter(state=JobState.RUNNING, lease_until__lt=now).values_list("pk", "kind", "attempt")
        )
        waiting = list(
            Job.objects.filter(state=JobState.WAITING, asked_at__lt=now - LOST).values_list("pk", "partnership_id")
        )
    for job, kind, attempt in left:
        reference = uuid4().hex[:8]
        log.warning("job left", reference=reference, job=str(job), kind=kind, attempt=attempt)
        holder = Running(job=job, attempt=attempt, done=0, clock=lambda: now, stopping=lambda: False)
        attempts = KINDS[kind].attempts if kind in KINDS else 1
        runner.stopped(holder, attempts=attempts, now=now, reference=reference, lapsed=True)
    coming = delivery.on_the_way() if waiting else frozenset()
    lost = [each for each in waiting if each[0] not in coming]
    for job, partnership in lost:
        with transactions.whole("job.deliver again"):
            delivery.send(job, partnership)
    return len(left) + len(lost)


def forget(now: datetime) -> None:
    """Delete old deliveries."""
    with transactions.whole("job.forget deliveries"):
        delivery.forget(now - KEPT)
