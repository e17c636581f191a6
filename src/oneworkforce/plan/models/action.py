"""An action of a strand with all that its work plan says of it, and how far it has come."""

from typing import ClassVar

from django.db import models

from oneworkforce.ground.fields import PenceField
from oneworkforce.ground.models import Scoped
from oneworkforce.partnership.models import Organisation, Person
from oneworkforce.plan.domain.kinds import Timing
from oneworkforce.plan.models.group import Group
from oneworkforce.plan.models.strategy import Strand, Strategy


class Action(Scoped):
    """One line of a plan. Numbers run through the whole strategy, as people quote them.

    `every`: it serves all arcs, with `links` ("framework/arc") in particular; else `links` alone. `lead_role` says who
    leads in words fit for a public paper, `lead` who that is now. A date whose day is None is the whole month; none is
    there for what is ongoing. `stated` None: no amount is stated, which is not £0. `percent` is how far it has come.
    """

    strategy = models.ForeignKey(Strategy, on_delete=models.CASCADE, related_name="actions")
    strand = models.ForeignKey(Strand, on_delete=models.PROTECT, related_name="actions")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)
    priority = models.BooleanField(default=False)
    every = models.BooleanField(default=False)
    links = models.JSONField(default=list, blank=True)
    sub_aims = models.JSONField(default=list, blank=True)
    outcomes = models.JSONField(default=list, blank=True)
    resources = models.JSONField(default=list, blank=True)
    timing = models.CharField(max_length=8, choices=Timing.choices())
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    month = models.PositiveSmallIntegerField(null=True, blank=True)
    day = models.PositiveSmallIntegerField(null=True, blank=True)
    lead_role = models.CharField(max_length=160)
    lead = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    group = models.ForeignKey(Group, on_delete=models.SET_NULL, null=True, blank=True, related_name="actions")
    depends_note = models.CharField(max_length=300, blank=True)
    stated = PenceField(null=True, blank=True)
    covers = models.CharField(max_length=200, blank=True)
    unpriced = models.CharField(max_length=200, blank=True)
    notes = models.TextField(blank=True)
    percent = models.PositiveSmallIntegerField(default=0)
    done_on = models.DateField(null=True, blank=True)
    progress_at = models.DateTimeField(null=True, blank=True)
    carried_from = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        """One action a number; how far it has come is a share; what is done is wholly done."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["strategy", "number"], name="one_action_a_number"),
            models.CheckConstraint(condition=models.Q(percent__lte=100), name="action_percent"),
            models.CheckConstraint(
                condition=models.Q(done_on__isnull=True) | models.Q(percent=100), name="action_done_wholly"
            ),
            models.CheckConstraint(
                condition=models.Q(timing=Timing.ONGOING.value, year__isnull=True, month__isnull=True, day__isnull=True)
                | (~models.Q(timing=Timing.ONGOING.value) & models.Q(year__isnull=False, month__isnull=False)),
                name="action_has_its_date",
            ),
        ]

    def __str__(self) -> str:
        """Return its title."""
        return self.title


class Milestone(Scoped):
    """A step of an action with a date of its own, a day or a month; met on a day."""

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="milestones")
    what = models.CharField(max_length=200)
    timing = models.CharField(max_length=8, choices=Timing.choices())
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    month = models.PositiveSmallIntegerField(null=True, blank=True)
    day = models.PositiveSmallIntegerField(null=True, blank=True)
    met_on = models.DateField(null=True, blank=True)


class Partner(Scoped):
    """Who works on an action besides its lead: an organisation of the partnership, or another by name."""

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="partners")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    name = models.CharField(max_length=160, blank=True)

    class Meta:
        """One of the two."""

        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(organisation__isnull=False, name="")
                | (models.Q(organisation__isnull=True) & ~models.Q(name="")),
                name="partner_is_one",
            )
        ]


class Dependency(Scoped):
    """An action waits for another of the same strategy."""

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="waits_for")
    on = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="awaited_by")

    class Meta:
        """Once, and never for itself."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["action", "on"], name="one_dependency"),
            models.CheckConstraint(condition=~models.Q(action=models.F("on")), name="waits_for_another"),
        ]


class Spending(Scoped):
    """Money spent on an action, on a day, on what; entered by whom."""

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="spendings")
    amount = PenceField()
    spent_on = models.DateField()
    what = models.CharField(max_length=200)
    entered_by = models.CharField(max_length=160)
    entered_at = models.DateTimeField()


class GrantCondition(Scoped):
    """What a funder asks in return for a grant, by when, and when it was met. `action` None: of the whole strategy."""

    strategy = models.ForeignKey(Strategy, on_delete=models.CASCADE, related_name="conditions")
    action = models.ForeignKey(Action, on_delete=models.CASCADE, null=True, blank=True, related_name="conditions")
    funder = models.CharField(max_length=160)
    amount = PenceField(null=True, blank=True)
    condition = models.CharField(max_length=300)
    due_on = models.DateField(null=True, blank=True)
    met_on = models.DateField(null=True, blank=True)


class Progress(Scoped):
    """What was said of an action's progress, by whom and when: the history behind its present state."""

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="progress")
    percent = models.PositiveSmallIntegerField()
    words = models.TextField(blank=True)
    said_by = models.CharField(max_length=160)
    said_at = models.DateTimeField()
