"""Messages as frozen rows: to whom, about what, and how they stand; never what they say."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from oneworkforce.access.viewer import Viewer
from oneworkforce.ground import outbox
from oneworkforce.ground.message_states import TABLE, Happening, MessageState
from oneworkforce.ground.models import Message
from oneworkforce.ui.listing import Wanted

SORTS = {"recipient": "recipient", "about": "about", "state": "state", "made": "made_at"}


@dataclass(frozen=True, slots=True)
class MessageRow:
    """One message without its text. `can` holds what a person may decide about it."""

    id: UUID
    channel: str
    recipient: str
    about: str
    state: MessageState
    attempt: int
    fault: str
    made_at: datetime
    due_at: datetime
    settled_at: datetime | None
    can: frozenset[Happening]


def listed(viewer: Viewer, wanted: Wanted) -> tuple[tuple[MessageRow, ...], int, Wanted]:
    """Return the rows of the page that is wanted, how many there are in all, and the page it came to; NotAllowed."""
    outbox.check_see(viewer)
    found = outbox.visible_to(viewer)
    if state := wanted.filters.get("state"):
        found = found.filter(state=state)
    if recipient := wanted.filters.get("to"):
        found = found.filter(recipient__icontains=recipient)
    total = found.count()
    shown = wanted.clipped(total)
    order = SORTS.get(shown.sort, "made_at")
    down = shown.descending if shown.sort else True
    rows = found.order_by(f"-{order}" if down else order, "pk")[shown.offset : shown.offset + (shown.size or total)]
    return tuple(_row(row) for row in rows), total, shown


def one(viewer: Viewer, message: UUID) -> MessageRow:
    """Return one message; verdicts.NotFound where the viewer sees none."""
    return _row(outbox.get(viewer, message))


def uncertain(viewer: Viewer) -> int:
    """Return how many messages wait for somebody to settle them."""
    return outbox.visible_to(viewer).filter(state=MessageState.UNCERTAIN).count()


def _row(row: Message) -> MessageRow:
    state = MessageState(row.state)
    return MessageRow(
        id=row.pk,
        channel=row.channel,
        recipient=row.recipient,
        about=row.about,
        state=state,
        attempt=row.attempt,
        fault=row.fault,
        made_at=row.made_at,
        due_at=row.due_at,
        settled_at=row.settled_at,
        can=frozenset(
            each for each in (Happening.SAID_ARRIVED, Happening.SEND_AGAIN, Happening.DROP) if (state, each) in TABLE
        ),
    )
