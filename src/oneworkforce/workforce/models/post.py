"""A post: a job in an organisation, held by somebody or vacant."""

from typing import ClassVar

from django.db import models

from oneworkforce.ground.models import Scoped
from oneworkforce.partnership.models import Locality, Organisation, Person, Team
from oneworkforce.workforce.domain.hours import FULL_TIME, LONGEST_WEEK
from oneworkforce.workforce.domain.kinds import Contract, Destination, LeavingReason, Origin

__all__ = ["FULL_TIME", "LONGEST_WEEK", "Post"]


class Post(Scoped):
    """One job in an organisation. A person may hold several; a vacant post is nobody's.

    Ended once `left_on` is past. `minutes` a week and `full_time_minutes` make the whole-time equivalent, which is
    computed and never kept. `came_from` is a key of lists/origins.yaml and says it of who holds or held the post.
    `unsaid` says why a column is empty, by its name (`kinds.Unsaid`): an empty column that it does not name was not
    asked for. `changed_at` is when something last became different, `confirmed_on` when it was
    last said to be so. `follows` is the post that went on as this one when its holder left.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="posts")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, blank=True, related_name="posts")
    reference = models.CharField(max_length=40)
    role = models.CharField(max_length=40)
    contract = models.CharField(max_length=20, choices=Contract.choices(), blank=True)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    full_time_minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    team = models.ForeignKey(Team, on_delete=models.SET_NULL, null=True, blank=True, related_name="posts")
    locality = models.ForeignKey(Locality, on_delete=models.SET_NULL, null=True, blank=True, related_name="posts")
    came_from = models.CharField(max_length=20, blank=True, default="", db_default="")
    started_on = models.DateField(null=True, blank=True)
    left_on = models.DateField(null=True, blank=True)
    leaving_reason = models.CharField(max_length=12, choices=LeavingReason.choices(), blank=True)
    destination = models.CharField(max_length=20, choices=Destination.choices(), blank=True)
    vacant_since = models.DateField(null=True, blank=True)
    follows = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="followed_by")
    cases = models.PositiveSmallIntegerField(null=True, blank=True)
    unsaid = models.JSONField(default=dict, blank=True)
    origin = models.CharField(max_length=8, choices=Origin.choices(), default=Origin.HAND)
    changed_at = models.DateTimeField()
    confirmed_on = models.DateField(null=True, blank=True)
    confirmed_by = models.CharField(max_length=160, blank=True)

    class Meta:
        """One post a reference; held or vacant; nothing ends before it begins; confirmed says by whom."""

        indexes: ClassVar = [
            models.Index(fields=["partnership", "organisation", "role"], name="posts_of_organisation"),
            models.Index(fields=["partnership", "locality", "role"], name="posts_of_locality"),
            models.Index(fields=["partnership", "role", "id"], name="posts_of_role"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "reference"], name="one_post_a_reference"),
            models.CheckConstraint(
                condition=models.Q(person__isnull=True) | models.Q(vacant_since__isnull=True),
                name="post_is_held_or_vacant",
            ),
            models.CheckConstraint(
                condition=models.Q(started_on__isnull=True)
                | models.Q(left_on__isnull=True)
                | models.Q(left_on__gte=models.F("started_on")),
                name="post_ends_after_it_began",
            ),
            models.CheckConstraint(
                condition=models.Q(minutes__isnull=True) | models.Q(minutes__lte=LONGEST_WEEK), name="post_minutes"
            ),
            models.CheckConstraint(
                condition=models.Q(full_time_minutes__isnull=True)
                | models.Q(full_time_minutes__gte=60, full_time_minutes__lte=LONGEST_WEEK),
                name="post_full_time_minutes",
            ),
            models.CheckConstraint(
                condition=models.Q(confirmed_on__isnull=True, confirmed_by="")
                | (models.Q(confirmed_on__isnull=False) & ~models.Q(confirmed_by="")),
                name="post_confirmed_says_by_whom",
            ),
        ]

    def __str__(self) -> str:
        """Return its reference."""
        return self.reference
