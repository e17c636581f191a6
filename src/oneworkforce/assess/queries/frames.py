"""The frame of a round as its pages show it, and as the cut is made from it."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet, Sum
from django.db.models.expressions import Combinable, OrderBy
from django.db.models.functions import Lower

from oneworkforce.access.viewer import Viewer
from oneworkforce.assess.domain.cuts import Place
from oneworkforce.assess.models import FrameCell, Round
from oneworkforce.assess.permissions import years
from oneworkforce.assess.queries import places, stored
from oneworkforce.ui.listing import Wanted

SORTS: Mapping[str, str | Combinable | OrderBy] = {
    "organisation": Lower("organisation__name"),
    "locality": Lower("locality__name"),
    "audience": "audience",
    "invited": "invited",
}
EVERYWHERE = "everywhere"
"""How a filter asks for the cells without a locality."""
MOST_TOLD = 50
"""Organisations of which the page tells the total."""


@dataclass(frozen=True, slots=True)
class Row:
    """One cell of a frame, by the names of what it is of; `locality` is "" where it works everywhere."""

    id: UUID
    organisation: str
    locality: str
    audience: str
    invited: int


@dataclass(frozen=True, slots=True)
class Totals:
    """How many are invited: in all, by audience, by organisation (the largest first, `organisations` of them)."""

    invited: int
    cells: int
    by_audience: tuple[tuple[str, int], ...]
    by_organisation: tuple[tuple[str, int], ...]
    organisations: int


def listed(viewer: Viewer, round: UUID, wanted: Wanted) -> tuple[tuple[Row, ...], int, Wanted]:  # noqa: A002
    """Return the cells of the page wanted, how many there are in all, and the page that was found."""
    row = years.get(viewer, round)
    held, titles = places.places(), dict(places.audiences(stored.framework_of(row)))
    found = _filtered(FrameCell.objects.filter(round=row), wanted)
    total = found.count()
    wanted = wanted.clipped(total)
    order = [SORTS[wanted.sort]] if wanted.sort else []
    found = found.order_by(*order, *(SORTS[each] for each in ("organisation", "locality", "audience")), "pk")
    if wanted.descending:
        found = found.reverse()
    names = ("pk", "organisation__name", "locality_id", "audience", "invited")
    rows = tuple(
        Row(pk, organisation, held.name(locality), titles.get(audience, audience), invited)
        for pk, organisation, locality, audience, invited in wanted.of(found).values_list(*names)
    )
    return rows, total, wanted


def totals(row: Round) -> Totals:
    """Return how many are invited to a round, for who runs it."""
    cells = FrameCell.objects.filter(round=row)
    titles = dict(places.audiences(stored.framework_of(row)))
    audiences = cells.values("audience").annotate(many=Sum("invited")).order_by("audience")
    organisations = cells.values("organisation").annotate(many=Sum("invited"))
    named = organisations.order_by("-many", Lower("organisation__name")).values_list("organisation__name", "many")
    return Totals(
        invited=cells.aggregate(many=Sum("invited"))["many"] or 0,
        cells=cells.count(),
        by_audience=tuple(
            (titles.get(audience, audience), many) for audience, many in audiences.values_list("audience", "many")
        ),
        by_organisation=tuple(named[:MOST_TOLD]),
        organisations=named.count(),
    )


def to_cut(row: Round) -> dict[UUID, Place]:
    """Return every cell of a round's frame as the cut is made from it."""
    held = places.places()
    cells = FrameCell.objects.filter(round=row).select_related("organisation")
    return {
        cell.pk: Place(
            cell.organisation.name,
            cell.organisation.get_sector_display(),
            held.chain(cell.locality_id),
            cell.audience,
            cell.invited,
            held.by_level(cell.locality_id),
        )
        for cell in cells
    }


def _filtered(found: QuerySet[FrameCell], wanted: Wanted) -> QuerySet[FrameCell]:
    if words := wanted.filters.get("organisation"):
        found = found.filter(organisation__name__icontains=words)
    if audience := wanted.filters.get("audience"):
        found = found.filter(audience=audience)
    if locality := wanted.filters.get("locality"):
        found = found.filter(locality=None) if locality == EVERYWHERE else found.filter(locality_id=UUID(locality))
    return found
