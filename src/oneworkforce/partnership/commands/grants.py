"""Roles are given and ended: never to oneself, never more than one may oneself, and never the last administrator's."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from oneworkforce.access import roles
from oneworkforce.access.verdicts import NotAllowed
from oneworkforce.access.viewer import Viewer
from oneworkforce.audit.public import record
from oneworkforce.ground import scope, transactions
from oneworkforce.ground.models import Partnership
from oneworkforce.lib.days import day
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.notify import email
from oneworkforce.partnership.domain.granting import Place
from oneworkforce.partnership.models import Grant, Locality, Organisation
from oneworkforce.partnership.permissions import members as permissions

KEEPER = "administrator"
LAST = "This is the last administrator. Give somebody else the role first."


def give(
    *, by: Viewer, now: datetime, member: UUID, role: str, place: Place, starts_on: date, ends_on: date | None = None
) -> UUID:
    """Give a member a role in a place from a day, perhaps until a day (both included); returns the grant's id."""
    with transactions.whole("grant.give"):
        membership = permissions.get(by, member)
        check_place(place)
        permissions.check_give(by, membership, role, place)
        if ends_on is not None and ends_on < starts_on:
            raise Refused(
                Fault("ends_on", "It ends before it starts.", "Give a last day that is not before the first.")
            )
        if in_force(starts_on).filter(membership=member, role=role, **_columns(place)).exists():
            raise Refused(Fault("role", "They hold this role there already.", "Choose another role or place."))
        grant = Grant.objects.create(
            membership=membership,
            role=role,
            starts_on=starts_on,
            ends_on=ends_on,
            given_by=by.actor,
            given_at=now,
            **_columns(place),
        )
        record(by=by, verb="gave", noun="grant", subject=grant.pk, fields=[role], now=now)
        title = roles.role(role).title
        email.put(
            key=f"grant-given:{grant.pk}",
            to=membership.user.email,
            subject="You were given a role in OneWorkforce",
            text=f"{by.actor} gave you the role “{title}” from {day(starts_on)}.\n\n"
            "If you did not expect this, tell the person who looks after OneWorkforce in your partnership.\n",
            about="role given",
            now=now,
        )
        return grant.pk


def end(*, by: Viewer, now: datetime, grant: UUID) -> UUID:
    """End a grant at once; returns the membership that held it."""
    with transactions.whole("grant.end"):
        lock()
        found = permissions.get_grant(by, grant)
        permissions.check_end(by, found)
        today = timezone.localdate(now)
        if found.role == KEEPER and not keepers(today).exclude(membership=found.membership).exists():
            raise NotAllowed(LAST)
        record(by=by, verb="ended", noun="grant", subject=found.pk, fields=[found.role], now=now)
        stop(found, today)
        return found.membership_id


def in_force(today: date) -> QuerySet[Grant]:
    """Return the grants in force on a day."""
    return Grant.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=today), starts_on__lte=today)


def not_over(today: date) -> QuerySet[Grant]:
    """Return the grants in force on a day or yet to start."""
    return Grant.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=today))


def keepers(today: date) -> QuerySet[Grant]:
    """Return the grants that keep a partnership: of administrators whose membership has not ended."""
    return in_force(today).filter(role=KEEPER, membership__ended_at__isnull=True)


def stop(grant: Grant, today: date) -> None:
    """End a grant at once: its last day was yesterday. One that had no day in force leaves no row, only its events."""
    if grant.starts_on >= today:
        grant.delete()
        return
    grant.ends_on = today - timedelta(days=1)
    grant.save(update_fields=["ends_on"])


def lock() -> None:
    """Let nobody else end a role or a membership in this partnership until the transaction is over.

    Otherwise two administrators could end each other at the same moment and none would be left.
    """
    Partnership.objects.select_for_update().get(pk=scope.current())


def check_place(place: Place) -> None:
    """Refuse a place that is not in this partnership."""
    known = (
        Organisation.objects.filter(pk=place.organisation).exists()
        if place.organisation
        else place.locality is None or Locality.objects.filter(pk=place.locality).exists()
    )
    if not known:
        raise Refused(Fault("place", "There is no such place.", "Choose one of the list."))


def _columns(place: Place) -> dict[str, UUID | None]:
    return {"organisation_id": place.organisation, "locality_id": place.locality}
