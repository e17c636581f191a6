"""Links that work without signing in: one action's progress from an e-mail, one person's calendar feed."""

from typing import ClassVar

from django.db import models

from oneworkforce.ground.models import Scoped
from oneworkforce.partnership.models import Person
from oneworkforce.plan.models.action import Action


class UpdateLink(Scoped):
    """Lets whoever holds its secret say how one action is going, for a time. Only a digest of the secret is kept."""

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64)
    sent_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    class Meta:
        """A link is its digest."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["digest"], name="one_update_link_a_digest")]


class Feed(Scoped):
    """A person's calendar feed; a new one ends the old. Only a digest of its secret is kept."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField()

    class Meta:
        """A feed is its digest."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["digest"], name="one_feed_a_digest")]
