"""The plan of evidence, what was noted in focus groups, and the evidence that stands beside perception."""

from typing import ClassVar

from django.db import models

from oneworkforce.assess.domain.kinds import EvidenceKind, Strength
from oneworkforce.assess.domain.kinds import Gathering as Kind
from oneworkforce.assess.models.round import Round
from oneworkforce.ground.models import Scoped
from oneworkforce.partnership.models import Locality, Person


class Gathering(Scoped):
    """One line of the plan of evidence: what is gathered, with whom, by whom; and what came of it.

    Held on a day, or not run for a reason, or still planned. `trained`: the facilitator was trained for the tool.
    """

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="gatherings")
    kind = models.CharField(max_length=16, choices=Kind.choices())
    with_whom = models.CharField(max_length=200)
    audience = models.CharField(max_length=40, blank=True)
    locality = models.ForeignKey(Locality, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    facilitator = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    trained = models.BooleanField(default=False)
    planned_on = models.DateField(null=True, blank=True)
    held_on = models.DateField(null=True, blank=True)
    people = models.PositiveIntegerField(null=True, blank=True)
    not_run_because = models.CharField(max_length=300, blank=True)

    class Meta:
        """What was held was not left out."""

        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(held_on__isnull=True) | models.Q(not_run_because=""),
                name="gathering_held_or_not",
            )
        ]


class Note(Scoped):
    """Something said where evidence was gathered, about some arcs.

    A `quote` goes into no report before a person has cleared it of names: `cleared_by` and `cleared_at` say who.
    """

    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="notes")
    words = models.TextField()
    arcs = models.JSONField(default=list, blank=True)
    quote = models.BooleanField(default=False)
    cleared_by = models.CharField(max_length=160, blank=True)
    cleared_at = models.DateTimeField(null=True, blank=True)
    noted_by = models.CharField(max_length=160)
    noted_at = models.DateTimeField()

    class Meta:
        """Cleared by somebody, at a time, or not at all."""

        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(cleared_at__isnull=True, cleared_by="")
                | (models.Q(cleared_at__isnull=False) & ~models.Q(cleared_by="")),
                name="note_cleared_says_by_whom",
            )
        ]


class Evidence(Scoped):
    """A document, a page or a figure about an arc, with its date, its source and how much it can carry.

    `kept_at`: where a document is kept, or the address of a page. `figure`: the figure itself, as its source gives it.
    """

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="evidence")
    arc = models.CharField(max_length=40)
    kind = models.CharField(max_length=12, choices=EvidenceKind.choices())
    title = models.CharField(max_length=200)
    figure = models.CharField(max_length=80, blank=True)
    says = models.TextField(blank=True)
    dated = models.DateField()
    source = models.CharField(max_length=160)
    strength = models.CharField(max_length=8, choices=Strength.choices())
    kept_at = models.CharField(max_length=400, blank=True)
    added_by = models.CharField(max_length=160)
    added_at = models.DateTimeField()
