"""The calendar feed: made, renewed and ended by its person; what stands in it; and those who try other addresses."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from icalendar import Calendar

from factories import progress as plans
from factories.world import NOW, World
from oneworkforce.audit.models import Event
from oneworkforce.ground import transactions
from oneworkforce.notify import calendar as invitations
from oneworkforce.partnership.models import Grant, Membership, Person
from oneworkforce.plan.models import Feed, Group, GroupMember, Meeting, Milestone

pytestmark = pytest.mark.undone


@pytest.fixture
def action(world: World) -> UUID:
    plan = plans.strategy(world)
    plans.action(world, plan, 2, title="Of another", lead="mona", **plans.due(9))
    plans.action(world, plan, 3, title="Without end")
    plans.action(world, plan, 4, title="Finished", percent=100, done_on=NOW.date(), **plans.due(9))
    return plans.action(world, plan, 1, title="Train everybody, well", timing="by", year=2027, month=2)


def made(world: World, who: str = "pia") -> str:
    page = world.client(who).post("/my-actions/calendar/make/").content.decode()
    found = re.search(r'value="http://127\.0\.0\.1:8000(/calendar/[^"]+\.ics)"', page)
    assert found
    return found[1]


def fetched(path: str, **headers: str) -> Any:
    return Client(SERVER_NAME="127.0.0.1").get(path, headers=headers)


def events(answer: Any) -> dict[str, tuple[object, object]]:
    assert answer.status_code == 200
    found: list[Any] = Calendar.from_ical(answer.content).walk("VEVENT")
    return {str(one["SUMMARY"]): (one["DTSTART"].dt, str(one["UID"])) for one in found}


def test_the_address_is_shown_once_and_only_its_digest_is_kept(world: World, action: UUID) -> None:
    assert "You have no feed yet" in world.client("pia").get("/my-actions/calendar/").content.decode()
    path = made(world)
    secret = path.rsplit("/", 1)[1].removesuffix(".ics")
    page = world.client("pia").get("/my-actions/calendar/").content.decode()
    assert "You made a feed on" in page
    assert secret not in page
    with world.reading():
        assert Feed.objects.get().digest != secret
        assert [(one.verb, one.noun, one.fields) for one in Event.objects.all()] == [("made", "feed", [])]


def test_it_holds_my_dates_and_nobody_elses_whole_days_and_stable(world: World, action: UUID) -> None:
    with world.scope(), transactions.whole("test"):
        step = Milestone.objects.create(action_id=action, what="First", timing="by", year=2026, month=12, day=24)
        Milestone.objects.create(action_id=action, what="Met", timing="by", year=2026, month=1, met_on=NOW.date())
    path = made(world)
    answer = fetched(path)
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert "private" in answer["Cache-Control"]
    assert events(answer) == {
        "Action 1: Train everybody, well": (date(2027, 2, 28), f"action-{action}@127.0.0.1"),
        "First (milestone of action 1: Train everybody, well)": (date(2026, 12, 24), f"milestone-{step.pk}@127.0.0.1"),
    }
    assert fetched(path).content == answer.content


def test_meetings_of_my_groups_stand_there_once(world: World, action: UUID) -> None:
    starts = datetime.combine(timezone.localdate() + timedelta(days=3), datetime.min.time(), UTC) + timedelta(hours=14)
    with world.scope(), transactions.whole("test"):
        group, other = (Group.objects.create(name=name, kind="steering") for name in ("Skills", "Other"))
        GroupMember.objects.create(group=group, person_id=world.people["pia"], part="member", since=date(2020, 1, 1))
        when = invitations.When(starts, starts + timedelta(hours=1))
        entry = invitations.invite(title="Meeting", when=when, attendees=["pia@example.org"], now=NOW)
        for one, cancelled in ((group, None), (other, None), (group, NOW)):
            Meeting.objects.create(
                group=one, starts_at=starts, cancelled_at=cancelled, entry=None if cancelled else entry.pk
            )
    assert events(fetched(made(world)))["Meeting: Skills"] == (starts, entry.uid)
    assert "Meeting: Other" not in events(fetched(made(world)))


def test_what_has_not_changed_is_not_sent_again(world: World, action: UUID) -> None:
    path = made(world)
    etag = fetched(path)["ETag"]
    again = fetched(path, if_none_match=etag)
    assert (again.status_code, again.content) == (304, b"")
    head = Client(SERVER_NAME="127.0.0.1").head(path)
    assert (head.status_code, head["ETag"], head.content) == (200, etag, b"")


def test_a_new_address_ends_the_old_and_an_end_ends_all(world: World, action: UUID) -> None:
    first, second = made(world), made(world)
    assert fetched(first).status_code == 404
    assert fetched(second).status_code == 200
    assert world.client("pia").post("/my-actions/calendar/end/").status_code == 302
    assert fetched(second).status_code == 404
    assert world.client("pia").post("/my-actions/calendar/end/").status_code == 302, "twice is harmless"


def test_wrong_addresses_get_the_same_answer(world: World, action: UUID) -> None:
    path = made(world)
    with world.reading():
        digest = Feed.objects.get().digest
    secret = path.rsplit("/", 1)[1].removesuffix(".ics")
    wrong = [
        path.replace(str(world.northshire), str(world.southmere)),
        path.replace(secret, secret[:-1]),
        path.replace(secret, secret.lower()),
        path.replace(secret, digest),
    ]
    answers = [fetched(one) for one in wrong]
    assert {one.status_code for one in answers} == {404}
    assert len({one.content for one in answers}) == 1
    assert Client(SERVER_NAME="127.0.0.1").post(path).status_code == 405


@pytest.mark.parametrize("what", ["left", "switched off", "without a role"])
def test_a_leavers_feed_is_no_longer_there(world: World, action: UUID, what: str) -> None:
    path = made(world)
    with world.scope(), transactions.whole("test"):
        if what == "left":
            gone = timezone.localdate() - timedelta(days=1)
            Person.objects.filter(pk=world.people["pia"]).update(left_on=gone)
        elif what == "switched off":
            Membership.objects.filter(pk=world.memberships["pia"]).update(ended_at=NOW, ended_by="Alice Arden")
        else:
            Grant.objects.filter(membership=world.memberships["pia"]).delete()
    assert fetched(path).status_code == 404
    assert "no longer" in fetched(path).content.decode()


def test_it_asks_as_often_for_thirty_actions_as_for_three(world: World, action: UUID) -> None:
    plan, path = plans.strategy(world, title="More"), made(world)

    def asked(numbers: range) -> int:
        for number in numbers:
            pk = plans.action(world, plan, number, **plans.due(number))
            with world.scope(), transactions.whole("test"):
                Milestone.objects.create(action_id=pk, what="Step", timing="by", year=2027, month=1)
        with CaptureQueriesContext(connection) as queries:
            assert fetched(path).status_code == 200
        return len(queries)

    assert asked(range(1, 4)) == asked(range(4, 31))
