"""The tree of localities with what is in each, and a locality's own page."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, QuerySet
from django.db.models.functions import Lower

from oneworkforce.access.viewer import Viewer
from oneworkforce.lib.named import Named
from oneworkforce.partnership.domain import places
from oneworkforce.partnership.domain.sectors import Level, Sector
from oneworkforce.partnership.models import AgencyMember, Grouping, Locality, LocalityContact, Person, Team
from oneworkforce.partnership.models.at_work import at_work, working
from oneworkforce.partnership.permissions import groupings, localities, people, teams
from oneworkforce.partnership.queries.choosing import Choice, choices


@dataclass(frozen=True, slots=True)
class Inside:
    """How much is in a locality and in everything that lies in it; an agency of several places counts once."""

    agencies: int
    teams: int
    people: int


@dataclass(frozen=True, slots=True)
class Twig:
    """A locality of the tree, what is inside it, and the localities that lie in it."""

    id: UUID
    name: str
    level: Level
    inside: Inside
    twigs: tuple["Twig", ...]


@dataclass(frozen=True, slots=True)
class Agency:
    """A member agency; `ended`: the organisation no longer works."""

    id: UUID
    name: str
    since: date | None
    ended: bool


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to ask about what; e-mail and phone are empty where the person does not share them with this viewer."""

    id: UUID
    name: str
    organisation: str
    about: str
    email: str
    phone: str
    left: bool


@dataclass(frozen=True, slots=True)
class Page:
    """Everything a locality's page shows. `trail`: from the top down to what it lies in directly.

    `agencies` are grouped by sector. `teams` are those for this very locality; `inside` counts what lies in it too.
    """

    id: UUID
    name: str
    level: Level
    trail: tuple[Named, ...]
    twigs: tuple[Twig, ...]
    groupings: tuple[Named, ...]
    ground_rules: str
    agreed_on: date | None
    agencies: tuple[tuple[Sector, tuple[Agency, ...]], ...]
    contacts: tuple[Contact, ...]
    teams: tuple[Named, ...]
    inside: Inside


def tree(viewer: Viewer) -> places.Tree:
    """Return the tree that `viewer` sees."""
    rows = localities.visible_to(viewer).values_list("pk", "name", "level", "parent_id")
    return {pk: places.Place(pk, name, Level(level), parent) for pk, name, level, parent in rows}


def twigs(viewer: Viewer, *, today: date) -> tuple[Twig, ...]:
    """Return the whole tree, nested, with what is inside each locality. Four queries."""
    return _twigs(tree(viewer), today)


def one(viewer: Viewer, locality: UUID, *, today: date) -> Page:
    """Return the page of a locality; `verdicts.NotFound` where there is none for this viewer."""
    row = localities.get(viewer, locality)
    known = tree(viewer)
    grown = {twig.id: twig for twig in _every(_twigs(known, today))}
    across = groupings.visible_to(viewer).filter(members__locality=row).order_by(Lower("name"))
    here = teams.visible_to(viewer).filter(locality=row).order_by(Lower("name"), "pk")
    return Page(
        id=row.pk,
        name=row.name,
        level=Level(row.level),
        trail=tuple(Named(place.id, place.name) for place in places.trail(known, row.pk)[:-1]),
        twigs=grown[row.pk].twigs,
        groupings=_named(across),
        ground_rules=row.ground_rules,
        agreed_on=row.ground_rules_agreed_on,
        agencies=_agencies(row, today),
        contacts=_contacts(viewer, row, today),
        teams=tuple(Named(*each) for each in here.values_list("pk", "name")),
        inside=grown[row.pk].inside,
    )


def choose(viewer: Viewer) -> tuple[tuple[str, str], ...]:
    """Return (id, name with where it lies) of every locality, in the order of the tree, for a form."""
    known = tree(viewer)
    return tuple((str(place.id), places.named(known, place.id)) for place, _ in places.flat(places.branches(known)))


def candidates(viewer: Viewer, locality: UUID, words: str, *, today: date, most: int) -> tuple[Choice, ...]:
    """Return up to `most` people whose names hold `words`, for those who may name a contact."""
    row = localities.get(viewer, locality)
    return choices(localities.candidates(viewer, row), words, today=today, most=most)


def _named(rows: QuerySet[Grouping]) -> tuple[Named, ...]:
    return tuple(Named(*each) for each in rows.values_list("pk", "name"))


def _twigs(known: places.Tree, today: date) -> tuple[Twig, ...]:
    members: defaultdict[UUID, set[UUID]] = defaultdict(set)
    found = AgencyMember.objects.filter(working(today, "organisation"))
    for place, organisation in found.values_list("locality_id", "organisation_id"):
        members[place].add(organisation)
    of_teams = Counter(dict(_counted(Team.objects.filter(locality__isnull=False).order_by())))
    of_people = Counter(dict(_counted(Person.objects.filter(at_work(today), locality__isnull=False).order_by())))

    def grown(branch: places.Branch) -> tuple[Twig, set[UUID]]:
        below = [grown(each) for each in branch.branches]
        here = branch.place.id
        agencies = members[here].union(*(found for _, found in below))
        twigs = tuple(twig for twig, _ in below)
        inside = Inside(
            agencies=len(agencies),
            teams=of_teams[here] + sum(twig.inside.teams for twig in twigs),
            people=of_people[here] + sum(twig.inside.people for twig in twigs),
        )
        return Twig(here, branch.place.name, branch.place.level, inside, twigs), agencies

    return tuple(grown(branch)[0] for branch in places.branches(known))


def _counted(rows: QuerySet[Team] | QuerySet[Person]) -> list[tuple[UUID, int]]:
    return list(rows.values("locality_id").annotate(number=Count("pk")).values_list("locality_id", "number"))


def _every(grown: tuple[Twig, ...]) -> list[Twig]:
    return [each for twig in grown for each in (twig, *_every(twig.twigs))]


def _agencies(row: Locality, today: date) -> tuple[tuple[Sector, tuple[Agency, ...]], ...]:
    by_sector: defaultdict[Sector, list[Agency]] = defaultdict(list)
    members = AgencyMember.objects.filter(locality=row).select_related("organisation")
    for each in members.order_by(Lower("organisation__name"), "pk"):
        agency = each.organisation
        ended = agency.ended_on is not None and agency.ended_on < today
        by_sector[Sector(agency.sector)].append(Agency(agency.pk, agency.name, each.since, ended))
    return tuple((sector, tuple(by_sector[sector])) for sector in Sector if sector in by_sector)


def _contacts(viewer: Viewer, row: Locality, today: date) -> tuple[Contact, ...]:
    found = LocalityContact.objects.filter(locality=row).select_related("person__organisation")
    full = set(people.visible_to(viewer).filter(pk__in=found.values("person")).values_list("pk", flat=True))
    made = []
    for each in found.order_by(Lower("about"), Lower("person__name"), "pk"):
        person = each.person
        reached = people.may_reach(person, full=person.pk in full)
        email, phone = (person.email, person.phone) if reached else ("", "")
        organisation = person.organisation.name if person.organisation else ""
        left = person.left_on is not None and person.left_on < today
        made.append(Contact(each.pk, person.name, organisation, each.about, email, phone, left))
    return tuple(made)
