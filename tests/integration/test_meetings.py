"""Meetings of groups: put into calendars, moved, cancelled, written up; who was there, by agency."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factories.world import NOW, START, TODAY, World
from oneworkforce.access.verdicts import NotAllowed
from oneworkforce.audit.models import Event
from oneworkforce.ground import transactions
from oneworkforce.ground.models import Message
from oneworkforce.lib.faults import Refused
from oneworkforce.partnership.models import Person
from oneworkforce.plan.commands import attendance, group_members, groups, meetings
from oneworkforce.plan.models import Group, GroupMember, Meeting
from oneworkforce.plan.queries import attendance as summaries
from oneworkforce.plan.queries import meetings as queries
from oneworkforce.ui import conflict

pytestmark = pytest.mark.undone

WALTER = "walter"
SOON: dict[str, Any] = {"on": TODAY + timedelta(days=14), "at": "14:30", "minutes_long": 90}
MEMBERS = ("pia", "mona", "vic")
LONG_AGO = NOW - timedelta(days=1000)


def told(world: World, who: str = WALTER) -> dict[str, Any]:
    return {"by": world.viewer(who), "now": NOW}


def group(world: World, *members: str) -> UUID:
    with world.scope(), transactions.whole("test"):
        made = Group.objects.create(name="Steering group", kind="steering")
        for who in members or MEMBERS:
            person = Person.objects.get(pk=world.people[who])
            GroupMember.objects.create(
                group=made, person=person, organisation_id=person.organisation_id, part="member", since=START
            )
    return made.pk


def call(world: World, made: UUID, who: str = WALTER, **values: Any) -> UUID:
    with world.scope(who):
        return meetings.add(**told(world, who), group=made, **{**SOON, **values})


def past(world: World, made: UUID, days: int = 7, **known: str) -> UUID:
    """Put a meeting `days` before long ago into the group, and who was there."""
    with world.scope(), transactions.whole("test"):
        meeting = Meeting.objects.create(group_id=made, starts_at=LONG_AGO - timedelta(days=days))
        for who, attended in known.items():
            member = GroupMember.objects.get(group=made, person_id=world.people[who])
            meeting.attendance.create(member=member, attended=attended)
    return meeting.pk


def letters(world: World) -> list[tuple[str, str]]:
    with world.reading():
        found = Message.objects.filter(channel="calendar").order_by("made_at", "recipient")
        return [(each.recipient.partition("@")[0], each.payload["subject"]) for each in found]


def test_a_meeting_goes_into_the_calendars_of_its_members_and_says_no_more_than_it_must(world: World) -> None:
    call(world, group(world), place="Room 4", agenda="A matter that is nobody's business")
    title = "Steering group"
    assert letters(world) == [("mona", title), ("pia", title), ("vic", title)]
    with world.reading():
        sent = str(Message.objects.first().payload)  # type: ignore[union-attr]
    assert "Room 4" in sent
    assert "20261116T143000" in sent
    assert "nobody's business" not in sent


def test_the_form_takes_time_as_people_write_it(world: World) -> None:
    made, walter = group(world), world.client(WALTER)
    path = f"/groups/{made}/meetings/add/"
    day = {"on_day": "16", "on_month": "11", "on_year": "2026"}
    sent = {**day, "at": "2.30pm", "minutes_long": "60"}
    assert "Enter a time, such as 14:30" in walter.post(path, {**sent, "at": "soon"}).content.decode()
    assert walter.post(path, sent).status_code == 302
    with world.reading():
        assert Meeting.objects.get().starts_at.isoformat() == "2026-11-16T14:30:00+00:00"


def test_a_meeting_that_was_is_written_down_and_nobody_is_asked_to_it(world: World) -> None:
    call(world, group(world), on=date(2026, 10, 1))
    assert letters(world) == []


def test_a_move_tells_calendars_and_a_new_agenda_does_not(world: World) -> None:
    pk = call(world, group(world, "pia"))
    with world.reading():
        shown = meetings.shown(Meeting.objects.get(pk=pk))
    seen = conflict.digest(shown)
    with world.scope(WALTER):
        same: dict[str, Any] = {**SOON, "place": "", "agenda": "- Welcome"}
        meetings.change(**told(world), meeting=pk, seen=seen, **same)
        assert len(letters(world)) == 1
        with pytest.raises(conflict.Changed):
            meetings.change(**told(world), meeting=pk, seen=seen, **{**same, "agenda": "- Else"})
        seen = conflict.digest({**shown, "agenda": "- Welcome"})
        meetings.change(**told(world), meeting=pk, seen=seen, **{**same, "at": "3pm"})
    assert letters(world)[1] == ("pia", "Changed: Steering group")
    with world.reading():
        assert [e.fields for e in Event.objects.filter(verb="changed")] == [["agenda"], ["time"]]


def test_a_cancelled_meeting_leaves_calendars_and_stays_as_it_was(world: World) -> None:
    pk, walter = call(world, group(world, "pia")), world.client(WALTER)
    assert "Members find it taken out" in walter.get(f"/meetings/{pk}/cancel/").content.decode()
    with world.scope(WALTER):
        meetings.cancel(**told(world), meeting=pk)
        with pytest.raises(NotAllowed, match="was cancelled"):
            meetings.cancel(**told(world), meeting=pk)
    assert letters(world)[-1] == ("pia", "Cancelled: Steering group")
    assert "This meeting was cancelled" in walter.get(f"/meetings/{pk}/").content.decode()


def test_who_joins_is_asked_and_who_leaves_is_not_expected(world: World) -> None:
    made = group(world, "pia")
    call(world, made)
    with world.scope(WALTER):
        new = group_members.add(**told(world), group=made, person=world.people["mona"], part="member", since=TODAY)
        group_members.end(**told(world), member=new, on=TODAY)
    assert [each for each in letters(world) if each[0] == "mona"] == [
        ("mona", "Steering group"),
        ("mona", "Cancelled: Steering group"),
    ]
    assert len([each for each in letters(world) if each[0] == "pia"]) == 1


def test_a_new_name_of_the_group_reaches_calendars(world: World) -> None:
    made = group(world, "pia")
    call(world, made)
    with world.scope(WALTER):
        values: dict[str, Any] = {"name": "Board", "kind": "steering", "purpose": "", "parent": None}
        seen = conflict.digest({**values, "name": "Steering group", "parent": ""})
        groups.change(**told(world), group=made, seen=seen, **values)
    assert letters(world)[-1] == ("pia", "Changed: Board")


def test_minutes_are_written_and_two_who_write_at_once_lose_nothing(world: World) -> None:
    pk, walter = past(world, group(world)), world.client(WALTER)
    path = f"/meetings/{pk}/minutes/"
    sent = {
        "agenda": "",
        "minutes": "# Decided\r\n- To begin\r\n",
        "seen": conflict.digest({"agenda": "", "minutes": ""}),
    }
    assert walter.post(path, sent).status_code == 302
    said = walter.get(f"/meetings/{pk}/").content.decode()
    assert '<h3 class="govuk-heading-m">Decided</h3>' in said
    assert "<li>To begin</li>" in said
    assert walter.post(path, sent).status_code == 302, "two who write the same do not clash"
    answer = walter.post(path, {**sent, "minutes": "We only talked."})
    assert answer.status_code == 409
    assert "To begin" in answer.content.decode()
    assert "Both, one after the other" in answer.content.decode()


def test_the_lead_of_a_group_keeps_its_meetings_and_no_other_groups(world: World) -> None:
    made = group(world)
    with pytest.raises(NotAllowed, match="Only its chair, its lead"):
        call(world, made, "pia")
    with world.scope(), transactions.whole("test"):
        GroupMember.objects.filter(group=made, person_id=world.people["pia"]).update(part="lead")
        other = Group.objects.create(name="Other", kind="steering").pk
    assert call(world, made, "pia")
    with pytest.raises(NotAllowed):
        call(world, other, "pia")
    assert world.client("pia").get(f"/groups/{made}/change/").status_code == 403


def test_attendance_is_one_form_and_can_be_corrected(world: World) -> None:
    made = group(world, "pia", "mona")
    pk, walter = past(world, made), world.client(WALTER)
    with world.reading():
        names = {each.name: each.field for each in queries.whom(Meeting.objects.get(pk=pk))}
        seen = conflict.digest(attendance.shown(Meeting.objects.get(pk=pk)))
    path, pia, mona = f"/meetings/{pk}/attendance/", names["Pia Penn"], names["Mona Marsh"]
    sent = {pia: "present", mona: "apologies", "seen": seen}
    assert walter.post(path, sent).status_code == 302
    said = walter.get(f"/meetings/{pk}/").content.decode()
    assert "Of 2 members: 1 present and 1 sent apologies." in said
    assert "1 present, 1 apology" in walter.get(f"/groups/{made}/").content.decode()
    answer = walter.post(path, {**sent, pia: "absent"})
    assert answer.status_code == 409, "somebody kept something else meanwhile"
    now = conflict.digest({pia: "present", mona: "apologies"})
    assert walter.post(path, {pia: "not_recorded", mona: "apologies", "seen": now}).status_code == 302
    with world.reading():
        assert [each.attended for each in Meeting.objects.get(pk=pk).attendance.all()] == ["apologies"]
        assert Event.objects.filter(noun="meeting", fields=["attendance"]).count() == 2


def test_before_a_meeting_only_apologies_are_known(world: World) -> None:
    pk = call(world, group(world, "pia"))
    with world.scope(WALTER):
        with transactions.reading():
            stored = attendance.shown(Meeting.objects.get(pk=pk))
        seen = conflict.digest(stored)
        with pytest.raises(Refused, match="still to come"):
            attendance.keep(**told(world), meeting=pk, seen=seen, attended=dict.fromkeys(stored, "present"))
        attendance.keep(**told(world), meeting=pk, seen=seen, attended=dict.fromkeys(stored, "apologies"))
        with pytest.raises(Refused, match="not one of the list"):
            attendance.keep(**told(world), meeting=pk, seen=seen, attended={"member_0": "apologies"})


def test_only_those_who_were_in_the_group_on_the_day_were_asked(world: World) -> None:
    made = group(world, "pia", "mona")
    pk = past(world, made)
    with world.scope(), transactions.whole("test"):
        GroupMember.objects.filter(person_id=world.people["mona"]).update(since=TODAY)
    with world.reading():
        assert [each.name for each in queries.one(world.viewer("pia"), pk).asked] == ["Pia Penn"]


def test_the_summary_says_by_agency_who_came_to_the_last_meetings(world: World) -> None:
    made = group(world)
    for days, known in enumerate(
        (
            {"pia": "absent", "mona": "apologies", "vic": "present"},
            {"pia": "present", "mona": "absent", "vic": "absent"},
            {"pia": "present", "vic": "absent"},
        ),
        start=1,
    ):
        past(world, made, days, **known)
    past(world, made, 4)
    call(world, made)
    with world.reading():
        found = summaries.summary(made, now=NOW)
    assert found.meetings == 3, "of the fourth nothing is known"
    school, kite = found.agencies
    assert (school.name, school.came, school.known, school.away) == ("Harbour School", 2, 3, 1)
    assert (kite.name, kite.came, kite.known, kite.away) == ("Kite Club", 1, 3, 0)
    said = world.client("pia").get(f"/groups/{made}/").content.decode()
    assert "Who came, by agency: the last 3 recorded meetings" in said
    assert "Missed the last 1 meeting" in said


def test_a_meetings_page_asks_as_often_for_thirty_members_as_for_three(world: World) -> None:
    made = group(world)
    pk, pia = past(world, made), world.client("pia")

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries_made:
            assert pia.get(f"/meetings/{pk}/").status_code == 200
        return len(queries_made)

    asked()
    few = asked()
    with world.scope(), transactions.whole("test"):
        for number in range(27):
            person = Person.objects.create(name=f"Member {number}", changed_at=NOW)
            GroupMember.objects.create(group_id=made, person=person, part="member", since=START)
    assert asked() == few


def test_a_stranger_finds_no_meeting(world: World) -> None:
    pk, sol = past(world, group(world)), world.client("sol")
    for path in ("", "change/", "cancel/", "minutes/", "attendance/"):
        assert sol.get(f"/meetings/{pk}/{path}").status_code == 404, path
