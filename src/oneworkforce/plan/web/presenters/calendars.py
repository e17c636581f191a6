"""A calendar feed as the file that calendar programs read (RFC 5545)."""

import hashlib
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from icalendar import Calendar, Event

from oneworkforce.notify import addresses
from oneworkforce.plan.queries.calendars import Entry

EVERY = "PT6H"
"""How often a calendar program should look."""


def write(entries: Iterable[Entry]) -> bytes:
    """Return the file; the same entries always give the same bytes."""
    calendar = Calendar()
    calendar.add("prodid", "-//OneWorkforce//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "OneWorkforce")
    calendar.add("x-published-ttl", EVERY)
    for entry in entries:
        calendar.add_component(_event(entry))
    file: bytes = calendar.to_ical()
    return file


def etag(file: bytes) -> str:
    """Return the strong ETag of a file."""
    return f'"{hashlib.sha256(file).hexdigest()[:32]}"'


def _event(entry: Entry) -> Event:
    event = Event()
    event.add("uid", entry.uid or f"{entry.key}@{addresses.host()}")
    event.add("dtstamp", entry.changed_at.astimezone(UTC))
    event.add("summary", entry.title)
    if isinstance(entry.starts, datetime):
        starts = entry.starts.astimezone(UTC)
        event.add("dtstart", starts)
        event.add("dtend", starts + timedelta(minutes=entry.minutes))
    else:
        event.add("dtstart", entry.starts)
        event.add("dtend", entry.starts + timedelta(days=1))
        event.add("transp", "TRANSPARENT")  # a date to keep in mind, not a day that is taken
    if entry.place:
        event.add("location", entry.place)
    return event
