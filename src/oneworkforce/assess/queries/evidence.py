"""Evidence of a round in a list."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Case, IntegerField, QuerySet, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Lower

from oneworkforce.access.viewer import Viewer
from oneworkforce.assess.domain import evidence as rules
from oneworkforce.assess.domain.framework import Framework
from oneworkforce.assess.domain.kinds import EvidenceKind, Strength
from oneworkforce.assess.models import Evidence
from oneworkforce.assess.permissions import evidence
from oneworkforce.assess.queries.stored import Held
from oneworkforce.ui.listing import Wanted

GONE = "an arc that the framework no longer has"


@dataclass(frozen=True, slots=True)
class Row:
    """One piece of evidence. `link` is where a page may lead to it, or ""."""

    id: UUID
    arc: str
    arc_title: str
    kind: EvidenceKind
    title: str
    figure: str
    says: str
    dated: date
    source: str
    strength: Strength
    kept_at: str
    link: str


def row_of(row: Evidence, framework: Framework) -> Row:
    """Return a piece of evidence as pages show it."""
    arc = next((framework.say(each.title) for each in framework.arcs if each.id == row.arc), GONE)
    return Row(
        id=row.pk,
        arc=row.arc,
        arc_title=arc,
        kind=EvidenceKind(row.kind),
        title=row.title,
        figure=row.figure,
        says=row.says,
        dated=row.dated,
        source=row.source,
        strength=Strength(row.strength),
        kept_at=row.kept_at,
        link=rules.link(row.kept_at),
    )


def listed(viewer: Viewer, found: Held, wanted: Wanted) -> tuple[tuple[Row, ...], int, Wanted]:
    """Return the rows of the page wanted, how many there are in all, and the page that was found."""
    rows = _filtered(evidence.visible_to(viewer).filter(round_id=found.id), wanted)
    total = rows.count()
    wanted = wanted.clipped(total)
    sorts = _sorts(found.framework)
    rows = rows.order_by(sorts[wanted.sort or "arc"], sorts["strength"], "-dated", "pk")
    if wanted.descending:
        rows = rows.reverse()
    return tuple(row_of(row, found.framework) for row in wanted.of(rows)), total, wanted


def _filtered(rows: QuerySet[Evidence], wanted: Wanted) -> QuerySet[Evidence]:
    for key in ("arc", "kind", "strength"):
        if chosen := wanted.filters.get(key):
            rows = rows.filter(**{key: chosen})
    if words := wanted.filters.get("title"):
        rows = rows.filter(title__icontains=words)
    return rows


def _sorts(framework: Framework) -> Mapping[str, str | Combinable]:
    return {
        "title": Lower("title"),
        "arc": _in_order("arc", [arc.id for arc in framework.arcs]),
        "kind": "kind",
        "dated": "dated",
        "source": Lower("source"),
        "strength": _in_order("strength", list(Strength)),
    }


def _in_order(field: str, values: list[str]) -> Combinable:
    whens = [When(**{field: value}, then=Value(place)) for place, value in enumerate(values)]
    return Case(*whens, default=Value(len(values)), output_field=IntegerField())
