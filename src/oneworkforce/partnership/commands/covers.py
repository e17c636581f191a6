"""Cover while somebody is on leave: the stand-in holds the same roles, between two days."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils import timezone

from oneworkforce.access.verdicts import NotAllowed
from oneworkforce.access.viewer import Viewer
from oneworkforce.audit.public import record
from oneworkforce.ground import transactions
from oneworkforce.lib.days import day
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.notify import calendar, email
from oneworkforce.notify.calendar import When
from oneworkforce.notify.models import CalendarEntry
from oneworkforce.partnership.commands import grants
from oneworkforce.partnership.models import Cover
from oneworkforce.partnership.permissions import members as permissions

LONGEST = timedelta(days=366)
ENTRY = "Cover at work"
"""What stands in the calendars of both: not who is away, for others may see the screen."""


def add(*, by: Viewer, now: datetime, away: UUID, stand_in: UUID, starts_on: date, ends_on: date) -> UUID:
    """Let `stand_in` hold the roles of `away` from a day until a day, both included; returns the cover's id."""
    with transactions.whole("cover.add"):
        absent, present = permissions.get(by, away), permissions.get(by, stand_in)
        today = timezone.localdate(now)
        held = list(grants.not_over(today).filter(membership=absent, starts_on__lte=ends_on))
        permissions.check_cover(by, absent, present, held)
        _refuse(
            absent.pk, present.pk, starts_on, ends_on, today, any_role=bool(held), left=present.ended_at is not None
        )
        entry = calendar.invite(
            title=ENTRY,
            when=When.days(starts_on, ends_on),
            attendees=[absent.user.email, present.user.email],
            now=now,
        )
        cover = Cover.objects.create(
            away=absent,
            stand_in=present,
            starts_on=starts_on,
            ends_on=ends_on,
            made_by=by.actor,
            made_at=now,
            entry=entry.pk,
        )
        record(by=by, verb="arranged", noun="cover", subject=cover.pk, now=now)
        when = f"from {day(starts_on)} to {day(ends_on)}"
        _tell(cover, "added", f"{present.person.name} stands in for {absent.person.name} {when}.", now)
        return cover.pk


def end(*, by: Viewer, now: datetime, cover: UUID) -> UUID:
    """End a cover at once; returns the membership that was covered."""
    with transactions.whole("cover.end"):
        found = permissions.get_cover(by, cover)
        if found.ended_at is not None:
            raise NotAllowed("This cover has ended already.")
        permissions.check_cover_for(by, found.away)
        stop(found, by=by, now=now)
        return found.away_id


def stop(cover: Cover, *, by: Viewer, now: datetime) -> None:
    """End a cover inside the transaction of a command that has checked that it may."""
    cover.ended_at = now
    cover.save(update_fields=["ended_at"])
    record(by=by, verb="ended", noun="cover", subject=cover.pk, now=now)
    if cover.entry is not None:
        calendar.cancel(CalendarEntry.objects.get(pk=cover.entry), now=now)
    _tell(cover, "ended", f"{cover.stand_in.person.name} no longer stands in for {cover.away.person.name}.", now)


def _tell(cover: Cover, what: str, words: str, now: datetime) -> None:
    """Write to both sides: the one place from which a cover is told."""
    for side in (cover.away, cover.stand_in):
        email.put(
            key=f"cover-{what}:{cover.pk}:{side.pk}",
            to=side.user.email,
            subject=f"Cover {'arranged' if what == 'added' else 'ended'}",
            text=f"{words}\n\nWhile it lasts, the stand-in may do what the other may do in OneWorkforce.\n",
            about=f"cover {what}",
            now=now,
        )


def _refuse(
    away: UUID, stand_in: UUID, starts_on: date, ends_on: date, today: date, *, any_role: bool, left: bool
) -> None:
    if away == stand_in:
        raise Refused(Fault("stand_in", "Nobody stands in for themselves.", "Choose somebody else."))
    if left:
        raise Refused(Fault("stand_in", "This person has left.", "Choose somebody who signs in."))
    if ends_on < starts_on:
        raise Refused(Fault("ends_on", "It ends before it starts.", "Give a last day that is not before the first."))
    if ends_on < today:
        raise Refused(Fault("ends_on", "It is over already.", "Give a last day that is not in the past."))
    if ends_on - starts_on > LONGEST:
        raise Refused(Fault("ends_on", "It lasts longer than a year.", "Give roles to somebody who stays that long."))
    if not any_role:
        raise Refused(Fault("stand_in", "There is no role to cover.", "Give the stand-in a role of their own instead."))
    same = Cover.objects.filter(away=away, stand_in=stand_in, ended_at__isnull=True)
    if same.filter(starts_on__lte=ends_on, ends_on__gte=starts_on).exists():
        raise Refused(Fault("starts_on", "They stand in on some of these days already.", "Choose other days."))
