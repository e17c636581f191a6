"""Who was at a meeting, who sent apologies, who was absent."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from oneworkforce.access.viewer import Viewer
from oneworkforce.audit import saving
from oneworkforce.ground import transactions
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.plan.domain.kinds import Attended
from oneworkforce.plan.models import Attendance, Meeting
from oneworkforce.plan.permissions import groups as permissions
from oneworkforce.plan.queries.attendance import asked, field
from oneworkforce.ui import conflict

NOUN = "meeting"
BEFOREHAND = frozenset({Attended.APOLOGIES, Attended.NOT_RECORDED})
"""What can be known of a meeting that is still to come."""


def keep(*, by: Viewer, now: datetime, meeting: UUID, seen: str, attended: Mapping[str, str]) -> None:
    """Keep who was there, by field (`queries.attendance.field`): all of those who were asked at once.

    `ui.conflict.Changed` where another kept something else meanwhile.
    """
    with transactions.whole("meeting.attendance"):
        found = permissions.get_meeting(by, meeting)
        permissions.check_meeting(by, found)
        row = Meeting.objects.select_for_update().get(pk=meeting)
        stored = shown(row)
        faults = _faults(attended, stored, coming=row.starts_at > now)
        if faults:
            raise Refused(*faults)
        conflict.check(seen, stored, {**stored, **attended})
        changed = {name: said for name, said in attended.items() if stored[name] != said}
        if not changed:
            return
        ids = {field(pk): pk for pk in asked(row).values_list("pk", flat=True)}
        Attendance.objects.filter(meeting=row, member__in=[ids[name] for name in changed]).delete()
        Attendance.objects.bulk_create(
            Attendance(meeting=row, member_id=ids[name], attended=said)
            for name, said in changed.items()
            if said != Attended.NOT_RECORDED
        )
        saving.audited(by=by, noun=NOUN, subject=row.pk, fields=["attendance"], now=now)


def shown(row: Meeting) -> dict[str, object]:
    """Return what is known of each who was asked, by field."""
    known = dict(Attendance.objects.filter(meeting=row).values_list("member_id", "attended"))
    members = asked(row).values_list("pk", flat=True)
    return {field(pk): str(known.get(pk, Attended.NOT_RECORDED.value)) for pk in members}


def _faults(attended: Mapping[str, str], stored: Mapping[str, object], *, coming: bool) -> list[Fault]:
    faults = []
    for name, said in attended.items():
        if name not in stored or said not in set(Attended):
            faults.append(Fault(name, "This is not one of the list.", "Look at the meeting again."))
        elif coming and said not in BEFOREHAND:
            faults.append(Fault(name, "The meeting is still to come.", "Only apologies are known before it."))
    return faults
