"""Puts a message into the outbox, inside the transaction of the command that decided it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import connection

from oneworkforce.ground.models import Message


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
