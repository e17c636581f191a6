"""What hands a message over, by channel: registered by the room that knows the channel, used by the worker."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One message as its sender gets it. `id` is stable, so that a receiver can tell a message sent again."""

    id: UUID
    recipient: str
    payload: Mapping[str, Any]


class Sender(Protocol):
    """Hands one message over, outside any transaction.

    Raises Unreachable only when nothing was handed over, Rejected when the other side refused it for good, NotNeeded
    when it looked once more and the message has no purpose left. Any other exception means that nobody knows: the
    message becomes uncertain.
    """

    def __call__(self, outgoing: Outgoing, /) -> None:
        """Hand it over."""


class Unreachable(Exception):  # noqa: N818  it may be reachable soon
    """Nothing was handed over; the message is sentence enough for a page, without a personal value."""


class Rejected(Exception):  # noqa: N818  an answer, not an error of ours
    """It was refused for good; the message is a sentence for a page, without a personal value."""


class NotNeeded(Exception):  # noqa: N818  good news
    """It was not handed over, because there is no need of it any more. No words: why is nobody's business."""


SENDERS: dict[str, Sender] = {}
DISCREET: set[str] = set()
"""Channels whose messages are listed only where a person has to decide: that one was sent says too much."""
PACES: dict[str, Callable[[], int]] = {}
"""How many messages of a channel may leave in a minute, asked under the open scope."""


def sender(
    channel: str, *, discreet: bool = False, a_minute: Callable[[], int] | None = None
) -> Callable[[Sender], Sender]:
    """Register the function beneath as the sender of a channel.

    `discreet`: its messages are not listed for anybody, save those that a person must settle (outbox.visible_to).
    `a_minute`: how many leave in a minute, also where many are overdue because no worker ran.
    """

    def register(send: Sender) -> Sender:
        SENDERS[channel] = send
        if discreet:
            DISCREET.add(channel)
        if a_minute is not None:
            PACES[channel] = a_minute
        return send

    return register
