"""A group is called together: a meeting is put into calendars, changed, cancelled; its minutes are written."""

from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from oneworkforce.access.viewer import Viewer
from oneworkforce.audit import saving
from oneworkforce.audit.public import record
from oneworkforce.ground import transactions
from oneworkforce.ground.values import Values
from oneworkforce.lib.days import LONDON
from oneworkforce.plan.commands import meeting_calendars
from oneworkforce.plan.domain import meeting_times
from oneworkforce.plan.models import Meeting
from oneworkforce.plan.permissions import groups as permissions
from oneworkforce.plan.permissions import plans
from oneworkforce.ui import conflict

NOUN = "meeting"
LONGEST_PLACE = 150
LONGEST_TEXT = 50_000


def add(
    *, by: Viewer, now: datetime, group: UUID, on: date, at: str, minutes_long: int, place: str = "", agenda: str = ""
) -> UUID:
    """Call a group together and ask its members by calendar; return the meeting's id. `at` is a time in London."""
    with transactions.whole("meeting.add"):
        found = plans.get_group(by, group)
        permissions.check_meet(by, found)
        values = _values(place, agenda)
        starts_at = _moment(values, on, at, minutes_long, now)
        kept = values.settled()
        made = Meeting.objects.create(group=found, starts_at=starts_at, minutes_long=minutes_long, **kept)
        record(by=by, verb="added", noun=NOUN, subject=made.pk, now=now)
        meeting_calendars.tell(made, now=now)
    return made.pk


def change(
    *,
    by: Viewer,
    now: datetime,
    meeting: UUID,
    seen: str,
    on: date,
    at: str,
    minutes_long: int,
    place: str,
    agenda: str,
) -> None:
    """Move or change a meeting, and its calendars with it. `ui.conflict.Changed` where it is not as it was `seen`."""
    with transactions.whole("meeting.change"):
        found = permissions.get_meeting(by, meeting)
        permissions.check_meeting(by, found)
        values = _values(place, agenda)
        starts_at = _moment(values, on, at, minutes_long, now)
        kept = values.settled()
        row = Meeting.objects.select_for_update().get(pk=meeting)
        row.group = found.group
        wanted = {**_when(starts_at), "minutes_long": minutes_long, **kept}
        conflict.check(seen, shown(row), wanted)
        fields = saving.changed(row, {"starts_at": starts_at, "minutes_long": minutes_long, **kept})
        said = [_FIELDS.get(each, each) for each in fields]
        saving.audited(by=by, noun=NOUN, subject=row.pk, fields=said, now=now)
        if set(fields) - {"agenda"}:
            meeting_calendars.tell(row, now=now)


def shown(row: Meeting) -> dict[str, object]:
    """Return the values that a form shows, by field."""
    return {**_when(row.starts_at), "minutes_long": row.minutes_long, "place": row.place, "agenda": row.agenda}


def cancel(*, by: Viewer, now: datetime, meeting: UUID) -> None:
    """Cancel a meeting; it is taken out of calendars."""
    with transactions.whole("meeting.cancel"):
        permissions.check_meeting(by, permissions.get_meeting(by, meeting))
        row = Meeting.objects.select_for_update().get(pk=meeting)
        meeting_calendars.cancel(row, now=now)
        record(by=by, verb="cancelled", noun=NOUN, subject=row.pk, now=now)


def write(*, by: Viewer, now: datetime, meeting: UUID, seen: str, agenda: str, minutes: str) -> None:
    """Write agenda and minutes. `ui.conflict.Changed` where another wrote meanwhile: neither text is lost."""
    with transactions.whole("meeting.write"):
        permissions.check_meeting(by, permissions.get_meeting(by, meeting))
        values = Values()
        values.lines("agenda", agenda, label="The agenda", longest=LONGEST_TEXT)
        values.lines("minutes", minutes, label="The minutes", longest=LONGEST_TEXT)
        kept = values.settled()
        row = Meeting.objects.select_for_update().get(pk=meeting)
        conflict.check(seen, written(row), kept)
        fields = saving.changed(row, kept)
        saving.audited(by=by, noun=NOUN, subject=row.pk, fields=fields, now=now)


def written(row: Meeting) -> dict[str, object]:
    """Return agenda and minutes, as a form shows them."""
    return {"agenda": row.agenda, "minutes": row.minutes}


def _values(place: str, agenda: str) -> Values:
    values = Values()
    values.line("place", place, label="The place", longest=LONGEST_PLACE, required=False)
    values.lines("agenda", agenda, label="The agenda", longest=LONGEST_TEXT)
    return values


def _moment(values: Values, on: date, at: str, minutes_long: int, now: datetime) -> datetime:
    """Return when it starts; what is wrong with it goes to `values`."""
    for fault in meeting_times.faults(on, at, minutes_long, today=timezone.localdate(now)):
        values.fault(fault)
    return datetime.combine(on, meeting_times.clock(at) or datetime.min.time(), tzinfo=LONDON)


def _when(starts_at: datetime) -> dict[str, object]:
    here = starts_at.astimezone(LONDON)
    return {"on": here.date(), "at": f"{here:%H:%M}"}


_FIELDS = {"starts_at": "time", "minutes_long": "length"}
