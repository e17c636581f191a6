"""The long work of the workforce, and what the worker does for it in every partnership in turn."""

from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from oneworkforce.ground import jobs, partnerships, transactions, worker
from oneworkforce.ground.models import Job
from oneworkforce.partnership.models import Membership
from oneworkforce.workforce.commands import (
    pictures,
    plan_versions,
    returns,
    search_index,
    staff_reading,
    staff_storing,
    staff_undoing,
    staff_uploads,
    upload_keeping,
)

_AT_ONCE = 20
"""Transactions of one beat of search in one partnership, so that each has its turn."""


@jobs.kind(pictures.JOB, title="Picture of the workforce")
def make_picture(job: jobs.Running, *, as_of: str) -> None:
    """Count the workforce on a day, guard it, and put the picture in force."""
    with transactions.reading():
        asked_by = Job.objects.values_list("asked_by", flat=True).get(pk=job.job)
        asker = Membership.objects.filter(user=asked_by).values_list("person__name", flat=True).first()
    pictures.carry_out(job, date.fromisoformat(as_of), asker or pictures.HOUSE)


@jobs.kind(staff_uploads.READ, title="Check of a file of posts", attempts=staff_reading.ATTEMPTS)
def read_staff_file(job: jobs.Running, *, upload: str) -> None:
    """Read and check a file, or ask what its columns are."""
    staff_reading.read(job, UUID(upload))


@jobs.kind(staff_uploads.STORE, title="Storing of a file of posts", attempts=staff_reading.ATTEMPTS)
def store_staff_file(job: jobs.Running, *, upload: str) -> None:
    """Store the good rows of a checked file, all of them or none."""
    staff_storing.store(job, UUID(upload))


@jobs.kind(staff_uploads.UNDO, title="Undoing of a file of posts", attempts=staff_reading.ATTEMPTS)
def undo_staff_file(job: jobs.Running, *, upload: str) -> None:
    """Undo a stored file, but for what somebody changed since."""
    staff_undoing.undo(job, UUID(upload))


@jobs.kind(plan_versions.JOB, title="Projection of a workforce plan", attempts=plan_versions.ATTEMPTS)
def project(job: jobs.Running, *, version: str) -> None:
    """Compute a version of a plan's projection."""
    plan_versions.work(job, UUID(version))


@worker.every(60, "uploads left")
def settle_uploads(now: datetime) -> int:
    """Let files of posts rest whose job ended without saying so; return how many."""
    return partnerships.each("uploads left", lambda: upload_keeping.settle_left(now=now))


@worker.every(24 * 3600, "uploads kept")
def forget_uploads(now: datetime) -> int:
    """Delete what files of posts keep beyond its time; return of how many files. Once a day."""
    return partnerships.each("uploads kept", lambda: upload_keeping.forget_old(now=now))


@worker.every(24 * 3600, "pictures")
def make_pictures(now: datetime) -> int:
    """Ask for a new picture in every partnership where enough has changed; return how many."""
    today = timezone.localdate(now)
    return partnerships.each("pictures", lambda: pictures.make_where_due(now=now, as_of=today))


@worker.every(3600, "returns")
def note_returns(now: datetime) -> int:
    """Note which organisations have answered a collection by what is there; return how many. Once an hour."""
    today = timezone.localdate(now)
    return partnerships.each("returns", lambda: returns.note(today=today))


@worker.every(10, "search")
def follow(now: datetime) -> int:
    """Let search take in who changed; return how many transactions that took."""
    today = timezone.localdate(now)
    return partnerships.each("search", lambda: _follow(today))


@worker.every(24 * 3600, "search days")
def note_days(now: datetime) -> int:
    """Note for search those of whom a post began or ended as a day passed; return how many. Once a day."""
    today = timezone.localdate(now)
    return partnerships.each("search days", lambda: search_index.note_days(today=today))


def _follow(today: date) -> int:
    done = 0
    while done < _AT_ONCE and search_index.follow(today=today):
        done += 1
    return done
