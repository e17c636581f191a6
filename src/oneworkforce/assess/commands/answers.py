"""Answers are read from an upload and put in use with their results: in one swap, all or nothing.

The work of jobs. Reading and reckoning hold no transaction; a crash anywhere leaves what was in use before in use.
"""

from collections.abc import Iterator, Sequence
from itertools import count, islice
from pathlib import Path
from uuid import UUID

from oneworkforce.assess.commands import results as keeping
from oneworkforce.assess.commands import uploads
from oneworkforce.assess.domain.analysis import Choices
from oneworkforce.assess.domain.crosswalk import Crosswalk
from oneworkforce.assess.domain.kinds import UploadPart as Kind
from oneworkforce.assess.domain.kinds import UploadState
from oneworkforce.assess.domain.packing import Pack, Packer
from oneworkforce.assess.models import Answers, Round, Upload, UploadPart
from oneworkforce.assess.queries import analysis, crosswalks, mending, stored, uploaded
from oneworkforce.assess.queries.analysis import Found, Request, Source
from oneworkforce.assess.queries.packed import Kept
from oneworkforce.audit.public import record
from oneworkforce.ground import jobs, transactions
from oneworkforce.lib import text
from oneworkforce.lib.faults import Fault, Refused

ATTEMPTS = 3
WHO = "the reader of answers"
MOST_FAULTS = 200
"""Faults kept with an upload."""
MOST_LEFT_OUT = 10_000
"""Bad cells that may be left out: a file with more is another file, or spoiled throughout."""
TOGETHER = 32
"""Rows of answers written with one statement."""
WORDS = {"answers": "Reading the answers", "previous answers": "Adding up the answers of the earlier round"}
LONGEST_WORDS = 200
STEP = 5
"""Progress is said every so many hundredths."""


def bring_in(job: jobs.Running, upload: UUID) -> None:
    """Read an upload; put it in use, or say what to mend. Harmless where that has been done."""
    with transactions.reading():
        given = Upload.objects.select_related("round__previous").get(pk=upload)
    if given.state != UploadState.WAITING:
        return
    try:
        _bring_in(job, given)
    except jobs.Cancelled:
        give_up(job, given)
        raise
    except (jobs.GivenBack, jobs.LeaseLost):
        raise
    except Exception:
        if job.attempt >= ATTEMPTS:
            give_up(job, given)
        raise


def recompute(job: jobs.Running, round: UUID) -> None:  # noqa: A002  the field's word
    """Compute the results of a round again, from the answers in use."""
    with transactions.reading():
        given = uploaded.in_use(Round.objects.get(pk=round))
    if given is None:
        return
    row = given.round
    with job.folder() as folder:
        then, crosswalk, warnings = _earlier(row, given, folder)
        kept = uploaded.kept(row, given, folder)
        found = analysis.run(Request(kept, then, _choices(row), crosswalk=crosswalk), _Told(job))
    with job.swap("round.recomputed"):
        row = Round.objects.select_for_update().get(pk=row.pk)
        uploads.check_none_issued(row, where="")
        if not Upload.objects.filter(pk=given.pk, state=UploadState.KEPT).exists():
            return
        _keep_results(row, given, found, then, job)
        job.progress(100, 100, " ".join(["There are new results.", *warnings])[:LONGEST_WORDS])


def _bring_in(job: jobs.Running, given: Upload) -> None:
    row, packer = given.round, Packer()
    with job.folder() as folder:
        path = uploaded.file(given, Kind.ANSWERS, folder / f"answers.{given.kind}")
        try:
            then, crosswalk, warnings = _earlier(row, given, folder)
            source = Source(path, stored.framework_of(row), uploaded.frame(given, folder))
            choices = _choices(row)
            request = Request(
                source, then, choices, tuple(given.missing), given.lenient, most=MOST_LEFT_OUT, crosswalk=crosswalk
            )
            found = analysis.run(request, _Told(job), packer)
            told = [*found.warnings, *warnings]
            _put_in_use(job, given, found, warnings=told, packs=packer.packs(found.survey), then=then)
        except Refused as refused:
            _refuse(job, given, refused.faults, mending.rows(path, refused.faults))


