"""A leaver is switched off everywhere at once."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from oneworkforce.access.verdicts import NotAllowed
from oneworkforce.access.viewer import Viewer
from oneworkforce.audit.public import record
from oneworkforce.ground import transactions
from oneworkforce.partnership.commands import covers, grants, sign_ins
from oneworkforce.partnership.models import Cover, Invitation
from oneworkforce.partnership.permissions import members as permissions
from oneworkforce.partnership.queries import memberships


@dataclass(frozen=True, slots=True)
class Left:
    """What switching off did: `everywhere` when no other partnership remained, so that the sign-in itself is gone."""

    name: str
    everywhere: bool


def switch_off(*, by: Viewer, now: datetime, member: UUID) -> Left:
    """End a membership with its roles, covers and invitations, now.

    Where the user belongs to no other partnership, every session and way to sign in goes too. Otherwise only this
    partnership is closed to them; that too holds from the next request, as a viewer is made anew for each.
    """
    with transactions.whole("membership.switch_off"):
        grants.lock()
        membership = permissions.get(by, member)
        today = timezone.localdate(now)
        held = list(grants.not_over(today).filter(membership=membership))
        permissions.check_switch_off(by, membership, held)
        if membership.ended_at is not None:
            raise NotAllowed("This person was switched off already.")
        keeps = any(grant.role == grants.KEEPER for grant in held)
        if keeps and not grants.keepers(today).exclude(membership=membership).exists():
            raise NotAllowed(grants.LAST)
        for cover in _covers(membership.pk):
            covers.stop(cover, by=by, now=now)
        for grant in held:
            grants.stop(grant, today)
        open_ones = Invitation.objects.filter(person=membership.person, accepted_at__isnull=True)
        open_ones.filter(withdrawn_at__isnull=True).update(withdrawn_at=now)
        membership.ended_at, membership.ended_by = now, by.actor
        membership.save(update_fields=["ended_at", "ended_by"])
        person = membership.person
        person.left_on, person.changed_at = today, now
        person.save(update_fields=["left_on", "changed_at"])
        everywhere = not memberships.anywhere(user=membership.user_id)
        if everywhere:
            sign_ins.close(membership.user)
        record(by=by, verb="switched off", noun="membership", subject=membership.pk, now=now)
        return Left(person.name, everywhere)


def _covers(member: UUID) -> list[Cover]:
    sides = ("away__person", "away__user", "stand_in__person", "stand_in__user")
    open_ones = Cover.objects.filter(Q(away=member) | Q(stand_in=member), ended_at__isnull=True)
    return list(open_ones.select_related(*sides))
