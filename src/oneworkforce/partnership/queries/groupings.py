"""Groupings of localities as their list and pages show them."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count
from django.db.models.functions import Lower

from oneworkforce.access.viewer import Viewer
from oneworkforce.lib.named import Named
from oneworkforce.partnership.domain import places
from oneworkforce.partnership.domain.sectors import GroupingKind
from oneworkforce.partnership.permissions import groupings
from oneworkforce.partnership.queries import localities


@dataclass(frozen=True, slots=True)
class Row:
    """One grouping in the list, and how many localities belong to it."""

    id: UUID
    name: str
    kind: GroupingKind
    members: int


@dataclass(frozen=True, slots=True)
class Page:
    """Everything a grouping's page shows; its members in the order of the tree, each with where it lies."""

    id: UUID
    name: str
    kind: GroupingKind
    members: tuple[Named, ...]


def listed(viewer: Viewer) -> tuple[Row, ...]:
    """Return every grouping that `viewer` sees, by name."""
    rows = groupings.visible_to(viewer).annotate(number=Count("members")).order_by(Lower("name"), "pk")
    return tuple(Row(row.pk, row.name, GroupingKind(row.kind), row.number) for row in rows)


def one(viewer: Viewer, grouping: UUID) -> Page:
    """Return the page of a grouping; `verdicts.NotFound` where there is none for this viewer."""
    row = groupings.get(viewer, grouping)
    members = set(row.members.values_list("locality_id", flat=True))
    known = localities.tree(viewer)
    inside = [place for place, _ in places.flat(places.branches(known)) if place.id in members]
    named = tuple(Named(place.id, places.named(known, place.id)) for place in inside)
    return Page(row.pk, row.name, GroupingKind(row.kind), named)
