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

    Raises Unreachable only when nothing was handed over, Rejected when the other side refused it for good. Any
    other exception means that nobody knows: the message becomes uncertain.
    """

    def __call__(self, outgoing: Outgoing, /) -> None:
        """Hand it over."""


class Unreachable(Exception):  # noqa: N818  it may be reachable soon
    """Nothing was handed over; the message is sentence enough for a page, without a personal value."""


class Rejected(Exception):  # noqa: N818  an answer, not an error of ours
    """It was refused for good; the message is a sentence for a page, without a personal value."""


SENDERS: dict[str, Sender] = {}


def sender(channel: str) -> Callable[[Sender], Sender]:
    """Register the function beneath as the sender of a channel."""

    def register(send: Sender) -> Sender:
        SENDERS[channel] = send
        return send

    return register
