"""Puts a message into the outbox, inside the transaction of the command that decided it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from oneworkforce.ground.models import Message

_BATCH = 1_000


@dataclass(frozen=True, slots=True)
class Letter:
    """One of many messages that are put at once; its parts are those of `put`."""

    key: str
    recipient: str
    payload: Mapping[str, Any]
    due_at: datetime


def put(
    *,
    key: str,
    channel: str,
    recipient: str,
    about: str,
    payload: Mapping[str, Any],
    now: datetime,
    due_at: datetime | None = None,
) -> Message:
    """Return the message with this `key` in the open partnership, new or as it stands.

    `key` says what the message is for, once ("invitation:<id>"): of two with the same key the first stands, whatever
    the second says, so that a command that is repeated mails nobody twice. `about` is a neutral word or two for the
    page of messages ("an invitation to sign in"); `payload` is what the channel needs. It leaves at `due_at`, else
    as soon as the transaction is committed. RuntimeError outside a transaction.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("A message is put into the outbox inside the transaction that decided it.")
    message, _ = Message.objects.get_or_create(
        key=key,
        defaults={
            "channel": channel,
            "recipient": recipient,
            "about": about,
            "payload": dict(payload),
            "made_at": now,
            "due_at": due_at or now,
        },
    )
    return message


def put_all(letters: Iterable[Letter], *, channel: str, about: str, now: datetime) -> None:
    """Put many messages, as `put` puts one, by as many statements as it takes to write them and none to read.

    Of two with the same key the first stands. RuntimeError outside a transaction.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("Messages are put into the outbox inside the transaction that decided them.")
    rows = [
        Message(
            key=each.key,
            channel=channel,
            recipient=each.recipient,
            about=about,
            payload=dict(each.payload),
            made_at=now,
            due_at=each.due_at,
        )
        for each in letters
    ]
    Message.objects.bulk_create(rows, batch_size=_BATCH, ignore_conflicts=True)
