"""Whom a meeting is for, and who came to a group's meetings, by agency, in a fixed number of queries."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from oneworkforce.plan.domain.kinds import Attended
from oneworkforce.plan.models import Attendance, GroupMember, Meeting

LAST = 6
"""Meetings that a summary looks back on."""


@dataclass(frozen=True, slots=True)
class Agency:
    """One agency: at how many of the meetings for which anything is known of it somebody came, and when last.

    `organisation` is None for those who are there for none. `away` counts the meetings since, nobody coming.
    """

    organisation: UUID | None
    name: str
    came: int
    known: int
    last_at: datetime | None
    away: int


@dataclass(frozen=True, slots=True)
class Summary:
    """What is known of the last meetings of which attendance was recorded."""

    meetings: int
    agencies: tuple[Agency, ...]


def summary(group: UUID, *, now: datetime) -> Summary:
    """Return the agencies at the last recorded meetings of a group; the caller has seen to it that it may be shown."""
    held = Meeting.objects.filter(group=group, cancelled_at=None, starts_at__lte=now, attendance__isnull=False)
    last = dict(held.distinct().order_by("-starts_at").values_list("pk", "starts_at")[:LAST])
    rows = Attendance.objects.filter(meeting__in=last).values_list(
        "member__organisation_id", "member__organisation__name", "meeting_id", "attended"
    )
    names: dict[UUID | None, str] = {}
    came: defaultdict[UUID | None, dict[UUID, bool]] = defaultdict(dict)
    for organisation, name, meeting, attended in rows:
        names[organisation] = name or "No organisation"
        known = came[organisation]
        known[meeting] = known.get(meeting, False) or attended == Attended.PRESENT
    found = [_agency(each, names[each], known, last) for each, known in came.items()]
    return Summary(len(last), tuple(sorted(found, key=lambda one: one.name.casefold())))


def asked(row: Meeting) -> QuerySet[GroupMember]:
    """Return the members whom a meeting was for: in the group on its day."""
    day = timezone.localdate(row.starts_at)
    then = Q(since__lte=day) & (Q(until=None) | Q(until__gte=day))
    return GroupMember.objects.filter(then, group=row.group_id, person__isnull=False)


def field(member: UUID) -> str:
    """Return the name of a member's field in a form."""
    return f"member_{member.hex}"


def _agency(organisation: UUID | None, name: str, known: dict[UUID, bool], last: dict[UUID, datetime]) -> Agency:
    newest = [meeting for meeting in last if meeting in known]  # as they are ordered: the last first
    there = [meeting for meeting in newest if known[meeting]]
    away = newest.index(there[0]) if there else len(newest)
    return Agency(organisation, name, len(there), len(newest), last[there[0]] if there else None, away)
