"""The frozen viewer of a user: made from the membership in force, its grants, and whom they stand in for."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from oneworkforce.access import roles
from oneworkforce.access.viewer import Grant as Granted
from oneworkforce.access.viewer import Viewer
from oneworkforce.ground import scope, transactions
from oneworkforce.ground.models import Partnership
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
        # _base_manager: one's own memberships are the one thing read across partnerships; the policy "own" allows it.
        rows = Membership._base_manager.filter(user_id=user, ended_at__isnull=True, starts_on__lte=today).values_list(
            "id", "partnership_id"
        )
        names = dict(Partnership.objects.values_list("id", "name"))
        return tuple(sorted((Door(row[0], row[1], names[row[1]]) for row in rows), key=lambda door: door.name))


def of_user(*, user: UUID, chosen: UUID | None, strong: bool, today: date) -> Viewer | None:
    """Return the viewer through the `chosen` door, or through the only one; None where neither is open."""
    doors = doors_of(user=user, today=today)
    found = [door for door in doors if door.membership == chosen] or (list(doors) if len(doors) == 1 else [])
    if not found:
        return None
    with scope.entered(found[0].partnership, user=user), transactions.reading():
        return in_scope(membership=found[0].membership, strong=strong, today=today, name=found[0].name)


def in_scope(*, membership: UUID, strong: bool, today: date, name: str = "") -> Viewer:
    """Return the viewer of a membership of the open scope. Four queries, however many grants."""
    row = Membership.objects.select_related("person").get(pk=membership)
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
    rows = tuple(grants.values_list("role", "organisation_id", "locality_id").distinct())
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


def _beneath(places: Iterable[UUID]) -> dict[UUID, frozenset[UUID]]:
    """Return each place with itself and every locality under it."""
    wanted = set(places)
    if not wanted:
        return {}
    children: dict[UUID | None, list[UUID]] = defaultdict(list)
    for pk, parent in Locality.objects.values_list("id", "parent_id"):
        children[parent].append(pk)

    def gather(place: UUID) -> set[UUID]:
        return {place}.union(*(gather(child) for child in children[place]))

    return {place: frozenset(gather(place)) for place in wanted}
