"""Groups, meetings and attendance: their commands, and the things that addresses name."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from factories.command_row import Row, by, seen
from factories.world import NOW, START, TODAY, World
from oneworkforce.ground import transactions
from oneworkforce.plan.commands import attendance, group_members, groups, meetings
from oneworkforce.plan.models import Group, GroupMember, Meeting

WHO = "walter"
WHEN: dict[str, Any] = {"on": TODAY + timedelta(days=14), "at": "14:30", "minutes_long": 90}


def things(world: World) -> dict[str, UUID]:
    """Make one of each thing in Northshire; return their ids by name."""
    with world.scope(), transactions.whole("test group"):
        steering = Group.objects.create(name="Steering group", kind="steering")
        pia = world.people["pia"]
        school, kite = world.organisations["Harbour School"], world.organisations["Kite Club"]
        member = GroupMember.objects.create(
            group=steering, person_id=pia, organisation_id=school, part="member", since=START
        )
        place = GroupMember.objects.create(group=steering, organisation_id=kite, part="member", since=START)
        meeting = Meeting.objects.create(group=steering, starts_at=NOW - timedelta(days=7))
        ended = Group.objects.create(name="Old group", kind="steering", ended_on=date(2026, 1, 1))
    return {
        "group": steering.pk,
        "ended_group": ended.pk,
        "group_member": member.pk,
        "group_place": place.pk,
        "meeting": meeting.pk,
    }


def _group(world: World, _: object = None) -> UUID:
    return groups.add(**by(world, WHO), name="Training workstream", kind="workstream")


def _ended(world: World) -> UUID:
    made = _group(world)
    groups.end(**by(world, WHO), group=made, on=TODAY)
    return made


def _change(world: World, pk: Any) -> None:
    values = {"name": "Training", "kind": "workstream", "purpose": "To train.", "parent": None}
    groups.change(**by(world, WHO), group=pk, seen=seen(groups.shown, Group, pk), **values)  # type: ignore[arg-type]


def _end(world: World, pk: Any) -> None:
    with transactions.reading():
        group = Meeting.objects.get(pk=pk).group_id
    groups.end(**by(world, WHO), group=group, on=TODAY)


def _member(world: World, pk: Any) -> UUID:
    return group_members.add(**by(world, WHO), group=pk, person=world.people["pia"], part="lead", since=TODAY)


def _joined(world: World) -> UUID:
    return _member(world, _meeting_group(world))


def _place(world: World, pk: Any) -> UUID:
    agency = world.organisations["Kite Club"]
    return group_members.add_place(**by(world, WHO), group=pk, organisation=agency, part="member", since=TODAY)


def _change_member(world: World, pk: Any) -> None:
    values = {"part": "chair", "organisation": world.organisations["Kite Club"]}
    group_members.change(
        **by(world, WHO),
        member=pk,
        seen=seen(group_members.shown, GroupMember, pk),
        **values,  # type: ignore[arg-type]
    )


def _meeting_group(world: World) -> UUID:
    """Return a group with a meeting to come: its calendar entry changes with its members."""
    made = _group(world)
    meetings.add(**by(world, WHO), group=made, **WHEN)
    return made


def _meeting(world: World, _: object = None) -> UUID:
    made = _group(world)
    group_members.add(**by(world, WHO), group=made, person=world.people["pia"], part="member", since=TODAY)
    return meetings.add(**by(world, WHO), group=made, **WHEN, place="Room 4")


def _move(world: World, pk: Any) -> None:
    values = {**WHEN, "at": "9.30", "place": "Room 5", "agenda": "- Welcome"}
    meetings.change(**by(world, WHO), meeting=pk, seen=seen(meetings.shown, Meeting, pk), **values)


def _write(world: World, pk: Any) -> None:
    said = seen(meetings.written, Meeting, pk)
    meetings.write(**by(world, WHO), meeting=pk, seen=said, agenda="- Welcome", minutes="We met.")


def _attend(world: World, pk: Any) -> None:
    said = seen(attendance.shown, Meeting, pk)
    with transactions.reading():
        names = list(attendance.shown(Meeting.objects.get(pk=pk)))
    attendance.keep(**by(world, WHO), meeting=pk, seen=said, attended=dict.fromkeys(names, "apologies"))


COMMANDS: tuple[Row, ...] = (
    Row("group.add", _group, who=WHO),
    Row("group.change", _change, _group, who=WHO),
    Row("group.end", _end, _meeting, who=WHO),
    Row("group.reopen", lambda w, pk: groups.reopen(**by(w, WHO), group=pk), _ended, who=WHO),
    Row("group.member_add", _member, _meeting_group, who=WHO),
    Row("group.place_add", _place, _group, who=WHO),
    Row(
        "group.place_fill",
        lambda w, pk: group_members.fill(**by(w, WHO), member=pk, person=w.people["vic"]),
        lambda w: _place(w, _meeting_group(w)),
        who=WHO,
    ),
    Row("group.member_change", _change_member, _joined, who=WHO),
    Row("group.member_end", lambda w, pk: group_members.end(**by(w, WHO), member=pk, on=TODAY), _joined, who=WHO),
    Row("meeting.add", lambda w, pk: meetings.add(**by(w, WHO), group=pk, **WHEN), _group, who=WHO),
    Row("meeting.change", _move, _meeting, who=WHO),
    Row("meeting.cancel", lambda w, pk: meetings.cancel(**by(w, WHO), meeting=pk), _meeting, who=WHO),
    Row("meeting.write", _write, _meeting, who=WHO),
    Row("meeting.attendance", _attend, _meeting, who=WHO),
)
