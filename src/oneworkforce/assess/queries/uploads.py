"""A file of answers as its page shows it: where its reading stands, and what is wrong with it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from oneworkforce.access.viewer import Viewer
from oneworkforce.assess.domain.kinds import COLLECTED, UploadState
from oneworkforce.assess.domain.kinds import UploadPart as Kind
from oneworkforce.assess.models import Upload, UploadPart
from oneworkforce.assess.permissions import uploads
from oneworkforce.ground.job_states import OPEN
from oneworkforce.ground.models import Job
from oneworkforce.lib.faults import Fault


@dataclass(frozen=True, slots=True)
class Page:
    """Everything the page of an upload shows. `done` of `total`: how far the reading has come, None before it began.

    `collected`: no file was read, since the answers were handed in here.

    A file whose job ended without a word of what became of it could not be read, whatever its row says.
    """

    id: UUID
    round: UUID
    round_title: str
    state: UploadState
    collected: bool
    stopping: bool
    done: int
    total: int | None
    words: str
    faults: tuple[Fault, ...]
    warnings: tuple[str, ...]
    people: int | None
    mend: bool
    asked_by: str
    asked_at: datetime
    ended_at: datetime | None


def one(viewer: Viewer, upload: UUID) -> Page:
    """Return the page of an upload, for those who run rounds."""
    row = uploads.get(viewer, upload)
    job = Job.objects.filter(pk=row.job).first() if row.job else None
    state = UploadState(row.state)
    if state is UploadState.WAITING and (job is None or job.state not in OPEN):
        state = UploadState.FAILED
    return Page(
        id=row.pk,
        round=row.round_id,
        round_title=row.round.title,
        state=state,
        collected=row.kind == COLLECTED,
        stopping=bool(job and job.cancel_asked),
        done=job.done if job else 0,
        total=job.total if job else None,
        words=job.words if job else "",
        faults=tuple(Fault(*fault) for fault in row.faults),
        warnings=tuple(row.warnings),
        people=row.people,
        mend=UploadPart.objects.filter(upload=row, kind=Kind.MEND).exists(),
        asked_by=row.asked_by,
        asked_at=row.asked_at,
        ended_at=row.ended_at,
    )


def to_mend(row: Upload) -> bytes | None:
    """Return the file of rows to mend, None where there is none (any more)."""
    pieces = UploadPart.objects.filter(upload=row, kind=Kind.MEND).order_by("number")
    return b"".join(bytes(piece) for piece in pieces.values_list("content", flat=True)) or None
