"""A workshop on the results: who was there, what was said of each arc, and the minute."""

from typing import ClassVar

from django.db import models

from oneworkforce.assess.models.round import Round
from oneworkforce.ground.models import Scoped


class Workshop(Scoped):
    """One meeting on the results of a round. Once ended, its minute is frozen as it was."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="workshops")
    held_on = models.DateField()
    place = models.CharField(max_length=160, blank=True)
    led_by = models.CharField(max_length=160)
    ended_at = models.DateTimeField(null=True, blank=True)
    minute = models.JSONField(null=True, blank=True)

    class Meta:
        """Ended with its minute, or neither."""

        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(ended_at__isnull=True, minute__isnull=True)
                | models.Q(ended_at__isnull=False, minute__isnull=False),
                name="workshop_ends_with_its_minute",
            )
        ]


class Present(Scoped):
    """Somebody who was at a workshop."""

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="present")
    name = models.CharField(max_length=160)
    organisation = models.CharField(max_length=160, blank=True)

    class Meta:
        """Once."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["workshop", "name"], name="once_at_a_workshop")]


class Remarked(Scoped):
    """What was said of an arc at a workshop."""

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="remarked")
    arc = models.CharField(max_length=40)
    words = models.TextField()
    written_at = models.DateTimeField()
