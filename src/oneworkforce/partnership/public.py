"""What neighbours get of the partnership: people and organisations to choose and to name, and how to reach somebody."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet
from django.db.models.functions import Lower

from oneworkforce.access import roles
from oneworkforce.access.permissions import Permission
from oneworkforce.access.viewer import Viewer
from oneworkforce.lib.faults import Refused
from oneworkforce.partnership import offers
from oneworkforce.partnership.commands import newcomers
from oneworkforce.partnership.domain import languages
from oneworkforce.partnership.models import Grant, LinkPerson, Membership, Organisation, Person
from oneworkforce.partnership.models.at_work import at_work, working
from oneworkforce.partnership.permissions import organisations as permissions
from oneworkforce.partnership.permissions import people as people_permissions
from oneworkforce.partnership.queries import choosing, viewers
from oneworkforce.partnership.queries.choosing import Choice, pairs

__all__ = [
    "Choice",
    "Reached",
    "ToAsk",
    "add_person",
    "check_add_people",
    "holders",
    "holders_at",
    "in_full",
    "language",
    "language_family",
    "language_name",
    "language_tag",
    "languages_like",
    "member",
    "names",
    "offer_on_team",
    "organisations",
    "pairs",
    "people",
    "person",
    "reach",
    "signs_in",
    "to_ask",
    "viewer_of",
]

add_person = newcomers.add
"""Add a person of an organisation within the caller's transaction."""
offer_on_team = offers.on_team
"""Have the page of every team ask for a link, when the site starts."""
language_tag = languages.read
"""Return the tag of a language as people name it; `Refused` with names that are near."""


@dataclass(frozen=True, slots=True)
class Reached:
    """A person who can be written to; `membership` is None for one who does not sign in."""

    person: UUID
    name: str
    email: str
    membership: UUID | None = None


@dataclass(frozen=True, slots=True)
class ToAsk:
    """Whom to ask in an organisation: its link person (`linked`), else those who hold a role there."""

    linked: bool
    people: tuple[Reached, ...]


def people(viewer: Viewer, words: str, *, today: date, most: int) -> tuple[Choice, ...]:
    """Return up to `most` people at work whose names hold `words`, of the organisations that `viewer` sees.

    No more of them than name and organisation: the caller has checked that the viewer may choose somebody.
    """
    seen = Person.objects.filter(organisation__in=permissions.visible_to(viewer))
    return choosing.choices(seen, words, today=today, most=most)


def person(viewer: Viewer, person: UUID, *, today: date) -> Choice | None:
    """Return one of those whom `people` could offer; None where there is no such person, or they have left."""
    rows = Person.objects.filter(at_work(today), pk=person, organisation__in=permissions.visible_to(viewer))
    found = rows.select_related("organisation").first()
    return None if found is None else Choice(found.pk, found.name, choosing.organisation(found))


def names(people: Collection[UUID]) -> Mapping[UUID, str]:
    """Return the names of people by their ids."""
    return dict(Person.objects.filter(pk__in=people).values_list("pk", "name"))


def organisations(viewer: Viewer, *, today: date) -> tuple[tuple[str, str], ...]:
    """Return (id, name) of the organisations that `viewer` sees and that have not ended, for a form."""
    rows = permissions.visible_to(viewer).filter(working(today)).order_by(Lower("name"), "pk")
    return tuple((str(pk), name) for pk, name in rows.values_list("pk", "name"))


def reach(people: Collection[UUID], *, today: date) -> tuple[Reached, ...]:
    """Return those of `people` who are at work and have an e-mail address: that of their record."""
    rows = Person.objects.filter(at_work(today), pk__in=people).exclude(email="").select_related("membership")
    return tuple(Reached(row.pk, row.name, row.email, _membership(row)) for row in rows.order_by(Lower("name"), "pk"))


def holders(permission: Permission, *, today: date) -> tuple[Reached, ...]:
    """Return those who hold `permission` by a role in force today, anywhere in the partnership."""
    return reach(set(_grants(permission, today).values_list("membership__person_id", flat=True)), today=today)


def check_add_people(viewer: Viewer, organisation: UUID) -> None:
    """Refuse adding people to an organisation of which `viewer` does not keep the records."""
    people_permissions.check_add(viewer, Organisation.objects.get(pk=organisation))


