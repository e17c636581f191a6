"""Asks for long work: the row and the delivery of its number are committed with the asker's own rows, or neither is."""

import re
from datetime import date, datetime
from uuid import UUID

from django.db import connection

from oneworkforce.access.viewer import Viewer
from oneworkforce.ground import crash, scope
from oneworkforce.ground.jobs import delivery
from oneworkforce.ground.jobs.kinds import KINDS
from oneworkforce.ground.models import Job

_SETTING = re.compile(r"[\w.:/+-]{0,100}", re.ASCII)


def ask(kind: str, *, by: Viewer, now: datetime, **arguments: object) -> Job:
    """Return a new job, inside the asker's transaction; the worker takes it once that is committed.

    `arguments` are ids and settings: UUIDs, dates and moments (the work gets them as texts), whole numbers, booleans,
    None, single words without spaces, and lists of these. TypeError for anything a person may have typed: it would
    be read by whoever reads the queue.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("A job is asked for inside the transaction that needs it.")
    registered = KINDS[kind]
    job = Job.objects.create(
        kind=kind,
        title=registered.title,
        arguments={name: _plain(value) for name, value in arguments.items()},
        asked_by=by.user,
        asked_at=now,
    )
    crash.reached("job.ask: before delivery")
    delivery.send(job.pk, scope.current())
    return job


def _plain(value: object) -> object:
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str) and _SETTING.fullmatch(value):
        return str(value)
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    raise TypeError("A job's arguments are ids and settings, never a person's words.")
