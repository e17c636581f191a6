"""A user across partnerships: the one thing asked without a partnership's scope, and only of one's own."""

from uuid import UUID

from oneworkforce.ground import scope, transactions
from oneworkforce.ground.models import User
from oneworkforce.partnership.models import Membership


def anywhere(*, user: UUID) -> frozenset[UUID]:
    """Return the ids of the user's memberships that have not ended, in any partnership, also those yet to start."""
    with scope.entered(None, user=user), transactions.reading():
        # _base_manager: the policy "own" shows a user's own memberships of every partnership, and nothing else.
        rows = Membership._base_manager.filter(user_id=user, ended_at__isnull=True)
        return frozenset(rows.values_list("pk", flat=True))


def names_of(*, user: UUID) -> tuple[str, ...]:
    """Return the names by which partnerships know the user, to see whether a password holds one."""
    with scope.entered(None, user=user), transactions.reading():
        rows = Membership._base_manager.filter(user_id=user)
        places = list(rows.values_list("partnership_id", "person_id"))
    names: list[str] = []
    for partnership, person in places:
        with scope.entered(partnership, user=user), transactions.reading():
            names += Membership.objects.filter(person=person).values_list("person__name", flat=True)
    return tuple(names)


def has_way_in(user: User) -> bool:
    """Say whether somebody signs in as this user already, so that an invitation must not choose a new password."""
    return user.is_active and (user.has_usable_password() or bool(anywhere(user=user.pk)))
