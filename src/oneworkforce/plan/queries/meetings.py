"""A meeting as its page shows it: agenda, minutes, who was asked and who came, what the group is doing."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models.functions import Lower

from oneworkforce.access.viewer import Viewer
from oneworkforce.plan.domain.kinds import Attended, Part
from oneworkforce.plan.models import Attendance, Meeting
from oneworkforce.plan.permissions import groups as permissions
from oneworkforce.plan.queries import groups
from oneworkforce.plan.queries.attendance import asked, field
from oneworkforce.plan.queries.groups import Carried


@dataclass(frozen=True, slots=True)
class Asked:
    """A member whom the meeting is for; `field` is what a form calls them."""

    field: str
    name: str
    agency: str
    part: Part
    attended: Attended


@dataclass(frozen=True, slots=True)
class Page:
    """Everything a meeting's page shows."""

    id: UUID
    group: UUID
    group_name: str
    starts_at: datetime
    ends_at: datetime
    place: str
    agenda: str
    minutes: str
    cancelled_at: datetime | None
    in_calendars: bool
    asked: tuple[Asked, ...]
    actions: tuple[Carried, ...]


def one(viewer: Viewer, meeting: UUID) -> Page:
    """Return the page of a meeting; `verdicts.NotFound` where there is none for this viewer."""
    row = permissions.get_meeting(viewer, meeting)
    return Page(
        id=row.pk,
        group=row.group_id,
        group_name=row.group.name,
        starts_at=row.starts_at,
        ends_at=row.starts_at + timedelta(minutes=row.minutes_long),
        place=row.place,
        agenda=row.agenda,
        minutes=row.minutes,
        cancelled_at=row.cancelled_at,
        in_calendars=row.entry is not None,
        asked=whom(row),
        actions=groups.actions(viewer, row.group_id),
    )


def whom(row: Meeting) -> tuple[Asked, ...]:
    """Return those whom a meeting is for, by agency, with what is known of whether they came."""
    known = dict(Attendance.objects.filter(meeting=row).values_list("member_id", "attended"))
    members = asked(row).select_related("person", "organisation").order_by("organisation__name", Lower("person__name"))
    return tuple(
        Asked(
            field=field(each.pk),
            name=each.person.name if each.person else "",
            agency=each.organisation.name if each.organisation else "No organisation",
            part=Part(each.part),
            attended=Attended(known.get(each.pk, Attended.NOT_RECORDED)),
        )
        for each in members
    )
