"""Long work for tests: it counts, and leaves behind what would show if it were done twice."""

from datetime import datetime
from uuid import UUID

from django_tasks_db.models import DBTaskResult

from oneworkforce.access.viewer import Viewer
from oneworkforce.ground import jobs, transactions
from oneworkforce.ground.jobs import runner
from oneworkforce.ground.models import Job
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.notify import email
from oneworkforce.partnership.domain.sectors import Sector
from oneworkforce.partnership.models import Organisation

STEPS = 2
TYPED = "Rowan Reed, 4 Quay Lane"
"""What a person typed: no log, row or page may repeat it."""


@jobs.kind("test.count", title="Count of steps")
def count(job: jobs.Running, *, to: int) -> None:
    """Make an organisation and a message a step; not keyed, so that a step done twice leaves two."""
    while job.done < to:
        with job.swap("count.step"):
            step = job.done + 1
            Organisation.objects.create(name=f"Step {step}", sector=Sector.VOLUNTARY)
            email.put(
                key=f"count:{job.job}:{step}",
                to=f"step{step}@example.org",
                subject="A step",
                text="It was taken.",
                about="a step",
                now=job.now(),
            )
            job.progress(step, to, f"{step} of {to} steps taken")


@jobs.kind("test.refuse", title="Work that is refused")
def refuse(_job: jobs.Running) -> None:
    """Find the file wrong."""
    raise Refused(Fault("row 7", "It holds no date.", "Enter a date."))


@jobs.kind("test.break", title="Work that breaks", attempts=2)
def break_down(_job: jobs.Running) -> None:
    """Break, quoting what a person typed."""
    raise ValueError(TYPED)


def ask(by: Viewer, now: datetime, *, kind: str = "test.count", **arguments: object) -> UUID:
    """Ask for work and put a message, as a command does; the scope is open."""
    arguments = arguments or ({"to": STEPS} if kind == "test.count" else {})
    with transactions.whole("test.ask"):
        email.put(
            key="asked",
            to="asker@example.org",
            subject="Asked",
            text="You asked for a count.",
            about="a count",
            now=now,
        )
        return jobs.ask(kind, by=by, now=now, **arguments).pk


def deliver(now: datetime) -> int:
    """Run what is on its way, as the worker does, with its clock at `now`; return how many numbers there were."""
    ready = list(DBTaskResult.objects.filter(status="READY"))
    for result in ready:
        result.claim("test")
        given = result.args_kwargs["kwargs"]
        runner.run(UUID(given["job"]), UUID(given["partnership"]), clock=lambda: now)
    return len(ready)


def steps() -> list[str]:
    """Return the names of the steps that were taken, in the open scope."""
    with transactions.reading():
        return sorted(Organisation.objects.filter(name__startswith="Step ").values_list("name", flat=True))


def row(job: UUID) -> Job:
    """Return the job as it stands, in the open scope."""
    with transactions.reading():
        return Job.objects.get(pk=job)
