"""Messages, settled by a person."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from oneworkforce.access.viewer import Viewer
from oneworkforce.audit import public as audit
from oneworkforce.ground import outbox, transactions
from oneworkforce.ground.models import Message


class Answer(StrEnum):
    """What a person says of a message."""

    ARRIVED = "arrived"
    AGAIN = "again"
    DROP = "drop"


_VERBS = {
    Answer.ARRIVED: "said it arrived:",
    Answer.AGAIN: "asked to send again:",
    Answer.DROP: "decided not to send:",
}


def settle(*, message: UUID, answer: Answer, by: Viewer, now: datetime) -> Message:
    """Write down that it arrived, have it sent again, or drop it. NotFound or NotAllowed."""
    with transactions.whole("message.settle"):
        if answer is Answer.DROP:
            row = outbox.drop(message, by=by, now=now)
        else:
            row = outbox.settle(message, arrived=answer is Answer.ARRIVED, by=by, now=now)
        audit.record(by=by, verb=_VERBS[answer], noun="message", subject=row.pk, fields=["state"], now=now)
    return row
