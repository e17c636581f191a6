"""The text of a strategy: its versions, who was asked, what they said and what they were answered."""

from typing import ClassVar

from django.db import models

from oneworkforce.ground.models import Scoped
from oneworkforce.partnership.models import Organisation
from oneworkforce.plan.domain.kinds import Asked, TextState
from oneworkforce.plan.models.strategy import Strategy


class Version(Scoped):
    """One version of a strategy's text. A draft is edited; from the day it goes out it stays as it is.

    `comments_until` is the last day that was announced, `closed_at` when somebody ended comments before it.
    """

    strategy = models.ForeignKey(Strategy, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    body = models.TextField(blank=True)
    state = models.CharField(max_length=12, choices=TextState.choices(), default=TextState.DRAFT.value)
    out_on = models.DateField(null=True, blank=True)
    comments_until = models.DateField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    adopted_on = models.DateField(null=True, blank=True)
    adopted_by = models.CharField(max_length=160, blank=True)
    made_by = models.CharField(max_length=160)
    made_at = models.DateTimeField()

    class Meta:
        """Numbered; one draft, and one adopted, at a time; what is adopted says by whom and when."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["strategy", "number"], name="one_version_a_number"),
            models.UniqueConstraint(
                fields=["strategy"], condition=models.Q(state=TextState.DRAFT.value), name="one_draft_a_strategy"
            ),
            models.UniqueConstraint(
                fields=["strategy"], condition=models.Q(state=TextState.ADOPTED.value), name="one_adopted_a_strategy"
            ),
            models.CheckConstraint(
                condition=~models.Q(state=TextState.ADOPTED.value)
                | (models.Q(adopted_on__isnull=False) & ~models.Q(adopted_by="")),
                name="adopted_says_by_whom",
            ),
        ]


class Consulted(Scoped):
    """Who is asked about a version: an organisation, or others by name, such as a trade union."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="consulted")
    kind = models.CharField(max_length=12, choices=Asked.choices())
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    name = models.CharField(max_length=160, blank=True)
    email = models.EmailField(blank=True)


class Comment(Scoped):
    """What somebody said of a version, and the reply.

    `on_behalf_of` names whom they spoke for; `entered_by` says who wrote it down where that was another (a letter).
    """

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="comments")
    consulted = models.ForeignKey(Consulted, on_delete=models.SET_NULL, null=True, blank=True, related_name="comments")
    said_by = models.CharField(max_length=160)
    membership = models.UUIDField(null=True, blank=True)
    on_behalf_of = models.CharField(max_length=160, blank=True)
    entered_by = models.CharField(max_length=160, blank=True)
    said_at = models.DateTimeField()
    about = models.CharField(max_length=160, blank=True)
    words = models.TextField()
    reply = models.TextField(blank=True)
    replied_by = models.CharField(max_length=160, blank=True)
    replied_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """A reply says by whom and when."""

        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(replied_at__isnull=True, reply="")
                | (models.Q(replied_at__isnull=False) & ~models.Q(reply="") & ~models.Q(replied_by="")),
                name="reply_says_by_whom",
            )
        ]
