"""Published tables of population: which are here, and what the latest says of a place."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count

from oneworkforce.access.viewer import Viewer
from oneworkforce.workforce.models import Population, PopulationRow
from oneworkforce.workforce.permissions import pictures as permissions


@dataclass(frozen=True, slots=True)
class Listed:
    """A table as its list shows it."""

    id: UUID
    title: str
    source: str
    licence: str
    year: int
    rows: int
    digest: str
    added_by: str
    added_at: datetime


@dataclass(frozen=True, slots=True)
class Beside:
    """What the latest table says of one place and characteristic, by group: people, or the mark that says why not.

    `source`: its title and who published it; `added_at`: when it was brought in.
    """

    source: str
    licence: str
    year: int
    added_at: datetime
    groups: Mapping[str, tuple[int | None, str]]


def listed(viewer: Viewer) -> tuple[Listed, ...]:
    """Return every table, the latest year first."""
    permissions.check_see(viewer)
    rows = Population.objects.annotate(many=Count("rows")).order_by("-year", "-added_at")
    return tuple(
        Listed(row.pk, row.title, row.source, row.licence, row.year, row.many, row.digest, row.added_by, row.added_at)
        for row in rows
    )


def beside(locality: UUID, characteristic: str) -> Beside | None:
    """Return the latest figures of a place; None where no table has any."""
    rows = PopulationRow.objects.filter(locality=locality, characteristic=characteristic)
    latest = rows.order_by("-population__year", "-population__added_at").select_related("population").first()
    if latest is None:
        return None
    told = rows.filter(population=latest.population_id).values_list("group", "people", "mark")
    found = latest.population
    return Beside(
        f"{found.title}, {found.source}",
        found.licence,
        found.year,
        found.added_at,
        {group: (people, mark) for group, people, mark in told},
    )
