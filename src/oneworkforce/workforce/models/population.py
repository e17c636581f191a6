"""Published figures of the population of places, by equality group: what the workforce stands beside."""

from typing import ClassVar

from django.db import models

from oneworkforce.ground.models import Scoped
from oneworkforce.partnership.models import Locality


class Population(Scoped):
    """One published table as it was brought in: where it is from, under which licence, of which year; its SHA-256."""

    title = models.CharField(max_length=160)
    source = models.CharField(max_length=200)
    licence = models.CharField(max_length=200)
    year = models.PositiveSmallIntegerField()
    digest = models.CharField(max_length=64)
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=160)

    class Meta:
        """A file once."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["partnership", "digest"], name="one_population_a_file"),
        ]

    def __str__(self) -> str:
        """Return its title."""
        return self.title


class PopulationRow(Scoped):
    """How many live in a place of one equality group; `people` is None where the source says why (`mark`)."""

    population = models.ForeignKey(Population, on_delete=models.CASCADE, related_name="rows")
    locality = models.ForeignKey(Locality, on_delete=models.CASCADE, related_name="populations")
    characteristic = models.CharField(max_length=12)
    group = models.CharField(max_length=20)
    people = models.PositiveIntegerField(null=True, blank=True)
    mark = models.CharField(max_length=4, blank=True)

    class Meta:
        """Once; a figure or a mark."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["population", "locality", "characteristic", "group"], name="one_population_a_group"
            ),
            models.CheckConstraint(
                condition=models.Q(people__isnull=False, mark="")
                | (models.Q(people__isnull=True) & ~models.Q(mark="")),
                name="population_figure_or_mark",
            ),
        ]
