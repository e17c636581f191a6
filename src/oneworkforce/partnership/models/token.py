"""A token by which a program reads what its owner may read."""

from typing import ClassVar

from django.db import models

from oneworkforce.ground.models import Scoped
from oneworkforce.partnership.models.membership import Membership


class Token(Scoped):
    """Reads as `membership` until it expires or is ended. Only a digest is kept; `title`: what it is for.

    `strong`: made in a session with a second factor, so that roles which need one count for it too.
    """

    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="tokens")
    title = models.CharField(max_length=120)
    digest = models.CharField(max_length=64)
    strong = models.BooleanField()
    made_at = models.DateTimeField()
    expires_on = models.DateField()
    used_on = models.DateField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """A token is its digest."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["digest"], name="one_token_a_digest")]
