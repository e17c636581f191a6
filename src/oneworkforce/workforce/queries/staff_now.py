"""What is stored now of some organisations, as the plan of a file compares it: a few queries, however many rows."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Count, Max, Q

from oneworkforce.ground import transactions
from oneworkforce.lib import text
from oneworkforce.partnership.models import Credential, Language, Person, Qualification, Skill
from oneworkforce.workforce.domain import keeping
from oneworkforce.workforce.domain.kinds import Origin
from oneworkforce.workforce.domain.staff_now import MARKS, PERSON, POST, RECORD, Listed, Now, Row, why_text
from oneworkforce.workforce.models import Post, StaffRecord

LISTS: Mapping[str, tuple[type[Any], tuple[str, ...]]] = {
    "skills": (Skill, ("name",)),
    "languages": (Language, ("tag", "fluency")),
    "qualifications": (Qualification, ("name", "level", "awarded_in")),
    "credentials": (Credential, ("kind", "name", "issued_on", "expires_on", "never_expires")),
}
"""The tables of what people can do and hold, with their own columns."""
HELD = ("changed_at", "confirmed_on", "confirmed_by")


def load(organisations: Iterable[str], *, today: date) -> Now:
    """Return what is stored of these organisations. Ended on or before `today`: no longer there to be missed."""
    ids = [UUID(one) for one in organisations]
    with transactions.reading():
        posts, ended = _posts(ids, today)
        records, holders = _records(ids)
        people, by_email = _people(ids)
        lists = {name: _lists(model, columns, ids) for name, (model, columns) in LISTS.items()}
    return Now(posts, records, holders, people, by_email, ended, **lists)


def print_of(organisations: Iterable[str]) -> list[Any]:
    """Return a print of what is stored: how many rows there are of each kind, and when the last was touched."""
    ids = [UUID(one) for one in organisations]
    marks = {"number": Count("pk"), "changed": Max("changed_at"), "confirmed": Max("confirmed_on")}
    with transactions.reading():
        found = [model.objects.filter(organisation__in=ids).aggregate(**marks) for model in (Post, StaffRecord, Person)]
        of_lists = [model.objects.filter(_whose(ids)).aggregate(**marks) for model, _ in LISTS.values()]
    return [*found, *of_lists]


def hold(organisations: Iterable[str]) -> None:
    """Let nobody change the posts, staff records and people until the transaction ends: SQLite does so by itself."""
    if connection.vendor != "postgresql":
        return
    ids = [UUID(one) for one in organisations]
    for model in (Post, StaffRecord, Person):
        rows: Any = model
        found = rows.objects.select_for_update().filter(organisation__in=ids).order_by("pk").values_list("pk")
        for _ in found.iterator():
            pass


def plain(value: Any) -> Any:
    """Return a value as both databases take it: ids in letters, days and moments as ISO texts."""
    if isinstance(value, UUID):
        return value.hex
    if isinstance(value, date | datetime):
        return value.isoformat()
    return why_text(value) if isinstance(value, dict) else value


def _posts(ids: list[UUID], today: date) -> tuple[dict[tuple[str, str], Row], frozenset[str]]:
    found: dict[tuple[str, str], Row] = {}
    ended = set()
    reference, left = POST.index("reference"), POST.index("left_on")
    rows = Post.objects.filter(organisation__in=ids).values_list("pk", *POST, *MARKS)
    for pk, *values in rows:
        told = tuple(map(plain, values))
        row = Row(pk.hex, told[: len(POST)], told[len(POST) :])
        found[told[0], told[reference]] = row
        if values[left] is not None and values[left] <= today:
            ended.add(row.id)
    return found, frozenset(ended)


def _records(ids: list[UUID]) -> tuple[dict[tuple[str, str], Row], dict[tuple[str, str], str]]:
    found: dict[tuple[str, str], Row] = {}
    holders: dict[tuple[str, str], str] = {}
    rows = StaffRecord.objects.filter(organisation__in=ids)
    for pk, organisation, number, person, own, *values in rows.values_list(
        "pk", "organisation", "number", "person", "self_said", *RECORD, *MARKS
    ):
        told = tuple(map(plain, values))
        stored = dict(zip(RECORD, values, strict=False))
        unsaid = stored.pop("unsaid")
        locked = keeping.locked(own, stored, unsaid, Origin.UPLOAD) if own else frozenset()
        found[organisation.hex, number] = Row(pk.hex, told[: len(RECORD)], told[len(RECORD) :], locked)
        holders[organisation.hex, number] = person.hex
    return found, holders


def _people(ids: list[UUID]) -> tuple[dict[str, Row], dict[tuple[str, str], str]]:
    found: dict[str, Row] = {}
    by_email: dict[tuple[str, str], str] = {}
    several: set[tuple[str, str]] = set()
    rows = Person.objects.filter(Q(staff_record__organisation__in=ids) | Q(organisation__in=ids, staff_record=None))
    for pk, organisation, record, *values in rows.values_list(
        "pk", "organisation", "staff_record", *PERSON, *MARKS[1:]
    ):
        told = tuple(map(plain, values))
        found[pk.hex] = Row(pk.hex, told[: len(PERSON)], told[len(PERSON) :])
        if record is None and organisation and told[1]:
            key = (organisation.hex, text.folded(told[1]))
            several |= {key} & by_email.keys()
            by_email[key] = pk.hex
    return found, {key: person for key, person in by_email.items() if key not in several}


def _lists(model: type[Any], columns: tuple[str, ...], ids: list[UUID]) -> dict[str, tuple[Listed, ...]]:
    found: dict[str, list[Listed]] = {}
    named = (*columns, *HELD)
    rows = model.objects.filter(_whose(ids))
    for pk, person, *values in rows.order_by("pk").values_list("pk", "person", *named):
        told = dict(zip(named, map(plain, values), strict=True))
        found.setdefault(person.hex, []).append(Listed(pk.hex, told))
    return {person: tuple(rows) for person, rows in found.items()}


def _whose(ids: list[UUID]) -> Q:
    """Return the condition of what people have whom a row may meet."""
    return Q(person__staff_record__organisation__in=ids) | Q(person__organisation__in=ids, person__staff_record=None)
