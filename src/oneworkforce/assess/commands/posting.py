"""Letters of a round on their way: put into the outbox without a word of them, written as each is handed over.

The outbox holds ids alone: no token, no address, no text. Whether a letter is still needed is looked at once more as
it leaves, and nobody is told.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from secrets import SystemRandom
from uuid import UUID

from django.core.mail import EmailMessage
from django.db.models import Max
from django.utils import timezone

from oneworkforce.assess.commands import seals
from oneworkforce.assess.domain import letters as rules
from oneworkforce.assess.domain import tokens
from oneworkforce.assess.domain.kinds import Letter as Kind
from oneworkforce.assess.domain.round_states import Step, why_not
from oneworkforce.assess.models import Contact, Round
from oneworkforce.assess.permissions import years
from oneworkforce.assess.queries import letters, links
from oneworkforce.ground import narratives, outbox, transactions
from oneworkforce.ground.message_states import MessageState
from oneworkforce.ground.models import Message
from oneworkforce.notify import addresses, handing_over

CHANNEL = "letter"
ABOUT = "a letter that asks for answers"
RECIPIENT = "somebody who is asked in a round"
INVITED = b"invitation "
"""The occasion of everybody's first letter; each sending of reminders is one of its own."""
_AWAY = "The key of its round could not be read."


def put(
    row: Round,
    contacts: Sequence[Contact],
    kind: Kind,
    occasion: bytes,
    *,
    now: datetime,
    at_once: bool = False,
) -> None:
    """Put a letter to each of `contacts` into the outbox, in an order that tells nothing, so many a minute.

    For each occasion a contact gets one letter, however often this is called.
    """
    secret = seals.key(row)
    order = list(contacts)
    SystemRandom().shuffle(order)
    step = timedelta(minutes=1) / max(1, row.letters_a_minute)
    first = now if at_once else _free(now, step)
    outbox.put_all(
        (
            outbox.Letter(
                key=f"{prefix(row)}{rules.key(secret, occasion, contact.pk, contact.number)}",
                recipient=RECIPIENT,
                payload={"round": str(row.pk), "contact": str(contact.pk), "number": contact.number, "kind": kind},
                due_at=first + place * step,
            )
            for place, contact in enumerate(order)
        ),
        channel=CHANNEL,
        about=ABOUT,
        now=now,
    )


def prefix(row: Round) -> str:
    """Return what the outbox's keys of a round's letters begin with."""
    return f"letter:{row.pk.hex}:"


def invited(row: Round, contacts: Sequence[Contact]) -> list[Contact]:
    """Return those of `contacts` to whom no invitation was put yet. One query."""
    secret, before = seals.key(row), prefix(row)
    kept = set(Message.objects.filter(key__startswith=before).values_list("key", flat=True))
    return [each for each in contacts if f"{before}{rules.key(secret, INVITED, each.pk, each.number)}" not in kept]


def _free(now: datetime, step: timedelta) -> datetime:
    """Return when the next letter may leave: after those that wait already."""
    waiting = Message.objects.filter(channel=CHANNEL, state=MessageState.WAITING)
    last = waiting.aggregate(last=Max("due_at"))["last"]
    return now if last is None else max(now, last + step)


def a_minute() -> int:
    """Return how many letters may leave in a minute: as many as the quickest open round of the partnership asks for."""
    rounds = Round.objects.filter(opened_at__isnull=False, closed_at__isnull=True)
    return rounds.aggregate(most=Max("letters_a_minute"))["most"] or 1


@outbox.sender(CHANNEL, discreet=True, a_minute=a_minute)
def send(outgoing: outbox.Outgoing) -> None:
    """Write one letter and hand it to the mail server, if it is still needed."""
    handing_over.hand_over(message(outgoing))


def message(outgoing: outbox.Outgoing) -> EmailMessage:
    """Return a letter as it leaves. `outbox.NotNeeded` for one that answered, wants none, or has another link by now.

    The same where the round is not open any more, or asks them no more.
    """
    said = outgoing.payload
    with transactions.reading():
        rows = Contact.objects.filter(pk=UUID(said["contact"]), round=UUID(said["round"]))
        contact = rows.select_related("round", "cell").first()
        if contact is None or contact.answered or contact.unwanted or contact.number != said["number"]:
            raise outbox.NotNeeded
        row = contact.round
        if why_not(years.standing(row, today=timezone.localdate()), Step.SEND):
            raise outbox.NotNeeded
        try:
            token = tokens.of_contact(seals.key(row), contact.pk, contact.number)
        except narratives.Unreadable:
            raise outbox.Unreachable(_AWAY) from None
        words = letters.words(row, Kind(said["kind"]), contact.cell.audience)
        filled = letters.filled(row, words, name=contact.name, language=contact.language, link=links.address(token))
    return EmailMessage(
        subject=filled.subject,
        body=filled.text,
        to=[contact.email],
        headers={"Message-ID": addresses.identity(outgoing.id), "Auto-Submitted": "auto-generated"},
    )
