"""A collection of workforce data, and what each organisation that is asked says of its own."""

from typing import ClassVar

from django.db import models

from oneworkforce.ground.models import Scoped
from oneworkforce.partnership.models import Organisation
from oneworkforce.workforce.domain.return_states import Statement, Status


class Collection(Scoped):
    """One asking of many organisations: the picture of a day, until a deadline.

    What changed or was confirmed from `opens_on` on counts; `counts_from` is the moment at which that day began, set
    with the opening. `told_on` is the deadline that was first told where it was
    extended since. `data_set` and `role_list` are the versions it was opened with.
    """

    title = models.CharField(max_length=120)
    taken_on = models.DateField()
    opens_on = models.DateField()
    closes_on = models.DateField()
    told_on = models.DateField(null=True, blank=True)
    invitation = models.TextField()
    reminder = models.TextField()
    data_set = models.CharField(max_length=20, blank=True)
    role_list = models.CharField(max_length=20, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    counts_from = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    made_by = models.CharField(max_length=160)
    made_at = models.DateTimeField()

    class Meta:
        """One a title; it does not end before it begins; what was opened says by which data set."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["partnership", "title"], name="one_collection_a_title"),
            models.CheckConstraint(
                condition=models.Q(closes_on__gte=models.F("opens_on")), name="collection_ends_after_it_began"
            ),
            models.CheckConstraint(
                condition=models.Q(opened_at__isnull=True)
                | (~models.Q(data_set="") & ~models.Q(role_list="") & models.Q(counts_from__isnull=False)),
                name="collection_keeps_its_data_set",
            ),
        ]

    def __str__(self) -> str:
        """Return its title."""
        return self.title


class Return(Scoped):
    """One organisation of a collection, and what it says itself (domain/return_states.py).

    `answered_on`: the day on which it first said something, or on which all that is there of it was first seen to be
    fresh (commands/returns.note). `invited_at`, `reminded_at`: when letters last went out to
    it; `reminders`: how many times. `closed_as` and `closed_late`: how it stood when the collection was closed,
    for what is computed from rows would go on changing. Who in it answered is in the audit and nowhere else.
    """

    collection = models.ForeignKey(Collection, on_delete=models.CASCADE, related_name="returns")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="returns")
    statement = models.CharField(max_length=9, choices=Statement.choices(), blank=True, default=Statement.NOTHING)
    reason = models.CharField(max_length=300, blank=True)
    said_at = models.DateTimeField(null=True, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    confirmed_rows = models.PositiveIntegerField(null=True, blank=True)
    closed_as = models.CharField(max_length=10, choices=Status.choices(), blank=True)
    closed_late = models.BooleanField(default=False)
    invited_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    reminders = models.PositiveSmallIntegerField(default=0)

    class Meta:
        """Once; who refuses says why; what was said says when."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["collection", "organisation"], name="once_in_a_collection"),
            models.CheckConstraint(
                condition=~models.Q(statement=Statement.REFUSED) | ~models.Q(reason=""), name="refusal_says_why"
            ),
            models.CheckConstraint(
                condition=models.Q(statement="", said_at__isnull=True)
                | (~models.Q(statement="") & models.Q(said_at__isnull=False, answered_on__isnull=False)),
                name="return_says_when",
            ),
        ]


class QualityLetter(Scoped):
    """That an organisation was asked to put its data right: once a week at most."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="quality_letters")
    asked_on = models.DateField()
    asked_by = models.CharField(max_length=160)
    letters = models.PositiveSmallIntegerField()

    class Meta:
        """One a day."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "asked_on"], name="one_quality_letter_a_day")
        ]