def holders_at(
    permission: Permission, organisation: UUID | None, *, today: date, links: bool = False
) -> tuple[Reached, ...]:
    """Return those to write to who hold `permission` at an organisation; where nobody can be, those of the partnership.

    None: at no organisation, so those who hold it for the whole partnership. `links`: an organisation's link persons
    are asked before these, whatever they are link persons for.
    """
    held = _grants(permission, today).filter(Q(organisation=organisation) | Q(organisation=None), locality=None)
    found = list(held.values_list("membership__person_id", "organisation_id"))
    linked = LinkPerson.objects.filter(organisation=organisation).values_list("person_id", flat=True) if links else ()
    there = {person for person, place in found if place is not None}
    for people in (there, set(linked), {person for person, place in found if place is None}):
        if reached := reach(people, today=today):
            return reached
    return ()


def member(membership: UUID, *, today: date) -> Reached | None:
    """Return the person of a membership in force who can be written to; None where there is none."""
    found = Membership.objects.filter(pk=membership, ended_at=None).values_list("person_id", flat=True)
    return next(iter(reach(list(found), today=today)), None)


def signs_in(person: UUID) -> bool:
    """Say whether a person has a sign-in that has not ended."""
    return Membership.objects.filter(person=person, ended_at=None).exists()


def to_ask(
    organisations: Collection[UUID], *, purpose: str, permission: Permission, today: date
) -> Mapping[UUID, ToAsk]:
    """Return whom to write to in each of `organisations` that has somebody with an e-mail address. Two queries.

    Its link person for `purpose` (a value of LinkPurpose), else those who hold `permission` by a role in that
    organisation in force today.
    """
    found: dict[UUID, ToAsk] = {}
    links = LinkPerson.objects.filter(at_work(today, "person"), purpose=purpose, organisation__in=organisations)
    for link in links.exclude(person__email="").select_related("person"):
        found[link.organisation_id] = ToAsk(
            linked=True, people=(Reached(link.person_id, link.person.name, link.person.email),)
        )
    grants = _grants(permission, today).filter(at_work(today, "membership__person"), organisation__in=organisations)
    awake = grants.exclude(membership__person__email="")
    holding: dict[UUID, dict[UUID, Reached]] = {}
    for grant in awake.select_related("membership__person").order_by(Lower("membership__person__name"), "pk"):
        if grant.organisation_id is not None:
            one = grant.membership.person
            holding.setdefault(grant.organisation_id, {})[one.pk] = Reached(
                one.pk, one.name, one.email, grant.membership_id
            )
    return {pk: ToAsk(linked=False, people=tuple(those.values())) for pk, those in holding.items()} | found


def in_full(viewer: Viewer) -> Q:
    """Return the condition of a person whose full record `viewer` sees."""
    return people_permissions.in_full(viewer)


def language(words: str) -> str | None:
    """Return the tag of the language that `words` name; None where we know none of that name."""
    try:
        return languages.read(words)
    except Refused:
        return None


def language_name(tag: str) -> str:
    """Return the English name of a language by its tag."""
    return languages.name(tag)


def languages_like(words: str) -> tuple[str, ...]:
    """Return up to three names of languages that look like `words`."""
    return languages.suggestions(words)


def language_family(tag: str, tags: Collection[str]) -> tuple[str, ...]:
    """Return those of `tags` that the language `tag` may stand for: kin, and a macrolanguage with its members."""
    return tuple(sorted(languages.family(tag, tags)))


def viewer_of(person: UUID, *, today: date) -> Viewer | None:
    """Return the viewer that a person would be with a second factor; None for one who does not, or no longer, sign in.

    For what they let read in their name by a secret that only their own sign-in could make.
    """
    found = Membership.objects.filter(person=person, ended_at=None, starts_on__lte=today).values_list("pk", flat=True)
    membership = found.first()
    return None if membership is None else viewers.in_scope(membership=membership, strong=True, today=today)


def _membership(row: Person) -> UUID | None:
    found = getattr(row, "membership", None)
    return None if found is None or found.ended_at is not None else found.pk


def _grants(permission: Permission, today: date) -> QuerySet[Grant]:
    """Return the grants in force today of roles that include `permission`, of those who still sign in."""
    keys = [role.key for role in roles.all_roles().values() if permission in role.may]
    rows = Grant.objects.filter(role__in=keys, starts_on__lte=today, membership__ended_at=None)
    return rows.exclude(ends_on__lt=today)
