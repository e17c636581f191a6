"""A checked file is stored: the work of a job, in one transaction, all or nothing."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

import numpy as np
from django.utils import timezone

from oneworkforce.audit.public import record
from oneworkforce.ground import jobs, transactions
from oneworkforce.lib import text
from oneworkforce.workforce.commands import (
    staff_holding,
    staff_numbers,
    staff_reading,
    staff_uploads,
    staff_writing,
    upload_leases,
)
from oneworkforce.workforce.domain import items, staff_pack, staff_plan
from oneworkforce.workforce.domain.upload_states import UploadState
from oneworkforce.workforce.models import PartKind, StaffUpload, StaffUploadPart
from oneworkforce.workforce.queries import staff_files, staff_now

ROWS_NAMED = 20
_ROWS = 20_000
"""Rows of a kept piece of what was there before."""


def store(job: jobs.Running, upload: UUID) -> None:
    """Store the rows of a checked file; where something changed since the check, check it again instead."""
    with transactions.reading():
        given = StaffUpload.objects.filter(pk=upload).first()
    if given is None:
        return
    if given.state == UploadState.STORING:
        with staff_reading.settled(job, given):
            _store(job, given)
    staff_reading.read(job, upload)  # where something was changed meanwhile: else it does nothing


def _store(job: jobs.Running, given: StaffUpload) -> None:
    job.progress(5, 100, "Opening the checked rows")
    checked, stamps = staff_pack.joined([staff_pack.unpack(each) for each in staff_files.pieces(given, PartKind.ROWS)])
    today, came = timezone.localdate(job.now()), timezone.localdate(given.asked_at)
    job.progress(20, 100, "Comparing with what is stored")
    seen = staff_now.print_of(given.organisations)
    now = staff_now.load(given.organisations, today=today)
    plan = staff_plan.plan(checked, now, came)
    job.progress(40, 100, "Storing")
    with job.swap("staff_upload.store"):
        row = StaffUpload.objects.select_for_update(of=("self",)).get(pk=given.pk)
        if row.state != UploadState.STORING:
            raise jobs.LeaseLost
        upload_leases.take(row, row.organisations, now=job.now())
        staff_holding.hold(row.organisations)
        if staff_now.print_of(row.organisations) != seen:  # faster, then: once more, now that nobody else writes
            now = staff_now.load(row.organisations, today=today)
            plan = staff_plan.plan(checked, now, came)
        other = np.flatnonzero(plan.stamps != stamps)
        other = np.unique(np.concatenate([other, *plan.faults.values()]))
        if other.size:
            _again(job, row, checked.numbers[other].tolist())
            return
        moment = job.now()  # one for every row: undoing knows by it what nobody touched since
        marks = staff_writing.Marks.of(moment, row.stored_by)
        before = staff_writing.write(plan, now, marks)
        StaffUploadPart.objects.filter(upload=row, kind__in=[PartKind.FILE, PartKind.WHOLE]).delete()
        _keep(row, before)
        row.state, row.stored_at, row.ended_at = UploadState.STORED, moment, moment
        row.words, row.notes = [], []
        row.save(update_fields=["state", "stored_at", "ended_at", "words", "notes"])
        upload_leases.give_up(row)
        for begun in before.begun:
            record(by=row.stored_by, verb="began anew", noun=staff_numbers.NOUN, subject=UUID(begun), now=moment)
        labels = [items.all_items()[item].label for item in checked.values]
        record(
            by=row.stored_by,
            verb="stored",
            noun=staff_uploads.NOUN,
            subject=row.pk,
            fields=labels,
            reason=told(row.counts),
            now=moment,
        )
        job.progress(100, 100, "The file is stored")


def told(counts: Mapping[str, int]) -> str:
    """Return what came of a file's rows in a sentence."""
    parts = [
        f"{counts.get(name, 0):,} {words}"
        for name, words in (("new", "new"), ("changed", "changed"), ("unchanged", "unchanged"), ("mend", "to mend"))
    ]
    return f"Posts: {text.listed(parts)}."


def _again(job: jobs.Running, row: StaffUpload, numbers: Sequence[int]) -> None:
    """Say which rows somebody changed meanwhile: the file is checked again."""
    named = ", ".join(f"{number:,}" for number in numbers[:ROWS_NAMED])
    more = f" and {len(numbers) - ROWS_NAMED:,} more" if len(numbers) > ROWS_NAMED else ""
    what = "Nothing was stored: somebody changed what is stored of these rows after the check"
    row.notes = [f"{what}: {named}{more}. The file was checked again: look at it once more."]
    row.state = UploadState.CHECKING
    row.save(update_fields=["state", "notes"])
    job.progress(100, 100, "Somebody changed something meanwhile")


def _keep(row: StaffUpload, before: staff_writing.Before) -> None:
    """Keep what undoing needs, in pieces."""
    number = 0
    for what in ("new", "changed", "confirmed", "gone", "follows"):
        tables: dict[str, Sequence[Any]] = getattr(before, what)
        for table, rows in tables.items():
            for start in range(0, len(rows), _ROWS):
                content = staff_pack.squeezed([what, table, rows[start : start + _ROWS]])
                StaffUploadPart.objects.create(upload=row, kind=PartKind.BEFORE, number=number, content=content)
                number += 1
