"""What organisations give of their workforce, and the totals of one: frozen rows, few queries."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, F, IntegerField, Max, OuterRef, QuerySet, Subquery, Sum, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce, Lower

from oneworkforce.access.viewer import Viewer
from oneworkforce.ground import paging
from oneworkforce.lib.named import Named
from oneworkforce.partnership.models import Organisation
from oneworkforce.ui.listing import Wanted
from oneworkforce.workforce.domain import roles
from oneworkforce.workforce.domain.hours import FULL_TIME
from oneworkforce.workforce.domain.kinds import Gives
from oneworkforce.workforce.models import Post, Total
from oneworkforce.workforce.models.in_force import in_force
from oneworkforce.workforce.permissions import giving, posts
from oneworkforce.workforce.queries import places
from oneworkforce.workforce.queries.posts import ROLES


@dataclass(frozen=True, slots=True)
class Row:
    """What one organisation gives. `posts`: rows that are there now; `people`: of its totals, None: none known.

    Which of the two counts `gives` says. `full_time` is its full-time week in minutes; `own_full_time`: it said so.
    """

    id: UUID
    name: str
    gives: Gives
    full_time: int
    own_full_time: bool
    posts: int
    totals: int
    people: int | None
    counted_on: date | None


@dataclass(frozen=True, slots=True)
class TotalRow:
    """One total; None: not known. `whole_time` in hundredths."""

    id: UUID
    role: str
    contract: str
    locality: Named | None
    counted_on: date
    people: int | None
    whole_time: int | None
    vacancies: int | None
    starters: int | None
    leavers: int | None
    confirmed_on: date | None
    confirmed_by: str


GIVES = Coalesce(F("giving__gives"), Value(Gives.ROWS.value))
_SORTS: Mapping[str, str | Combinable] = {"name": Lower("name"), "gives": GIVES}
_TOTAL_SORTS: Mapping[str, Combinable] = {
    "role": ROLES,
    "contract": F("contract"),
    "locality": Lower("locality__name"),
    "counted": F("counted_on"),
    "people": F("people"),
    "whole_time": F("whole_time"),
    "vacancies": F("vacancies"),
    "starters": F("starters"),
    "leavers": F("leavers"),
}


def listed(viewer: Viewer, wanted: Wanted, *, today: date) -> tuple[tuple[Row, ...], int, Wanted]:
    """Return the organisations of the page wanted, how many there are in all, and the page that was found."""
    found = giving.organisations(viewer)
    if words := wanted.filters.get("name"):
        found = found.filter(name__icontains=words)
    if gives := wanted.filters.get("gives"):
        found = found.annotate(gives=GIVES).filter(gives=gives)
    total = found.count()
    wanted = wanted.clipped(total)
    ordered = found.order_by(_SORTS.get(wanted.sort, Lower("name")), Lower("name"), "pk")
    if wanted.descending:
        ordered = ordered.reverse()
    rows = paging.page(ordered, wanted, lambda ids: list(_told(viewer, ids, today)))
    return tuple(_row(each) for each in rows), total, wanted


def one(viewer: Viewer, organisation: UUID, *, today: date) -> Row:
    """Return what an organisation gives; NotFound where this viewer sees nothing of it."""
    giving.get(viewer, organisation)
    return _row(_told(viewer, [organisation], today).get())


def totals(viewer: Viewer, organisation: UUID, wanted: Wanted) -> tuple[tuple[TotalRow, ...], int, Wanted]:
    """Return the totals of an organisation on the page wanted, how many there are, and the page that was found."""
    found = giving.visible_to(viewer).filter(organisation=giving.get(viewer, organisation))
    if chosen := wanted.filters.get("locality"):
        found = found.filter(locality__in=places.beneath([UUID(chosen)]))
    if chosen := wanted.filters.get("group"):
        found = found.filter(role__in=roles.of_group(chosen))
    if chosen := wanted.filters.get("contract"):
        found = found.filter(contract=chosen)
    total = found.count()
    wanted = wanted.clipped(total)
    key: Any = _TOTAL_SORTS.get(wanted.sort, ROLES)
    first = key.desc(nulls_last=True) if wanted.descending else key.asc(nulls_last=True)
    rows = paging.page(found.order_by(first, "contract", "pk"), wanted, _told_totals)
    return tuple(_total(each) for each in rows), total, wanted


def _told(viewer: Viewer, ids: Collection[UUID], today: date) -> QuerySet[Organisation]:
    """Return organisations with what `viewer` sees of their posts and totals counted beside each."""
    there = posts.visible_to(viewer, today=today).filter(in_force(today), organisation=OuterRef("pk"))
    given = giving.visible_to(viewer).filter(organisation=OuterRef("pk"))
    return (
        Organisation.objects.filter(pk__in=ids)
        .select_related("giving")
        .annotate(
            post_count=Coalesce(_one(there, Count("pk")), 0),
            total_count=Coalesce(_one(given, Count("pk")), 0),
            people_count=_one(given, Sum("people")),
            last_counted=Subquery(_grouped(given, Max("counted_on"))),
        )
    )


def _grouped(rows: QuerySet[Post] | QuerySet[Total], number: Any) -> QuerySet[Any, Any]:
    found: QuerySet[Any, Any] = rows.order_by().values("organisation").annotate(number=number).values("number")
    return found


def _one(rows: QuerySet[Post] | QuerySet[Total], number: Any) -> Subquery:
    return Subquery(_grouped(rows, number), output_field=IntegerField())


def _row(each: Any) -> Row:
    row = getattr(each, "giving", None)
    own = row.full_time_minutes if row else None
    return Row(
        id=each.pk,
        name=each.name,
        gives=Gives(row.gives) if row else Gives.ROWS,
        full_time=own or FULL_TIME,
        own_full_time=own is not None,
        posts=each.post_count,
        totals=each.total_count,
        people=each.people_count,
        counted_on=each.last_counted,
    )


def _told_totals(ids: Collection[UUID]) -> list[Total]:
    return list(Total.objects.filter(pk__in=ids).select_related("locality"))


def _total(each: Total) -> TotalRow:
    return TotalRow(
        id=each.pk,
        role=each.role,
        contract=each.contract,
        locality=Named(each.locality.pk, each.locality.name) if each.locality else None,
        counted_on=each.counted_on,
        people=each.people,
        whole_time=each.whole_time,
        vacancies=each.vacancies,
        starters=each.starters,
        leavers=each.leavers,
        confirmed_on=each.confirmed_on,
        confirmed_by=each.confirmed_by,
    )
