"""The demonstration's partnership: an invented county with its agencies, people, teams and one sign-in for each role.

The same each time, since a story told about it must stay true; days are counted from the day it is made.
"""

import random
from datetime import date, datetime, timedelta
from typing import TypeVar
from uuid import UUID

from django.utils import timezone

from oneworkforce.access import roles
from oneworkforce.access.roles import PlaceKind
from oneworkforce.audit import public as audit
from oneworkforce.ground import scope, transactions
from oneworkforce.ground.models import Installation, Partnership, Scoped, User
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.partnership.domain.sectors import LinkPurpose, Sector
from oneworkforce.partnership.models import (
    AgencyMember,
    Credential,
    Grant,
    Grouping,
    GroupingMember,
    Language,
    LinkPerson,
    Locality,
    LocalityContact,
    Membership,
    Organisation,
    Person,
    Qualification,
    Skill,
    Team,
    TeamMember,
)
from oneworkforce.partnership.models.person import CredentialKind, Fluency, Sharing
from oneworkforce.site import demo_names as names
from oneworkforce.site import demo_sign_ins as sign_ins
from oneworkforce.site import demo_story, examples

SEED = 2009
PEOPLE = 120
BY = "the demonstration"
YEAR = 365
M = TypeVar("M", bound=Scoped)


def make(*, now: datetime) -> bool:
    """Make the demonstration in a database that holds nothing else; False where it is there already."""
    if Installation.objects.filter(demo=True).exists():
        return False
    if Partnership.objects.exists():
        remedy = "Give another folder with --data: a demonstration is never put among real people."
        raise Refused(Fault("demo", "The database there holds a partnership.", remedy))
    partnership = Partnership(id=UUID(int=random.Random(SEED).getrandbits(128), version=4), name=names.PARTNERSHIP)  # noqa: S311
    partnership.synthetic = True
    with scope.entered(partnership.pk), transactions.whole("demo.make"):
        Installation.objects.update_or_create(pk=1, defaults={"demo": True})
        partnership.save(force_insert=True)
        _Maker(now).make()
        for name in demo_story.EXAMPLES:
            demo_story.play(examples.folder(name), now)
        audit.record(by=BY, verb="made", noun="partnership", subject=partnership.pk, now=now)
    return True


