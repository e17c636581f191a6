"""A stored file is undone: the work of a job, in one transaction. What somebody touched since stays, and is counted.

Touched is what somebody changed, and what somebody said again to be so: by hand, or by a later file that is stored.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from oneworkforce.audit.public import record
from oneworkforce.ground import jobs, transactions
from oneworkforce.lib import text
from oneworkforce.partnership.models import Locality, Organisation, Person, Team
from oneworkforce.workforce.commands import bulk, staff_holding, staff_reading, staff_uploads, upload_leases
from oneworkforce.workforce.commands.staff_writing import MODELS, Marks
from oneworkforce.workforce.domain import staff_pack
from oneworkforce.workforce.domain.staff_people import LISTS
from oneworkforce.workforce.domain.upload_states import UploadState
from oneworkforce.workforce.models import PartKind, Post, StaffRecord, StaffUpload, StaffUploadPart
from oneworkforce.workforce.queries import staff_files

Kept = Mapping[tuple[str, str], Sequence[Any]]
"""What was there before, by what became of it (staff_writing.Before) and table."""
Touch = tuple[datetime | None, date | None, str]
"""When a row last became different, on which day it was last said to be so, and by whom."""
AT_ONCE = 10_000
_OF_PEOPLE = ("records", *LISTS)
_REFERENCES: Mapping[str, type[Any]] = {"person": Person, "team": Team, "locality": Locality}
_ONCE = {"skills": "name", "languages": "tag"}
"""What a person has once alone, by the column that says what it is."""


@dataclass(slots=True)
class Undone:
    """What could not be put back as it was.

    `left`: rows that somebody touched or uses; `unset`: posts that name what was deleted since; `again`: skills and
    languages that are there again.
    """

    left: int = 0
    unset: int = 0
    again: int = 0

    def notes(self) -> list[str]:
        """Return it in sentences, but for what is left: the page counts that."""
        found = []
        if self.unset:
            was = "1 post was" if self.unset == 1 else f"{self.unset:,} posts were"
            found.append(f"{was} put back without a holder, team or locality that was deleted since.")
        if self.again:
            were = "1 skill or language was" if self.again == 1 else f"{self.again:,} skills and languages were"
            found.append(f"{were} entered again since, and stay as entered.")
        return found


def undo(job: jobs.Running, upload: UUID) -> None:
    """Undo a stored file."""
    with transactions.reading():
        given = StaffUpload.objects.filter(pk=upload).first()
    if given is None or given.state != UploadState.UNDOING:
        return
    with staff_reading.settled(job, given):
        job.progress(5, 100, "Opening what was stored before")
        kept = _kept(given)
        job.progress(30, 100, "Putting back what was")
        with job.swap("staff_upload.undone"):
            row = StaffUpload.objects.select_for_update(of=("self",)).get(pk=given.pk)
            if row.state != UploadState.UNDOING or row.stored_at is None:
                raise jobs.LeaseLost
            upload_leases.take(row, row.organisations, now=job.now())
            staff_holding.hold(row.organisations)
            done = _Undoing(kept, Marks.of(row.stored_at, row.stored_by), _since(row)).all()
            row.state, row.ended_at = UploadState.UNDONE, job.now()
            row.counts, row.notes = {**row.counts, "left": done.left}, done.notes()
            row.save(update_fields=["state", "ended_at", "counts", "notes"])
            StaffUploadPart.objects.filter(upload=row).exclude(kind=PartKind.MEND).delete()
            upload_leases.give_up(row)
            record(by=row.undone_by, verb="undid", noun=staff_uploads.NOUN, subject=row.pk, now=job.now())
            job.progress(100, 100, "The file is undone")


def _kept(upload: StaffUpload) -> Kept:
    kept: dict[tuple[str, str], list[Any]] = {}
    for content in staff_files.pieces(upload, PartKind.BEFORE):
        what, table, rows = staff_pack.opened(content)
        kept.setdefault((what, table), []).extend(rows)
    return kept


def _since(row: StaffUpload) -> Mapping[str, set[str]]:
    """Return by table the rows that a later file said, changed or not: the file stands, and they with it."""
    found: dict[str, set[str]] = {}
    for later in StaffUpload.objects.filter(state=UploadState.STORED, stored_at__gt=row.stored_at):
        if not set(later.organisations) & set(row.organisations):
            continue
        for (what, table), rows in _kept(later).items():
            if what in {"changed", "confirmed"}:
                found.setdefault(table, set()).update(pk for pk, _ in rows)
    return found


class _Undoing:
    """Puts back what a file changed. `ours`: the marks that it left; `since`: what later files said."""

    def __init__(self, kept: Kept, ours: Marks, since: Mapping[str, set[str]]) -> None:
        self._kept = kept
        self._ours = ours
        self._since = since
        self._done = Undone()
        self._staying: set[str] = set()

    def all(self) -> Undone:
        """Put back what was; return what stays otherwise."""
        going = self._going()
        for table in MODELS:
            self._put_back(table)
        new = {table: self._untouched(table, self._rows("new", table)) for table in MODELS}
        there = {table: len(_touches(MODELS[table], self._rows("new", table))) for table in ("posts", "people")}
        bulk.delete(Post, sorted(going))
        ours = {MODELS[table]._meta.label: new[table] for table in _OF_PEOPLE}
        leaving = new["people"] - _used(Person, new["people"], ours)
        fresh = set(self._rows("new", "people"))
        for table in _OF_PEOPLE:
            model = MODELS[table]
            bulk.delete(model, sorted(_whose(model, new[table], fresh, leaving)))
        bulk.delete(Person, sorted(leaving))
        for table in LISTS:
            self._bring_back(table)
        self._done.left += there["posts"] - len(going) + there["people"] - len(leaving)
        return self._done

    def _going(self) -> set[str]:
        """Return the new posts that go; remember whose holder does not come back, since the post that follows stays.

        Where a post went on as a row of its own, both become what they were, or neither: else the holder who left and
        the one who came would hold it at once, or the post would be gone with its holder, who was removed since.
        """
        new = self._untouched("posts", self._rows("new", "posts"))
        changed = [pk for pk, _ in self._rows("changed", "posts")]
        follows = dict(self._rows("follows", "posts"))
        lost = set(changed) - self._untouched("posts", changed)
        new -= {pk for pk, before in follows.items() if before in lost}
        new -= _used(Post, new, {})
        self._staying = {before for pk, before in follows.items() if pk not in new}
        return new

    def _rows(self, what: str, table: str) -> Sequence[Any]:
        return self._kept.get((what, table), ())

    def _put_back(self, table: str) -> None:
        """Write rows as they were that nobody touched since; of those that the file only confirmed, their marks."""
        changed = self._rows("changed", table)
        same = self._untouched(table, [pk for pk, _ in changed])
        good = [(pk, was) for pk, was in changed if pk in same]
        if table == "records":
            good = _free(good)
        elif table == "posts":
            good = self._referring([(pk, was) for pk, was in good if pk not in self._staying])
        self._done.left += len(changed) - len(good)
        confirmed = self._rows("confirmed", table)
        before = {pk: _moment(was["changed_at"]) for pk, was in confirmed}
        same = self._untouched(table, list(before), before)
        good += [(pk, was) for pk, was in confirmed if pk in same]
        alike: dict[tuple[str, ...], list[Any]] = {}
        for row in good:
            alike.setdefault(tuple(row[1]), []).append(row)
        for names, some in alike.items():
            columns = {name: [_back(name, was[name]) for _, was in some] for name in names}
            bulk.update(MODELS[table], [pk for pk, _ in some], columns)

    def _untouched(
        self, table: str, pks: Sequence[str], changed_at: Mapping[str, datetime | None] | None = None
    ) -> set[str]:
        """Return those rows that stand as the file left them; `changed_at`: when they became so, where not by it."""
        day, who, said = self._ours.day, self._ours.who, self._since.get(table, set())
        found = {
            pk
            for pk, touch in _touches(MODELS[table], pks).items()
            if pk not in said and touch == (changed_at[pk] if changed_at else self._ours.at, day, who)
        }
        people = self._since.get("people", set())
        if table not in LISTS or not people:
            return found
        return {pk for pk, person in _people_of(MODELS[table], found) if person not in people}

    def _referring(self, rows: Sequence[Any]) -> list[Any]:
        """Return posts as they were, without a holder, a team or a locality that is gone."""
        gone: dict[str, set[str]] = {}
        for name, model in _REFERENCES.items():
            named = {was[name] for _, was in rows if was[name]}
            gone[name] = named - _there(model, named)
        found = []
        for pk, was in rows:
            lost = {name: None for name in _REFERENCES if was[name] in gone[name]}
            self._done.unset += bool(lost)
            found.append((pk, {**was, **lost}))
        return found

    def _bring_back(self, table: str) -> None:
        """Put skills and the like back that the file took away, but for what is there again."""
        rows, model = self._rows("gone", table), MODELS[table]
        people = _there(Person, {was["person"] for _, was in rows}) - self._since.get("people", set())
        good = [(pk, was) for pk, was in rows if was["person"] in people]
        column = _ONCE.get(table)
        if column:
            held = {(person.hex, text.folded(said)) for person, said in _said(model, column, people)}
            fresh = [row for row in good if (row[1]["person"], text.folded(row[1][column])) not in held]
            self._done.again += len(good) - len(fresh)
            good = fresh
        if good:
            columns = {name: [_back(name, was[name]) for _, was in good] for name in good[0][1]}
            bulk.insert(model, {"id": [pk for pk, _ in good], **columns})


def _free(rows: Sequence[Any]) -> list[Any]:
    """Return the records that can be as they were: none went to another organisation whose number is taken since."""
    moved = {(was["organisation"], was["number"]): pk for pk, was in rows if "number" in was}
    if not moved:
        return list(rows)
    taken = {
        (organisation.hex, number): pk.hex
        for some in _some({organisation for organisation, _ in moved})
        for organisation, number, pk in StaffRecord.objects.filter(organisation__in=some).values_list(
            "organisation", "number", "pk"
        )
    }
    there = _there(Organisation, {organisation for organisation, _ in moved})
    bad = {pk for key, pk in moved.items() if key[0] not in there or taken.get(key, pk) != pk}
    return [(pk, was) for pk, was in rows if pk not in bad]


def _back(name: str, value: Any) -> Any:
    return bulk.moment(value) if name == "changed_at" and value is not None else value


def _moment(said: str | None) -> datetime | None:
    return datetime.fromisoformat(said) if said else None


def _touches(model: type[Any], pks: Sequence[str]) -> dict[str, Touch]:
    found: dict[str, Touch] = {}
    for some in _some(pks):
        rows = model.objects.filter(pk__in=some).values_list("pk", "changed_at", "confirmed_on", "confirmed_by")
        found |= {pk.hex: tuple(touch) for pk, *touch in rows}
    return found


def _people_of(model: type[Any], pks: Collection[str]) -> Iterable[tuple[str, str]]:
    for some in _some(pks):
        for pk, person in model.objects.filter(pk__in=some).values_list("pk", "person"):
            yield pk.hex, person.hex


def _said(model: type[Any], column: str, people: Collection[str]) -> Iterable[tuple[UUID, str]]:
    for some in _some(people):
        yield from model.objects.filter(person__in=some).values_list("person", column)


def _there(model: type[Any], pks: Collection[str]) -> set[str]:
    """Return those ids whose rows are there."""
    return {pk.hex for some in _some(pks) for pk in model.objects.filter(pk__in=some).values_list("pk", flat=True)}


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
