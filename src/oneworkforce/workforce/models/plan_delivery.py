"""How a workforce plan is delivered: what closes its gaps, when it is looked at again, how one sees that it works."""

from django.db import models

from oneworkforce.ground.fields import PenceField
from oneworkforce.ground.models import Scoped
from oneworkforce.partnership.models import Locality
from oneworkforce.workforce.domain.plan_kinds import MeasureKind
from oneworkforce.workforce.models.workforce_plan import WorkforcePlan


class Measure(Scoped):
    """What closes a gap: `whole_time` hundredths at its full effect from a year on, `certainty` in a hundred.

    `cost` in pounds a year, None where nobody knows it yet. An action of `plan` answers it ("measure:ID").
    """

    plan = models.ForeignKey(WorkforcePlan, on_delete=models.CASCADE, related_name="measures")
    title = models.CharField(max_length=160)
    kind = models.CharField(max_length=8, choices=MeasureKind.choices())
    role = models.CharField(max_length=40)
    locality = models.ForeignKey(Locality, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    whole_time = models.PositiveIntegerField()
    first_year = models.PositiveSmallIntegerField()
    certainty = models.PositiveSmallIntegerField()
    cost = PenceField(null=True, blank=True)
    note = models.TextField(blank=True)

    def __str__(self) -> str:
        """Return its title."""
        return self.title


class Review(Scoped):
    """A day on which the plan is looked at again, and what was found."""

    plan = models.ForeignKey(WorkforcePlan, on_delete=models.CASCADE, related_name="reviews")
    due_on = models.DateField()
    held_on = models.DateField(null=True, blank=True)
    found = models.TextField(blank=True)


class Indicator(Scoped):
    """What shows that the plan works: where it began, where it shall be by when, where it was seen last."""

    plan = models.ForeignKey(WorkforcePlan, on_delete=models.CASCADE, related_name="indicators")
    title = models.CharField(max_length=160)
    began_at = models.CharField(max_length=80, blank=True)
    target = models.CharField(max_length=80)
    target_on = models.DateField(null=True, blank=True)
    seen = models.CharField(max_length=80, blank=True)
    seen_on = models.DateField(null=True, blank=True)
