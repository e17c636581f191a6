"""Long work: the row that says how it stands. django-tasks only delivers its number."""

from typing import ClassVar

from django.db import models

from oneworkforce.ground.job_states import ENDED, OPEN, JobState
from oneworkforce.ground.models.scoped import Scoped

# In the order of the enum, so that the constraint reads the same each time; plain texts, as migrations keep them.
_OPEN = [state.value for state in JobState if state in OPEN]
_ENDED = [state.value for state in JobState if state in ENDED]


class Job(Scoped):
    """One piece of long work. `arguments` holds ids and settings, never a person's words.

    While running it is leased until `lease_until`; a worker that dies lets the lease run out, and
    the job is tried again, `attempt` times in all.
    """

    kind = models.CharField(max_length=60)
    title = models.CharField(max_length=160)
    arguments = models.JSONField(default=dict)
    state = models.CharField(
        max_length=12, choices=[(state.value, state.value) for state in JobState], default=JobState.WAITING.value
    )
    attempt = models.PositiveSmallIntegerField(default=0)
    done = models.PositiveBigIntegerField(default=0)
    total = models.PositiveBigIntegerField(null=True)
    words = models.CharField(max_length=200, blank=True)
    fault = models.TextField(blank=True)
    cancel_asked = models.BooleanField(default=False)
    lease_until = models.DateTimeField(null=True)
    asked_by = models.UUIDField()
    asked_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        """A job that runs has a lease; one that ended says when."""

        indexes: ClassVar = [models.Index(fields=["partnership", "state", "asked_at"], name="job_state")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(state=JobState.RUNNING.value, lease_until__isnull=False)
                | (~models.Q(state=JobState.RUNNING.value) & models.Q(lease_until__isnull=True)),
                name="job_running_is_leased",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=_OPEN, ended_at__isnull=True)
                | models.Q(state__in=_ENDED, ended_at__isnull=False),
                name="job_ended_says_when",
            ),
        ]
