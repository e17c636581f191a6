"""A strategy, what it came from, and its strands."""

from typing import ClassVar

from django.db import models
from django.db.models.functions import Lower

from oneworkforce.ground.models import Scoped
from oneworkforce.partnership.models import Person
from oneworkforce.plan.domain.kinds import Source as SourceKind
from oneworkforce.plan.models.group import Group


class Strategy(Scoped):
    """What a partnership will do about its workforce in a span of years. `carried_from`: that of the year before."""

    title = models.CharField(max_length=160)
    starts_on = models.DateField()
    ends_on = models.DateField()
    intro = models.TextField(blank=True)
    lead = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    carried_from = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        """One strategy a title; it does not end before it starts."""

        indexes: ClassVar = [
            models.Index("partnership", models.F("starts_on").desc(), Lower("title"), "id", name="strategies_listed")
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["partnership", "title"], name="one_strategy_a_title"),
            models.CheckConstraint(condition=models.Q(ends_on__gte=models.F("starts_on")), name="strategy_ends_after"),
        ]

    def __str__(self) -> str:
        """Return its title."""
        return self.title


class Source(Scoped):
    """Something a strategy came from: a visioning event with its day and place, a consultation, a round's results.

    `reference` is text that a higher room resolves ("round:ID"), "" where there is nothing to resolve.
    """

    strategy = models.ForeignKey(Strategy, on_delete=models.CASCADE, related_name="sources")
    kind = models.CharField(max_length=20, choices=SourceKind.choices())
    title = models.CharField(max_length=160)
    held_on = models.DateField(null=True, blank=True)
    place = models.CharField(max_length=160, blank=True)
    took_part = models.CharField(max_length=300, blank=True)
    notes = models.TextField(blank=True)
    reference = models.CharField(max_length=100, blank=True)


class Strand(Scoped):
    """One theme of a strategy with a work plan of its own: its actions. `group`: the workstream that carries it."""

    strategy = models.ForeignKey(Strategy, on_delete=models.CASCADE, related_name="strands")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    aim = models.TextField(blank=True)
    group = models.ForeignKey(Group, on_delete=models.SET_NULL, null=True, blank=True, related_name="strands")
    sources = models.ManyToManyField(Source, through="StrandSource", related_name="strands")

    class Meta:
        """One strand a number."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["strategy", "number"], name="one_strand_a_number")]

    def __str__(self) -> str:
        """Return its title."""
        return self.title


class StrandSource(Scoped):
    """A strand came from a source of the same strategy."""

    strand = models.ForeignKey(Strand, on_delete=models.CASCADE, related_name="+")
    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="+")

    class Meta:
        """Once."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["strand", "source"], name="one_source_a_strand")]
