"""How a message may stand, and what brings it from one state to the next: the one table of it.

No road of the machine's leads from `uncertain`, and none from `sending` back to `waiting` once something was handed
over: only a person may decide that a message is sent again.
"""

from datetime import datetime, timedelta
from enum import StrEnum

TRIES = 8
"""Tries of the machine before it gives up, and again as many when a person says "send again"."""


class MessageState(StrEnum):
    """Where a message stands. `uncertain`: nobody knows whether it arrived; a person decides."""

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    UNCERTAIN = "uncertain"
    FAILED = "failed"
    DROPPED = "dropped"


class Happening(StrEnum):
    """What can happen to a message."""

    CLAIMED = "a worker claims it"
    ACCEPTED = "the server accepts it"
    UNREACHABLE = "the server cannot be reached: nothing was handed over"
    GIVEN_UP = "the server cannot be reached, and no try is left"
    REJECTED = "the server refuses it for good"
    LOST = "the sender dies, or cannot tell whether it arrived"
    SAID_ARRIVED = "a person says that it arrived"
    SEND_AGAIN = "a person asks to send it again"
    DROP = "a person asks not to send it"
    NOT_NEEDED = "the sender finds that it is not needed any more: nothing was handed over"


TABLE: dict[tuple[MessageState, Happening], MessageState] = {
    (MessageState.WAITING, Happening.CLAIMED): MessageState.SENDING,
    (MessageState.WAITING, Happening.DROP): MessageState.DROPPED,
    (MessageState.SENDING, Happening.ACCEPTED): MessageState.SENT,
    (MessageState.SENDING, Happening.UNREACHABLE): MessageState.WAITING,
    (MessageState.SENDING, Happening.GIVEN_UP): MessageState.FAILED,
    (MessageState.SENDING, Happening.REJECTED): MessageState.FAILED,
    (MessageState.SENDING, Happening.LOST): MessageState.UNCERTAIN,
    (MessageState.SENDING, Happening.NOT_NEEDED): MessageState.DROPPED,
    # A slow sender that was given up for dead and then says what it knows is believed.
    (MessageState.UNCERTAIN, Happening.ACCEPTED): MessageState.SENT,
    (MessageState.UNCERTAIN, Happening.REJECTED): MessageState.FAILED,
    (MessageState.UNCERTAIN, Happening.NOT_NEEDED): MessageState.DROPPED,
    (MessageState.UNCERTAIN, Happening.SAID_ARRIVED): MessageState.SENT,
    (MessageState.UNCERTAIN, Happening.SEND_AGAIN): MessageState.WAITING,
    (MessageState.UNCERTAIN, Happening.DROP): MessageState.DROPPED,
    (MessageState.FAILED, Happening.SEND_AGAIN): MessageState.WAITING,
    (MessageState.FAILED, Happening.DROP): MessageState.DROPPED,
}

SETTLED = frozenset({MessageState.SENT, MessageState.DROPPED})
"""Nothing more can happen; what was to be sent is forgotten."""

OF_PERSONS = frozenset({Happening.SAID_ARRIVED, Happening.SEND_AGAIN, Happening.DROP})


def after(state: MessageState, happening: Happening) -> MessageState:
    """Return the state that follows; KeyError where `happening` cannot happen in `state`."""
    return TABLE[state, happening]


def before(happening: Happening) -> frozenset[MessageState]:
    """Return the states in which `happening` can happen."""
    return frozenset(state for state, what in TABLE if what is happening)


def unreachable(attempt: int, now: datetime) -> tuple[Happening, datetime]:
    """Return what an unreachable server means after the `attempt`-th try, and when to try next: 2, 4, 8 … minutes."""
    tried = (attempt - 1) % TRIES + 1
    return (Happening.GIVEN_UP if tried == TRIES else Happening.UNREACHABLE), now + timedelta(minutes=2**tried)
