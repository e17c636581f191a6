"""An invitation to sign in as a person of the partnership."""

from typing import ClassVar

from django.db import models

from oneworkforce.ground.models import Scoped
from oneworkforce.partnership.models.locality import Locality
from oneworkforce.partnership.models.organisation import Organisation
from oneworkforce.partnership.models.person import Person


class Invitation(Scoped):
    """Sent to an address, once answered or withdrawn. Only a digest of the link's secret is kept."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="invitations")
    email = models.EmailField()
    role = models.CharField(max_length=40)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    locality = models.ForeignKey(Locality, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    digest = models.CharField(max_length=64)
    sent_by = models.CharField(max_length=160)
    sent_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """A link is its digest; it cannot be both accepted and withdrawn."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["digest"], name="one_invitation_a_digest"),
            models.CheckConstraint(
                condition=models.Q(accepted_at__isnull=True) | models.Q(withdrawn_at__isnull=True),
                name="invitation_one_answer",
            ),
        ]
