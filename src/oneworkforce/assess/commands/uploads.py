"""A file of answers is received, and a job asked for that reads it; two cannot tangle."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from oneworkforce.access.verdicts import NotFound
from oneworkforce.access.viewer import Viewer
from oneworkforce.assess.domain.kinds import Instrument, UploadState
from oneworkforce.assess.domain.kinds import UploadPart as Kind
from oneworkforce.assess.domain.round_states import Step
from oneworkforce.assess.models import Round, Upload, UploadPart
from oneworkforce.assess.permissions import rounds, years
from oneworkforce.assess.permissions import uploads as permissions
from oneworkforce.assess.queries import rounds as rounds_queries
from oneworkforce.assess.queries import uploads as queries
from oneworkforce.audit import saving
from oneworkforce.audit.public import record
from oneworkforce.ground import jobs, transactions
from oneworkforce.ground.job_states import ENDED, JobState
from oneworkforce.ground.models import Job
from oneworkforce.lib import tables
from oneworkforce.lib.faults import Fault, Refused

NOUN = "upload"
PIECE = 1 << 20
"""Bytes of a stored piece."""
BEING_READ = "Another file of this round is being read."


@dataclass(frozen=True, slots=True)
class File:
    """A file as it arrives: its ending, such as "csv", and its bytes in pieces of `PIECE` at most."""

    kind: str
    pieces: Iterable[bytes]


def receive(
    *,
    by: Viewer,
    now: datetime,
    round: UUID,  # noqa: A002  the field's word
    answers: File,
    frame: File | None = None,
    missing: Sequence[str] = (),
    lenient: bool = False,
) -> UUID:
    """Store a file of answers, unread, and ask for it to be read; return the upload's id."""
    with saving.whole("upload.add", taken=_waits("answers")):
        found = rounds.get(by, round)
        rounds.check_change(by)
        row = Round.objects.select_for_update().get(pk=found.pk)
        if row.opened_at is not None:
            years.check_step(by, row, Step.UPLOAD, now.date())
        settle(row, now=now)
        check_uploads(row)
        check_none_waits(row, where="answers")
        check_none_issued(row, where="answers")
        for where, one in (("answers", answers), ("frame", frame)):
            if one is not None and f".{one.kind}" not in tables.KINDS:
                raise Refused(Fault(where, "It has an unknown ending.", "Give it as .csv, .xlsx or .parquet."))
        if row.weighted and frame is None:
            what = "The results of this round are weighted, which needs how many could have answered."
            raise Refused(Fault("frame", what, "Choose a file with a column “invited”."))
        UploadPart.objects.filter(upload__round=row, kind=Kind.MEND).delete()
        made = Upload.objects.create(
            round=row,
            kind=answers.kind,
            frame_kind=frame.kind if frame else "",
            missing=list(missing),
            lenient=lenient,
            asked_by=by.actor,
            asked_at=now,
        )
        store(made, Kind.ANSWERS, answers.pieces)
        if frame:
            store(made, Kind.FRAME, frame.pieces)
        made.job = jobs.ask("assess.read_answers", by=by, now=now, upload=made.pk).pk
        made.save(update_fields=["job"])
        record(by=by, verb="added", noun=NOUN, subject=made.pk, now=now)
    return made.pk


def store(upload: Upload, kind: Kind, pieces: Iterable[bytes]) -> None:
    """Store a file piece by piece: never more than one of them in memory."""
    for number, piece in enumerate(pieces):
        UploadPart.objects.create(upload=upload, kind=kind, number=number, content=piece)


def cancel(*, by: Viewer, now: datetime, upload: UUID) -> bool:
    """Stop the reading of a file; return whether it has stopped already, else it does at its next step."""
    with transactions.whole("upload.cancel"):
        found = permissions.get(by, upload)
        row = Upload.objects.select_for_update().get(pk=found.pk)
        if row.state != UploadState.WAITING or row.job is None:
            raise Refused(Fault("", "This file has been read.", "There is nothing to cancel."))
        job = jobs.cancel(row.job, by=by, now=now)
        record(by=by, verb="cancelled", noun=NOUN, subject=row.pk, now=now)
        if job.state == JobState.CANCELLED:
            fail(row, now=now)
        return job.state == JobState.CANCELLED


def settle(row: Round, *, now: datetime) -> None:
    """Write down that a file could not be read whose job ended without saying what became of it."""
    for waiting in Upload.objects.filter(round=row, state=UploadState.WAITING):
        if waiting.job is None or not Job.objects.filter(pk=waiting.job).exclude(state__in=ENDED).exists():
            fail(waiting, now=now)


def fail(upload: Upload, *, now: datetime) -> None:
    """Write down that a file could not be read, and throw it away."""
    upload.state, upload.ended_at = UploadState.FAILED, now
    upload.save(update_fields=["state", "ended_at"])
    UploadPart.objects.filter(upload=upload).delete()


def check_uploads(row: Round) -> None:
    """Refuse a file of answers where the framework is answered another way: by interviews, or by oneself."""
    if row.instrument != Instrument.QUESTIONNAIRE:
        what = f"This round is answered by: {Instrument(row.instrument).title_.lower()}."
        raise Refused(Fault("answers", what, "Set up a round with a questionnaire to upload answers."))


def check_none_waits(row: Round, *, where: str) -> None:
    """Refuse while a file of the round is being read."""
    if Upload.objects.filter(round=row, state=UploadState.WAITING).exists():
        raise Refused(_waits(where))


def check_none_issued(row: Round, *, where: str) -> None:
    """Refuse once a report of the round was issued: figures that people have read would no longer agree."""
    if rounds_queries.issued(row):
        what = "A report of this round was issued: the figures that people have read would no longer agree with it."
        raise Refused(Fault(where, what, "Withdraw the report first, or set up a new round."))


def _waits(where: str) -> Fault:
    return Fault(where, BEING_READ, "Wait until it has been, or cancel it.")


def take_mend(*, by: Viewer, now: datetime, upload: UUID) -> bytes:
    """Return the file of rows to mend; that it left the house is recorded. `NotFound` where there is none."""
    with transactions.whole("upload.mend"):
        row = permissions.get(by, upload)
        content = queries.to_mend(row)
        if content is None:
            raise NotFound
        record(by=by, verb="exported", noun=NOUN, subject=row.pk, fields=["rows to mend"], now=now)
    return content
