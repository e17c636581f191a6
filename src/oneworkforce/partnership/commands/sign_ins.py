"""What happens to a sign-in, told in each partnership of the user: without the address, or how they can be found."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.utils import timezone

from oneworkforce.audit.public import record
from oneworkforce.ground import scope, transactions
from oneworkforce.ground.models import User
from oneworkforce.notify import email
from oneworkforce.partnership.queries import viewers


def tell(*, user: UUID, verb: str, now: datetime, fields: Iterable[str] = ()) -> None:
    """Record in every partnership of `user` what happened to their sign-in ("locked out", "added a second factor")."""
    today = timezone.localdate(now)
    for door in viewers.doors_of(user=user, today=today):
        with scope.entered(door.partnership, user=user), transactions.whole("sign_in.tell"):
            viewer = viewers.in_scope(membership=door.membership, strong=False, today=today)
            record(by=viewer, verb=verb, noun="sign_in", subject=door.membership, fields=fields, now=now)


def write(*, user: UUID, key: str, subject: str, text: str, now: datetime) -> bool:
    """Mail a user about their sign-in through the outbox of their first partnership; without one, nobody is written to.

    Returns whether a message was put. The page says the same either way.
    """
    doors = viewers.doors_of(user=user, today=timezone.localdate(now))
    if not doors:
        return False
    to = User.objects.values_list("email", flat=True).get(pk=user)
    with scope.entered(doors[0].partnership, user=user), transactions.whole("sign_in.write"):
        email.put(key=key, to=to, subject=subject, text=text, about="sign-in", now=now)
    return True


def close(user: User) -> None:
    """End every session of `user`, here and on every other device, and every way to open another one.

    Called inside the transaction of the command that decided it. An inactive user's session is nobody's on the very
    next request, also one that no list knows of.
    """
    keys = list(UserSession.objects.filter(user=user).values_list("session_key", flat=True))
    Session.objects.filter(session_key__in=keys).delete()
    UserSession.objects.filter(user=user).delete()
    Authenticator.objects.filter(user=user).delete()
    user.is_active = False
    user.set_unusable_password()
    user.save(update_fields=["is_active", "password"])
