"""Calendar invitations: the file is read again by an independent hand, as a calendar would."""

import email
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import override_settings
from icalendar import Calendar

from factories.world import NOW, World
from oneworkforce.ground import outbox, transactions
from oneworkforce.ground.models import Message
from oneworkforce.lib.faults import Refused
from oneworkforce.notify import calendar
from oneworkforce.notify.calendar import When
from oneworkforce.notify.models import Attendee, CalendarEntry

pytestmark = pytest.mark.undone

SUMMER = When(datetime(2027, 6, 7, 9, 0, tzinfo=UTC), datetime(2027, 6, 7, 10, 30, tzinfo=UTC))
HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def _mail_in_memory() -> Iterator[None]:
    mail.outbox = []
    with override_settings(EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend"):
        yield


def invite(world: World, *attendees: str, when: When = SUMMER, **values: Any) -> CalendarEntry:
    given: dict[str, Any] = {"title": "Meeting", "place": "Town Hall; room 2", "attendees": attendees, **values}
    with world.scope(), transactions.whole("test.invite"):
        return calendar.invite(**{"when": when, **given}, now=NOW)


def change(world: World, entry: CalendarEntry, *attendees: str, **values: Any) -> None:
    given: dict[str, Any] = {"title": "Meeting", "place": "Town Hall; room 2", "attendees": attendees, **values}
    with world.scope(), transactions.whole("test.change"):
        calendar.change(entry, when=SUMMER, **given, now=NOW + HOUR)


def as_smtp_sends(message: mail.EmailMessage) -> bytes:
    made: Any = message.message()
    lines: bytes = made.as_bytes(linesep="\r\n")
    return lines


def sent(now: datetime = NOW + 2 * HOUR) -> dict[str, tuple[str, Any]]:
    """Send what is due; return by recipient the method and the event as a calendar reads them from the e-mail."""
    mail.outbox = []
    outbox.send_due(outbox.SENDERS, now)
    found = {}
    for message in mail.outbox:
        read = email.message_from_bytes(as_smtp_sends(message))
        (part,) = [part for part in read.walk() if part.get_content_type() == "text/calendar"]
        content = part.get_payload(decode=True)
        assert isinstance(content, bytes)
        file = Calendar.from_ical(content)
        assert part.get_param("method") == file["METHOD"]
        assert part.get_content_charset() == "utf-8"
        (event,) = file.walk("VEVENT")
        found[read["To"]] = str(file["METHOD"]), event
    return found


def test_each_attendee_is_asked_alone(world: World) -> None:
    entry = invite(world, "pia@example.org", "Mona@Example.org", "pia@example.org")
    found = sent()
    assert set(found) == {"pia@example.org", "mona@example.org"}
    for to, (method, event) in found.items():
        assert method == "REQUEST"
        assert (event["UID"], event["SEQUENCE"], event["SUMMARY"]) == (entry.uid, 0, "Meeting")
        assert event["ATTENDEE"] == f"mailto:{to}"
        assert event["ATTENDEE"].params["RSVP"] == "TRUE"
        assert event["ORGANIZER"] == "mailto:oneworkforce@localhost"
        assert event["ORGANIZER"].params["CN"] == "Northshire Children's Partnership"
        assert event["LOCATION"] == "Town Hall; room 2"
        assert event["STATUS"] == "CONFIRMED"


def test_times_are_londons_with_its_summer_time(world: World) -> None:
    invite(world, "pia@example.org")
    _, event = sent()["pia@example.org"]
    start = event["DTSTART"].dt
    assert (start.isoformat(), event["DTSTART"].params["TZID"]) == ("2027-06-07T10:00:00+01:00", "Europe/London")
    assert event["DTEND"].dt - start == timedelta(minutes=90)
    message = mail.outbox[0]
    assert isinstance(message, mail.EmailMultiAlternatives)
    file = str(message.alternatives[0][0])
    zones = Calendar.from_ical(file).walk("VTIMEZONE")
    assert [str(zone["TZID"]) for zone in zones] == ["Europe/London"]
    assert {"BEGIN:STANDARD", "BEGIN:DAYLIGHT"} <= set(file.splitlines())
    assert "10:00 to 11:30" in mail.outbox[0].body


def test_whole_days_have_no_hours(world: World) -> None:
    invite(world, "pia@example.org", when=When.days(date(2027, 3, 27), date(2027, 3, 28)))
    _, event = sent()["pia@example.org"]
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2027, 3, 27), date(2027, 3, 29))
    assert "Saturday 27 March 2027 to Sunday 28 March 2027" in mail.outbox[0].body