class _Maker:
    """Draws everything from one seeded hand, ids too."""

    def __init__(self, now: datetime) -> None:
        self.now = now
        self.today: date = timezone.localdate(now)
        self.hand = random.Random(SEED + 1)  # noqa: S311  for a story, not for a secret
        self.places: dict[str, Locality] = {}
        self.agencies: dict[str, Organisation] = {}
        self.people: dict[str, list[Person]] = {}

    def make(self) -> None:
        self._places()
        self._agencies()
        self._workforce()
        self._teams()
        self._links()
        for each in sign_ins.all_sign_ins():
            self._sign_in(each)

    def _one(self, model: type[M], **values: object) -> M:
        made = model(id=self._id(), **values)
        made.save(force_insert=True)
        return made

    def _many(self, model: type[M], rows: list[dict[str, object]]) -> None:
        model.objects.bulk_create([model(id=self._id(), **row) for row in rows])

    def _id(self) -> UUID:
        return UUID(int=self.hand.getrandbits(128), version=4)

    def _places(self) -> None:
        for name, level, parent in names.PLACES:
            self.places[name] = self._one(Locality, name=name, level=level, parent=self.places.get(parent))
        for name in ("Ashbourn", "Thurlow"):
            place = self.places[name]
            place.ground_rules, place.ground_rules_agreed_on = names.RULES, self.today - timedelta(days=200)
            place.save()
        for name, kind, members in names.GROUPINGS:
            grouping = self._one(Grouping, name=name, kind=kind)
            self._many(GroupingMember, [{"grouping": grouping, "locality": self.places[each]} for each in members])

    def _agencies(self) -> None:
        for number, (name, sector, place) in enumerate(names.ORGANISATIONS):
            address = f"office@{name.split()[0].lower().strip(chr(39))}{number}.{sign_ins.DOMAIN}"
            made = self._one(Organisation, name=name, sector=sector, email=address, phone=f"01632 960{number:03}")
            self.agencies[name] = made
            since = self.today - timedelta(days=self.hand.randrange(200, 4000))
            self._one(AgencyMember, locality=self.places[place], organisation=made, since=since)

    def _workforce(self) -> None:
        pairs = [(first, last) for first in names.FIRST for last in names.LAST]
        drawn = self.hand.sample(pairs, PEOPLE)
        areas = [place for place in self.places.values() if place.level in {"district", "area"}]
        skills: list[dict[str, object]] = []
        languages: list[dict[str, object]] = []
        qualifications: list[dict[str, object]] = []
        credentials: list[dict[str, object]] = []
        for number, (first, last) in enumerate(drawn):
            at = self._employer(number)
            person = self._one(
                Person,
                name=f"{first} {last}",
                job_title=self.hand.choice(names.WORK[Sector(at.sector)]),
                email=f"{first}.{last}@{sign_ins.DOMAIN}".lower(),
                phone=f"01632 961{number:03}",
                organisation=at,
                locality=self.hand.choice(areas) if self.hand.random() < 0.8 else None,  # noqa: PLR2004  a share
                sharing=self.hand.choice(list(Sharing)),
                changed_at=self.now - timedelta(days=self.hand.randrange(1, 500)),
                **self._confirmed(),
            )
            self.people.setdefault(at.name, []).append(person)
            skills += [
                {"person": person, "name": each} for each in self.hand.sample(names.SKILLS, self.hand.randrange(4))
            ]
            languages += [
                {"person": person, "tag": tag, "fluency": self.hand.choice(list(Fluency))}
                for tag in self.hand.sample(names.LANGUAGES, self.hand.choice((0, 0, 0, 1, 1, 2)))
            ]
            if self.hand.random() < 0.6:  # noqa: PLR2004  a share
                held, level = self.hand.choice(names.QUALIFICATIONS)
                year = self.today.year - self.hand.randrange(1, 30)
                qualifications.append({"person": person, "name": held, "level": level, "awarded_in": year})
            credentials += self._credentials(person)
        self._many(Skill, skills)
        self._many(Language, languages)
        self._many(Qualification, qualifications)
        self._many(Credential, credentials)

    def _employer(self, number: int) -> Organisation:
        """Return somebody for everyone, and the large ones for most."""
        agencies = list(self.agencies.values())
        if number < 2 * len(agencies):
            return agencies[number % len(agencies)]
        weights = [{"council": 5, "health": 4, "school": 3}.get(str(each.sector), 1) for each in agencies]
        return self.hand.choices(agencies, weights)[0]

    def _confirmed(self) -> dict[str, object]:
        if self.hand.random() < 0.4:  # noqa: PLR2004  a share
            return {}
        on = self.today - timedelta(days=self.hand.randrange(5, 700))
        return {"confirmed_on": on, "confirmed_by": "their manager"}

    def _credentials(self, person: Person) -> list[dict[str, object]]:
        """Return a check and a training for most: in date, due within weeks, or past."""
        rows: list[dict[str, object]] = []
        for kind, name, years, share in (
            (CredentialKind.CHECK, "Enhanced DBS check", 3, 0.9),
            (CredentialKind.TRAINING, "Safeguarding children, group 3", 3, 0.75),
            (CredentialKind.REGISTRATION, "Professional registration", 2, 0.3),
        ):
            if self.hand.random() > share:
                continue
            issued = self.today - timedelta(days=self.hand.randrange(10, int(years * YEAR * 1.08)))
            seen = self.hand.random() < 0.7  # noqa: PLR2004  a share
            rows.append(
                {
                    "person": person,
                    "kind": kind,
                    "name": name,
                    "issued_on": issued,
                    "expires_on": issued + timedelta(days=years * YEAR),
                    "confirmed_on": issued if seen else None,
                    "confirmed_by": "their manager" if seen else "",
                }
            )
        return rows

    def _teams(self) -> None:
        for name, host, place in names.TEAMS:
            team = self._one(Team, name=name, organisation=self.agencies[host], locality=self.places[place])
            own = self.people[host]
            others = [person for group in self.people.values() for person in group if person not in own]
            drawn = [*self.hand.sample(own, min(4, len(own))), *self.hand.sample(others, 2)]
            rows = [{"team": team, "person": person, "leads": not place} for place, person in enumerate(drawn)]
            self._many(TeamMember, [dict(row) for row in rows])

    def _links(self) -> None:
        for name in sorted(names.LINKED):
            person = self.people[name][0]
            self._one(LinkPerson, organisation=self.agencies[name], person=person, purpose=LinkPurpose.ASSESSMENT)
        for name in ("Ashbourn", "Thurlow", "Wold Vale"):
            person = self.hand.choice(self.people["Charnley County Council"])
            self._one(LocalityContact, locality=self.places[name], person=person, about="Meetings and ground rules")

    def _sign_in(self, each: sign_ins.SignIn) -> None:
        """Make one of the workforce somebody who signs in with this role."""
        where: dict[str, object] = {}
        places = roles.role(each.role).places
        host = "Charnley County Council"
        if PlaceKind.PARTNERSHIP not in places and PlaceKind.ORGANISATION in places:
            host = "Ashbourn High School"
            where = {"organisation": self.agencies[host]}
        elif PlaceKind.PARTNERSHIP not in places:
            where = {"locality": self.places["Ashbourn"]}
        elif each.role == "practitioner":
            host = "Kestrel Young Carers"
        person = self.people[host].pop()
        person.email = each.email
        person.save()
        user = User(id=self._id(), email=each.email)
        user.set_password(sign_ins.PASSWORD)
        user.save(force_insert=True)
        member = self._one(Membership, user=user, person=person, starts_on=self.today - timedelta(days=YEAR))
        self._one(
            Grant,
            membership=member,
            role=each.role,
            starts_on=self.today - timedelta(days=YEAR),
            given_by=BY,
            given_at=self.now,
            **where,
        )
        _factors(user, each)


def _factors(user: User, each: sign_ins.SignIn) -> None:
    from allauth.account.models import EmailAddress  # noqa: PLC0415  django-allauth's tables, once they are loaded
    from allauth.mfa.totp.internal.auth import TOTP  # noqa: PLC0415

    EmailAddress.objects.create(user=user, email=each.email, verified=True, primary=True)
    if each.secret:
        TOTP.activate(user, each.secret)
