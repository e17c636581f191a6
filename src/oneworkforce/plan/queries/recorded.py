"""A recorded strategy as the pure plan that files and reports know, in five queries however many actions it has."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar
from uuid import UUID

from django.db.models import QuerySet

from oneworkforce.ground.prepared import prepared
from oneworkforce.plan.domain import action as domain
from oneworkforce.plan.domain import period, timing
from oneworkforce.plan.domain.plan import Plan, Strand
from oneworkforce.plan.models import Action, Dependency, Milestone, Partner, Strategy
from oneworkforce.plan.models import Strand as StrandRow

M = TypeVar("M", Dependency, Milestone, Partner)
T = TypeVar("T")


def plan(row: Strategy) -> Plan:
    """Return the plan of a strategy that has been found by a permission: strands, and actions strand by strand."""
    milestones = _by(_milestones(strategy=row.pk), _step)
    partners = _by(_partners(strategy=row.pk), _partner)
    waits = _by(_dependencies(strategy=row.pk), lambda each: each.on.number)
    return Plan(
        title=row.title,
        period=period.words(row.starts_on, row.ends_on),
        intro=" ".join(row.intro.split()),
        strands=tuple(Strand(each.number, each.title, each.aim) for each in _strands(strategy=row.pk)),
        actions=tuple(
            _action(each, milestones[each.pk], sorted(partners[each.pk], key=str.casefold), sorted(waits[each.pk]))
            for each in _actions(strategy=row.pk)
        ),
    )


@prepared
def _strands(*, strategy: UUID) -> QuerySet[StrandRow]:
    return StrandRow.objects.filter(strategy=strategy).order_by("number")


@prepared
def _actions(*, strategy: UUID) -> QuerySet[Action]:
    return Action.objects.filter(strategy=strategy).select_related("strand").order_by("strand__number", "number")


@prepared
def _milestones(*, strategy: UUID) -> QuerySet[Milestone]:
    return Milestone.objects.filter(action__strategy=strategy)


@prepared
def _partners(*, strategy: UUID) -> QuerySet[Partner]:
    return Partner.objects.filter(action__strategy=strategy).select_related("organisation")


@prepared
def _dependencies(*, strategy: UUID) -> QuerySet[Dependency]:
    return Dependency.objects.filter(action__strategy=strategy).select_related("on")


def _action(row: Action, milestones: list[domain.Milestone], partners: list[str], waits: list[int]) -> domain.Action:
    steps = sorted(milestones, key=lambda one: (timing.order(one.when), one.what))
    return domain.Action(
        number=row.number,
        title=row.title,
        links=domain.Links(row.every, tuple(row.links)),
        timescale=timing.timescale(timing.of(row.timing, row.year, row.month, row.day), steps),
        lead=row.lead_role,
        sub_aims=tuple(row.sub_aims),
        outcomes=tuple(row.outcomes),
        depends_on=row.depends_note,
        resources=tuple(row.resources),
        cost=domain.Cost(row.stated, row.covers, row.unpriced),
        priority=row.priority,
        strand=row.strand.number,
        partners=tuple(partners),
        waits_for=tuple(waits),
        notes=row.notes,
    )


def _step(row: Milestone) -> domain.Milestone:
    return domain.Milestone(timing.of(row.timing, row.year, row.month, row.day), row.what)


def _partner(row: Partner) -> str:
    return row.organisation.name if row.organisation else row.name


def _by(rows: Iterable[M], made: Callable[[M], T]) -> Mapping[UUID, list[T]]:
    """Return what is made of the rows, by action."""
    found: defaultdict[UUID, list[T]] = defaultdict(list)
    for row in rows:
        found[row.action_id].append(made(row))
    return found
