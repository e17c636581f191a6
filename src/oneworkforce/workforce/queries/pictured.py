"""Pictures as they are stored: what pages, files and reports read, and nothing else about who works here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from oneworkforce.access.viewer import Viewer
from oneworkforce.ground.job_states import OPEN
from oneworkforce.ground.models import Job
from oneworkforce.workforce.domain import cuts
from oneworkforce.workforce.domain.pictures import PEOPLE
from oneworkforce.workforce.models import Picture, PictureRow
from oneworkforce.workforce.permissions import pictures as permissions
from oneworkforce.workforce.queries.picture_material import JOB, named

Figures = Mapping[str, int | None]


@dataclass(frozen=True, slots=True)
class Head:
    """A picture: of what day, from how many organisations, what they did not say, and places as they were."""

    id: UUID
    number: int
    as_of: date
    made_at: datetime
    made_by: str
    data_set: str
    roles: str
    min_cell: int
    synthetic: bool
    organisations: int
    in_totals: int
    unknown: Mapping[str, int]
    whole_on: date
    places: tuple[cuts.Place, ...]


@dataclass(frozen=True, slots=True)
class Cells:
    """Guarded cells by name. A cell that is not there is nought, as everybody may know."""

    rows: Mapping[cuts.Name, Figures]

    def of(self, name: cuts.Name, measure: str = "people") -> int | None:
        """Return a figure; None where it is withheld."""
        return self.rows.get(name, {}).get(measure, 0)

    def figures(self, name: cuts.Name) -> Figures:
        """Return all figures of a cell."""
        return self.rows.get(name, {})

    def ranked(self, place: cuts.Name, measure: str) -> list[tuple[str, int]]:
        """Return what people of a place (() is everywhere) have and how many, most first; nothing that is withheld."""
        told = [(name[-1][1], many) for name, row in self.rows.items() if name[:-1] == place and (many := row[measure])]
        return sorted(told, key=lambda one: (-one[1], one[0]))


def held(viewer: Viewer) -> Head | None:
    """Return the picture in force, for whoever may see it; None where none has been made."""
    permissions.check_see(viewer)
    return _head(Picture.objects.order_by("-number").first())


def before(head: Head) -> Head | None:
    """Return the picture before one, where there is one."""
    return _head(Picture.objects.filter(number=head.number - 1).first())


def wholes(head: Head) -> tuple[Figures, tuple[Head, Figures] | None]:
    """Return the figures of the whole in a picture, and those of the picture before it with its head."""
    last = before(head)
    return cells(head, ("",)).figures(()), (last, cells(last, ("",)).figures(())) if last else None


def being_made() -> bool:
    """Say whether a picture is being made."""
    return Job.objects.filter(kind=JOB, state__in=OPEN).exists()


def cells(head: Head, wanted: Iterable[str], *, universe: str = PEOPLE, first: Iterable[str] | None = None) -> Cells:
    """Return the cells of the cuts `wanted` ("locality/age", "" is the whole). One query.

    `first`: only those whose first node is one of these, and the whole.
    """
    rows = PictureRow.objects.filter(picture=head.id, universe=universe, cut__in=list(wanted))
    if first is not None:
        rows = rows.filter(first__in=["", *first])
    told = rows.values_list("cut", "first", "second", "figures")
    return Cells({named(cut, one, two): figures for cut, one, two, figures in told})


def _head(row: Picture | None) -> Head | None:
    if row is None:
        return None
    return Head(
        id=row.pk,
        number=row.number,
        as_of=row.as_of,
        made_at=row.made_at,
        made_by=row.made_by,
        data_set=row.data_set,
        roles=row.roles,
        min_cell=row.min_cell,
        synthetic=row.synthetic,
        organisations=row.organisations,
        in_totals=row.in_totals,
        unknown=row.unknown,
        whole_on=row.whole_on or row.as_of,
        places=tuple(cuts.Place(*place) for place in row.places),
    )
