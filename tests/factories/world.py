"""One small world of known people, the same in every integration test.

Northshire: Alice administers, Walter leads the workforce work, Erin sits on the executive, Mona manages Harbour
School, Carl co-ordinates Willow district (in which Reed area lies), Pia is a practitioner at Harbour School, Stella
is the data steward, Vic volunteers for Kite Club and has no sign-in. Southmere, in the same database, is a stranger:
Sol administers it. Bea signs in to both: a practitioner in Northshire, a workforce lead in Southmere.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from django.test import Client

from oneworkforce.access.viewer import Viewer
from oneworkforce.ground import scope, transactions
from oneworkforce.ground.models import Partnership, User
from oneworkforce.partnership.domain.sectors import GroupingKind, Level, LinkPurpose, Sector
from oneworkforce.partnership.models import (
    AgencyMember,
    Grant,
    Grouping,
    GroupingMember,
    LinkPerson,
    Locality,
    Membership,
    Organisation,
    Person,
    Team,
    TeamMember,
)
from oneworkforce.partnership.queries import viewers

NOW = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
TODAY = date(2026, 11, 2)
START = date(2020, 1, 1)
PASSWORD = "lantern-otter-42-quay"  # noqa: S105  of invented people
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@dataclass(slots=True)
class World:
    """Ids by name; `viewer` and `client` for each person with a sign-in."""

    northshire: UUID
    southmere: UUID
    people: dict[str, UUID] = field(default_factory=dict)
    organisations: dict[str, UUID] = field(default_factory=dict)
    localities: dict[str, UUID] = field(default_factory=dict)
    teams: dict[str, UUID] = field(default_factory=dict)
    memberships: dict[str, UUID] = field(default_factory=dict)
    users: dict[str, UUID] = field(default_factory=dict)

    def partnership_of(self, name: str) -> UUID:
        """Return the partnership in which `name` is known ("bea" is known in Northshire, "bea-south" in Southmere)."""
        return self.southmere if name in {"sol", "bea-south"} else self.northshire

    @contextmanager
    def scope(self, name: str = "alice") -> Iterator[None]:
        """Open the scope of the partnership of `name`, for writing: no transaction is open."""
        with scope.entered(self.partnership_of(name)):
            yield

    @contextmanager
    def reading(self, name: str = "alice") -> Iterator[None]:
        """Open the scope of the partnership of `name`, for reading."""
        with scope.entered(self.partnership_of(name)), transactions.reading():
            yield

    def viewer(self, name: str, *, strong: bool = True, today: date = TODAY) -> Viewer:
        """Return the frozen viewer of `name`."""
        with self.reading(name):
            return viewers.in_scope(membership=self.memberships[name], strong=strong, today=today)

    def client(self, name: str, *, strong: bool = True) -> Client:
        """Return a test client signed in as `name`, with a second factor when `strong`."""
        client = Client(SERVER_NAME="127.0.0.1")
        client.force_login(User.objects.get(pk=self.users[name.removesuffix("-south")]), backend=BACKEND)
        session = client.session
        session["membership"] = str(self.memberships[name])
        if strong:
            session["account_authentication_methods"] = [{"method": "mfa", "type": "totp", "at": 1.0}]
            session["account_authentication_methods_user"] = str(self.users[name.removesuffix("-south")])
        session.save()
        return client


def build() -> World:
    """Make the world in the empty databases that Django points at."""
    north = Partnership.objects.create(name="Northshire Children's Partnership", synthetic=True)
    south = Partnership.objects.create(name="Southmere Together", synthetic=True)
    world = World(north.pk, south.pk)
    with scope.entered(north.pk), transactions.whole("test world"):
        _northshire(world)
    with scope.entered(south.pk), transactions.whole("test world"):
        _southmere(world)
    return world


def _northshire(world: World) -> None:
    county = _locality(world, "Northshire", Level.COUNTY)
    willow = _locality(world, "Willow", Level.DISTRICT, county)
    reed = _locality(world, "Reed", Level.AREA, willow)
    marsh = _locality(world, "Marsh", Level.DISTRICT, county)
    council = _organisation(world, "Northshire Council", Sector.COUNCIL)
    school = _organisation(world, "Harbour School", Sector.SCHOOL)
    _organisation(world, "Mill Lane School", Sector.SCHOOL)
    trust = _organisation(world, "Northshire Health Trust", Sector.HEALTH)
    kite = _organisation(world, "Kite Club", Sector.VOLUNTARY)
    for organisation in (school, kite):
        AgencyMember.objects.create(locality=willow, organisation=organisation, since=START)
    grouping = Grouping.objects.create(name="Eastern health area", kind=GroupingKind.HEALTH)
    for place in (willow, marsh):
        GroupingMember.objects.create(grouping=grouping, locality=place)
    _person(world, "alice", "Alice Arden", council, role="administrator")
    _person(world, "walter", "Walter Webb", council, role="workforce_lead")
    _person(world, "erin", "Erin Eaves", trust, role="executive")
    mona = _person(world, "mona", "Mona Marsh", school, role="manager", organisation=school)
    _person(world, "carl", "Carl Crane", council, role="coordinator", locality=willow)
    pia = _person(world, "pia", "Pia Penn", school, role="practitioner", place=reed)
    _person(world, "stella", "Stella Stone", council, role="steward")
    _person(world, "bea", "Bea Birch", trust, role="practitioner")
    _person(world, "vic", "Vic Vale", kite, place=reed)
    team = Team.objects.create(name="Reed family team", organisation=school, locality=reed)
    world.teams["Reed family team"] = team.pk
    TeamMember.objects.create(team=team, person=pia)
    LinkPerson.objects.create(organisation=school, person=mona, purpose=LinkPurpose.ASSESSMENT)


def _southmere(world: World) -> None:
    place = _locality(world, "Southmere", Level.COUNTY)
    council = _organisation(world, "Southmere Borough", Sector.COUNCIL)
    _person(world, "sol", "Sol Sands", council, role="administrator", place=place)
    _person(world, "bea-south", "Bea Birch", council, role="workforce_lead")


def _locality(world: World, name: str, level: Level, parent: Locality | None = None) -> Locality:
    made = Locality.objects.create(name=name, level=level, parent=parent)
    world.localities[name] = made.pk
    return made


def _organisation(world: World, name: str, sector: Sector) -> Organisation:
    made = Organisation.objects.create(
        name=name, sector=sector, email=f"office@{name.split(maxsplit=1)[0].lower()}.example.org"
    )
    world.organisations[name] = made.pk
    return made


def _person(
    world: World, key: str, name: str, at: Organisation, *, role: str = "", place: Locality | None = None, **where: Any
) -> Person:
    email = f"{key.removesuffix('-south')}@example.org"
    person = Person.objects.create(name=name, email=email, organisation=at, locality=place, changed_at=NOW)
    world.people[key] = person.pk
    if role:
        user, _ = User.objects.get_or_create(email=email)
        membership = Membership.objects.create(user=user, person=person, starts_on=START)
        Grant.objects.create(
            membership=membership, role=role, starts_on=START, given_by="the test", given_at=NOW, **where
        )
        world.users[key.removesuffix("-south")] = user.pk
        world.memberships[key] = membership.pk
    return person
