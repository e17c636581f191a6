"""What counts, for other rooms: the lines of a picture, by organisation, locality, role and contract.

How it is counted: queries/counting_lines.py. These are counts of people: they pass the guard of small numbers before
anybody sees them.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from oneworkforce.partnership.models import Locality
from oneworkforce.workforce.domain import cuts
from oneworkforce.workforce.domain.counted import MEASURES, WHOLE_TIME
from oneworkforce.workforce.domain.kinds import Gives
from oneworkforce.workforce.queries import counting_lines
from oneworkforce.workforce.queries.counting_lines import Scene

Key = tuple[UUID, UUID | None, str, str]


@dataclass(frozen=True, slots=True)
class Counted:
    """What one organisation has of one role, in one locality, on one contract; None: the organisation does not know.

    `whole_time` in ten-thousandths; `without_hours`: held posts that are not in it because their hours are not known.
    Vacancies are of employed posts, `starters` and `leavers` employed people of the twelve months to the day asked
    about, or to the day of the total. `given`: whether rows or totals were counted.
    """

    organisation: UUID
    locality: UUID | None
    role: str
    contract: str
    given: Gives
    people: int | None
    whole_time: int | None
    vacancies: int | None
    starters: int | None
    leavers: int | None
    without_hours: int = 0


def counted(*, today: date, organisation: UUID | None = None) -> tuple[Counted, ...]:
    """Return what counts, by organisation, locality, role and contract; of one `organisation`, or of all.

    Three queries, however many posts. The caller has checked what the viewer may see, and guards what is shown. Whoever
    has posts in several organisations is one person, in the one that has most of their hours; asked about alone, an
    organisation counts them too.
    """
    leaf = {str(pk): str(pk) for pk in Locality.objects.values_list("pk", flat=True)}
    scene = Scene(today, leaf, organisation)
    found = (*_rows(scene), *_totals(scene))
    return tuple(sorted(found, key=lambda one: (str(one.organisation), one.role, str(one.locality), one.contract)))


def _rows(scene: Scene) -> Iterator[Counted]:
    cells: dict[Key, dict[str, int]] = defaultdict(lambda: dict.fromkeys(MEASURES, 0))
    for line in counting_lines.posts(scene):
        where, contract = line.leaves[cuts.LOCALITY], line.leaves[cuts.CONTRACT]
        place = None if where == cuts.NOWHERE else UUID(where)
        said = "" if contract == cuts.NOT_SAID else contract
        cell = cells[UUID(line.organisation), place, line.leaves[cuts.ROLE], said]
        for name, value in zip(MEASURES, line.sums, strict=True):
            cell[name] += value
    for key, cell in cells.items():
        if any(cell.values()):
            yield Counted(
                *key,
                given=Gives.ROWS,
                people=cell["people"],
                whole_time=cell["time"],
                vacancies=cell["vacancies"],
                starters=cell["starters"],
                leavers=cell["leavers"],
                without_hours=cell["posts"] - cell["timed"],
            )


def _totals(scene: Scene) -> Iterator[Counted]:
    for row in counting_lines.total_rows(scene):
        whole = None if row.whole_time is None else row.whole_time * (WHOLE_TIME // 100)
        flows = (row.vacancies, row.starters, row.leavers) if counting_lines.is_employed(row.contract) else (0, 0, 0)
        place = (row.organisation_id, row.locality_id, row.role, row.contract)
        yield Counted(*place, Gives.TOTALS, row.people, whole, *flows)
