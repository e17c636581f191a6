"""A file of posts is read and checked: the work of a job. Nothing of the workforce is stored here.

Reading and checking hold no transaction; what was found is kept in one short swap.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from oneworkforce.ground import jobs, transactions
from oneworkforce.lib import tables
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.workforce.commands import staff_differences, staff_pieces, staff_uploads, upload_leases
from oneworkforce.workforce.domain import (
    staff_checking,
    staff_columns,
    staff_findings,
    staff_headings,
    staff_opening,
    staff_pack,
)
from oneworkforce.workforce.domain.staff_columns import Columns
from oneworkforce.workforce.domain.staff_headings import Heading
from oneworkforce.workforce.domain.staff_rules import RULES, Severity
from oneworkforce.workforce.domain.upload_states import Step, UploadState, after
from oneworkforce.workforce.models import PartKind, StaffUpload, StaffUploadPart
from oneworkforce.workforce.queries import staff_files, staff_mending, staff_now

ATTEMPTS = 3
MOST_GROUPS = 500
"""Groups of findings kept with a file; the file to mend has all."""


def read(job: jobs.Running, upload: UUID) -> None:
    """Read a file; ask what its columns are, or check it and say what storing it would do."""
    with transactions.reading():
        given = StaffUpload.objects.select_related("organisation").filter(pk=upload).first()
    if given is None or given.state not in {UploadState.WAITING, UploadState.CHECKING}:
        return
    with settled(job, given):
        try:
            _read(job, given)
        except Refused as refused:
            _refuse(job, given, refused)


@contextmanager
def settled(job: jobs.Running, given: StaffUpload) -> Iterator[None]:
    """Write down that a file was cancelled, or that our own fault stopped it for good."""
    try:
        yield
    except jobs.Cancelled:
        stop(job, given, Step.CANCEL)
        raise
    except (jobs.GivenBack, jobs.LeaseLost):
        raise
    except Exception:
        if job.attempt >= ATTEMPTS:
            stop(job, given, Step.FAIL)
        raise


def _read(job: jobs.Running, given: StaffUpload) -> None:
    job.progress(5, 100, "Reading the file")
    with job.folder() as place:
        path = staff_pieces.file(given, place)
        table, found = staff_opening.read(path)
        with transactions.reading():
            remembered = staff_files.headings(given)
        headings = staff_headings.read(table.headings, remembered)
        if given.state == UploadState.CHECKING:
            headings = tuple(
                Heading(told[0], told[1], each.joint) for told, each in zip(given.headings, headings, strict=True)
            )
        elif staff_headings.wants_naming(headings) or _wrong(given, headings):
            _ask(job, given, _told(headings, found), table.notes)
            return
        _check(job, given, table, found, headings)


def _wrong(given: StaffUpload, headings: tuple[Heading, ...]) -> list[tuple[str, str]]:
    return staff_headings.wrong([each.item for each in headings], several=given.organisation_id is None)


def _told(headings: tuple[Heading, ...], found: Columns) -> list[list[object]]:
    return [
        [each.heading, each.item, *staff_columns.counted(column), each.joint]
        for each, column in zip(headings, found.columns, strict=True)
    ]


def _ask(job: jobs.Running, given: StaffUpload, headings: list[list[object]], notes: Sequence[str]) -> None:
    with job.swap("staff_upload.ask"):
        row = _locked(given)
        _go(row, Step.ASK)
        row.headings, row.notes = headings, list(notes)
        row.save(update_fields=["state", "headings", "notes"])
        job.progress(100, 100, "Somebody has to say what its columns are")


def _check(
    job: jobs.Running, given: StaffUpload, table: tables.Table, found: Columns, headings: tuple[Heading, ...]
) -> None:
    if faults := _wrong(given, headings):
        raise Refused(*(Fault("row 1", staff_headings.said(code, item), RULES[code].remedy) for code, item in faults))
    job.progress(30, 100, "Checking the rows")
    today = timezone.localdate(job.now())
    whole = given.organisation_id.hex if given.organisation_id else ""
    known = staff_files.known(given)
    checked = staff_checking.check(found, headings, known, today, organisation=whole)
    organisations = sorted(set(checked.organisations) | ({whole} if whole else set()))
    job.progress(50, 100, "Comparing with what is stored")
    now = staff_now.load(organisations, today=today)
    checked, plan, groups = staff_differences.planned(checked, now, headings, day=timezone.localdate(given.asked_at))
    groups = staff_findings.ordered((*groups, *staff_differences.kept(checked, plan, headings, organisations)))
    job.progress(70, 100, "Writing what to mend")
    groups = (*groups, *(staff_findings.of_file("N405", note) for note in table.notes))
    told = staff_findings.told(groups, staff_mending.LONGEST)
    errors = {row for each in groups if each.rule.severity is Severity.ERROR for row in each.rows.tolist()}
    mend = staff_mending.files(table, found, told, errors) if told else {}
    rows = list(staff_differences.pieces(checked, plan, now))
    words = staff_differences.strange(found, headings, known)
    counts = staff_differences.counts(checked, plan, groups)
    told_headings = _told(headings, found)
    _keep(job, given, _Found(told_headings, groups, counts, organisations, words, mend, rows, plan.absent))


@dataclass(frozen=True, slots=True)
class _Found:
    """Everything that is kept of a check."""

    headings: list[list[object]]
    groups: tuple[staff_findings.Group, ...]
    counts: dict[str, int]
    organisations: list[str]
    words: list[tuple[str, str, int]]
    mend: dict[PartKind, bytes]
    rows: list[StaffUploadPart]
    absent: tuple[str, ...]


def _keep(job: jobs.Running, given: StaffUpload, found: _Found) -> None:
    with job.swap("staff_upload.check"):
        row = _locked(given)
        if row.state == UploadState.WAITING:
            _go(row, Step.CHECK)
        _go(row, Step.CHECKED)
        upload_leases.take(row, found.organisations, now=job.now())
        row.headings, row.organisations, row.words = found.headings, found.organisations, list(found.words)
        row.told = [each.kept() for each in found.groups[:MOST_GROUPS]]
        row.counts = found.counts
        row.save(update_fields=["state", "headings", "organisations", "told", "counts", "words"])
        StaffUploadPart.objects.filter(upload=row).exclude(kind=PartKind.FILE).delete()
        for part in found.rows:
            part.upload = row
            part.save()
        for kind, content in found.mend.items():
            size = staff_uploads.PIECE
            staff_uploads.store(row, kind, (content[at : at + size] for at in range(0, len(content), size)))
        staff_uploads.store(row, PartKind.ABSENT, [staff_pack.squeezed(found.absent)])
        job.progress(100, 100, "The file is checked")


def _refuse(job: jobs.Running, given: StaffUpload, refused: Refused) -> None:
    with job.swap("staff_upload.refuse"):
        row = _locked(given)
        _go(row, Step.REFUSE)
        row.notes = [
            " ".join(part for part in (_where(each), each.what, each.remedy) if part) for each in refused.faults
        ]
        row.save(update_fields=["notes"])
        staff_uploads.ended(row, now=job.now())
        job.progress(100, 100, "The file cannot be read")


def _where(fault: Fault) -> str:
    plain = fault.where and not fault.where.startswith("file")
    return f"{fault.where[:1].upper()}{fault.where[1:]}:" if plain else ""


def stop(job: jobs.Running, given: StaffUpload, step: Step) -> None:
    """Write down that a file was cancelled (Step.CANCEL) or given up (Step.FAIL), unless it has come to its end."""
    with transactions.whole("staff_upload.stop"):
        staff_uploads.rest(_locked(given), step, now=job.now())


def _locked(given: StaffUpload) -> StaffUpload:
    return StaffUpload.objects.select_for_update(of=("self",)).get(pk=given.pk)


def _go(row: StaffUpload, step: Step) -> None:
    state = after(UploadState(row.state), step)
    if state is None:
        raise jobs.LeaseLost
    row.state = state
