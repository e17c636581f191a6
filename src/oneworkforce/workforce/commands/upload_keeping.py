"""What files of posts keep is deleted when its time is over, and a file whose job is dead comes to rest: the worker's.

Each file has a transaction of its own: what a crash leaves is done the next time.
"""

from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from oneworkforce.audit.public import record
from oneworkforce.ground import transactions
from oneworkforce.ground.job_states import OPEN
from oneworkforce.ground.models import Job
from oneworkforce.workforce.commands import staff_uploads
from oneworkforce.workforce.commands.pictures import HOUSE
from oneworkforce.workforce.domain.upload_states import WORKING, Step, UploadState
from oneworkforce.workforce.domain.uploads_kept import ABANDONED, GIVEN_UP, MENDING, UNDOING
from oneworkforce.workforce.models import StaffUpload, StaffUploadPart

_RESTING = (UploadState.MAPPING, UploadState.CHECKED)


def settle_left(*, now: datetime) -> int:
    """Let files rest whose job ended without saying so; return how many."""
    done = 0
    with transactions.reading():
        at_work = Job.objects.filter(pk=OuterRef("job"), state__in=OPEN)
        left = _ids(StaffUpload.objects.filter(~Exists(at_work), state__in=WORKING))
    for upload in left:
        with transactions.whole("staff_upload.settle"):
            done += staff_uploads.settle(_locked(upload), now=now)
    return done


def forget_old(*, now: datetime) -> int:
    """Delete what files keep beyond its time (domain/uploads_kept.py); return of how many."""
    done = 0
    with transactions.reading():
        over, abandoned = _over(now), _abandoned(now)
    for upload in over:
        with transactions.whole("staff_upload.forget"):
            row = _locked(upload)
            if row.state in {UploadState.STORED, UploadState.LEFT, UploadState.UNDONE}:
                StaffUploadPart.objects.filter(upload=row).delete()
                record(by=HOUSE, verb="deleted what was kept of", noun=staff_uploads.NOUN, subject=row.pk, now=now)
                done += 1
    for upload in abandoned:
        with transactions.whole("staff_upload.give up"):
            row = _locked(upload)
            if row.state in _RESTING:
                row.notes = [GIVEN_UP]
                row.save(update_fields=["notes"])
                staff_uploads.rest(row, Step.CANCEL, now=now)
                record(by=HOUSE, verb="cancelled", noun=staff_uploads.NOUN, subject=row.pk, now=now)
                done += 1
    return done


def _over(now: datetime) -> list[UUID]:
    """Return the files that keep something beyond its time."""
    parts = StaffUploadPart.objects.filter(upload=OuterRef("pk"))
    over = Q(state=UploadState.STORED, stored_at__lt=now - UNDOING) | Q(
        state__in=[UploadState.LEFT, UploadState.UNDONE], ended_at__lt=now - MENDING
    )
    return _ids(StaffUpload.objects.filter(Exists(parts), over))


def _abandoned(now: datetime) -> list[UUID]:
    """Return the files on which nothing was asked for a while."""
    lately = Job.objects.filter(pk=OuterRef("job"), asked_at__gte=now - ABANDONED)
    return _ids(StaffUpload.objects.filter(~Exists(lately), state__in=_RESTING, asked_at__lt=now - ABANDONED))


def _ids(rows: QuerySet[StaffUpload]) -> list[UUID]:
    return list(rows.values_list("pk", flat=True))


def _locked(upload: UUID) -> StaffUpload:
    return StaffUpload.objects.select_for_update(of=("self",)).get(pk=upload)
