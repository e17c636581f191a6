"""The plan of evidence of a round: its lines, where each stands, and one line on its page."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.db.models.expressions import Combinable, OrderBy
from django.db.models.functions import Lower

from oneworkforce.access.viewer import Viewer
from oneworkforce.assess.domain.kinds import Gathering as Kind
from oneworkforce.assess.domain.kinds import Outcome
from oneworkforce.assess.models import Gathering
from oneworkforce.assess.permissions import gatherings, rounds
from oneworkforce.assess.queries import places, stored
from oneworkforce.ui.listing import Wanted

SORTS: Mapping[str, str | Combinable | OrderBy] = {
    "kind": "kind",
    "with_whom": Lower("with_whom"),
    "planned_on": F("planned_on").asc(nulls_last=True),
    "held_on": F("held_on").asc(nulls_last=True),
}
_OUTCOMES = {
    Outcome.HELD: Q(held_on__isnull=False),
    Outcome.NOT_RUN: ~Q(not_run_because=""),
    Outcome.PLANNED: Q(held_on__isnull=True, not_run_because=""),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One line. `additional`: run although it had not been planned. `facilitator` is "" where nobody is named."""

    id: UUID
    kind: Kind
    with_whom: str
    audience: str
    locality: str
    facilitator: str
    trained: bool
    planned_on: date | None
    held_on: date | None
    people: int | None
    not_run_because: str

    @property
    def outcome(self) -> Outcome:
        """Return what came of it."""
        if self.held_on is not None:
            return Outcome.HELD
        return Outcome.NOT_RUN if self.not_run_because else Outcome.PLANNED

    @property
    def additional(self) -> bool:
        """Return whether it was run in addition to the plan."""
        return self.held_on is not None and self.planned_on is None


def listed(viewer: Viewer, round: UUID, wanted: Wanted) -> tuple[tuple[Row, ...], int, Wanted]:  # noqa: A002
    """Return the lines of the page wanted, how many there are in all, and the page that was found."""
    held = stored.held(viewer, round)
    found = _filtered(gatherings.visible_to(viewer).filter(round=round), wanted)
    total = found.count()
    wanted = wanted.clipped(total)
    order = [SORTS[wanted.sort]] if wanted.sort else []
    found = found.order_by(*order, SORTS["planned_on"], SORTS["with_whom"], "pk")
    if wanted.descending:
        found = found.reverse()
    names, titles = places.places(), dict(places.audiences(held.framework))
    rows = wanted.of(found.select_related("facilitator"))
    return tuple(_row(row, names, titles) for row in rows), total, wanted


def one(viewer: Viewer, gathering: UUID) -> Row:
    """Return one line; `verdicts.NotFound` where there is none for them."""
    row = gatherings.get(viewer, gathering)
    return _row(row, places.places(), dict(places.audiences(stored.framework_of(row.round))))


def counted(viewer: Viewer, round: UUID) -> Mapping[Outcome, int]:  # noqa: A002
    """Return how many lines were held, not run, and are still planned."""
    row = rounds.get(viewer, round)
    rows = Gathering.objects.filter(round=row).values_list("held_on", "not_run_because")
    return Counter(
        Outcome.HELD if held is not None else Outcome.NOT_RUN if reason else Outcome.PLANNED for held, reason in rows
    )


def _row(row: Gathering, names: places.Places, titles: Mapping[str, str]) -> Row:
    return Row(
        id=row.pk,
        kind=Kind(row.kind),
        with_whom=row.with_whom,
        audience=titles.get(row.audience, row.audience),
        locality=names.name(row.locality_id),
        facilitator=row.facilitator.name if row.facilitator else "",
        trained=row.trained,
        planned_on=row.planned_on,
        held_on=row.held_on,
        people=row.people,
        not_run_because=row.not_run_because,
    )


def _filtered(found: QuerySet[Gathering], wanted: Wanted) -> QuerySet[Gathering]:
    if words := wanted.filters.get("with_whom"):
        found = found.filter(with_whom__icontains=words)
    if kind := wanted.filters.get("kind"):
        found = found.filter(kind=kind)
    if outcome := wanted.filters.get("outcome"):
        found = found.filter(_OUTCOMES[Outcome(outcome)])
    return found
