"""A plan put to the executive, as it stood then, and what they said."""

from typing import ClassVar

from django.db import models

from oneworkforce.ground.models import Scoped
from oneworkforce.plan.domain.kinds import Answer
from oneworkforce.plan.models.strategy import Strategy


class SignOff(Scoped):
    """Asked once at a time. `plan` is the frozen plan as JSON: what was signed can always be shown.

    Whoever asked is not the one who answers.
    """

    strategy = models.ForeignKey(Strategy, on_delete=models.CASCADE, related_name="sign_offs")
    number = models.PositiveSmallIntegerField()
    plan = models.JSONField()
    asked_by = models.CharField(max_length=160)
    asked_membership = models.UUIDField()
    asked_at = models.DateTimeField()
    answer = models.CharField(max_length=10, choices=Answer.choices(), blank=True)
    answered_by = models.CharField(max_length=160, blank=True)
    answered_membership = models.UUIDField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    remark = models.TextField(blank=True)

    class Meta:
        """Numbered; one waits at a time; an answer says by whom and when, and never by whoever asked."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["strategy", "number"], name="one_sign_off_a_number"),
            models.UniqueConstraint(fields=["strategy"], condition=models.Q(answer=""), name="one_sign_off_waits"),
            models.CheckConstraint(
                condition=models.Q(answer="", answered_at__isnull=True)
                | (~models.Q(answer="") & models.Q(answered_at__isnull=False)),
                name="sign_off_answered",
            ),
            models.CheckConstraint(
                condition=models.Q(answered_membership__isnull=True)
                | ~models.Q(answered_membership=models.F("asked_membership")),
                name="sign_off_by_another",
            ),
        ]
