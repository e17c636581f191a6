"""Who sees what was sent, and who settles it."""

from uuid import UUID

from django.db.models import Q, QuerySet

from oneworkforce.access import verdicts
from oneworkforce.access.permissions import Permission
from oneworkforce.access.viewer import Viewer
from oneworkforce.ground.message_states import TABLE, Happening, MessageState
from oneworkforce.ground.models import Message
from oneworkforce.ground.outbox.senders import DISCREET

DECIDED_BY_A_PERSON = (MessageState.UNCERTAIN, MessageState.FAILED)


def visible_to(viewer: Viewer) -> QuerySet[Message]:
    """Return the messages that `viewer` may see: all of the partnership, or none.

    Of a discreet channel only those that wait for a person's decision: a list of the others would tell whom, or how
    many, they were still needed for.
    """
    if not viewer.may(Permission.SEE_MESSAGES):
        return Message.objects.none()
    return Message.objects.exclude(~Q(state__in=DECIDED_BY_A_PERSON), channel__in=DISCREET)


def get(viewer: Viewer, message: UUID) -> Message:
    """Return a visible message; verdicts.NotFound where there is none."""
    found = visible_to(viewer).filter(pk=message).first()
    if found is None:
        raise verdicts.NotFound
    return found


def check_see(viewer: Viewer) -> None:
    """Refuse the list of messages."""
    if not viewer.may(Permission.SEE_MESSAGES):
        raise verdicts.NotAllowed("Only those who look after the partnership's messages see what was sent.")


def check_settle(viewer: Viewer, message: Message, happening: Happening) -> None:
    """Refuse to settle without `messages.see`, or what does not fit the message as it stands."""
    check_see(viewer)
    if (MessageState(message.state), happening) not in TABLE:
        raise verdicts.NotAllowed(_WHY[MessageState(message.state)])


can_settle = verdicts.can(check_settle)

_WHY = {
    MessageState.WAITING: "It has not been sent yet.",
    MessageState.SENDING: "It is being sent at this moment.",
    MessageState.SENT: "It was sent.",
    MessageState.UNCERTAIN: "That cannot be said of it.",
    MessageState.FAILED: "It is known not to have been sent.",
    MessageState.DROPPED: "Somebody decided not to send it.",
}
