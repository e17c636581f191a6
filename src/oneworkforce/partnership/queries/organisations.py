"""Organisations as lists and pages show them: frozen rows, the same number of queries however many there are."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, F, OuterRef, QuerySet, Subquery
from django.db.models.expressions import Combinable, OrderBy
from django.db.models.functions import Coalesce, Lower

from oneworkforce.access.viewer import Viewer
from oneworkforce.lib.named import Named
from oneworkforce.partnership.domain.sectors import LinkPurpose, Sector
from oneworkforce.partnership.models import AgencyMember, LinkPerson, Organisation, Person, Team
from oneworkforce.partnership.models.at_work import at_work, working
from oneworkforce.partnership.permissions import localities, organisations
from oneworkforce.ui.listing import Wanted

SORTS: Mapping[str, str | Combinable | OrderBy] = {
    "name": Lower("name"),
    "sector": Lower("sector"),
    "people": "size",
    "ended": F("ended_on").asc(nulls_last=True),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One organisation in a list; `localities` are those it belongs to, by name."""

    id: UUID
    name: str
    sector: Sector
    email: str
    phone: str
    ended_on: date | None
    people: int
    localities: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """The link person for one purpose, None where there is none; `left`: they are no longer at work."""

    purpose: LinkPurpose
    person: Named | None
    left: bool = False


@dataclass(frozen=True, slots=True)
class TeamRow:
    """One team of an organisation."""

    id: UUID
    name: str
    locality: str
    members: int


@dataclass(frozen=True, slots=True)
class Place:
    """A locality an organisation belongs to, and since when, where that is known."""

    id: UUID
    name: str
    since: date | None


@dataclass(frozen=True, slots=True)
class Page:
    """Everything an organisation's page shows."""

    id: UUID
    name: str
    sector: Sector
    email: str
    phone: str
    ended_on: date | None
    people: int
    teams: tuple[TeamRow, ...]
    links: tuple[Link, ...]
    localities: tuple[Place, ...]


def listed(viewer: Viewer, wanted: Wanted, *, today: date) -> tuple[tuple[Row, ...], int, Wanted]:
    """Return the rows of the page wanted, how many there are in all, and the page that was found."""
    found = _filtered(organisations.visible_to(viewer), wanted, today)
    total = found.count()
    wanted = wanted.clipped(total)
    return _rows(found, wanted, today), total, wanted


def without_link(viewer: Viewer, wanted: Wanted, *, today: date) -> tuple[tuple[Row, ...], int, Wanted]:
    """Return the working organisations with no link person at work: for the purpose wanted, else for any."""
    linked = LinkPerson.objects.filter(at_work(today, "person"))
    if purpose := wanted.filters.get("purpose"):
        linked = linked.filter(purpose=purpose)
    rows = organisations.visible_to(viewer).filter(working(today))
    found = _filtered(rows, wanted, today).exclude(pk__in=linked.values("organisation"))
    total = found.count()
    wanted = wanted.clipped(total)
    return _rows(found, wanted, today), total, wanted


def one(viewer: Viewer, organisation: UUID, *, today: date) -> Page:
    """Return the page of an organisation; `verdicts.NotFound` where there is none for this viewer."""
    row = organisations.get(viewer, organisation)
    teams = Team.objects.filter(organisation=row).select_related("locality")
    counted = teams.annotate(size=Count("members", filter=at_work(today, "members__person"))).order_by(Lower("name"))
    links = {each.purpose: each for each in LinkPerson.objects.filter(organisation=row).select_related("person")}
    places = AgencyMember.objects.filter(organisation=row, locality__in=localities.visible_to(viewer))
    return Page(
        id=row.pk,
        name=row.name,
        sector=Sector(row.sector),
        email=row.email,
        phone=row.phone,
        ended_on=row.ended_on,
        people=Person.objects.filter(at_work(today), organisation=row).count(),
        teams=tuple(
            TeamRow(each.pk, each.name, each.locality.name if each.locality else "", each.size) for each in counted
        ),
        links=tuple(_link(purpose, links.get(purpose), today) for purpose in LinkPurpose),
        localities=tuple(
            Place(each.locality_id, each.locality.name, each.since)
            for each in places.select_related("locality").order_by(Lower("locality__name"))
        ),
    )


def search(viewer: Viewer, words: str, *, most: int) -> tuple[Named, ...]:
    """Return up to `most` working organisations whose names hold `words`."""
    found = organisations.visible_to(viewer).filter(name__icontains=words, ended_on__isnull=True)
    return tuple(Named(*row) for row in found.order_by(Lower("name")).values_list("pk", "name")[:most])


def colleagues(viewer: Viewer, organisation: UUID, *, today: date) -> tuple[Named, ...]:
    """Return whom an organisation may name as link persons, for those who may name them."""
    row = organisations.get(viewer, organisation)
    organisations.check_change(viewer, row)
    found = organisations.colleagues(row).filter(at_work(today)).order_by(Lower("name"), "pk")
    return tuple(Named(*each) for each in found.values_list("pk", "name"))


def places_to_filter(viewer: Viewer) -> tuple[tuple[str, str], ...]:
    """Return (id, name) of the localities that have member agencies, for a filter."""
    found = localities.visible_to(viewer).filter(agencies__isnull=False).distinct()
    return tuple((str(pk), name) for pk, name in found.order_by(Lower("name")).values_list("pk", "name"))


def _filtered(found: QuerySet[Organisation], wanted: Wanted, today: date) -> QuerySet[Organisation]:
    filters = wanted.filters
    if words := filters.get("name"):
        found = found.filter(name__icontains=words)
    if sector := filters.get("sector"):
        found = found.filter(sector=sector)
    if place := filters.get("locality"):
        found = found.filter(pk__in=AgencyMember.objects.filter(locality=UUID(place)).values("organisation"))
    if state := filters.get("state"):
        found = found.filter(working(today)) if state == "working" else found.exclude(working(today))
    return found


def _rows(found: QuerySet[Organisation], wanted: Wanted, today: date) -> tuple[Row, ...]:
    people = Person.objects.filter(at_work(today), organisation=OuterRef("pk")).order_by()
    counted = people.values("organisation").annotate(number=Count("pk")).values("number")
    order = SORTS.get(wanted.sort, SORTS["name"])
    ordered = found.annotate(size=Coalesce(Subquery(counted), 0)).order_by(order, Lower("name"), "pk")
    if wanted.descending:
        ordered = ordered.reverse()
    shown = list(ordered if wanted.size is None else ordered[wanted.offset : wanted.offset + wanted.size])
    names = _places([row.pk for row in shown])
    return tuple(
        Row(row.pk, row.name, Sector(row.sector), row.email, row.phone, row.ended_on, row.size, tuple(names[row.pk]))
        for row in shown
    )


def _places(ids: Collection[UUID]) -> defaultdict[UUID, list[str]]:
    names: defaultdict[UUID, list[str]] = defaultdict(list)
    members = AgencyMember.objects.filter(organisation__in=ids).order_by(Lower("locality__name"))
    for organisation, name in members.values_list("organisation_id", "locality__name"):
        names[organisation].append(name)
    return names


def _link(purpose: LinkPurpose, found: LinkPerson | None, today: date) -> Link:
    if found is None:
        return Link(purpose, None)
    left = found.person.left_on is not None and found.person.left_on < today
    return Link(purpose, Named(found.person_id, found.person.name), left=left)
