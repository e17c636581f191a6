"""A question about pay and conditions, to those who write them down."""

from typing import ClassVar

from django.db import models

from oneworkforce.ground.models import Scoped
from oneworkforce.partnership.models import Team
from oneworkforce.workforce.domain.hr_questions import State
from oneworkforce.workforce.models.terms import TermsGroup


class HrQuestion(Scoped):
    """Asked of groups and one condition ("" for all), perhaps of a team; `published`: all who see conditions see it."""

    groups = models.ManyToManyField(TermsGroup, through="HrQuestionGroup", related_name="questions")
    condition = models.CharField(max_length=20, blank=True)
    team = models.ForeignKey(Team, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    text = models.TextField()
    state = models.CharField(max_length=10, choices=State.choices(), default=State.OPEN)
    asked_by = models.CharField(max_length=160)
    asked_membership = models.UUIDField()
    asked_at = models.DateTimeField()
    answer = models.TextField(blank=True)
    answered_by = models.CharField(max_length=160, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    published = models.BooleanField(default=False)

    class Meta:
        """An answer says by whom and when; what is shown to all has one."""

        indexes: ClassVar = [models.Index(fields=["partnership", "state", "asked_at"], name="hr_questions_by_state")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(state=State.ANSWERED, answered_at__isnull=False) & ~models.Q(answer="")
                | (~models.Q(state=State.ANSWERED) & models.Q(answered_at__isnull=True, answer="")),
                name="hr_question_answered",
            ),
            models.CheckConstraint(
                condition=models.Q(published=False) | models.Q(state=State.ANSWERED), name="hr_question_published"
            ),
        ]


class HrQuestionGroup(Scoped):
    """A group that a question is about."""

    question = models.ForeignKey(HrQuestion, on_delete=models.CASCADE, related_name="about")
    group = models.ForeignKey(TermsGroup, on_delete=models.CASCADE, related_name="+")

    class Meta:
        """Once."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["question", "group"], name="once_a_group_in_a_question")
        ]
