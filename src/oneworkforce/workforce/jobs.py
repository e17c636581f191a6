"""The long work of the workforce, and what the worker does for it in every partnership in turn."""

from datetime import date, datetime

from django.utils import timezone

from oneworkforce.ground import jobs, partnerships, transactions, worker
from oneworkforce.ground.models import Job
from oneworkforce.partnership.models import Membership
from oneworkforce.workforce.commands import pictures, search_index

_AT_ONCE = 20
"""Transactions of one beat of search in one partnership, so that each has its turn."""


@jobs.kind(pictures.JOB, title="Picture of the workforce")
def make_picture(job: jobs.Running, *, as_of: str) -> None:
    """Count the workforce on a day, guard it, and put the picture in force."""
    with transactions.reading():
        asked_by = Job.objects.values_list("asked_by", flat=True).get(pk=job.job)
        asker = Membership.objects.filter(user=asked_by).values_list("person__name", flat=True).first()
    pictures.carry_out(job, date.fromisoformat(as_of), asker or pictures.HOUSE)


@worker.every(24 * 3600, "pictures")
def make_pictures(now: datetime) -> int:
    """Ask for a new picture in every partnership where enough has changed; return how many."""
    today = timezone.localdate(now)
    return partnerships.each("pictures", lambda: pictures.make_where_due(now=now, as_of=today))


@worker.every(10, "search")
def follow(_now: datetime) -> int:
    """Let search take in who changed; return how many transactions that took."""
    return partnerships.each("search", _follow)


def _follow() -> int:
    done = 0
    while done < _AT_ONCE and search_index.follow():
        done += 1
    return done
