"""A round is closed: what was sealed is opened once, counted, and the key destroyed. The work of a job.

Reading and opening hold no transaction; then one swap puts the answers in use and ends everything that led to them. A
crash before it leaves the round open and whole, one after it leaves the results to be computed when it is tried again.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from oneworkforce.access.viewer import Viewer
from oneworkforce.assess.commands import answers, boxes, seals, uploads
from oneworkforce.assess.commands.boxes import Mark
from oneworkforce.assess.domain import counting
from oneworkforce.assess.domain.ballot import Ballot as Filled
from oneworkforce.assess.domain.counting import Counted
from oneworkforce.assess.domain.kinds import COLLECTED, UploadState
from oneworkforce.assess.domain.kinds import UploadPart as Kind
from oneworkforce.assess.domain.round_states import Step
from oneworkforce.assess.models import (
    Answers,
    Ballot,
    Batch,
    Contact,
    Draft,
    FrameCell,
    Remark,
    Result,
    Round,
    Upload,
    UploadPart,
)
from oneworkforce.assess.permissions import years
from oneworkforce.assess.queries import stored, uploaded
from oneworkforce.audit.public import record
from oneworkforce.ground import forgetting, jobs, transactions
from oneworkforce.ground.job_states import ENDED
from oneworkforce.ground.models import Job
from oneworkforce.lib.faults import Fault, Refused

NOUN = "round"
JOB = "assess.close"
TRIES = 5
"""How often what came in meanwhile is read outside the swap; then in it."""
MANY = 500


@dataclass(frozen=True, slots=True)
class Found:
    """What was in the box when it was read, and the answers of it."""

    marks: frozenset[Mark]
    ballots: dict[Mark, list[Filled]]


def close(*, by: Viewer, now: datetime, today: date, round: UUID) -> Job:  # noqa: A002  the field's word
    """Ask for a round to be closed."""
    with transactions.whole("round.close"):
        found = years.get(by, round)
        row = Round.objects.select_for_update().get(pk=found.pk)
        years.check_step(by, row, Step.CLOSE, today)
        if being_closed(row):
            raise Refused(Fault("", "This round is being closed.", "See “Jobs” for how far it has come."))
        record(by=by, verb="asked to close", noun=NOUN, subject=row.pk, now=now)
        return jobs.ask(JOB, by=by, now=now, round=row.pk)


def being_closed(row: Round) -> bool:
    """Return whether a job that closes the round has not ended."""
    return Job.objects.filter(kind=JOB, arguments__round=str(row.pk)).exclude(state__in=ENDED).exists()


def work(job: jobs.Running, round: UUID) -> None:  # noqa: A002  the field's word
    """Close a round and compute its results. Harmless where that has been done."""
    with transactions.reading():
        row = Round.objects.get(pk=round)
    if row.closed_at is None:
        job.progress(0, 3, "Opening the answers")
        _close(job, row)
    with job.swap("round.links"):  # apart from the answers: no number of a transaction is on both
        Contact.objects.filter(round=row).exclude(digest="").update(digest="")
    forgetting.forget(Ballot, Batch, Draft, Contact, wholly=True)
    given = uploaded.in_use(row)
    if given is None:
        job.progress(3, 3, "It is closed. Nobody answered.")
        return
    with transactions.reading():
        computed = Result.objects.filter(upload=given).exists()
    if not computed:
        answers.recompute(job, round)


def _close(job: jobs.Running, row: Round) -> None:
    found = Found(frozenset(), {})
    for attempt in range(TRIES):
        found = _read(row, found)
        counted = _counted(row, found)
        job.progress(1, 3, "Counting the answers")
        if _closed(job, row, found, counted, last=attempt == TRIES - 1):
            return


def _read(row: Round, before: Found) -> Found:
    """Return what is in the box now; what was read `before` is not read again."""
    box = boxes.of(row)
    if box is None:
        return before
    with transactions.reading():
        marks = box.marks(row)
    held = {mark: before.ballots[mark] for mark in marks & before.ballots.keys()}
    held |= dict(box.read(row, marks - held.keys()))
    return Found(frozenset(held), held)


def _counted(row: Round, found: Found) -> Counted:
    ballots = (ballot for some in found.ballots.values() for ballot in some)
    return counting.count(stored.framework_of(row), row.by, ballots)


def _closed(job: jobs.Running, row: Round, found: Found, counted: Counted, *, last: bool) -> bool:
    """Put the answers in use and end the asking, in one swap; False where more came in since they were read."""
    box = boxes.of(row)
    with job.swap("round.closed"):
        row = Round.objects.select_for_update().get(pk=row.pk)
        if row.closed_at is not None:
            return True
        if box is not None and box.marks(row) != found.marks:
            if not last:
                return False
            counted = _counted(row, _read(row, found))
        _end(row, job.now())
        if counted.people:
            _keep(row, counted, job)
        _remark(row, counted)
        if box is not None:
            box.empty(row)
        seals.destroy(row, now=job.now())
        record(by=answers.WHO, verb="closed", noun=NOUN, subject=row.pk, now=job.now())
        job.progress(2, 3, "Computing the results")
    return True


def _end(row: Round, now: datetime) -> None:
    row.closed_at = now
    row.save(update_fields=["closed_at"])
    Draft.objects.filter(round=row).delete()


def _keep(row: Round, counted: Counted, job: jobs.Running) -> None:
    uploads.settle(row, now=job.now())
    Upload.objects.filter(round=row, state__in=[UploadState.KEPT, UploadState.WAITING]).update(
        state=UploadState.REPLACED
    )
    Answers.objects.filter(round=row).delete()
    UploadPart.objects.filter(upload__round=row).delete()
    framework = stored.framework_of(row)
    frame = counting.frame_file(framework, row.by, _invited(row))
    made = Upload.objects.create(
        round=row,
        state=UploadState.KEPT,
        kind=COLLECTED,
        frame_kind="csv" if frame else "",
        people=counted.people,
        asked_by=answers.WHO,
        asked_at=job.now(),
        ended_at=job.now(),
    )
    if frame:
        uploads.store(made, Kind.FRAME, (frame[at : at + uploads.PIECE] for at in range(0, len(frame), uploads.PIECE)))
    for number, pack in enumerate(counted.packs):
        Answers.objects.create(
            round=row, upload=made, number=number, cell=pack.cell, people=pack.people, packed=pack.packed
        )


def _remark(row: Round, counted: Counted) -> None:
    said = [Remark(round=row, arc=arc, words=words) for arc, words in counted.remarks]
    Remark.objects.bulk_create(said, batch_size=MANY)


def _invited(row: Round) -> Iterator[tuple[tuple[tuple[str, str], ...], int]]:
    for cut, invited in FrameCell.objects.filter(round=row).values_list("cut", "invited"):
        yield tuple((column, category) for column, category in cut), invited
