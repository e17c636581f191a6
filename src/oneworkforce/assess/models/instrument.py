"""Instruments that are not questionnaires: interviews about a service, and self-assessments private to their owner."""

from typing import ClassVar

from django.db import models

from oneworkforce.assess.models.round import Round
from oneworkforce.ground.models import Scoped
from oneworkforce.partnership.models import Organisation, Person


class Interview(Scoped):
    """One interview about a service with whoever heads it (`role`; no name is needed)."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="interviews")
    service = models.CharField(max_length=160)
    organisation = models.ForeignKey(Organisation, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    role = models.CharField(max_length=160, blank=True)
    interviewer = models.CharField(max_length=160)
    held_on = models.DateField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """One interview a service."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["round", "service"], name="one_interview_a_service")]


class Scored(Scoped):
    """What an interview found on one question: a score, or none, and a note."""

    interview = models.ForeignKey(Interview, on_delete=models.CASCADE, related_name="scored")
    question = models.CharField(max_length=40)
    score = models.SmallIntegerField(null=True, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        """One a question."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["interview", "question"], name="one_score_a_question")]


class SelfAssessment(Scoped):
    """A person's assessment of themselves: sealed under the round's key, shown to its owner alone.

    `finished`: its answers are counted when the round is closed; until then, and else, they are nobody's but theirs.
    """

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="self_assessments")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    sealed = models.BinaryField()
    finished = models.BooleanField(default=False)

    class Meta:
        """One a person."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["round", "person"], name="one_self_assessment_a_person")
        ]


class Need(Scoped):
    """What its owner chose to send from a self-assessment to central support, in their own words; and the reply."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="needs")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    arc = models.CharField(max_length=40)
    words = models.TextField()
    sent_at = models.DateTimeField()
    reply = models.TextField(blank=True)
    replied_by = models.CharField(max_length=160, blank=True)
    replied_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """A reply says by whom and when."""

        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(replied_at__isnull=True, reply="")
                | (models.Q(replied_at__isnull=False) & ~models.Q(reply="") & ~models.Q(replied_by="")),
                name="need_reply_says_by_whom",
            )
        ]
