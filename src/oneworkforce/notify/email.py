"""E-mail: plain text, one recipient a message, through the outbox."""

from datetime import datetime

from django.core.mail import EmailMessage

from oneworkforce.ground import outbox
from oneworkforce.ground.models import Message
from oneworkforce.notify import addresses, handing_over

CHANNEL = "email"


def put(
    *, key: str, to: str, subject: str, text: str, about: str, now: datetime, due_at: datetime | None = None
) -> Message:
    """Put an e-mail into the outbox, inside the command's transaction; of two with one `key` the first stands.

    Refused when `to` is not one address, or the subject would start another header.
    """
    return outbox.put(
        key=key,
        channel=CHANNEL,
        recipient=addresses.one(to),
        about=about,
        payload={"subject": addresses.line("subject", subject), "text": text},
        now=now,
        due_at=due_at,
    )


@outbox.sender(CHANNEL)
def send(outgoing: outbox.Outgoing) -> None:
    """Hand one e-mail to the mail server."""
    handing_over.hand_over(message(outgoing))


def message(outgoing: outbox.Outgoing) -> EmailMessage:
    """Return the e-mail as it leaves."""
    return EmailMessage(
        subject=outgoing.payload["subject"],
        body=outgoing.payload["text"],
        to=[outgoing.recipient],
        headers={"Message-ID": addresses.identity(outgoing.id), "Auto-Submitted": "auto-generated"},
    )
