"""The names of users, as this partnership knows them."""

from collections.abc import Collection
from uuid import UUID

from oneworkforce.partnership.models import Membership


def of_users(users: Collection[UUID]) -> dict[UUID, str]:
    """Return the name of each user who is, or was, a member of the open partnership."""
    return dict(Membership.objects.filter(user_id__in=users).values_list("user_id", "person__name"))
