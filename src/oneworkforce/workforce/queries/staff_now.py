"""What is stored now of some organisations, as the plan of a file compares it: a few queries, however many rows."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, F, Max, OuterRef, Q

from oneworkforce.ground import transactions
from oneworkforce.lib import text
from oneworkforce.partnership.models import Credential, Language, Person, Qualification, Skill
from oneworkforce.workforce.domain import keeping
from oneworkforce.workforce.domain.kinds import Origin
from oneworkforce.workforce.domain.staff_now import (
    EMPTY_RECORD,
    MARKS,
    PERSON,
    POST,
    RECORD,
    Listed,
    Now,
    Row,
    why_text,
)
from oneworkforce.workforce.models import Post, StaffRecord

LISTS: Mapping[str, tuple[type[Any], tuple[str, ...]]] = {
    "skills": (Skill, ("name",)),
    "languages": (Language, ("tag", "fluency")),
    "qualifications": (Qualification, ("name", "level", "awarded_in")),
    "credentials": (Credential, ("kind", "name", "issued_on", "expires_on", "never_expires")),
}
"""The tables of what people can do and hold, with their own columns."""
AT_ONCE = 10_000
HELD = ("changed_at", "confirmed_on", "confirmed_by")


def load(organisations: Iterable[str], *, today: date) -> Now:
    """Return what is stored of these organisations. Ended on or before `today`: no longer there to be missed."""
    ids = [UUID(one) for one in organisations]
    with transactions.reading():
        posts, ended, follows = _posts(ids, today)
        records, holders = _records(ids)
        people, by_email, homes, kept_by = _people(ids)
        brought, former = _brought(ids, today)
        lists = {name: _lists(model, columns, ids) for name, (model, columns) in LISTS.items()}
    return Now(posts, records, holders, people, by_email, ended, homes, kept_by, brought, former, follows, **lists)


def print_of(organisations: Iterable[str]) -> list[Any]:
    """Return a print of what is stored: how many rows there are of each kind, and when the last was touched."""
    ids = [UUID(one) for one in organisations]
    marks = {"number": Count("pk"), "changed": Max("changed_at"), "confirmed": Max("confirmed_on")}
    theirs = Q(organisation__in=ids) | Q(person__organisation__in=ids)
    with transactions.reading():
        found = [model.objects.filter(theirs).aggregate(**marks) for model in (Post, StaffRecord)]
        found.append(Person.objects.filter(organisation__in=ids).aggregate(**marks))
        of_lists = [model.objects.filter(_whose(ids)).aggregate(**marks) for model, _ in LISTS.values()]
    return [*found, *of_lists]


def known_elsewhere(organisations: Iterable[str], addresses: Collection[str]) -> set[str]:
    """Return those of the (folded) addresses that somebody has who is of no organisation of these: one query."""
    ids = [UUID(one) for one in organisations]
    if not addresses:
        return set()
    with transactions.reading():
        others = Person.objects.exclude(email="").exclude(organisation__in=ids).values_list("email", flat=True)
        return {folded for email in others if (folded := text.folded(email)) in addresses}


def plain(value: Any) -> Any:
    """Return a value as both databases take it: ids in letters, days and moments as ISO texts."""
    if isinstance(value, UUID):
        return value.hex
    if isinstance(value, date | datetime):
        return value.isoformat()
    return why_text(value) if isinstance(value, dict) else value


def _posts(ids: list[UUID], today: date) -> tuple[dict[tuple[str, str], Row], frozenset[str], dict[str, str]]:
    found: dict[tuple[str, str], Row] = {}
    follows: dict[str, str] = {}
    ended = set()
    reference, left = POST.index("reference"), POST.index("left_on")
    rows = Post.objects.filter(organisation__in=ids).values_list("pk", "follows", *POST, *MARKS)
    for pk, before, *values in rows:
        told = tuple(map(plain, values))
        row = Row(pk.hex, told[: len(POST)], told[len(POST) :])
        found[told[0], told[reference]] = row
        if values[left] is not None and values[left] <= today:
            ended.add(row.id)
        if before is not None:
            follows[row.id] = before.hex
    return found, frozenset(ended), follows


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


def _people(
    ids: list[UUID],
) -> tuple[dict[str, Row], dict[tuple[str, str], str], dict[str, str], dict[str, str]]:
    """Return whom rows may meet: people of the organisations, with a record there, or with a post, however long ago."""
    found: dict[str, Row] = {}
    by_email: dict[tuple[str, str], str] = {}
    several: set[tuple[str, str]] = set()
    homes: dict[str, str] = {}
    kept_by: dict[str, str] = {}
    holders = Post.objects.filter(organisation__in=ids, person__isnull=False)
    left = holders.exclude(person__organisation__in=ids).exclude(person__staff_record__organisation__in=ids)
    places: dict[str, set[str]] = {}
    for person, organisation in left.values_list("person", "organisation"):
        places.setdefault(person.hex, set()).add(organisation.hex)
    theirs = Q(staff_record__organisation__in=ids) | Q(organisation__in=ids)
    known = [Person.objects.filter(theirs), *(Person.objects.filter(pk__in=some) for some in _some(places))]
    columns = ("pk", "organisation", "staff_record__organisation", *PERSON, *MARKS[1:])
    for pk, organisation, keeper, *values in (row for rows in known for row in rows.values_list(*columns)):
        told = tuple(map(plain, values))
        found[pk.hex] = Row(pk.hex, told[: len(PERSON)], told[len(PERSON) :])
        homes[pk.hex] = organisation.hex if organisation else ""
        kept_by[pk.hex] = keeper.hex if keeper else ""
        if not told[1]:
            continue
        for place in places.get(pk.hex, {homes[pk.hex]} - {"", kept_by[pk.hex]}):
            key = (place, text.folded(told[1]))
            several |= {key} & by_email.keys()
            by_email[key] = pk.hex
    return found, {key: person for key, person in by_email.items() if key not in several}, homes, kept_by


def _brought(ids: list[UUID], today: date) -> tuple[dict[str, Row], dict[str, dict[str, Any]]]:
    """Return by person the records that another organisation kept, as one of these would begin them anew."""
    held = Post.objects.filter(
        Q(left_on=None) | Q(left_on__gte=today), person=OuterRef("person"), organisation=OuterRef("organisation")
    )
    rows = StaffRecord.objects.filter(~Exists(held), person__organisation__in=ids)
    rows = rows.exclude(organisation=F("person__organisation"))
    brought: dict[str, Row] = {}
    former: dict[str, dict[str, Any]] = {}
    columns = ("organisation", "number", *RECORD, *MARKS)
    for pk, person, own, *values in rows.values_list("pk", "person", "self_said", *columns):
        stored = dict(zip(columns, values, strict=True))
        former[pk.hex] = {name: plain(value) for name, value in stored.items()}
        said = {name: stored[name] if name in own else EMPTY_RECORD[name] for name in RECORD if name != "unsaid"}
        unsaid = {name: why for name, why in stored["unsaid"].items() if name in own}
        locked = keeping.locked(own, said, unsaid, Origin.UPLOAD) if own else frozenset()
        told = (*(plain(said[name]) for name in RECORD[:-1]), plain(unsaid))
        brought[person.hex] = Row(pk.hex, told, tuple(former[pk.hex][name] for name in MARKS), locked)
    return brought, former


def _some(ids: Iterable[str]) -> list[list[UUID]]:
    found = [UUID(one) for one in ids]
    return [found[start : start + AT_ONCE] for start in range(0, len(found), AT_ONCE)]


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
    return Q(person__staff_record__organisation__in=ids) | Q(person__organisation__in=ids)
