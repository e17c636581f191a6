"""What a partnership makes of its results, arc by arc, and what supports it."""

from typing import ClassVar

from django.db import models

from oneworkforce.assess.domain.kinds import Stance
from oneworkforce.assess.domain.kinds import Support as SupportKind
from oneworkforce.assess.models.round import Round
from oneworkforce.ground.models import Scoped


class Finding(Scoped):
    """One sentence about an arc ("" for all of them), and where the partnership stands.

    `reason`: why it is disputed, or what is to be enquired into.
    """

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="findings")
    arc = models.CharField(max_length=40, blank=True)
    words = models.TextField()
    stance = models.CharField(max_length=10, choices=Stance.choices(), default=Stance.PROPOSED.value)
    reason = models.TextField(blank=True)
    decided_on = models.DateField(null=True, blank=True)
    made_by = models.CharField(max_length=160)
    made_at = models.DateTimeField()

    class Meta:
        """What is disputed or to be enquired into says why."""

        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(stance__in=[Stance.PROPOSED.value, Stance.AGREED.value]) | ~models.Q(reason=""),
                name="finding_says_why",
            )
        ]

    def __str__(self) -> str:
        """Return its sentence."""
        return self.words


class Support(Scoped):
    """What a finding rests on: a guarded figure by its group, arc and question; or other evidence with its source."""

    finding = models.ForeignKey(Finding, on_delete=models.CASCADE, related_name="supports")
    kind = models.CharField(max_length=10, choices=SupportKind.choices())
    group = models.JSONField(default=list, blank=True)
    arc = models.CharField(max_length=40, blank=True)
    question = models.CharField(max_length=40, blank=True)
    words = models.TextField(blank=True)
    source = models.CharField(max_length=200, blank=True)
    dated = models.DateField(null=True, blank=True)
    link = models.URLField(max_length=300, blank=True)
    added_by = models.CharField(max_length=160)
    added_at = models.DateTimeField()
