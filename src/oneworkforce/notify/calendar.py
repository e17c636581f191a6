"""Calendar invitations: asked, changed and taken back, each attendee by a message of their own through the outbox."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from email.utils import parseaddr
from typing import Self
from uuid import uuid4

from django.conf import settings
from django.core.mail import EmailMultiAlternatives

from oneworkforce.ground import outbox, scope
from oneworkforce.ground.models import Partnership
from oneworkforce.lib.days import LONDON, clock, day
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.notify import addresses, handing_over, invitation
from oneworkforce.notify.invitation import Invitation, Method
from oneworkforce.notify.models import Attendee, CalendarEntry

CHANNEL = "calendar"


@dataclass(frozen=True, slots=True)
class When:
    """From a moment to a later one (with time zones), or whole days."""

    starts_at: datetime
    ends_at: datetime
    all_day: bool = False

    @classmethod
    def days(cls, first: date, last: date) -> Self:
        """Return whole days from the first to the last, both part of it."""
        midnight = time(tzinfo=LONDON)
        after = last + timedelta(days=1)
        return cls(datetime.combine(first, midnight), datetime.combine(after, midnight), all_day=True)


def invite(*, title: str, when: When, place: str = "", attendees: Sequence[str], now: datetime) -> CalendarEntry:
    """Put a new entry into the calendars of `attendees` (e-mail addresses), inside the command's transaction.

    `title` must be neutral (models/entry.py). Refused for a line's end in a text, a wrong address, or an end that
    does not come after the beginning.
    """
    entry = CalendarEntry(uid=f"{uuid4()}@{addresses.host()}", made_at=now)
    _fill(entry, title, when, place)
    entry.save()
    for address in _known(attendees):
        _tell(entry, Attendee.objects.create(entry=entry, email=address), Method.REQUEST, now)
    return entry


def change(
    entry: CalendarEntry, *, title: str, when: When, place: str = "", attendees: Sequence[str], now: datetime
) -> CalendarEntry:
    """Make the entry what is said, inside the command's transaction, and tell those whose calendar must change.

    Whoever is new is asked; whoever is not named any more has it taken out; the others hear of it only when the
    entry itself is another. Nothing new: nothing is sent. Refused for a cancelled entry, and as `invite` is.
    """
    entry = _open(entry)
    before = _details(entry)
    _fill(entry, title, when, place)
    wanted = _known(attendees)
    asked = {one.email: one for one in Attendee.objects.filter(entry=entry)}
    new, gone = [each for each in wanted if each not in asked], [each for each in asked if each not in wanted]
    moved = _details(entry) != before
    if not (moved or new or gone):
        return entry
    entry.sequence += 1
    entry.save()
    for address in gone:
        _tell(entry, asked[address], Method.CANCEL, now)
        asked[address].delete()
    for address in wanted:
        if address in new:
            _tell(entry, Attendee.objects.create(entry=entry, email=address), Method.REQUEST, now)
        elif moved:
            _tell(entry, asked[address], Method.REQUEST, now, prefix="Changed: ")
    return entry


def cancel(entry: CalendarEntry, *, now: datetime) -> CalendarEntry:
    """Take the entry out of every calendar, inside the command's transaction; cancelled twice, nothing is sent."""
    entry = CalendarEntry.objects.select_for_update().get(pk=entry.pk)
    if entry.cancelled_at is not None:
        return entry
    entry.cancelled_at = now
    entry.sequence += 1
    entry.save()
    for attendee in Attendee.objects.filter(entry=entry).order_by("email"):
        _tell(entry, attendee, Method.CANCEL, now)
    return entry


def _open(entry: CalendarEntry) -> CalendarEntry:
    """Return the entry as it stands, held until the transaction ends: two changes never share a number."""
    held = CalendarEntry.objects.select_for_update().get(pk=entry.pk)
    if held.cancelled_at is not None:
        raise Refused(Fault("", "This entry was cancelled.", "Make a new one."))
    return held


def _details(entry: CalendarEntry) -> tuple[object, ...]:
    return entry.title, entry.starts_at, entry.ends_at, entry.all_day, entry.place


def _fill(entry: CalendarEntry, title: str, when: When, place: str) -> None:
    if when.ends_at <= when.starts_at:
        raise Refused(Fault("ends_at", "It ends before it begins.", "Choose an end that comes later."))
    entry.title = addresses.line("title", title)
    entry.place = addresses.line("place", place)
    entry.starts_at, entry.ends_at, entry.all_day = when.starts_at, when.ends_at, when.all_day


def _known(attendees: Sequence[str]) -> list[str]:
    """Return the addresses in lower case, each once, in the order given."""
    return list(dict.fromkeys(addresses.one(address).lower() for address in attendees))


def _tell(entry: CalendarEntry, attendee: Attendee, method: Method, now: datetime, prefix: str = "") -> None:
    told = Invitation(
        uid=entry.uid,
        sequence=entry.sequence,
        title=entry.title,
        starts_at=entry.starts_at,
        ends_at=entry.ends_at,
        all_day=entry.all_day,
        place=entry.place,
        attendee=attendee.email,
        organiser=parseaddr(settings.DEFAULT_FROM_EMAIL)[1],
        organiser_name=Partnership.objects.get(pk=scope.current()).name,
    )
    cancelled = method is Method.CANCEL
    outbox.put(
        key=f"calendar:{attendee.pk}:{entry.sequence}",
        channel=CHANNEL,
        recipient=attendee.email,
        about="a calendar entry taken back" if cancelled else "a calendar entry",
        payload={
            "subject": ("Cancelled: " if cancelled else prefix) + entry.title,
            "text": _text(told, method),
            "ics": invitation.write(told, method, now=now),
            "method": method.value,
        },
        now=now,
    )


def _text(told: Invitation, method: Method) -> str:
    """Return the entry in words, for whoever's mail does not know calendars."""
    starts, ends = told.starts_at.astimezone(LONDON), told.ends_at.astimezone(LONDON)
    if told.all_day:
        last = ends - timedelta(days=1)
        when = _day(starts) if starts.date() == last.date() else f"{_day(starts)} to {_day(last)}"
    elif starts.date() == ends.date():
        when = f"{_day(starts)}, {clock(starts)} to {clock(ends)}"
    else:
        when = f"{_day(starts)}, {clock(starts)} to {_day(ends)}, {clock(ends)}"
    words = "This entry was cancelled." if method is Method.CANCEL else "The attached file is for your calendar."
    place = [told.place] if told.place else []
    return "\n".join([told.title, when, *place, "", words, told.organiser_name])


def _day(moment: datetime) -> str:
    return f"{moment:%A} {day(moment)}"


@outbox.sender(CHANNEL)
def send(outgoing: outbox.Outgoing) -> None:
    """Hand one invitation to the mail server."""
    handing_over.hand_over(message(outgoing))


def message(outgoing: outbox.Outgoing) -> EmailMultiAlternatives:
    """Return the e-mail as it leaves: words, and the file in the form that mail programs take for an invitation."""
    made = EmailMultiAlternatives(
        subject=outgoing.payload["subject"],
        body=outgoing.payload["text"],
        to=[outgoing.recipient],
        headers={"Message-ID": addresses.identity(outgoing.id)},
    )
    method = Method(outgoing.payload["method"])
    made.attach_alternative(outgoing.payload["ics"], f"text/calendar; method={method.value}")
    return made
