"""What stands in the calendars of a group's members: its name, when and where, and nothing else."""

from datetime import datetime, timedelta

from django.utils import timezone

from oneworkforce.notify import calendar
from oneworkforce.notify.calendar import When
from oneworkforce.notify.models import CalendarEntry
from oneworkforce.partnership.public import reach
from oneworkforce.plan.models import Group, GroupMember, Meeting


def tell(meeting: Meeting, *, now: datetime) -> None:
    """Put a meeting into its members' calendars as it is now, inside the command's transaction.

    One that is over is put into nobody's calendar and changed in none.
    """
    when = When(meeting.starts_at, meeting.starts_at + timedelta(minutes=meeting.minutes_long))
    said = {"title": meeting.group.name, "when": when, "place": meeting.place}
    if meeting.entry is not None:
        entry = CalendarEntry.objects.get(pk=meeting.entry)
        if meeting.starts_at <= now and entry.starts_at <= now:
            return
        calendar.change(entry, **said, attendees=_addresses(meeting.group, now), now=now)  # type: ignore[arg-type]
    elif meeting.starts_at > now:
        made = calendar.invite(**said, attendees=_addresses(meeting.group, now), now=now)  # type: ignore[arg-type]
        meeting.entry = made.pk
        meeting.save(update_fields=["entry"])


def retell(group: Group, *, now: datetime) -> None:
    """Bring every meeting still to come up to date: the group's name or its members are others."""
    for each in Meeting.objects.filter(group=group, cancelled_at=None, starts_at__gt=now).order_by("starts_at"):
        each.group = group
        tell(each, now=now)


def cancel(meeting: Meeting, *, now: datetime) -> None:
    """Mark a meeting as cancelled and take it out of every calendar; of one that is over nobody is told."""
    meeting.cancelled_at = now
    meeting.save(update_fields=["cancelled_at"])
    if meeting.entry is not None and meeting.starts_at > now:
        calendar.cancel(CalendarEntry.objects.get(pk=meeting.entry), now=now)


def _addresses(group: Group, now: datetime) -> list[str]:
    members = GroupMember.objects.filter(group=group, until=None, person__isnull=False)
    people = set(members.values_list("person_id", flat=True))
    return [one.email for one in reach(people, today=timezone.localdate(now))]
