"""The rows of a plan written to the tables, with what was there before: inside the caller's transaction.

What is new and what is different is written; what is unchanged is confirmed. What undoing needs is returned.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import numpy as np
from django.db.models import Model
from django.utils import timezone

from oneworkforce.partnership.models import Credential, Language, Person, Qualification, Skill
from oneworkforce.workforce.commands import bulk
from oneworkforce.workforce.domain.kinds import Origin
from oneworkforce.workforce.domain.staff_now import PERSON, POST, RECORD, Now, Row
from oneworkforce.workforce.domain.staff_people import LISTS, ListChange
from oneworkforce.workforce.domain.staff_plan import Plan
from oneworkforce.workforce.models import Post, StaffRecord

MODELS: Mapping[str, type[Model]] = {
    "people": Person,
    "records": StaffRecord,
    "posts": Post,
    "skills": Skill,
    "languages": Language,
    "qualifications": Qualification,
    "credentials": Credential,
}
COLUMNS: Mapping[str, tuple[str, ...]] = {"people": PERSON, "records": RECORD, "posts": POST}
_LISTED = {
    "skills": ("name",),
    "languages": ("tag", "fluency"),
    "qualifications": ("name", "level"),
    "credentials": ("kind", "name", "expires_on", "never_expires"),
}


@dataclass(frozen=True, slots=True)
class Before:
    """What undoing needs, by table: ids that are new; rows as they were that changed, that were confirmed, that went.

    A row as it was is its id and its columns by name, as the databases take them.
    """

    new: dict[str, list[str]] = field(default_factory=dict)
    changed: dict[str, list[tuple[str, dict[str, Any]]]] = field(default_factory=dict)
    confirmed: dict[str, list[tuple[str, dict[str, Any]]]] = field(default_factory=dict)
    gone: dict[str, list[tuple[str, dict[str, Any]]]] = field(default_factory=dict)
    follows: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    """The new posts that go on after another whose holder left, each with the id of that one."""
    begun: list[str] = field(default_factory=list)
    """Records that another organisation kept and that were begun anew; what they were is among what changed."""


@dataclass(frozen=True, slots=True)
class Marks:
    """When, on which day and by whom rows are written."""

    at: datetime
    day: date
    who: str

    @classmethod
    def of(cls, moment: datetime, who: str) -> "Marks":
        """Return what is written at a moment; by it undoing knows later what nobody touched since."""
        return cls(moment, timezone.localdate(moment), who)

    def columns(self) -> dict[str, Any]:
        """Return the columns that say so."""
        return {**self.confirming(), "changed_at": bulk.moment(self.at)}

    def confirming(self) -> dict[str, Any]:
        """Return the columns that say that a row is so."""
        return {"confirmed_on": self.day.isoformat(), "confirmed_by": self.who}


def write(plan: Plan, now: Now, marks: Marks) -> Before:
    """Write a plan; return what undoing needs."""
    before = Before()
    people = _people(plan, marks, before)
    _records(plan, people, now=now, marks=marks, before=before)
    _posts(plan, people, marks, before)
    for table in LISTS:
        changes = [each for each in plan.people.lists if each.table == table]
        if changes:
            _listed(table, changes, people, now=now, marks=marks, before=before)
    return before


def _people(plan: Plan, marks: Marks, before: Before) -> list[str]:
    """Write people; return the id of each."""
    found = plan.people
    ids = list(found.ids)
    fresh = [at for at, row in enumerate(found.rows) if row is None]
    for at, made in zip(fresh, bulk.ids(len(fresh)), strict=True):
        ids[at] = made
    columns = {name: _taken(found.after[name], fresh) for name in PERSON}
    organisations = [found.keys[at][0] for at in fresh]
    bulk.insert(Person, {"id": [ids[at] for at in fresh], **columns, "organisation": organisations}, **marks.columns())
    before.new["people"] = [ids[at] for at in fresh]
    listed = {each.person for each in found.lists}
    different = _any(found.person_changed, len(ids))
    for at in listed:
        different[at] = True
    rows = [None if away else row for row, away in zip(found.rows, found.elsewhere.tolist(), strict=True)]
    _written("people", rows, ids=ids, after=found.after, different=different, marks=marks, before=before)
    return ids


def _records(plan: Plan, people: Sequence[str], *, now: Now, marks: Marks, before: Before) -> None:
    found = plan.people
    fresh = [at for at, row in enumerate(found.records) if row is None and not found.stuck[at]]
    ids = [row.id if row else "" for row in found.records]
    made = bulk.ids(len(fresh))
    bulk.insert(
        StaffRecord,
        {
            "id": made,
            "person": [people[at] for at in fresh],
            "organisation": [found.keys[at][0] for at in fresh],
            "number": [found.keys[at][1] for at in fresh],
            **{name: _taken(found.record_after[name], fresh) for name in RECORD},
        },
        origin=Origin.UPLOAD.value,
        **marks.columns(),
    )
    before.new["records"] = made
    different = _any(found.record_changed, len(ids))
    after = found.record_after
    rows = [None if begun else row for row, begun in zip(found.records, found.taken.tolist(), strict=True)]
    _written("records", rows, ids=ids, after=after, different=different, marks=marks, before=before)
    taken = np.flatnonzero(found.taken).tolist()
    columns = {name: _taken(after[name], taken) for name in RECORD}
    columns["organisation"], columns["number"] = ([found.keys[at][which] for at in taken] for which in (0, 1))
    columns["origin"] = [_origin(found.records[at]) for at in taken]
    before.begun.extend(ids[at] for at in taken)
    before.changed["records"] += [(pk, dict(now.former[pk])) for pk in before.begun]
    bulk.update(StaffRecord, before.begun, columns, **marks.columns())


def _posts(plan: Plan, people: Sequence[str], marks: Marks, before: Before) -> None:
    after = dict(plan.after)
    held = plan.person >= 0
    person = after["person"].copy()
    for at in np.flatnonzero(held).tolist():
        person[at] = people[plan.person[at]]
    after["person"] = person
    fresh = [at for at, row in enumerate(plan.posts) if row is None]
    made = bulk.ids(len(fresh))
    columns = {name: _taken(after[name], fresh) for name in POST}
    if plan.goes_on:
        columns["follows"] = [plan.goes_on[at].row.id if at in plan.goes_on else None for at in fresh]
    bulk.insert(Post, {"id": made, **columns}, origin=Origin.UPLOAD.value, **marks.columns())
    before.new["posts"] = made
    before.follows["posts"] = [
        (pk, plan.goes_on[at].row.id) for pk, at in zip(made, fresh, strict=True) if at in plan.goes_on
    ]
    ids = [row.id if row else "" for row in plan.posts]
    different = _any(plan.changed, len(ids))
    _written("posts", plan.posts, ids=ids, after=after, different=different, marks=marks, before=before)
    _left(plan, marks, before)


def _left(plan: Plan, marks: Marks, before: Before) -> None:
    """End the rows of those who leave a post that goes on."""
    left = [each for each in plan.goes_on.values() if each.last]
    before.changed["posts"] += [_was("posts", each.row) for each in left]
    endings = [each.ending() for each in left]
    columns = {name: [each[name] for each in endings] for name in ("left_on", "leaving_reason", "unsaid")}
    columns["origin"] = [_origin(each.row) for each in left]
    bulk.update(Post, [each.row.id for each in left], columns, **marks.columns())


def _written(
    table: str,
    rows: Sequence[Row | None],
    *,
    ids: Sequence[str],
    after: Mapping[str, Any],
    different: list[bool],
    marks: Marks,
    before: Before,
) -> None:
    """Write the stored rows that differ, confirm the others, and keep what they were."""
    stored = [at for at, row in enumerate(rows) if row is not None]
    changed = [at for at in stored if different[at]]
    same = [at for at in stored if not different[at]]
    before.changed[table] = [_was(table, rows[at]) for at in changed]
    before.confirmed[table] = [_was(table, rows[at], marks_alone=True) for at in same]
    columns = {name: _taken(after[name], changed) for name in COLUMNS[table]}
    model = MODELS[table]
    if table != "people":  # what a person said themself stays theirs, with the rest of their record
        columns["origin"] = [_origin(rows[at]) for at in changed]
    bulk.update(model, [ids[at] for at in changed], columns, **marks.columns())
    bulk.update(model, [ids[at] for at in same], {}, **marks.confirming())


def _origin(row: Row | None) -> str:
    assert row is not None
    return Origin.SELF.value if row.marks[0] == Origin.SELF else Origin.UPLOAD.value


def _was(table: str, row: Row | None, *, marks_alone: bool = False) -> tuple[str, dict[str, Any]]:
    assert row is not None
    named = ("changed_at", "confirmed_on", "confirmed_by")
    marks = dict(zip(named if table == "people" else ("origin", *named), row.marks, strict=True))
    values = {} if marks_alone else dict(zip(COLUMNS[table], row.values, strict=True))
    return row.id, {**values, **marks}


def _listed(
    table: str, changes: Sequence[ListChange], people: Sequence[str], *, now: Now, marks: Marks, before: Before
) -> None:
    model, columns = MODELS[table], _LISTED[table]
    stored = {each.id: (person, each) for person, rows in getattr(now, table).items() for each in rows}
    fresh = [each for each in changes if not each.id]
    ids = bulk.ids(len(fresh))
    values = {name: [(each.columns or {}).get(name) for each in fresh] for name in columns}
    bulk.insert(model, {"id": ids, "person": [people[each.person] for each in fresh], **values}, **marks.columns())
    before.new[table] = ids
    alike: dict[tuple[str, ...], list[tuple[str, Mapping[str, Any]]]] = {}
    for each in changes:
        if each.id and each.columns is not None:
            was = stored[each.id][1].columns
            before.changed.setdefault(table, []).append((each.id, {name: was[name] for name in _kept(was)}))
            alike.setdefault(tuple(each.columns), []).append((each.id, each.columns))
    for names, some in alike.items():  # as many statements as there are sets of columns, however many rows
        values = {name: [columns[name] for _, columns in some] for name in names}
        bulk.update(model, [pk for pk, _ in some], values, **marks.columns())
    gone = [each.id for each in changes if each.id and each.columns is None]
    before.gone[table] = [(pk, {**stored[pk][1].columns, "person": stored[pk][0]}) for pk in gone]
    bulk.delete(model, gone)


def _kept(was: Mapping[str, Any]) -> list[str]:
    return [name for name in was if name not in {"kind", "issued_on", "awarded_in"}]


def _any(changed: Mapping[str, Any], rows: int) -> list[bool]:
    return list(np.logical_or.reduce([*changed.values(), np.zeros(rows, np.bool_)]).tolist())


def _taken(column: Any, places: Sequence[int]) -> list[Any]:
    return list(column[np.array(places, np.intp)].tolist())
