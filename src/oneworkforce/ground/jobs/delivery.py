"""Delivers the number of a job to a worker, through django-tasks and its table.

The number may be delivered twice, or to two workers: whoever takes the lease of our row works, the other goes home.
It may also be lost, with a worker that dies before it took the lease; `retaking` then delivers it again.
"""

from datetime import datetime
from uuid import UUID

from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from oneworkforce.ground import telling


@task()
def deliver(job: str, partnership: str) -> None:
    """Run the job. Nothing is ever raised: django-tasks would keep the message of an exception, with what it quotes."""
    from oneworkforce.ground.jobs import runner  # noqa: PLC0415  the runner itself delivers a number again

    try:
        runner.run(UUID(job), UUID(partnership), clock=timezone.now)
    except Exception as error:  # noqa: BLE001  whatever stopped it, the lease runs out and the job is taken again
        telling.fault("job not run", error, job=job)


def send(job: UUID, partnership: UUID, *, after: datetime | None = None) -> None:
    """Put the job's number on its way, inside the open transaction; not before the moment `after`."""
    deliver.using(run_after=after).enqueue(job=str(job), partnership=str(partnership))


def on_the_way() -> frozenset[UUID]:
    """Return the numbers of the jobs that are still to be delivered, of every partnership."""
    waiting = DBTaskResult.objects.filter(status="READY", task_path=deliver.module_path)
    return frozenset(UUID(row["kwargs"]["job"]) for row in waiting.values_list("args_kwargs", flat=True))


def forget(before: datetime) -> int:
    """Delete deliveries made before the moment, done or lost with their worker: our rows say what became of them."""
    return DBTaskResult.objects.exclude(status="READY").filter(enqueued_at__lt=before).delete()[0]
