"""A person decides about a message the machine may not decide about."""

from datetime import datetime
from uuid import UUID

from oneworkforce.access.viewer import Viewer
from oneworkforce.ground.message_states import SETTLED, Happening, MessageState, after
from oneworkforce.ground.models import Message
from oneworkforce.ground.outbox import permissions


def settle(message: UUID, *, arrived: bool, by: Viewer, now: datetime) -> Message:
    """Say that an uncertain message arrived, or send it (or a failed one) again; inside the caller's transaction.

    Sent again, it waits for a new attempt: that is the person's decision, never the machine's. NotFound or
    NotAllowed where `by` may not, or where somebody else settled it meanwhile.
    """
    return _decide(message, Happening.SAID_ARRIVED if arrived else Happening.SEND_AGAIN, by, now)


def drop(message: UUID, *, by: Viewer, now: datetime) -> Message:
    """Say that a message is not to be sent (again); inside the caller's transaction."""
    return _decide(message, Happening.DROP, by, now)


def _decide(message: UUID, happening: Happening, by: Viewer, now: datetime) -> Message:
    permissions.get(by, message)
    row = Message.objects.select_for_update().get(pk=message)  # checked as it stands now, until we commit
    permissions.check_settle(by, row, happening)
    row.state = after(MessageState(row.state), happening)
    row.fault = ""
    if row.state in SETTLED:
        row.payload, row.settled_at = {}, now
    else:
        row.due_at = now
    row.save(update_fields=["state", "fault", "payload", "settled_at", "due_at"])
    return row
