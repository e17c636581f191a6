"""A workforce plan by the six steps, where it is for, and what is decided in it about options."""

from typing import ClassVar

from django.db import models
from django.db.models.functions import Lower

from oneworkforce.ground.fields import PenceField
from oneworkforce.ground.models import Scoped
from oneworkforce.partnership.models import Locality
from oneworkforce.workforce.domain.plan_states import PlanState

MOST_YEARS = 20
FIRST, LAST = 1990, 2100


class WorkforcePlan(Scoped):
    """Whom an area will need and have: `first_year` is the year that ends first, `years` how many are looked at.

    `baseline_cost`: what it costs today, in pounds a year, None where nobody knows; `performance`: how it does today.
    `preferred` is the option chosen, `preferred_because` why.
    """

    title = models.CharField(max_length=160)
    aim = models.TextField(blank=True)
    scope = models.TextField(blank=True)
    sponsor = models.CharField(max_length=160, blank=True)
    partners = models.TextField(blank=True)
    baseline_cost = PenceField(null=True, blank=True)
    performance = models.TextField(blank=True)
    goals = models.TextField(blank=True)
    benefits = models.TextField(blank=True)
    drivers = models.TextField(blank=True)
    barriers = models.TextField(blank=True)
    first_year = models.PositiveSmallIntegerField()
    years = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=PlanState.choices(), default=PlanState.DRAFT)
    preferred = models.ForeignKey("Option", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    preferred_because = models.TextField(blank=True)
    made_at = models.DateTimeField()
    agreed_at = models.DateTimeField(null=True, blank=True)
    agreed_by = models.CharField(max_length=160, blank=True)
    places = models.ManyToManyField(Locality, through="PlanPlace", related_name="+")

    class Meta:
        """One plan a title; a horizon that can be."""

        indexes: ClassVar = [models.Index("partnership", Lower("title"), "id", name="workforce_plans_listed")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["partnership", "title"], name="one_workforce_plan_a_title"),
            models.CheckConstraint(
                condition=models.Q(years__range=(1, MOST_YEARS), first_year__range=(FIRST, LAST)),
                name="workforce_plan_horizon",
            ),
        ]

    def __str__(self) -> str:
        """Return its title."""
        return self.title

    @property
    def last_year(self) -> int:
        """The last year that is looked at."""
        return self.first_year + self.years - 1


class PlanPlace(Scoped):
    """A locality that a plan looks at by itself, with everything below it that is no place of the plan."""

    plan = models.ForeignKey(WorkforcePlan, on_delete=models.CASCADE, related_name="+")
    locality = models.ForeignKey(Locality, on_delete=models.CASCADE, related_name="+")

    class Meta:
        """Once."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["plan", "locality"], name="one_place_a_plan")]


class Criterion(Scoped):
    """What options are judged by; `weight` counts beside the others'."""

    plan = models.ForeignKey(WorkforcePlan, on_delete=models.CASCADE, related_name="criteria")
    title = models.CharField(max_length=160)
    weight = models.PositiveSmallIntegerField()

    class Meta:
        """Once a plan."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["plan", "title"], name="one_criterion_a_title")]


class Option(Scoped):
    """A way in which services may change."""

    plan = models.ForeignKey(WorkforcePlan, on_delete=models.CASCADE, related_name="options")
    title = models.CharField(max_length=160)
    about = models.TextField(blank=True)
    cost = PenceField(null=True, blank=True)

    class Meta:
        """Once a plan."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["plan", "title"], name="one_option_a_title")]

    def __str__(self) -> str:
        """Return its title."""
        return self.title


class OptionScore(Scoped):
    """How an option does by a criterion, 0 to 5; no row is not judged yet."""

    option = models.ForeignKey(Option, on_delete=models.CASCADE, related_name="scores")
    criterion = models.ForeignKey(Criterion, on_delete=models.CASCADE, related_name="scores")
    score = models.PositiveSmallIntegerField()
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        """One score each."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["option", "criterion"], name="one_score_a_criterion"),
            models.CheckConstraint(condition=models.Q(score__lte=5), name="score_is_0_to_5"),
        ]
