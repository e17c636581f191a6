"""The frozen viewer of a user: made from the membership in force, its grants, and whom they stand in for."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from oneworkforce.access import roles
from oneworkforce.access.viewer import Grant as Granted
from oneworkforce.access.viewer import Viewer
from oneworkforce.ground import scope, transactions
from oneworkforce.ground.prepared import prepared
from oneworkforce.lib import trees
from oneworkforce.partnership.models import Cover, Grant, Locality, Membership


@dataclass(frozen=True, slots=True)
class Door:
    """A partnership a user may enter."""

    membership: UUID
    partnership: UUID
    name: str


def doors_of(*, user: UUID, today: date) -> tuple[Door, ...]:
    """Return the partnerships in which `user` has a membership in force, by name. Needs no scope."""
    with scope.entered(None, user=user), transactions.reading():
        return _named(user, today)


@contextmanager
def entered(*, user: UUID, chosen: UUID | None, strong: bool, today: date) -> Iterator[Viewer | None]:
    """Yield the viewer through the `chosen` door, or through the only one, with the scope open; None where neither is.

    On PostgreSQL who asks is read in the transaction in which they are answered.
    """
    with scope.entered(None, user=user), transactions.reading():
        doors = _named(user, today)
        found = [door for door in doors if door.membership == chosen] or (list(doors) if len(doors) == 1 else [])
        if not found:
            yield None
            return
        with scope.entered(found[0].partnership, user=user):
            yield in_scope(membership=found[0].membership, strong=strong, today=today, name=found[0].name)


def of_user(*, user: UUID, chosen: UUID | None, strong: bool, today: date) -> Viewer | None:
    """Return the viewer through the `chosen` door, or through the only one; None where neither is open."""
    with entered(user=user, chosen=chosen, strong=strong, today=today) as viewer:
        return viewer


def in_scope(*, membership: UUID, strong: bool, today: date, name: str = "") -> Viewer:
    """Return the viewer of a membership of the open scope. Three queries at most, however many grants."""
    [row] = _members(membership=membership)
    rows = tuple(_grants(membership=membership, today=today))
    beneath = _beneath(place for _, _, place in rows if place)
    return Viewer(
        partnership=scope.current(),
        user=row.user_id,
        membership=row.pk,
        person=row.person_id,
        organisation=row.person.organisation_id,
        actor=row.person.name,
        grants=tuple(
            Granted(roles.role(key), organisation, beneath[place] if place else frozenset())
            for key, organisation, place in rows
        ),
        strong=strong,
        partnership_name=name,
    )


def _named(user: UUID, today: date) -> tuple[Door, ...]:
    return tuple(sorted((Door(*row) for row in _doors(user=user, today=today)), key=lambda door: door.name))


@prepared
def _doors(*, user: UUID, today: date) -> QuerySet[Membership, tuple[UUID, UUID, str]]:
    # _base_manager: one's own memberships are the one thing read across partnerships; the policy "own" allows it.
    rows = Membership._base_manager.filter(user_id=user, ended_at__isnull=True, starts_on__lte=today)
    return rows.values_list("id", "partnership_id", "partnership__name")


@prepared
def _members(*, membership: UUID) -> QuerySet[Membership]:
    return Membership.objects.filter(pk=membership).select_related("person")


@prepared
def _grants(*, membership: UUID, today: date) -> QuerySet[Grant, tuple[str, UUID | None, UUID | None]]:
    """Return role, organisation and locality of what a membership holds, and of those it stands in for."""
    away = Cover.objects.filter(
        stand_in=membership,
        starts_on__lte=today,
        ends_on__gte=today,
        ended_at__isnull=True,
        away__ended_at__isnull=True,
    ).values("away")
    grants = Grant.objects.filter(
        Q(membership=membership) | Q(membership__in=away),
        Q(ends_on__isnull=True) | Q(ends_on__gte=today),
        starts_on__lte=today,
    )
    return grants.values_list("role", "organisation_id", "locality_id").distinct()


def _beneath(places: Iterable[UUID]) -> dict[UUID, frozenset[UUID]]:
    """Return each place with itself and every locality under it."""
    wanted = set(places)
    if not wanted:
        return {}
    parents = dict(Locality.objects.values_list("id", "parent_id"))
    return {place: trees.beneath(parents, [place]) for place in wanted}
