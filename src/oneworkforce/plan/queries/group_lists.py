"""Groups as a list shows them: frozen rows, the same number of queries however many there are."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models.expressions import Combinable, OrderBy
from django.db.models.functions import Coalesce, Lower

from oneworkforce.access.viewer import Viewer
from oneworkforce.ground import paging
from oneworkforce.ground.prepared import prepared
from oneworkforce.plan.domain.kinds import GroupKind
from oneworkforce.plan.models import Group, GroupMember, Meeting
from oneworkforce.plan.permissions import plans
from oneworkforce.ui.listing import Wanted

SORTS: Mapping[str, str | Combinable | OrderBy] = {
    "name": Lower("name"),
    "kind": "kind",
    "members": "size",
    "next": F("next_at").asc(nulls_last=True),
}


DERIVED = frozenset({"members", "next"})
"""Sorts by what is no column of a group."""


@dataclass(frozen=True, slots=True)
class Row:
    """One group in a list; `parent` is "" where it stands alone, `places` those not yet filled."""

    id: UUID
    name: str
    kind: GroupKind
    parent: str
    members: int
    places: int
    next_at: datetime | None
    ended_on: date | None


def listed(viewer: Viewer, wanted: Wanted, *, now: datetime) -> tuple[tuple[Row, ...], int, Wanted]:
    """Return the rows of the page wanted, how many there are in all, and the page that was found."""
    found = plans.groups_visible_to(viewer)
    filters = wanted.filters
    if words := filters.get("name"):
        found = found.filter(name__icontains=words)
    if kind := filters.get("kind"):
        found = found.filter(kind=kind)
    if state := filters.get("state"):
        found = found.filter(ended_on__isnull=state == "working")
    total = found.count()
    wanted = wanted.clipped(total)
    rows = _told(found, now) if wanted.sort in DERIVED else found
    ordered = rows.order_by(SORTS.get(wanted.sort, SORTS["name"]), Lower("name"), "pk")
    if wanted.descending:
        ordered = ordered.reverse()
    shown = paging.page(ordered, wanted, lambda ids: _rows(groups=ids, now=now))
    return tuple(_row(each) for each in shown), total, wanted


@prepared
def _rows(*, groups: Collection[UUID], now: datetime) -> QuerySet[Group]:
    return _told(Group.objects.filter(pk__in=groups).select_related("parent"), now)


def _told(rows: QuerySet[Group], now: datetime) -> QuerySet[Group]:
    """Return groups with their members, open places and next meeting."""
    return rows.annotate(
        size=Coalesce(Subquery(_counted(person__isnull=False)), 0),
        open_places=Coalesce(Subquery(_counted(person__isnull=True)), 0),
        next_at=Subquery(_next(now)),
    )


def steering(viewer: Viewer, *, without: UUID | None = None, kept: UUID | None = None) -> tuple[tuple[str, str], ...]:
    """Return (id, name) of the steering groups at work under which a workstream may stand, and of the one `kept`."""
    rows = plans.groups_visible_to(viewer).filter(Q(ended_on=None) | Q(pk=kept), kind=GroupKind.STEERING)
    if without is not None:
        rows = rows.exclude(pk=without)
    found = rows.order_by(Lower("name"), "pk").values_list("pk", "name")
    return tuple((str(pk), name) for pk, name in found)


def _counted(**which: bool) -> QuerySet[Any, Any]:
    rows = GroupMember.objects.filter(group=OuterRef("pk"), until=None, **which).order_by()
    return rows.values("group").annotate(number=Count("pk")).values("number")


def _next(now: datetime) -> QuerySet[Any, Any]:
    rows = Meeting.objects.filter(group=OuterRef("pk"), cancelled_at=None, starts_at__gt=now).order_by()
    return rows.values("group").annotate(first=Min("starts_at")).values("first")


def _row(each: Any) -> Row:
    return Row(
        id=each.pk,
        name=each.name,
        kind=GroupKind(each.kind),
        parent=each.parent.name if each.parent else "",
        members=each.size,
        places=each.open_places,
        next_at=each.next_at,
        ended_on=each.ended_on,
    )
