"""What neighbours get of the partnership: people and organisations to choose and to name, and how to reach somebody."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models.functions import Lower

from oneworkforce.access import roles
from oneworkforce.access.permissions import Permission
from oneworkforce.access.viewer import Viewer
from oneworkforce.lib.faults import Refused
from oneworkforce.partnership.domain import languages
from oneworkforce.partnership.models import Grant, Membership, Person
from oneworkforce.partnership.models.at_work import at_work
from oneworkforce.partnership.permissions import organisations as permissions
from oneworkforce.partnership.queries import choosing, viewers
from oneworkforce.partnership.queries.choosing import Choice, pairs

__all__ = [
    "Choice",
    "Reached",
    "holders",
    "language",
    "names",
    "organisations",
    "pairs",
    "people",
    "person",
    "reach",
    "viewer_of",
]


@dataclass(frozen=True, slots=True)
class Reached:
    """A person who can be written to; `membership` is None for one who does not sign in."""

    person: UUID
    name: str
    email: str
    membership: UUID | None = None


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


def language(named: str) -> tuple[str, str]:
    """Return the tag under which a language is kept and ""; or "" and what may have been meant, as a sentence."""
    try:
        return languages.read(named), ""
    except Refused as refused:
        return "", refused.faults[0].remedy


def names(people: Collection[UUID]) -> Mapping[UUID, str]:
    """Return the names of people by their ids."""
    return dict(Person.objects.filter(pk__in=people).values_list("pk", "name"))


def organisations(viewer: Viewer, *, today: date) -> tuple[tuple[str, str], ...]:
    """Return (id, name) of the organisations that `viewer` sees and that have not ended, for a form."""
    rows = permissions.visible_to(viewer).exclude(ended_on__lt=today).order_by(Lower("name"), "pk")
    return tuple((str(pk), name) for pk, name in rows.values_list("pk", "name"))


def reach(people: Collection[UUID], *, today: date) -> tuple[Reached, ...]:
    """Return those of `people` who are at work and have an e-mail address: that of their record."""
    rows = Person.objects.filter(at_work(today), pk__in=people).exclude(email="").select_related("membership")
    return tuple(Reached(row.pk, row.name, row.email, _membership(row)) for row in rows.order_by(Lower("name"), "pk"))


def holders(permission: Permission, *, today: date) -> tuple[Reached, ...]:
    """Return those who hold `permission` by a role in force today, anywhere in the partnership."""
    keys = [role.key for role in roles.all_roles().values() if permission in role.may]
    grants = Grant.objects.filter(role__in=keys, starts_on__lte=today).exclude(ends_on__lt=today)
    members = Membership.objects.filter(ended_at=None, grants__in=grants).values_list("person_id", flat=True)
    return reach(set(members), today=today)


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