def test_a_change_is_the_same_entry_with_a_higher_number(world: World) -> None:
    entry = invite(world, "pia@example.org", "mona@example.org")
    sent()
    change(world, entry, "pia@example.org", "mona@example.org", place="Library")
    found = sent()
    assert set(found) == {"pia@example.org", "mona@example.org"}
    method, event = found["pia@example.org"]
    assert (method, event["UID"], event["SEQUENCE"], event["LOCATION"]) == ("REQUEST", entry.uid, 1, "Library")
    assert mail.outbox[0].subject == "Changed: Meeting"


def test_a_change_that_changes_nothing_sends_nothing(world: World) -> None:
    entry = invite(world, "pia@example.org", "mona@example.org")
    sent()
    change(world, entry, "MONA@example.org", "pia@example.org")
    assert sent() == {}
    with world.reading():
        assert CalendarEntry.objects.get().sequence == 0


def test_who_is_new_is_asked_who_is_gone_is_told_and_the_others_hear_nothing(world: World) -> None:
    entry = invite(world, "pia@example.org", "mona@example.org")
    sent()
    change(world, entry, "pia@example.org", "carl@example.org")
    found = sent()
    assert set(found) == {"mona@example.org", "carl@example.org"}
    method, event = found["mona@example.org"]
    assert (method, event["SEQUENCE"], event["STATUS"], event["UID"]) == ("CANCEL", 1, "CANCELLED", entry.uid)
    assert found["carl@example.org"][0] == "REQUEST"
    change(world, entry, "pia@example.org", "carl@example.org", "mona@example.org")
    assert sent()["mona@example.org"][1]["SEQUENCE"] == 2


def test_a_cancelled_entry_is_taken_out_of_every_calendar_once(world: World) -> None:
    entry = invite(world, "pia@example.org", "mona@example.org")
    sent()
    for _ in range(2):
        with world.scope(), transactions.whole("test.cancel"):
            calendar.cancel(entry, now=NOW + HOUR)
    found = sent()
    assert {(to, method, int(event["SEQUENCE"])) for to, (method, event) in found.items()} == {
        ("pia@example.org", "CANCEL", 1),
        ("mona@example.org", "CANCEL", 1),
    }
    assert sent() == {}
    with pytest.raises(Refused, match="cancelled"):
        change(world, entry, "pia@example.org", place="Library")


@pytest.mark.parametrize(
    "values",
    [
        {"title": "Meeting\r\nATTENDEE:mailto:all@example.org"},
        {"place": "Hall\nATTENDEE:mailto:all@example.org"},
        {"attendees": ["pia@example.org\nBcc: all@example.org"]},
        {"when": When(SUMMER.ends_at, SUMMER.starts_at)},
    ],
)
def test_what_would_add_a_line_or_end_before_it_begins_is_refused(world: World, values: dict[str, Any]) -> None:
    with pytest.raises(Refused):
        invite(world, "pia@example.org", **values)
    with world.reading():
        assert not CalendarEntry.objects.exists()
        assert not Message.objects.exists()


def test_commas_and_backslashes_come_back_as_they_were(world: World) -> None:
    invite(world, "pia@example.org", title=r"Réunion, a\b; “c”")
    assert sent()["pia@example.org"][1]["SUMMARY"] == r"Réunion, a\b; “c”"


def test_an_entry_of_another_partnership_is_not_seen(world: World) -> None:
    entry = invite(world, "pia@example.org")
    with world.reading("sol"):
        assert not CalendarEntry.objects.exists()
        assert not Attendee.objects.exists()
    with world.scope("sol"), pytest.raises(CalendarEntry.DoesNotExist), transactions.whole("test"):
        calendar.cancel(entry, now=NOW)
