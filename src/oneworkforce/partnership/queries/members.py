"""Who signs in: rows for the list, and one member with their roles, covers and what they would leave behind."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef, Q, QuerySet

from oneworkforce.access import roles
from oneworkforce.access.viewer import Viewer
from oneworkforce.partnership.domain.granting import Place
from oneworkforce.partnership.domain.sectors import LinkPurpose
from oneworkforce.partnership.models import (
    Cover,
    Grant,
    LinkPerson,
    Locality,
    LocalityContact,
    Membership,
    Organisation,
    TeamMember,
    Token,
)
from oneworkforce.partnership.permissions import members as permissions
from oneworkforce.ui.listing import Wanted

WHOLE = "the whole partnership"
FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
_ORDER = {"name": "person__name", "organisation": "person__organisation__name", "last": "user__last_login"}


@dataclass(frozen=True, slots=True)
class Row:
    """One member of the list; `roles` are those in force."""

    id: UUID
    name: str
    organisation: str
    roles: tuple[str, ...]
    last_signed_in: datetime | None
    second_factor: bool
    left: bool


@dataclass(frozen=True, slots=True)
class Held:
    """One role of a member: `row` is the grant, for asking whether it may be ended."""

    row: Grant
    title: str
    place: str
    starts_on: date
    ends_on: date | None
    second_factor: bool


@dataclass(frozen=True, slots=True)
class Covered:
    """One cover, seen from either side."""

    row: Cover
    away: str
    stand_in: str
    starts_on: date
    ends_on: date


@dataclass(frozen=True, slots=True)
class Member:
    """One member with all that their page shows. `duties` are what somebody else must take over when they leave.

    `tokens`: how many programs may read as them.
    """

    row: Membership
    name: str
    email: str
    organisation: str
    starts_on: date
    ended_at: datetime | None
    ended_by: str
    last_signed_in: datetime | None
    second_factor: bool
    held: tuple[Held, ...]
    covers: tuple[Covered, ...]
    duties: tuple[str, ...]
    tokens: int


def listed(viewer: Viewer, wanted: Wanted, *, today: date) -> tuple[list[Row], int]:
    """Return a page of the members that `viewer` sees and how many there are in all. Three queries."""
    found = _with_factor(permissions.visible_to(viewer))
    if words := wanted.filters.get("name"):
        found = found.filter(Q(person__name__icontains=words) | Q(user__email__icontains=words))
    state = wanted.filters.get("state", "")
    if state != "all":
        found = found.filter(ended_at__isnull=state != "left")
    if role := wanted.filters.get("role"):
        found = found.filter(pk__in=_in_force(today).filter(role=role).values("membership"))
    if factor := wanted.filters.get("factor"):
        found = found.filter(factor=factor == "yes")
    total = found.count()
    wanted = wanted.clipped(total)
    order = f"{'-' if wanted.descending else ''}{_ORDER.get(wanted.sort, 'person__name')}"
    page = found.select_related("person__organisation", "user").order_by(order, "pk")
    members = list(page if wanted.size is None else page[wanted.offset : wanted.offset + wanted.size])
    held = _titles(members, today)
    return [
        Row(
            id=one.pk,
            name=one.person.name,
            organisation=one.person.organisation.name if one.person.organisation else "",
            roles=tuple(held[one.pk]),
            last_signed_in=one.user.last_login,
            second_factor=bool(one.factor),
            left=one.ended_at is not None,
        )
        for one in members
    ], total


def detail(viewer: Viewer, member: UUID, *, today: date) -> Member:
    """Return one member; NotFound for one that `viewer` does not see."""
    found = permissions.get(viewer, member)
    grants = Grant.objects.filter(membership=found).filter(Q(ends_on__isnull=True) | Q(ends_on__gte=today))
    covers = Cover.objects.filter(Q(away=found) | Q(stand_in=found), ended_at__isnull=True, ends_on__gte=today)
    return Member(
        row=found,
        name=found.person.name,
        email=found.user.email,
        organisation=found.person.organisation.name if found.person.organisation else "",
        starts_on=found.starts_on,
        ended_at=found.ended_at,
        ended_by=found.ended_by,
        last_signed_in=found.user.last_login,
        second_factor=Authenticator.objects.filter(user=found.user, type__in=FACTORS).exists(),
        held=tuple(
            Held(
                one,
                roles.role(one.role).title,
                _place(one),
                one.starts_on,
                one.ends_on,
                roles.role(one.role).second_factor,
            )
            for one in grants.select_related("membership__person", "organisation", "locality").order_by(
                "starts_on", "pk"
            )
        ),
        covers=tuple(
            Covered(one, one.away.person.name, one.stand_in.person.name, one.starts_on, one.ends_on)
            for one in covers.select_related("away__person", "stand_in__person").order_by("starts_on", "pk")
        ),
        duties=duties(found.person_id),
        tokens=Token.objects.filter(membership=found, ended_at__isnull=True, expires_on__gte=today).count(),
    )


def duties(person: UUID) -> tuple[str, ...]:
    """Return what a person leads or is asked about, as words: each needs somebody else when they leave."""
    leads = TeamMember.objects.filter(person=person, leads=True).order_by("team__name")
    links = LinkPerson.objects.filter(person=person).order_by("organisation__name")
    contacts = LocalityContact.objects.filter(person=person).order_by("locality__name")
    return (
        *(f"Lead of {name}" for name in leads.values_list("team__name", flat=True)),
        *(
            f"{dict(LinkPurpose.choices())[purpose]} of {name}"
            for purpose, name in links.values_list("purpose", "organisation__name")
        ),
        *(f"Contact in {name}: {about}" for name, about in contacts.values_list("locality__name", "about")),
    )


def places() -> tuple[tuple[Place, str], ...]:
    """Return every place of the partnership with its name; the rule of granting says which a viewer may use."""
    organisations = Organisation.objects.filter(ended_on__isnull=True).order_by("name").values_list("pk", "name")
    localities = Locality.objects.order_by("name").values_list("pk", "name")
    return (
        (Place(), "The whole partnership"),
        *((Place(organisation=pk), name) for pk, name in organisations),
        *((Place(locality=pk), name) for pk, name in localities),
    )


def stand_ins(viewer: Viewer, away: UUID) -> tuple[tuple[UUID, str], ...]:
    """Return who could stand in for a member: everybody in force whom the viewer sees, by name."""
    seen = permissions.visible_to(viewer).filter(ended_at__isnull=True).exclude(pk=away)
    return tuple(seen.order_by("person__name").values_list("pk", "person__name"))


def invitable(viewer: Viewer) -> tuple[tuple[UUID, str], ...]:
    """Return the people on record who do not sign in yet and whom the viewer may invite, by name."""
    rows = permissions.invitable_by(viewer).filter(left_on__isnull=True).order_by("name")
    found = rows.values_list("pk", "name", "organisation__name")
    return tuple((pk, f"{name}, {at}" if at else name) for pk, name, at in found)


def _with_factor(found: QuerySet[Membership]) -> QuerySet[Any]:
    return found.annotate(factor=Exists(Authenticator.objects.filter(user=OuterRef("user"), type__in=FACTORS)))


def _in_force(today: date) -> QuerySet[Grant]:
    return Grant.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=today), starts_on__lte=today)


def _titles(members: Iterable[Membership], today: date) -> defaultdict[UUID, list[str]]:
    titles: defaultdict[UUID, list[str]] = defaultdict(list)
    rows = _in_force(today).filter(membership__in=[one.pk for one in members]).order_by("starts_on", "pk")
    for member, role in rows.values_list("membership", "role"):
        if (title := roles.role(role).title) not in titles[member]:
            titles[member].append(title)
    return titles


def _place(one: Grant) -> str:
    place = one.organisation or one.locality
    return place.name if place else WHOLE
