"""Whose turn it is: one file of an organisation at a time, by a lease that runs out and not by a flag."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from oneworkforce.ground.job_states import OPEN
from oneworkforce.ground.models import Job
from oneworkforce.lib.days import moment
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.workforce.domain.upload_states import HELD, WORKING
from oneworkforce.workforce.models import StaffUpload, UploadLease

LEASE = timedelta(hours=2)
"""How long a file may stand still before another of the same organisation may pass it."""
BUSY = Fault("", "Another file of this organisation is on its way.", "Look at the list of files, and try again.")


def take(upload: StaffUpload, organisations: Iterable[str], *, now: datetime) -> None:
    """Take or renew the leases of organisations inside the caller's transaction; Refused where another file has one."""
    ids = {UUID(one) for one in organisations}
    rows = UploadLease.objects.select_for_update().filter(organisation__in=ids)
    held = {row.organisation_id: row for row in rows.select_related("upload", "organisation")}
    for row in held.values():
        if row.upload_id != upload.pk and row.until > now and _alive(row.upload):
            what = f"Another file of {row.organisation.name} is on its way."
            remedy = f"Store or cancel it first. If nobody goes on with it, its turn ends at {moment(row.until)}."
            raise Refused(Fault("", what, remedy))
    UploadLease.objects.filter(pk__in=[row.pk for row in held.values()]).update(upload=upload, until=now + LEASE)
    UploadLease.objects.bulk_create(
        UploadLease(organisation_id=one, upload=upload, until=now + LEASE) for one in sorted(ids - held.keys())
    )


def give_up(upload: StaffUpload) -> None:
    """Let others pass."""
    UploadLease.objects.filter(upload=upload).delete()


def working(upload: StaffUpload) -> bool:
    """Return whether a job is at work on the file: a state alone may be what a dead job left."""
    if upload.state not in WORKING or upload.job is None:
        return False
    return Job.objects.filter(pk=upload.job, state__in=OPEN).exists()


def _alive(upload: StaffUpload) -> bool:
    return upload.state in HELD and (upload.state not in WORKING or working(upload))
