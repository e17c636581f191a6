"""A file of posts is received, its columns are named, and somebody says what happens; the work itself is a job's."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from oneworkforce.access.verdicts import NotAllowed
from oneworkforce.access.viewer import Viewer
from oneworkforce.audit import saving
from oneworkforce.audit.public import record
from oneworkforce.ground import jobs, transactions
from oneworkforce.ground.job_states import JobState
from oneworkforce.ground.models import Job
from oneworkforce.lib import text
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.workforce.commands import upload_leases
from oneworkforce.workforce.domain import items, staff_headings, staff_words, uploads_kept
from oneworkforce.workforce.domain.staff_headings import IGNORE
from oneworkforce.workforce.domain.staff_rules import RULES
from oneworkforce.workforce.domain.upload_states import STOPPED, WORKING, Step, UploadState, after
from oneworkforce.workforce.models import (
    PartKind,
    RememberedHeading,
    RememberedWord,
    StaffUpload,
    StaffUploadPart,
)
from oneworkforce.workforce.permissions import posts
from oneworkforce.workforce.permissions import staff_uploads as permissions

NOUN = "staff upload"
PIECE = 1 << 20
"""Bytes of a stored piece."""
KINDS = ("csv", "tsv", "txt", "xlsx")
READ, STORE, UNDO = "workforce.read_staff_file", "workforce.store_staff_file", "workforce.undo_staff_file"
"""The kinds of long work on a file (workforce/jobs.py)."""
LONGEST_WORD, LONGEST_HEADING = 80, 200


@dataclass(frozen=True, slots=True)
class File:
    """A file as it arrives: its ending, such as "csv", and its bytes in pieces of `PIECE` at most."""

    kind: str
    pieces: Iterable[bytes]


def receive(*, by: Viewer, now: datetime, file: File, organisation: UUID | None = None) -> UUID:
    """Store a file, unread, and ask for it to be read; return its id.

    `organisation`: that of every row; None where each row says its own, or where the viewer keeps one alone.
    """
    with saving.whole("staff_upload.add", taken=upload_leases.BUSY):
        posts.check_keep_any(by)
        kept = list(posts.keeps(by, today=timezone.localdate(now)).order_by("name").values_list("pk", flat=True))
        if organisation is None and len(kept) == 1:
            organisation = kept[0]
        if organisation is not None and organisation not in kept:
            raise Refused(Fault("organisation", "This is none of the organisations.", "Choose one from the list."))
        if file.kind not in KINDS:
            raise Refused(Fault("file", "It has an unknown ending.", "Give it as .csv or .xlsx."))
        made = StaffUpload.objects.create(
            organisation_id=organisation,
            organisations=_letters([organisation] if organisation else kept),
            kind=file.kind,
            uploader=by.user,
            asked_by=by.actor,
            asked_at=now,
            version=items.version(),
        )
        if organisation is not None:
            upload_leases.take(made, [organisation.hex], now=now)
        store(made, PartKind.FILE, file.pieces)
        _ask(made, READ, by=by, now=now)
        record(by=by, verb="added", noun=NOUN, subject=made.pk, now=now)
    return made.pk


def store(upload: StaffUpload, kind: PartKind, pieces: Iterable[bytes]) -> None:
    """Store pieces one by one: never more than one of them in memory."""
    for number, piece in enumerate(pieces):
        StaffUploadPart.objects.create(upload=upload, kind=kind, number=number, content=piece)


def name_columns(
    *,
    by: Viewer,
    now: datetime,
    upload: UUID,
    chosen: Sequence[str],
    words: Mapping[str, Mapping[str, str]] | None = None,
) -> None:
    """Say what each column of a file stands for (an item's key or IGNORE, in their order), and have it checked.

    What is said is remembered for the next file of the organisation; of a file of several, for the next that the same
    account gives. `words`: item to word of the file to value.
    """
    with saving.whole("staff_upload.map", taken=upload_leases.BUSY):
        row = locked(by, upload, now=now)
        _step(row, Step.MAP)
        _check_chosen(row, chosen)
        headings = []
        for told, item in zip(row.headings, chosen, strict=True):
            headings.append([told[0], item, *told[2:]])
            if staff_headings.may_be_kept(told[0]):
                _remember(row, told[0], item)
        for item, meant in (words or {}).items():
            _remember_words(row, item, meant)
        row.headings, row.told, row.notes = headings, [], []
        if row.organisation_id is None:
            row.organisations = _letters(posts.keeps(by, today=timezone.localdate(now)).values_list("pk", flat=True))
        row.save(update_fields=["state", "headings", "told", "notes", "organisations"])
        _ask(row, READ, by=by, now=now)
        record(by=by, verb="changed", noun=NOUN, subject=row.pk, fields=["columns"], now=now)


def take(*, by: Viewer, now: datetime, upload: UUID) -> None:
    """Have the good rows of a checked file stored; the others stay to be mended."""
    with saving.whole("staff_upload.take", taken=upload_leases.BUSY):
        row = locked(by, upload, now=now)
        _step(row, Step.STORE)
        if not row.counts.get("taken"):
            raise Refused(Fault("", "No row of this file can be stored.", "Mend the file and upload it again."))
        upload_leases.take(row, row.organisations, now=now)
        row.stored_by = by.actor
        row.save(update_fields=["state", "stored_by"])
        _ask(row, STORE, by=by, now=now)
        record(by=by, verb="approved", noun=NOUN, subject=row.pk, now=now)


def leave(*, by: Viewer, now: datetime, upload: UUID) -> None:
    """Store nothing of a checked file: all or nothing, and it is to be mended first."""
    with transactions.whole("staff_upload.leave"):
        row = locked(by, upload, now=now)
        _step(row, Step.LEAVE)
        ended(row, now=now)
        record(by=by, verb="left", noun=NOUN, subject=row.pk, now=now)


def undo(*, by: Viewer, now: datetime, upload: UUID) -> None:
    """Have a stored file undone: what was new goes, what was changed becomes what it was."""
    with saving.whole("staff_upload.undo", taken=upload_leases.BUSY):
        row = locked(by, upload, now=now)
        _step(row, Step.UNDO)
        if not StaffUploadPart.objects.filter(upload=row, kind=PartKind.BEFORE).exists():
            what = "What this file changed is no longer kept."
            raise Refused(Fault("", what, f"A file can be undone for {uploads_kept.UNDOING.days} days."))
        upload_leases.take(row, row.organisations, now=now)
        row.undone_by, row.notes = by.actor, []
        row.save(update_fields=["state", "undone_by", "notes"])
        _ask(row, UNDO, by=by, now=now)
        record(by=by, verb="asked to undo", noun=NOUN, subject=row.pk, now=now)


def cancel(*, by: Viewer, now: datetime, upload: UUID) -> bool:
    """Stop work on a file; return whether it has stopped already, else it does at its next step."""
    with transactions.whole("staff_upload.cancel"):
        row = locked(by, upload, now=now)
        if after(UploadState(row.state), Step.CANCEL) is None:
            raise Refused(Fault("", "This file has come to its end.", "There is nothing to cancel."))
        stopped = True
        if row.state in WORKING and row.job is not None:
            found = Job.objects.get(pk=row.job)
            if found.asked_by != by.user:
                raise NotAllowed("A colleague's file is being worked on. Wait until it rests, or ask them.")
            stopped = jobs.cancel(row.job, by=by, now=now).state == JobState.CANCELLED
        if stopped:
            rest(row, Step.CANCEL, now=now)
        record(by=by, verb="cancelled", noun=NOUN, subject=row.pk, now=now)
    return stopped


def take_mend(*, by: Viewer, now: datetime, upload: UUID) -> bytes:
    """Return the file with what to mend: all its rows while nothing is stored, then those that were not taken.

    That it left the house is recorded.
    """
    with transactions.whole("staff_upload.mend"):
        row = permissions.get(by, upload)
        kind = PartKind.MEND if row.state in {UploadState.STORED, UploadState.UNDONE} else PartKind.WHOLE
        parts = StaffUploadPart.objects.filter(upload=row, kind=kind).order_by("number")
        content = b"".join(bytes(piece) for piece in parts.values_list("content", flat=True))
        if not content:
            raise Refused(Fault("", "There is nothing to mend.", "Upload another file when you have one."))
        record(by=by, verb="exported", noun=NOUN, subject=row.pk, fields=["rows to mend"], now=now)
    return content


def locked(by: Viewer, upload: UUID, *, now: datetime) -> StaffUpload:
    """Return a file that the viewer may go on with, held to the transaction's end; what a dead job left is settled."""
    found = permissions.get(by, upload)
    row = StaffUpload.objects.select_for_update(of=("self",)).get(pk=found.pk)
    settle(row, now=now)
    return row


def settle(row: StaffUpload, *, now: datetime) -> bool:
    """Write down where a file stands whose job ended without saying so: it was cancelled elsewhere, or its worker died.

    Return whether there was anything to settle.
    """
    if row.state not in WORKING or upload_leases.working(row):
        return False
    rest(row, stopped_by(row), now=now)
    return True


def stopped_by(row: StaffUpload) -> Step:
    """Return what stopped the work on a file whose job is over."""
    cancelled = row.job is not None and Job.objects.filter(pk=row.job, state=JobState.CANCELLED).exists()
    return Step.CANCEL if cancelled else Step.FAIL


def rest(row: StaffUpload, step: Step, *, now: datetime) -> None:
    """Let a file rest on which work was stopped (Step.CANCEL, Step.FAIL), unless it has come to its end.

    One that was being undone is stored as before.
    """
    state = after(UploadState(row.state), step)
    if state is None:
        return
    said = STOPPED.get((UploadState(row.state), step))
    row.state = state
    if state is UploadState.STORED:
        row.notes = [said] if said else []
        row.save(update_fields=["state", "notes"])
        upload_leases.give_up(row)
    else:
        ended(row, now=now)


def ended(row: StaffUpload, *, now: datetime) -> None:
    """Write down that a file came to its end without being stored, and throw away what was kept of it."""
    row.ended_at, row.words = now, []
    row.save(update_fields=["state", "ended_at", "words"])
    upload_leases.give_up(row)
    kept = [PartKind.WHOLE, PartKind.MEND] if row.state == UploadState.LEFT else []
    StaffUploadPart.objects.filter(upload=row).exclude(kind__in=kept).delete()


def _step(row: StaffUpload, step: Step) -> None:
    state = after(UploadState(row.state), step)
    if state is None:
        told = UploadState(row.state).title_.lower()
        raise NotAllowed(f"This file cannot be treated so now: {told}. Look at its page again.")
    row.state = state


def _ask(row: StaffUpload, kind: str, *, by: Viewer, now: datetime) -> None:
    row.job = jobs.ask(kind, by=by, now=now, upload=row.pk).pk
    row.save(update_fields=["job"])


def _check_chosen(row: StaffUpload, chosen: Sequence[str]) -> None:
    known = {IGNORE, *items.all_items()}
    if len(chosen) != len(row.headings) or not set(chosen) <= known:
        raise Refused(Fault("", "Not every column was named.", "Say of each what it is, or that it is left out."))
    faults = staff_headings.wrong(chosen, several=row.organisation_id is None)
    if faults:
        raise Refused(*(Fault("", staff_headings.said(code, item), RULES[code].remedy) for code, item in faults))


def _remember(row: StaffUpload, heading: str, item: str) -> None:
    folded = text.folded(heading)[:LONGEST_HEADING]
    if items.by_heading().get(folded) == item:
        RememberedHeading.objects.filter(**_whose(row), heading=folded).delete()
        return
    RememberedHeading.objects.update_or_create(**_whose(row), heading=folded, defaults={"item": item})


def _remember_words(row: StaffUpload, item: str, meant: Mapping[str, str]) -> None:
    kind = items.all_items()[item].kind
    values = {value for value, _ in staff_words.listed(kind)}
    for word, value in meant.items():
        if value not in values:
            raise Refused(Fault("", "A word was given a meaning that is not in the list.", "Choose one from the list."))
        RememberedWord.objects.update_or_create(
            **_whose(row),
            item=item,
            word=text.folded(word)[:LONGEST_WORD],
            defaults={"value": value},
        )


def _whose(row: StaffUpload) -> dict[str, Any]:
    """Return in whose files a meaning holds: the organisation's, else those of several that the same account gives."""
    return {
        "organisation_id": row.organisation_id,
        "uploader": None if row.organisation_id else row.uploader,
    }


def _letters(ids: Iterable[UUID]) -> list[str]:
    return [one.hex for one in ids]
