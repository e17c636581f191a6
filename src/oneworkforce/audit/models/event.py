"""One thing that happened, or one look at something."""

from typing import ClassVar

from django.db import models

from oneworkforce.ground.models import Scoped


class Event(Scoped):
    """Who did what to what, and when. Names of fields, never their values; a child only as its random id.

    `actor` is the person's name as it was; `verb` a plain word of the room that records it ("changed");
    `noun` and `subject` say what it was done to; `fields` which parts; `reason` why, where a person was asked.
    """

    at = models.DateTimeField()
    actor = models.CharField(max_length=160)
    actor_user = models.UUIDField(null=True)
    verb = models.CharField(max_length=60)
    noun = models.CharField(max_length=60)
    subject = models.UUIDField(null=True)
    fields = models.JSONField(default=list)
    reason = models.CharField(max_length=200, blank=True)

    class Meta:
        """Read by time, by subject and by actor."""

        indexes: ClassVar = [
            models.Index(fields=["partnership", "at", "id"], name="event_at"),
            models.Index(fields=["partnership", "subject", "at"], name="event_subject"),
            models.Index(fields=["partnership", "actor_user", "at"], name="event_actor"),
        ]
