"""Groups: made, changed and ended, with members by agency and places that an agency has yet to fill."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factories.world import NOW, START, TODAY, World
from oneworkforce.access.verdicts import NotAllowed
from oneworkforce.audit.models import Event
from oneworkforce.ground import transactions
from oneworkforce.lib.faults import Refused
from oneworkforce.partnership.models import Organisation, Person
from oneworkforce.plan.commands import group_members, groups
from oneworkforce.plan.models import Action, Group, GroupMember, Meeting, Strand, Strategy
from oneworkforce.plan.queries import groups as queries
from oneworkforce.ui import conflict

pytestmark = pytest.mark.undone

WALTER = "walter"


def add(world: World, name: str = "Steering group", kind: str = "steering", **more: Any) -> UUID:
    with world.scope(WALTER):
        return groups.add(by=world.viewer(WALTER), now=NOW, name=name, kind=kind, **more)


def join(world: World, group: UUID, who: str, part: str = "member") -> UUID:
    with world.scope(WALTER):
        return group_members.add(
            by=world.viewer(WALTER), now=NOW, group=group, person=world.people[who], part=part, since=TODAY
        )


def place(world: World, group: UUID, agency: str = "Kite Club") -> UUID:
    with world.scope(WALTER):
        return group_members.add_place(
            by=world.viewer(WALTER),
            now=NOW,
            group=group,
            organisation=world.organisations[agency],
            part="member",
            since=TODAY,
        )


def page(world: World, group: UUID, who: str = "pia") -> queries.Page:
    with world.reading():
        return queries.one(world.viewer(who), group, now=NOW)


def who_is_in(world: World, group: UUID) -> list[tuple[str, str, str]]:
    return [(agency.name, one.name, one.part) for agency in page(world, group).agencies for one in agency.members]


def test_a_lead_adds_a_steering_group_and_a_workstream_under_it(world: World) -> None:
    walter = world.client(WALTER)
    assert walter.post("/groups/add/", {"name": " Steering  group ", "kind": "steering"}).status_code == 302
    with world.reading():
        above = Group.objects.get()
    assert above.name == "Steering group"
    sent = {"name": "Training", "kind": "workstream", "parent": str(above.pk), "purpose": "To learn\r\ntogether."}
    assert walter.post("/groups/add/", sent).status_code == 302
    shown = page(world, above.pk)
    assert [each.name for each in shown.workstreams] == ["Training"]
    beneath = page(world, shown.workstreams[0].id)
    assert beneath.parent is not None
    assert (beneath.parent.name, beneath.purpose) == ("Steering group", "To learn\ntogether.")
    with world.reading():
        assert list(Event.objects.values_list("noun", "verb")) == [("group", "added"), ("group", "added")]


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"name": ""}, "is empty"),
        ({"name": "steering GROUP"}, "already a group called that"),
        ({"kind": "club"}, "not one of the list"),
        ({"kind": "steering", "parent": "itself"}, "not part of another"),
    ],
)
def test_a_slip_is_refused_in_a_sentence(world: World, values: dict[str, Any], said: str) -> None:
    above = add(world)
    if "parent" in values:
        values = {**values, "parent": above}
    with pytest.raises(Refused, match=said):
        add(world, **{"name": "Another", "kind": "workstream", **values})


def test_only_a_steering_group_at_work_stands_above(world: World) -> None:
    stream = add(world, "Stream", "workstream")
    with pytest.raises(Refused, match="no steering group"):
        add(world, "Under it", "workstream", parent=stream)
    above = add(world)
    add(world, "Under", "workstream", parent=above)
    with world.scope(WALTER), pytest.raises(Refused, match="It has workstreams"):
        groups.change(
            by=world.viewer(WALTER),
            now=NOW,
            group=above,
            seen="",
            name="Steering group",
            kind="workstream",
            purpose="",
            parent=None,
        )


def test_two_who_change_a_group_at_once_see_both_texts(world: World) -> None:
    made, walter = add(world), world.client(WALTER)
    seen = conflict.digest({"name": "Steering group", "kind": "steering", "purpose": "", "parent": ""})
    sent = {"name": "Steering group", "kind": "steering", "parent": "", "seen": seen}
    assert walter.post(f"/groups/{made}/change/", {**sent, "purpose": "To steer."}).status_code == 302
    answer = walter.post(f"/groups/{made}/change/", {**sent, "purpose": "To decide."})
    assert answer.status_code == 409
    assert "To steer." in answer.content.decode()
    assert "To decide." in answer.content.decode()
    assert page(world, made).purpose == "To steer."


def test_members_stand_by_agency_with_their_part(world: World) -> None:
    made = add(world)
    for who, part in (("pia", "member"), ("mona", "chair"), ("walter", "lead")):
        join(world, made, who, part)
    place(world, made)
    assert who_is_in(world, made) == [
        ("Harbour School", "Mona Marsh", "chair"),
        ("Harbour School", "Pia Penn", "member"),
        ("Kite Club", "", "member"),
        ("Northshire Council", "Walter Webb", "lead"),
    ]
    assert page(world, made).empty_places == ("Kite Club",)
    said = world.client("pia").get(f"/groups/{made}/").content.decode()
    assert "1 place to fill: Kite Club." in said
    assert "Fill the place" not in said, "she keeps no group"


def test_a_person_is_found_by_name_and_added(world: World) -> None:
    made, walter = add(world), world.client(WALTER)
    path = f"/groups/{made}/members/add/"
    assert "Vic Vale, Kite Club" in walter.get(f"{path}?name=vi").content.decode()
    day = {"since_day": "1", "since_month": "9", "since_year": "2020"}
    sent = {"person": str(world.people["vic"]), "part": "member", **day}
    assert walter.post(f"{path}?name=vi", sent).status_code == 302
    assert who_is_in(world, made) == [("Kite Club", "Vic Vale", "member")]
    assert "in the group already" in walter.post(f"{path}?name=vi", sent).content.decode()


def test_a_place_is_filled_once(world: World) -> None:
    made = add(world)
    empty, walter = place(world, made), world.client(WALTER)
    path = f"/group-members/{empty}/fill/?name=vi"
    assert "Who comes for Kite Club?" in walter.get(path).content.decode()
    assert walter.post(path, {"person": str(world.people["vic"])}).status_code == 302
    assert who_is_in(world, made) == [("Kite Club", "Vic Vale", "member")]
    with world.scope(WALTER), pytest.raises(Refused, match="Somebody fills"):
        group_members.fill(by=world.viewer(WALTER), now=NOW, member=empty, person=world.people["pia"])


def test_a_member_is_there_for_another_organisation_and_leads(world: World) -> None:
    made = add(world)
    member, walter = join(world, made, "vic"), world.client(WALTER)
    kite, school = world.organisations["Kite Club"], world.organisations["Harbour School"]
    seen = conflict.digest({"part": "member", "organisation": str(kite)})
    path = f"/group-members/{member}/change/"
    assert walter.post(path, {"part": "lead", "organisation": str(school), "seen": seen}).status_code == 302
    assert who_is_in(world, made) == [("Harbour School", "Vic Vale", "lead")]
    answer = walter.post(path, {"part": "chair", "organisation": str(kite), "seen": seen})
    assert answer.status_code == 409


def test_who_left_stays_written_and_may_come_again(world: World) -> None:
    made = add(world)
    member, walter = join(world, made, "pia"), world.client(WALTER)
    with world.scope(WALTER):
        told: dict[str, Any] = {"by": world.viewer(WALTER), "now": NOW, "member": member}
        with pytest.raises(Refused, match="still to come"):
            group_members.end(**told, on=TODAY + timedelta(days=1))
        with pytest.raises(Refused, match="joined after"):
            group_members.end(**told, on=START)
        group_members.end(**told, on=TODAY)
    shown = page(world, made)
    assert (shown.agencies, shown.left) == ((), (("Pia Penn", TODAY),))
    assert walter.get(f"/group-members/{member}/change/").status_code == 403
    join(world, made, "pia")
    assert len(page(world, made).agencies) == 1


def test_a_group_that_ended_stays_as_it_was_and_can_work_again(world: World) -> None:
    made, walter = add(world), world.client(WALTER)
    with world.scope(WALTER), transactions.whole("test"):
        Meeting.objects.create(group_id=made, starts_at=NOW + timedelta(days=7))
    with world.scope(WALTER):
        assert groups.end(by=world.viewer(WALTER), now=NOW, group=made, on=TODAY) == 1
    with world.reading():
        assert Meeting.objects.get().cancelled_at == NOW
    assert "This group ended on 2 November 2026" in walter.get(f"/groups/{made}/").content.decode()
    assert walter.get(f"/groups/{made}/change/").status_code == 403
    with pytest.raises(NotAllowed, match="has ended"):
        join(world, made, "pia")
    assert walter.post(f"/groups/{made}/reopen/").status_code == 302
    assert page(world, made).ended_on is None


def test_the_list_filters_sorts_and_exports(world: World) -> None:
    above = add(world)
    stream = add(world, "Training", "workstream", parent=above)
    join(world, stream, "pia")
    place(world, stream)
    pia = world.client("pia")
    said = pia.get("/groups/").content.decode()
    assert "Showing 2 groups" in said
    assert "1 and 1 place to fill" in said
    assert "Showing 1 group" in pia.get("/groups/?kind=workstream").content.decode()
    assert "No groups match" in pia.get("/groups/?state=ended").content.decode()
    for sort in ("name", "-kind", "members", "-next"):
        assert pia.get(f"/groups/?sort={sort}").status_code == 200
    file = pia.post("/groups/export/?kind=workstream", {"purpose": "planning"}).content.decode()
    assert "Training,Workstream,Steering group,1,1," in file
    assert "Steering group,Steering" not in file


def test_the_page_shows_what_the_group_carries(world: World) -> None:
    made = add(world)
    with world.scope(), transactions.whole("test"):
        plan = Strategy.objects.create(title="Plan 2026", starts_on=TODAY, ends_on=TODAY, made_at=NOW)
        strand = Strand.objects.create(strategy=plan, number=1, title="Learning together", group_id=made)
        Action.objects.create(
            strategy=plan,
            strand=strand,
            number=3,
            title="Shared induction",
            timing="ongoing",
            group_id=made,
            percent=40,
        )
    said = world.client("pia").get(f"/groups/{made}/").content.decode()
    for words in ("1. Learning together", "3. Shared induction", "40% done", "Plan 2026"):
        assert words in said


def test_hostile_text_stays_text(world: World) -> None:
    made = add(world, "<b>Group</b>", purpose="# <script>alert(1)</script>\n- <i>x</i>")
    said = world.client("pia").get(f"/groups/{made}/").content.decode()
    assert "&lt;script&gt;" in said
    assert "<script>alert(1)" not in said
    assert "<i>x" not in said


@pytest.mark.parametrize("who", ["alice", "pia", "erin", "stella"])
def test_who_does_not_write_plans_keeps_no_group(world: World, who: str) -> None:
    made = add(world)
    with world.scope(who), pytest.raises(NotAllowed, match="workforce lead"):
        groups.end(by=world.viewer(who), now=NOW, group=made, on=TODAY)


def test_list_and_page_ask_as_often_for_thirty_as_for_three(world: World) -> None:
    made, pia = add(world), world.client("pia")

    def asked(path: str) -> int:
        with CaptureQueriesContext(connection) as queries_made:
            assert pia.get(path).status_code == 200
        return len(queries_made)

    def fill(many: int, start: int) -> None:
        with world.scope(), transactions.whole("test"):
            plan = Strategy.objects.create(title=f"Plan {start}", starts_on=TODAY, ends_on=TODAY, made_at=NOW)
            for number in range(start, start + many):
                agency = Organisation.objects.create(name=f"Agency {number}", sector="voluntary")
                person = Person.objects.create(name=f"Member {number}", organisation=agency, changed_at=NOW)
                stream = Group.objects.create(name=f"Stream {number}", kind="workstream", parent_id=made)
                member = GroupMember.objects.create(
                    group_id=made, person=person, organisation=agency, part="member", since=START
                )
                meeting = Meeting.objects.create(group_id=made, starts_at=NOW - timedelta(days=number + 1))
                meeting.attendance.create(member=member, attended="present")
                Meeting.objects.create(group=stream, starts_at=NOW + timedelta(days=number + 1))
                strand = Strand.objects.create(strategy=plan, number=number + 1, title="S", group_id=made)
                Action.objects.create(
                    strategy=plan, strand=strand, number=number + 1, title="A", timing="ongoing", group_id=made
                )

    paths = ("/groups/?size=100", f"/groups/{made}/")
    fill(3, 0)
    for path in paths:
        asked(path)
    few = [asked(path) for path in paths]
    fill(27, 3)
    assert [asked(path) for path in paths] == few
