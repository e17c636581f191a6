"""A stored file is undone: the work of a job, in one transaction. What somebody changed since stays, and is counted."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from oneworkforce.audit.public import record
from oneworkforce.ground import jobs, transactions
from oneworkforce.partnership.models import Person
from oneworkforce.workforce.commands import bulk, staff_reading, staff_uploads, staff_writing, upload_leases
from oneworkforce.workforce.domain import staff_pack
from oneworkforce.workforce.domain.upload_states import UploadState
from oneworkforce.workforce.models import PartKind, Post, StaffUpload, StaffUploadPart
from oneworkforce.workforce.queries import staff_files

Kept = Mapping[tuple[str, str], Sequence[Any]]
"""What was there before, by what became of it (staff_writing.Before) and table."""
AT_ONCE = 10_000
_OF_PEOPLE = ("records", "skills", "languages", "qualifications", "credentials")


def undo(job: jobs.Running, upload: UUID) -> None:
    """Undo a stored file."""
    with transactions.reading():
        given = StaffUpload.objects.filter(pk=upload).first()
    if given is None or given.state != UploadState.UNDOING:
        return
    with staff_reading.settled(job, given):
        job.progress(5, 100, "Opening what was stored before")
        kept: dict[tuple[str, str], list[Any]] = {}
        for content in staff_files.pieces(given, PartKind.BEFORE):
            what, table, rows = staff_pack.opened(content)
            kept.setdefault((what, table), []).extend(rows)
        job.progress(30, 100, "Putting back what was")
        with job.swap("staff_upload.undone"):
            row = StaffUpload.objects.select_for_update(of=("self",)).get(pk=given.pk)
            if row.state != UploadState.UNDOING or row.stored_at is None:
                raise jobs.LeaseLost
            upload_leases.take(row, row.organisations, now=job.now())
            left = _undo(kept, row.stored_at)
            row.state, row.ended_at = UploadState.UNDONE, job.now()
            row.counts = {**row.counts, "left": left}
            row.save(update_fields=["state", "ended_at", "counts"])
            StaffUploadPart.objects.filter(upload=row).exclude(kind=PartKind.MEND).delete()
            upload_leases.give_up(row)
            record(by=row.stored_by, verb="undid", noun=staff_uploads.NOUN, subject=row.pk, now=job.now())
            job.progress(100, 100, "The file is undone")


def _undo(kept: Kept, stored_at: datetime) -> int:
    """Put back what was; return how many posts, people and records stay since somebody changed or uses them."""
    left = 0
    for table, model in staff_writing.MODELS.items():
        left += _put_back(model, kept.get(("changed", table), ()), stored_at)
        _put_back(model, kept.get(("confirmed", table), ()), None)
    new = {
        table: _unchanged(staff_writing.MODELS[table], kept.get(("new", table), ()), stored_at)
        for table in staff_writing.MODELS
    }
    there = {
        table: len(_changed_at(staff_writing.MODELS[table], kept.get(("new", table), ())))
        for table in ("posts", "people")
    }
    going = new["posts"] - _used(Post, new["posts"], {})
    bulk.delete(Post, sorted(going))
    ours = {staff_writing.MODELS[table]._meta.label: new[table] for table in _OF_PEOPLE}
    leaving = new["people"] - _used(Person, new["people"], ours)
    fresh = set(kept.get(("new", "people"), ()))
    for table in _OF_PEOPLE:
        model = staff_writing.MODELS[table]
        bulk.delete(model, sorted(_whose(model, new[table], fresh, leaving)))
    bulk.delete(Person, sorted(leaving))
    for table in _OF_PEOPLE:
        _bring_back(staff_writing.MODELS[table], kept.get(("gone", table), ()))
    return left + there["posts"] - len(going) + there["people"] - len(leaving)


def _put_back(model: type[Any], rows: Sequence[Any], stored_at: datetime | None) -> int:
    """Write rows as they were, those that nobody changed since (`stored_at`: when we did; None: we only confirmed).

    Return how many stay as they are now.
    """
    marks = dict(_changed_at(model, [pk for pk, _ in rows]))
    good = []
    for pk, was in rows:
        before = was.get("changed_at")
        expected = stored_at or (datetime.fromisoformat(before) if before else None)
        if pk in marks and marks[pk] == expected:
            good.append((pk, was))
    alike: dict[tuple[str, ...], list[Any]] = {}
    for row in good:
        alike.setdefault(tuple(row[1]), []).append(row)
    for names, some in alike.items():
        columns = {name: [_back(name, was[name]) for _, was in some] for name in names}
        bulk.update(model, [pk for pk, _ in some], columns)
    return len(rows) - len(good)


def _bring_back(model: type[Any], rows: Sequence[Any]) -> None:
    people = {
        pk.hex
        for pk in Person.objects.filter(pk__in={UUID(was["person"]) for _, was in rows}).values_list("pk", flat=True)
    }
    good = [(pk, was) for pk, was in rows if was["person"] in people]
    if good:
        columns = {name: [_back(name, was[name]) for _, was in good] for name in good[0][1]}
        bulk.insert(model, {"id": [pk for pk, _ in good], **columns})


def _back(name: str, value: Any) -> Any:
    return bulk.moment(value) if name == "changed_at" and value is not None else value


def _unchanged(model: type[Any], pks: Sequence[str], stored_at: datetime) -> set[str]:
    return {pk for pk, at in _changed_at(model, pks) if at == stored_at}


def _changed_at(model: type[Any], pks: Sequence[str]) -> list[tuple[str, datetime | None]]:
    found: list[tuple[str, datetime | None]] = []
    for some in _some(pks):
        found += [(pk.hex, at) for pk, at in model.objects.filter(pk__in=some).values_list("pk", "changed_at")]
    return found


def _some(pks: Collection[str]) -> list[list[UUID]]:
    ids = [UUID(pk) for pk in pks]
    return [ids[start : start + AT_ONCE] for start in range(0, len(ids), AT_ONCE)]


def _used(model: type[Any], pks: set[str], ours: Mapping[str, set[str]]) -> set[str]:
    """Return those of the rows that another row refers to; `ours`: by table, the rows that go with them."""
    found: set[str] = set()
    for relation in model._meta.get_fields(include_hidden=True):
        if not (relation.auto_created and not relation.concrete and (relation.one_to_many or relation.one_to_one)):
            continue
        other, name = relation.related_model, relation.field.attname
        going = ours.get(other._meta.label, set())
        for some in _some(pks):
            rows = other.objects.filter(**{f"{name}__in": some}).values_list("pk", name)
            found |= {who.hex for pk, who in rows if getattr(pk, "hex", pk) not in going}
    return found


def _whose(model: type[Any], pks: set[str], fresh: set[str], leaving: set[str]) -> set[str]:
    """Return those rows that go: all but what belongs to somebody who came with the file and stays."""
    staying = fresh - leaving
    if not staying:
        return pks
    kept: set[str] = set()
    for some in _some(staying):
        kept |= {pk.hex for pk in model.objects.filter(person__in=some).values_list("pk", flat=True)}
    return pks - kept
