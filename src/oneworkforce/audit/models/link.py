"""The seal on one event: its place in the partnership's chain."""

from typing import ClassVar

from django.db import models

from oneworkforce.ground.models import Scoped


class Link(Scoped):
    """`event` stands at `position` (1, 2, 3, …) of its partnership's chain; `digest` binds it to `previous`.

    `event` is an id and not a foreign key, so that an event that was dropped is still named. `previous` is the digest
    at the position before ("" at the first): with it each link can be proved when its neighbour is gone.
    """

    position = models.PositiveBigIntegerField()
    event = models.UUIDField()
    previous = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)

    class Meta:
        """One event a position, one position an event: two sealers cannot both win."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["partnership", "position"], name="one_link_a_position"),
            models.UniqueConstraint(fields=["event"], name="one_link_an_event"),
        ]
