"""What a workforce plan needs: services, how many to a worker, how many people there will be."""

from typing import ClassVar

from django.db import models

from oneworkforce.ground.models import Scoped
from oneworkforce.partnership.models import Locality
from oneworkforce.workforce.domain.demand import Growth
from oneworkforce.workforce.models.workforce_plan import WorkforcePlan


class Service(Scoped):
    """A service that the plan needs people for."""

    plan = models.ForeignKey(WorkforcePlan, on_delete=models.CASCADE, related_name="services")
    title = models.CharField(max_length=160)
    about = models.TextField(blank=True)

    class Meta:
        """Once a plan."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["plan", "title"], name="one_service_a_title")]

    def __str__(self) -> str:
        """Return its title."""
        return self.title


class NewRole(Scoped):
    """A role that no list has yet. Its key is "new:" and its id; `nearest` is the listed role whose rates it takes."""

    plan = models.ForeignKey(WorkforcePlan, on_delete=models.CASCADE, related_name="new_roles")
    title = models.CharField(max_length=160)
    about = models.TextField(blank=True)
    nearest = models.CharField(max_length=40, blank=True)

    class Meta:
        """Once a plan."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["plan", "title"], name="one_new_role_a_title")]

    def __str__(self) -> str:
        """Return its title."""
        return self.title


class Ratio(Scoped):
    """How many of a role a service needs: `whole_time` hundredths for each `people_each` of a group of people.

    Without a group: so many in each place, whoever lives there. `source`: where the figure is from. With a `skill` in
    words, a `language` by its tag, or a qualification of a `level` at least: so many of the role, or of any, with it.
    """

    plan = models.ForeignKey(WorkforcePlan, on_delete=models.CASCADE, related_name="ratios")
    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="ratios")
    role = models.CharField(max_length=40, blank=True)
    skill = models.CharField(max_length=80, blank=True)
    language = models.CharField(max_length=20, blank=True)
    level = models.PositiveSmallIntegerField(null=True, blank=True)
    group = models.CharField(max_length=120, blank=True)
    people_each = models.PositiveIntegerField(null=True, blank=True)
    whole_time = models.PositiveIntegerField()
    source = models.CharField(max_length=300, blank=True)

    class Meta:
        """A group with a number, or neither; a role, or one thing that somebody can do."""

        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(group="", people_each__isnull=True)
                | (~models.Q(group="") & models.Q(people_each__gte=1)),
                name="ratio_is_to_people_or_fixed",
            ),
            models.CheckConstraint(
                condition=models.Q(skill="", language="", level__isnull=True) & ~models.Q(role="")
                | models.Q(language="", level__isnull=True) & ~models.Q(skill="")
                | models.Q(skill="", level__isnull=True) & ~models.Q(language="")
                | models.Q(skill="", language="", level__range=(1, 8)),
                name="ratio_asks_a_role_or_one_skill",
            ),
        ]


class GrowthRate(Scoped):
    """How a scenario's number of people grows: hundredths of one per cent a year, less than nothing where it falls."""

    plan = models.ForeignKey(WorkforcePlan, on_delete=models.CASCADE, related_name="growth")
    scenario = models.CharField(max_length=4, choices=Growth.choices())
    rate = models.IntegerField()
    source = models.CharField(max_length=300, blank=True)

    class Meta:
        """One a scenario."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["plan", "scenario"], name="one_growth_a_scenario")]


class PlanPopulation(Scoped):
    """How many people of a group are in a place in a year, in a scenario.

    `source`: which sheet or publication says so; `read_on`: the day its file was brought in, None for what was typed.
    """

    plan = models.ForeignKey(WorkforcePlan, on_delete=models.CASCADE, related_name="population")
    group = models.CharField(max_length=120)
    locality = models.ForeignKey(Locality, on_delete=models.CASCADE, related_name="+")
    scenario = models.CharField(max_length=4, choices=Growth.choices(), default=Growth.MAIN)
    year = models.PositiveSmallIntegerField()
    people = models.PositiveIntegerField()
    source = models.CharField(max_length=300, blank=True, default="", db_default="")
    read_on = models.DateField(null=True, blank=True)

    class Meta:
        """One figure each."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["plan", "group", "locality", "scenario", "year"], name="one_population_figure"
            )
        ]
