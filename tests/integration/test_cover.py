"""Cover while somebody is on leave: the same roles, between two days, told to both."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.core import mail
from django.test import override_settings
from icalendar import Calendar

from factories.world import NOW, TODAY, World
from oneworkforce.access.verdicts import NotAllowed, NotFound
from oneworkforce.audit.models import Event
from oneworkforce.ground import outbox, transactions
from oneworkforce.ground.models import Message
from oneworkforce.lib.faults import Refused
from oneworkforce.partnership.commands import covers, members
from oneworkforce.partnership.models import Cover

pytestmark = pytest.mark.undone

FIRST, LAST = TODAY + timedelta(days=1), TODAY + timedelta(days=14)


def cover(world: World, by: str, away: str, stand_in: str, *days: date) -> UUID:
    starts_on, ends_on = days or (FIRST, LAST)
    with world.scope(by):
        return covers.add(
            by=world.viewer(by),
            now=NOW,
            away=world.memberships[away],
            stand_in=world.memberships[stand_in],
            starts_on=starts_on,
            ends_on=ends_on,
        )


def holds(world: World, name: str, role: str, day: date) -> bool:
    return role in {grant.role.key for grant in world.viewer(name, today=day).grants}


def test_the_stand_in_holds_the_same_roles_between_the_days(world: World) -> None:
    cover(world, "alice", "carl", "pia")
    for day, covered in ((TODAY, False), (FIRST, True), (LAST, True), (LAST + timedelta(days=1), False)):
        assert holds(world, "pia", "coordinator", day) is covered
        assert holds(world, "carl", "coordinator", day)


def test_both_sides_are_written_to_and_it_is_told(world: World) -> None:
    made = cover(world, "alice", "carl", "pia")
    with world.reading():
        letters = {one.recipient: one.payload["text"] for one in Message.objects.filter(channel="email")}
        assert set(letters) == {"carl@example.org", "pia@example.org"}
        assert "Pia Penn stands in for Carl Crane from 3 November 2026" in letters["carl@example.org"]
        assert Event.objects.get(noun="cover").subject == made


def test_a_cover_that_was_ended_no_longer_counts(world: World) -> None:
    made = cover(world, "alice", "carl", "pia")
    with world.scope():
        covers.end(by=world.viewer("alice"), now=NOW, cover=made)
        with pytest.raises(NotAllowed, match="ended already"):
            covers.end(by=world.viewer("alice"), now=NOW, cover=made)
    assert not holds(world, "pia", "coordinator", FIRST)
    with world.reading():
        assert Message.objects.filter(channel="email").count() == 4


def entries() -> dict[str, tuple[str, int, str, list[date]]]:
    """Send what is due; return by recipient the method, number, summary and days as a calendar reads them."""
    mail.outbox = []
    with override_settings(EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend"):
        outbox.send_due(outbox.SENDERS, NOW)
    found = {}
    for message in mail.outbox:
        for content, _kind in getattr(message, "alternatives", ()):
            file: Any = Calendar.from_ical(str(content))
            (event,) = file.walk("VEVENT")
            days = [event["DTSTART"].dt, event["DTEND"].dt]
            found[message.to[0]] = str(file["METHOD"]), int(event["SEQUENCE"]), str(event["SUMMARY"]), days
    return found


def test_both_have_it_in_their_calendars_until_it_is_ended(world: World) -> None:
    made = cover(world, "alice", "carl", "pia")
    days, both = [FIRST, LAST + timedelta(days=1)], ("carl@example.org", "pia@example.org")
    assert entries() == dict.fromkeys(both, ("REQUEST", 0, "Cover at work", days))
    with world.scope():
        covers.end(by=world.viewer("alice"), now=NOW, cover=made)
    assert entries() == dict.fromkeys(both, ("CANCEL", 1, "Cover at work", days))


def test_switching_one_off_takes_it_out_of_both_calendars(world: World) -> None:
    cover(world, "alice", "carl", "pia")
    entries()
    with world.scope():
        members.switch_off(by=world.viewer("alice"), now=NOW, member=world.memberships["pia"])
    assert {method for method, *_ in entries().values()} == {"CANCEL"}


def test_a_cover_from_before_there_were_calendar_entries_is_ended_too(world: World) -> None:
    made = cover(world, "alice", "carl", "pia")
    with world.scope(), transactions.whole("test"):
        Cover.objects.filter(pk=made).update(entry=None)
    with world.scope():
        covers.end(by=world.viewer("alice"), now=NOW, cover=made)
    assert {method for method, *_ in entries().values()} == {"REQUEST"}


def test_a_cover_does_not_reach_what_the_one_away_covers_for_others(world: World) -> None:
    cover(world, "alice", "carl", "pia")
    cover(world, "alice", "pia", "erin")
    assert holds(world, "erin", "practitioner", FIRST)
    assert not holds(world, "erin", "coordinator", FIRST)


def test_a_role_that_needs_a_second_factor_sleeps_for_the_stand_in_too(world: World) -> None:
    cover(world, "alice", "alice", "pia")
    assert [grant.role.key for grant in world.viewer("pia", strong=False, today=FIRST).asleep()] == ["administrator"]


@pytest.mark.parametrize(
    ("by", "away", "stand_in", "reason"),
    [
        ("alice", "walter", "alice", "Nobody gives themselves"),
        ("walter", "carl", "pia", "Only people who may give roles"),
    ],
)
def test_a_cover_is_refused_with_the_reason(world: World, by: str, away: str, stand_in: str, reason: str) -> None:
    with pytest.raises(NotAllowed, match=reason):
        cover(world, by, away, stand_in)


@pytest.mark.parametrize(
    ("stand_in", "starts_on", "ends_on", "what"),
    [
        ("carl", FIRST, LAST, "stands in for themselves"),
        ("pia", LAST, FIRST, "before it starts"),
        ("pia", TODAY - timedelta(days=9), TODAY - timedelta(days=1), "over already"),
        ("pia", TODAY, TODAY + timedelta(days=400), "longer than a year"),
    ],
)
def test_days_that_cannot_be_are_refused(
    world: World, stand_in: str, starts_on: date, ends_on: date, what: str
) -> None:
    with pytest.raises(Refused, match=what):
        cover(world, "alice", "carl", stand_in, starts_on, ends_on)


def test_the_same_cover_is_arranged_once(world: World) -> None:
    cover(world, "alice", "carl", "pia")
    with pytest.raises(Refused, match="stand in on some of these days"):
        cover(world, "alice", "carl", "pia", LAST, LAST)


def test_a_cover_of_another_partnership_is_not_found(world: World) -> None:
    made = cover(world, "alice", "carl", "pia")
    with world.scope("sol"), pytest.raises(NotFound):
        covers.end(by=world.viewer("sol"), now=NOW, cover=made)


def test_the_pages_of_cover_show_and_act(world: World) -> None:
    client = world.client("alice")
    path = f"/members/{world.memberships['carl']}/"
    days = {"starts_on_day": "1", "starts_on_month": "3", "starts_on_year": "2030"}
    days |= {"ends_on_day": "9", "ends_on_month": "3", "ends_on_year": "2030"}
    form = {"stand_in": str(world.memberships["pia"]), **days}
    assert client.post(f"{path}cover/", form)["Location"] == path
    page = client.get(path).content.decode()
    assert "Pia Penn stands in for Carl Crane, 1 March 2030 to 9 March 2030" in page
    assert "already" in client.post(f"{path}cover/", form).content.decode()
