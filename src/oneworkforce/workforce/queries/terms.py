"""Groups of staff and their conditions: the list, the page of one, and what a day's versions say."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.db.models.expressions import Combinable, OrderBy
from django.db.models.functions import Lower

from oneworkforce.access.viewer import Viewer
from oneworkforce.ground import paging
from oneworkforce.ui.listing import Wanted
from oneworkforce.workforce.domain import terms_kept
from oneworkforce.workforce.domain.terms import CONDITIONS, Column, Value
from oneworkforce.workforce.models import Terms, TermsGroup, TermsOf, TermsValue
from oneworkforce.workforce.permissions import terms as permissions

SORTS: Mapping[str, Combinable | OrderBy] = {
    "title": Lower("title"),
    "organisation": Lower("organisation__name"),
    "starts": F("starts_on"),
    "confirmed": F("confirmed").asc(nulls_first=True),
}
_COLUMNS = ("pounds", "number", "unit", "words", "by_whom", "unsaid")


@dataclass(frozen=True, slots=True)
class Row:
    """One group in a list; `confirmed_on` is of the version in force, `said` how many conditions that version says."""

    id: UUID
    title: str
    organisation: str
    agreement: str
    starts_on: date
    ends_on: date | None
    confirmed_on: date | None
    said: int


@dataclass(frozen=True, slots=True)
class Held:
    """What a group has on a day: `version` None where nothing is in force; notes say how it is in practice."""

    version: UUID | None
    since: date | None
    column: Column
    notes: Mapping[str, str]
    confirmed_on: date | None
    confirmed_by: str


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a group's conditions."""

    id: UUID
    starts_on: date
    made_by: str
    in_force: bool


@dataclass(frozen=True, slots=True)
class Placing:
    """A rule: which posts belong to the group; role and contract "" for any."""

    id: UUID
    organisation_id: UUID
    organisation: str
    role: str
    contract: str


@dataclass(frozen=True, slots=True)
class Page:
    """A group, the version that is shown, every version (the latest first), and which posts belong to it."""

    id: UUID
    title: str
    organisation: str
    agreement: str
    source: str
    starts_on: date
    ends_on: date | None
    held: Held
    versions: tuple[Version, ...]
    rules: tuple[Placing, ...]
    own_posts: int


NOTHING = Held(None, None, {}, {}, None, "")


def listed(viewer: Viewer, wanted: Wanted, *, today: date) -> tuple[tuple[Row, ...], int, Wanted]:
    """Return the rows of the page wanted, how many there are in all, and the page that was found."""
    found = permissions.visible_to(viewer)
    if words := wanted.filters.get("title"):
        found = found.filter(Q(title__icontains=words) | Q(agreement__icontains=words))
    if words := wanted.filters.get("organisation"):
        found = found.filter(organisation__name__icontains=words)
    if state := wanted.filters.get("state"):
        ended = Q(ends_on__isnull=False, ends_on__lt=today)
        found = found.filter(ended) if state == "ended" else found.exclude(ended)
    total = found.count()
    wanted = wanted.clipped(total)
    told = found.annotate(confirmed=Subquery(_in_force(today).values("confirmed_on")[:1]))
    ordered = told.order_by(SORTS.get(wanted.sort, SORTS["title"]), Lower("title"), "pk")
    if wanted.descending:
        ordered = ordered.reverse()
    shown = paging.page(ordered, wanted, _groups)
    versions = held([each.pk for each in shown], today=today)
    return tuple(_row(each, versions.get(each.pk, NOTHING)) for each in shown), total, wanted


def held(groups: Collection[UUID], *, today: date) -> Mapping[UUID, Held]:
    """Return what groups that a permission has found have on a day; those without a version in force are not there."""
    rows = Terms.objects.filter(_begun(today), group__in=groups).order_by("starts_on")
    latest = {row.group_id: row for row in rows}
    values = values_of([row.pk for row in latest.values()])
    return {group: _held(row, values.get(row.pk, {})) for group, row in latest.items()}


