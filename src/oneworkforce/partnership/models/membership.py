"""Who signs in as whom: a user's place in one partnership."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from oneworkforce.ground.models import Scoped
from oneworkforce.partnership.models.person import Person


class Membership(Scoped):
    """A user is this person in this partnership, from a day until a day. One human may be in several partnerships."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="membership")
    starts_on = models.DateField()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.CharField(max_length=160, blank=True)

    class Meta:
        """One membership a user and partnership; its end says by whom."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["partnership", "user"], name="one_membership_a_user"),
            models.CheckConstraint(
                condition=models.Q(ended_at__isnull=True, ended_by="")
                | (models.Q(ended_at__isnull=False) & ~models.Q(ended_by="")),
                name="membership_end_says_by_whom",
            ),
        ]
