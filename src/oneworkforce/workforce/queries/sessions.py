"""Sessions of localities: the list, and one with its agencies, what they ticked, and what was decided."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, F, Func, Q, QuerySet
from django.db.models.functions import Lower

from oneworkforce.access.viewer import Viewer
from oneworkforce.lib.named import Named
from oneworkforce.partnership.models import AgencyMember
from oneworkforce.partnership.models.at_work import working
from oneworkforce.ui.listing import Wanted
from oneworkforce.workforce.domain import chosen, roles
from oneworkforce.workforce.domain.items import Item
from oneworkforce.workforce.domain.kinds import Gives
from oneworkforce.workforce.models import (
    Giving,
    Session,
    SessionAgency,
    SessionDecision,
    SessionTick,
    Total,
)
from oneworkforce.workforce.permissions import sessions as permissions


@dataclass(frozen=True, slots=True)
class Row:
    """One session in a list: how many agencies were there, how many items the locality added."""

    id: UUID
    locality: str
    held_on: date
    run_by: str
    ended_at: datetime | None
    agencies: int
    adds: int


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency that was there: how many roles it entered in the room, or that it sends a file.

    `rows`: it gives a row for each post, so what it enters in the room stands beside them and is not counted.
    """

    id: UUID
    organisation: Named
    sends_file: bool
    entered: int
    rows: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """One item that was put up: by whom it was ticked, and what was decided (None: nothing yet)."""

    item: Item
    ticked: tuple[str, ...]
    adds: bool | None
    why: str


@dataclass(frozen=True, slots=True)
class Page:
    """A session with everything that is not personal: agencies, choices, what the locality adds."""

    id: UUID
    locality: Named
    held_on: date
    run_by: str
    note: str
    data_set: str
    ended_at: datetime | None
    agencies: tuple[Agency, ...]
    choices: tuple[Choice, ...]

    @property
    def added(self) -> tuple[Choice, ...]:
        """Return the items that the locality decided to add here."""
        return tuple(each for each in self.choices if each.adds)


@dataclass(frozen=True, slots=True)
class Entered:
    """A total as an agency entered it in the room."""

    id: UUID
    role: str
    people: int | None
    vacancies: int | None


SORTS: Mapping[str, Func | F] = {
    "held": F("held_on"),
    "locality": Lower("locality__name"),
    "run_by": Lower("run_by"),
    "agencies": F("present"),
}


def listed(viewer: Viewer, wanted: Wanted) -> tuple[tuple[Row, ...], int, Wanted]:
    """Return the rows of the page wanted, how many there are in all, and the page that was found."""
    found = _filtered(permissions.visible_to(viewer), wanted)
    total = found.count()
    wanted = wanted.clipped(total)
    counted = found.annotate(
        present=Count("agencies", distinct=True),
        adding=Count("decisions", distinct=True, filter=Q(decisions__adds=True)),
    ).select_related("locality")
    by = SORTS.get(wanted.sort)
    first = [F("held_on").desc()] if by is None else [by.desc() if wanted.descending else by.asc()]
    shown = wanted.of(counted.order_by(*first, Lower("locality__name"), "pk"))
    return tuple(_row(each) for each in shown), total, wanted


def one(row: Session) -> Page:
    """Return a session as its page shows it. A fixed number of queries."""
    present = SessionAgency.objects.filter(session=row).select_related("organisation")
    agencies = list(present.order_by(Lower("organisation__name"), "pk"))
    names = {each.pk: each.organisation.name for each in agencies}
    ids = [each.organisation_id for each in agencies]
    here = Total.objects.filter(organisation__in=ids, locality=row.locality, counted_on=row.held_on)
    entered = dict(here.values("organisation_id").annotate(n=Count("pk")).values_list("organisation_id", "n"))
    totals = set(
        Giving.objects.filter(organisation__in=ids, gives=Gives.TOTALS).values_list("organisation_id", flat=True)
    )
    ticks: defaultdict[str, list[str]] = defaultdict(list)
    for item, agency in SessionTick.objects.filter(agency__in=agencies).values_list("item", "agency_id"):
        ticks[item].append(names[agency])
    decided = {each.item: each for each in SessionDecision.objects.filter(session=row)}
    return Page(
        id=row.pk,
        locality=Named(row.locality_id, row.locality.name),
        held_on=row.held_on,
        run_by=row.run_by,
        note=row.note,
        data_set=row.data_set,
        ended_at=row.ended_at,
        agencies=tuple(
            Agency(
                id=each.pk,
                organisation=Named(each.organisation_id, each.organisation.name),
                sends_file=each.sends_file,
                entered=entered.get(each.organisation_id, 0),
                rows=each.organisation_id not in totals,
            )
            for each in agencies
        ),
        choices=tuple(_choice(item, ticks, decided) for item in chosen.open_items()),
    )


def members(locality: UUID, *, today: date) -> tuple[tuple[str, str], ...]:
    """Return (id, name) of the working agencies of a locality, for the form of a session."""
    rows = AgencyMember.objects.filter(working(today, "organisation"), locality=locality)
    found = rows.order_by(Lower("organisation__name"), "pk").values_list("organisation_id", "organisation__name")
    return tuple((str(pk), name) for pk, name in found)


def places(viewer: Viewer) -> tuple[tuple[str, str], ...]:
    """Return (id, name) of the localities in which `viewer` holds sessions, for a form."""
    rows = permissions.places(viewer).order_by(Lower("name"), "pk").values_list("pk", "name")
    return tuple((str(pk), name) for pk, name in rows)


def entered(agency: SessionAgency) -> tuple[Entered, ...]:
    """Return the totals that an agency has for the locality of the session, counted on its day, by role."""
    rows = Total.objects.filter(
        organisation=agency.organisation_id, locality=agency.session.locality_id, counted_on=agency.session.held_on
    )
    found = [Entered(each.pk, roles.title(each.role), each.people, each.vacancies) for each in rows]
    return tuple(sorted(found, key=lambda each: each.role))


def _choice(item: Item, ticks: Mapping[str, list[str]], decided: Mapping[str, SessionDecision]) -> Choice:
    found = decided.get(item.key)
    return Choice(
        item=item,
        ticked=tuple(sorted(ticks.get(item.key, ()))),
        adds=None if found is None else found.adds,
        why="" if found is None else found.why,
    )


def _filtered(found: QuerySet[Session], wanted: Wanted) -> QuerySet[Session]:
    filters = wanted.filters
    if words := filters.get("words"):
        found = found.filter(Q(locality__name__icontains=words) | Q(run_by__icontains=words))
    if state := filters.get("state"):
        found = found.filter(ended_at__isnull=state == "open")
    return found


def _row(row: Session) -> Row:
    counted: dict[str, int] = {name: getattr(row, name) for name in ("present", "adding")}
    return Row(row.pk, row.locality.name, row.held_on, row.run_by, row.ended_at, counted["present"], counted["adding"])