def one(viewer: Viewer, group: UUID, *, today: date, version: UUID | None = None) -> Page:
    """Return a group with the version in force, or the one asked for; NotFound where there is none for the viewer."""
    row = permissions.get(viewer, group)
    versions = list(Terms.objects.filter(group=row).order_by("-starts_on"))
    begun = next((each for each in versions if each.starts_on <= today), None)
    current = None if row.ends_on is not None and row.ends_on < today else begun
    usual = begun or (versions[-1] if versions else None)
    chosen = next((each for each in versions if each.pk == version), usual)
    rules = TermsOf.objects.filter(group=row, post=None).select_related("organisation")
    placed = rules.order_by(Lower("organisation__name"), "role", "contract")
    return Page(
        id=row.pk,
        title=row.title,
        organisation=row.organisation.name if row.organisation else "",
        agreement=row.agreement,
        source=row.source,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        held=NOTHING if chosen is None else _held(chosen, values_of([chosen.pk]).get(chosen.pk, {})),
        versions=tuple(Version(each.pk, each.starts_on, each.made_by, each == current) for each in versions),
        rules=tuple(
            Placing(each.pk, each.organisation_id, each.organisation.name, each.role, each.contract) for each in placed
        ),
        own_posts=TermsOf.objects.filter(group=row, post__isnull=False).count(),
    )


def value(viewer: Viewer, version: UUID, condition: str) -> tuple[Terms, TermsValue]:
    """Return a version and the row of one condition in it, empty where nothing is said; NotFound as for a version."""
    row = permissions.get_version(viewer, version)
    found = TermsValue.objects.filter(terms=row, condition=condition).first()
    return row, found or TermsValue(terms=row, condition=condition)


def choose(viewer: Viewer) -> tuple[tuple[str, str], ...]:
    """Return (id, title) of the groups that `viewer` sees, for a form."""
    rows = permissions.visible_to(viewer).order_by(Lower("title"), "pk").values_list("pk", "title")
    return tuple((str(pk), title) for pk, title in rows)


def employers(viewer: Viewer, *, today: date) -> tuple[tuple[str, str], ...]:
    """Return (id, name) of the organisations whose conditions `viewer` writes down, for a form."""
    rows = permissions.keeps(viewer, today=today).order_by(Lower("name"), "pk").values_list("pk", "name")
    return tuple((str(pk), name) for pk, name in rows)


def values_of(versions: Collection[UUID]) -> Mapping[UUID, Mapping[str, tuple[Value, str]]]:
    """Return value and note of each condition by version; a condition that is no longer one of ours is left out."""
    found: dict[UUID, dict[str, tuple[Value, str]]] = {}
    for row in TermsValue.objects.filter(terms__in=versions):
        if (condition := CONDITIONS.get(row.condition)) is not None:
            columns = {name: getattr(row, name) for name in _COLUMNS}
            found.setdefault(row.terms_id, {})[row.condition] = (terms_kept.value(condition, columns), row.note)
    return found


def _groups(ids: list[UUID]) -> list[TermsGroup]:
    return list(TermsGroup.objects.filter(pk__in=ids).select_related("organisation"))


def _in_force(today: date) -> QuerySet[Any, Any]:
    return Terms.objects.filter(_begun(today), group=OuterRef("pk")).order_by("-starts_on")


def _begun(today: date) -> Q:
    """Return the condition that a version has begun, and its group has not ended: the latest of these is in force."""
    lasting = Q(group__ends_on__isnull=True) | Q(group__ends_on__gte=today)
    return Q(starts_on__lte=today) & lasting


def _held(row: Terms, values: Mapping[str, tuple[Value, str]]) -> Held:
    return Held(
        row.pk,
        row.starts_on,
        {key: value for key, (value, _) in values.items()},
        {key: note for key, (_, note) in values.items() if note},
        row.confirmed_on,
        row.confirmed_by,
    )


def _row(each: TermsGroup, found: Held) -> Row:
    return Row(
        each.pk,
        each.title,
        each.organisation.name if each.organisation else "",
        each.agreement,
        each.starts_on,
        each.ends_on,
        found.confirmed_on,
        len(found.column),
    )