def _put_in_use(
    job: jobs.Running, given: Upload, found: Found, *, warnings: list[str], packs: Iterator[Pack], then: Kept | None
) -> None:
    with job.swap("upload.keep"):
        row = Round.objects.select_for_update().get(pk=given.round_id)
        uploads.check_none_issued(row, where="answers")
        Upload.objects.filter(round=row, state=UploadState.KEPT).update(state=UploadState.REPLACED)
        Answers.objects.filter(round=row).delete()
        UploadPart.objects.filter(upload__round=row).exclude(upload=given, kind=Kind.FRAME).delete()
        given.state, given.ended_at, given.warnings = UploadState.KEPT, job.now(), warnings
        given.faults, given.people = _told(found.left_out), int(found.survey.sums[0].respondents.sum())
        given.save(update_fields=["state", "ended_at", "warnings", "faults", "people"])
        number = count()
        while some := list(islice(packs, TOGETHER)):
            Answers.objects.bulk_create(
                Answers(
                    round=row, upload=given, number=next(number), cell=pack.cell, people=pack.people, packed=pack.packed
                )
                for pack in some
            )
        _keep_results(row, given, found, then, job)
        job.progress(100, 100, "The answers are in use.")


def _keep_results(row: Round, given: Upload, found: Found, then: Kept | None, job: jobs.Running) -> None:
    # Of the round as it was when reading began: another may have been chosen for comparison since.
    against = given.round.previous_id if then is not None else None
    keeping.keep(round=row, upload=given, results=found.results, against=against, now=job.now())
    record(by=WHO, verb="made new results of", noun="round", subject=row.pk, now=job.now())


def _refuse(job: jobs.Running, given: Upload, faults: Sequence[Fault], mend: bytes | None) -> None:
    with job.swap("upload.refuse"):
        given.state, given.ended_at, given.faults = UploadState.REFUSED, job.now(), _told(faults)
        given.save(update_fields=["state", "ended_at", "faults"])
        UploadPart.objects.filter(upload=given).delete()
        if mend is not None:
            pieces = (mend[start : start + uploads.PIECE] for start in range(0, len(mend), uploads.PIECE))
            uploads.store(given, Kind.MEND, pieces)
        job.progress(100, 100, "The file needs mending.")


def give_up(job: jobs.Running, given: Upload) -> None:
    """Write down that a file could not be read, unless something else became of it meanwhile."""
    with transactions.whole("upload.fail"):
        row = Upload.objects.select_for_update().get(pk=given.pk)
        if row.state == UploadState.WAITING:
            uploads.fail(row, now=job.now())


def _told(faults: Sequence[Fault]) -> list[list[str]]:
    said = [[fault.where, fault.what, fault.remedy] for fault in faults[: MOST_FAULTS + 1]]
    if len(faults) > MOST_FAULTS + 1:
        said[-1] = ["after that", f"there are {len(faults) - MOST_FAULTS:,} more of the like.", ""]
    return said


def _choices(row: Round) -> Choices:
    return Choices(tuple(row.by), row.min_cell, row.weighted)


def _earlier(row: Round, given: Upload, folder: Path) -> tuple[Kept | None, Crosswalk | None, list[str]]:
    """Return the answers to compare with, and how questions are mapped; what cannot be used is told."""
    kept, told = _kept_earlier(row, given, folder)
    if kept is None:
        return None, None, told
    crosswalk, why = crosswalks.of(row, kept.framework)
    return kept, crosswalk, [*told, *([why] if why else [])]


def _kept_earlier(row: Round, given: Upload, folder: Path) -> tuple[Kept | None, list[str]]:
    if row.previous is None:
        return None, []
    before = uploaded.in_use(row.previous)
    if before is None:
        return None, [f"No change is shown: “{row.previous.title}” has no answers yet."]
    if row.weighted and not (before.frame_kind and given.frame_kind):
        return None, [f"No change is shown: “{row.previous.title}” does not say how many could have answered."]
    kept = uploaded.kept(row.previous, before, folder, "previous-frame")
    held = {text.folded(column) for column in kept.columns}
    if missing := [column for column in row.by if text.folded(column) not in held]:
        return None, [f"No change is shown: “{row.previous.title}” is not grouped by {text.listed(missing)}."]
    return kept, []


class _Told:
    """Says how far the work has come, now and then: each time is a write."""

    def __init__(self, job: jobs.Running) -> None:
        self._job = job
        self._said = ("", -STEP)

    def __call__(self, name: str, share: float) -> None:
        hundredths = int(share * 100)
        if self._said[0] != name or hundredths >= self._said[1] + STEP:
            self._said = (name, hundredths)
            self._job.progress(hundredths, 100, WORDS[name])
