"""The outbox: what is to be sent, written in the transaction that decided it."""

from typing import ClassVar

from django.db import models

from oneworkforce.ground.message_states import MessageState
from oneworkforce.ground.models.scoped import Scoped


class Message(Scoped):
    """One message to one address. `key` says what it is for, once: of two with the same key, the first stands.

    `payload` is what the channel needs (subject, text, attachments); it is emptied once the message is sent or
    dropped. `attempt` counts the times it was claimed; while sending, `sender` says by which process ("host:pid").
    """

    key = models.CharField(max_length=120)
    channel = models.CharField(max_length=20)
    recipient = models.CharField(max_length=254)
    about = models.CharField(max_length=120)
    payload = models.JSONField(default=dict)
    state = models.CharField(
        max_length=12,
        choices=[(state.value, state.value) for state in MessageState],
        default=MessageState.WAITING.value,
    )
    attempt = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField()
    made_at = models.DateTimeField()
    sending_since = models.DateTimeField(null=True)
    sender = models.CharField(max_length=80, blank=True)
    settled_at = models.DateTimeField(null=True)
    fault = models.CharField(max_length=200, blank=True)

    class Meta:
        """One message a key; sending says since when."""

        indexes: ClassVar = [models.Index(fields=["partnership", "state", "due_at"], name="message_state")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["partnership", "key"], name="one_message_a_key"),
            models.CheckConstraint(
                condition=models.Q(state=MessageState.SENDING.value, sending_since__isnull=False)
                | (~models.Q(state=MessageState.SENDING.value) & models.Q(sending_since__isnull=True)),
                name="message_sending_says_since",
            ),
        ]
