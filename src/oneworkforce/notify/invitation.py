"""A calendar entry as the file that calendars read (RFC 5545, RFC 5546), for one attendee alone."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from icalendar import Calendar, Event, vCalAddress, vText

from oneworkforce.lib.days import LONDON


class Method(StrEnum):
    """What the file asks of a calendar: to take the entry in (or over), or to take it out."""

    REQUEST = "REQUEST"
    CANCEL = "CANCEL"


@dataclass(frozen=True, slots=True)
class Invitation:
    """What one attendee's calendar is told. Others who are asked are not named: each sees only themselves."""

    uid: str
    sequence: int
    title: str
    starts_at: datetime
    ends_at: datetime
    all_day: bool
    place: str
    attendee: str
    organiser: str
    organiser_name: str


def write(invitation: Invitation, method: Method, *, now: datetime) -> str:
    """Return the file: times in London with its rules of summer time, the organiser, the one attendee."""
    event = Event()
    event.add("uid", invitation.uid)
    event.add("sequence", invitation.sequence)
    event.add("dtstamp", now)
    event.add("summary", invitation.title)
    starts, ends = invitation.starts_at.astimezone(LONDON), invitation.ends_at.astimezone(LONDON)
    event.add("dtstart", starts.date() if invitation.all_day else starts)
    event.add("dtend", ends.date() if invitation.all_day else ends)
    if invitation.place:
        event.add("location", invitation.place)
    event.add("status", "CANCELLED" if method is Method.CANCEL else "CONFIRMED")
    event.add("organizer", _organiser(invitation))
    event.add("attendee", _attendee(invitation))
    calendar = Calendar()
    calendar.add("prodid", "-//OneWorkforce//EN")
    calendar.add("version", "2.0")
    calendar.add("method", method.value)
    calendar.add_component(event)
    if not invitation.all_day:
        calendar.add_missing_timezones()
    file: bytes = calendar.to_ical()
    return file.decode()


def _organiser(invitation: Invitation) -> vCalAddress:
    address = vCalAddress(f"mailto:{invitation.organiser}")
    address.params["CN"] = vText(invitation.organiser_name)
    return address


def _attendee(invitation: Invitation) -> vCalAddress:
    address = vCalAddress(f"mailto:{invitation.attendee}")
    address.params |= {
        "CUTYPE": vText("INDIVIDUAL"),
        "ROLE": vText("REQ-PARTICIPANT"),
        "PARTSTAT": vText("NEEDS-ACTION"),
        "RSVP": vText("TRUE"),
    }
    return address
