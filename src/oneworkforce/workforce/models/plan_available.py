"""Whom a workforce plan expects: assumptions, trainees, pivotal posts, and the versions of its projection."""

from typing import ClassVar

from django.db import models

from oneworkforce.ground.models import Scoped
from oneworkforce.partnership.models import Locality, Person
from oneworkforce.workforce.domain.kinds import AgeBand
from oneworkforce.workforce.domain.plan_kinds import Assumed, Basis, BlockKind, Ready, RunState
from oneworkforce.workforce.models.post import Post
from oneworkforce.workforce.models.workforce_plan import WorkforcePlan


class Assumption(Scoped):
    """A rate that somebody states in place of what the data say: hundredths of one per cent, with its source.

    `role` and `band` "": for all of them that no other assumption names.
    """

    plan = models.ForeignKey(WorkforcePlan, on_delete=models.CASCADE, related_name="assumptions")
    about = models.CharField(max_length=8, choices=Assumed.choices())
    role = models.CharField(max_length=40, blank=True)
    band = models.CharField(max_length=8, choices=AgeBand.choices(), blank=True)
    share = models.PositiveIntegerField()
    source = models.CharField(max_length=300)

    class Meta:
        """One of a kind."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "about", "role", "band"], name="one_assumption_of_a_kind")
        ]


class Trainees(Scoped):
    """People in training who finish in a year; `share` in a hundred of them are expected to come."""

    plan = models.ForeignKey(WorkforcePlan, on_delete=models.CASCADE, related_name="trainees")
    title = models.CharField(max_length=160)
    role = models.CharField(max_length=40)
    locality = models.ForeignKey(Locality, on_delete=models.CASCADE, related_name="+")
    year = models.PositiveSmallIntegerField()
    people = models.PositiveIntegerField()
    share = models.PositiveSmallIntegerField()


class PivotalPost(Scoped):
    """A post that much hangs on. Seen only by those who see the post."""

    plan = models.ForeignKey(WorkforcePlan, on_delete=models.CASCADE, related_name="pivotal_posts")
    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="pivotal")
    why = models.CharField(max_length=300)

    class Meta:
        """Once a plan."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["plan", "post"], name="one_pivotal_post")]


class Successor(Scoped):
    """Somebody who could take a pivotal post over. No row: nobody."""

    pivotal = models.ForeignKey(PivotalPost, on_delete=models.CASCADE, related_name="successors")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    ready = models.CharField(max_length=5, choices=Ready.choices())

    class Meta:
        """Once a post."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["pivotal", "person"], name="one_successor")]


class PlanVersion(Scoped):
    """One run of a plan's projection: what went in and what came out, both as they were.

    `inputs` are frozen with the versions of the data set, the list of roles and the engine; `results` are the totals.
    """

    plan = models.ForeignKey(WorkforcePlan, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=8, choices=RunState.choices(), default=RunState.WAITING)
    note = models.CharField(max_length=300, blank=True)
    seed = models.PositiveBigIntegerField()
    draws = models.PositiveIntegerField()
    data_on = models.DateField()
    job = models.UUIDField(null=True, blank=True, editable=False)
    asked_by = models.CharField(max_length=160)
    asked_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    inputs = models.JSONField(default=dict)
    results = models.JSONField(default=dict)

    class Meta:
        """One version a number; one at a time."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "number"], name="one_plan_version_a_number"),
            models.UniqueConstraint(
                fields=["plan"], condition=models.Q(state=RunState.WAITING), name="one_plan_version_at_work"
            ),
        ]


class Projected(Scoped):
    """A figure of a version for all who see plans: small numbers are put together before it is stored.

    All in hundredths of a whole-time equivalent. `role` and `place` are "" where it is of several; the titles say of
    what. `need` is of the main scenario; None where no service of the plan names a need, and where it is not known: its
    block in the version's `results` says which population figures are missing.
    """

    version = models.ForeignKey(PlanVersion, on_delete=models.CASCADE, related_name="rows")
    kind = models.CharField(max_length=5, choices=BlockKind.choices())
    block = models.PositiveIntegerField()
    role = models.CharField(max_length=40, blank=True)
    role_title = models.CharField(max_length=200)
    place = models.UUIDField(null=True, blank=True)
    place_title = models.CharField(max_length=200)
    year = models.PositiveSmallIntegerField()
    mean = models.PositiveIntegerField()
    low = models.PositiveIntegerField()
    middle = models.PositiveIntegerField()
    high = models.PositiveIntegerField()
    need = models.PositiveIntegerField(null=True, blank=True)
    need_low = models.PositiveIntegerField(null=True, blank=True)
    need_high = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        """One figure a block and year."""

        indexes: ClassVar = [models.Index(fields=["version", "kind", "year"], name="projected_listed")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "block", "year"], name="one_projected_figure")
        ]


class ProjectedSkill(Scoped):
    """How many with a skill a version expects and needs in a year; `line` numbers skill, role and place.

    `ability` is the skill's key (domain/abilities.py), `role` "" any. Whole-time in hundredths; supply and `share` (in
    ten-thousandths) are None where they are withheld or nobody's skills are known, as `basis` says. `known`: people of
    whom it is known; `unknown` of the whole area only, None where they are few. `need` None: a population figure is
    missing.
    """

    version = models.ForeignKey(PlanVersion, on_delete=models.CASCADE, related_name="skills")
    line = models.PositiveIntegerField()
    ability = models.CharField(max_length=100)
    ability_title = models.CharField(max_length=120)
    role = models.CharField(max_length=40, blank=True)
    role_title = models.CharField(max_length=200)
    whole = models.BooleanField()
    place_title = models.CharField(max_length=200)
    year = models.PositiveSmallIntegerField()
    basis = models.CharField(max_length=8, choices=Basis.choices())
    share = models.PositiveSmallIntegerField(null=True, blank=True)
    known = models.PositiveIntegerField(null=True, blank=True)
    unknown = models.PositiveIntegerField(null=True, blank=True)
    low = models.PositiveIntegerField(null=True, blank=True)
    middle = models.PositiveIntegerField(null=True, blank=True)
    high = models.PositiveIntegerField(null=True, blank=True)
    need = models.PositiveIntegerField(null=True, blank=True)
    need_low = models.PositiveIntegerField(null=True, blank=True)
    need_high = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        """One figure a line and year."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "line", "year"], name="one_projected_skill")
        ]
