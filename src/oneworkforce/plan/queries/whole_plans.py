"""Strategies with everything that their work plans say, as programs read them: roles and no people."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Count, Q, QuerySet, Sum

from oneworkforce.access.viewer import Viewer
from oneworkforce.plan.models import Action, Dependency, Milestone, Partner, Spending, Strand, Strategy
from oneworkforce.plan.permissions import plans

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Head:
    """A strategy. `stated`: the stated amounts of its actions added up; `unpriced`: actions without one."""

    id: UUID
    title: str
    starts_on: date
    ends_on: date
    intro: str
    actions: int
    stated: Decimal
    unpriced: int


@dataclass(frozen=True, slots=True)
class Whole:
    """A strategy with its strands and, by strand, its actions; by action all that belongs to it."""

    head: Head
    strands: tuple[Strand, ...]
    actions: dict[UUID, list[Action]]
    milestones: dict[UUID, list[Milestone]]
    partners: dict[UUID, list[str]]
    waits_for: dict[UUID, list[int]]
    spent: dict[UUID, Decimal]


def visible_to(viewer: Viewer) -> tuple[Head, ...]:
    """Return every strategy, the latest first. One query."""
    plans.check_see(viewer)
    rows = plans.visible_to(viewer).order_by("-starts_on", "title")
    return tuple(_head(row) for row in _added_up(rows))


def get(viewer: Viewer, strategy: UUID) -> Whole:
    """Return one; `verdicts.NotFound` where there is none for this viewer. Eight queries, however long it is."""
    plans.check_see(viewer)
    found = plans.get(viewer, strategy)
    row = _added_up(plans.visible_to(viewer).filter(pk=found.pk)).get()
    of = {"action__strategy": found}
    actions: dict[UUID, list[Action]] = defaultdict(list)
    for action in Action.objects.filter(strategy=found).select_related("group").order_by("number"):
        actions[action.strand_id].append(action)
    milestones: dict[UUID, list[Milestone]] = defaultdict(list)
    for milestone in Milestone.objects.filter(**of).order_by("year", "month", "day", "what"):
        milestones[milestone.action_id].append(milestone)
    partners = Partner.objects.filter(**of).select_related("organisation").order_by("organisation__name", "name")
    waits = Dependency.objects.filter(**of).order_by("on__number").values_list("action_id", "on__number")
    spent = Spending.objects.filter(**of).order_by().values_list("action_id").annotate(Sum("amount"))
    return Whole(
        head=_head(row),
        strands=tuple(Strand.objects.filter(strategy=found).select_related("group").order_by("number")),
        actions=actions,
        milestones=milestones,
        partners=_gathered((each.action_id, _name(each)) for each in partners),
        waits_for=_gathered(waits),
        spent=dict(spent),
    )


def _added_up(rows: QuerySet[Strategy]) -> QuerySet[Strategy]:
    without = Count("actions", filter=Q(actions__stated__isnull=True))
    return rows.annotate(lines=Count("actions"), stated=Sum("actions__stated"), unpriced=without)


def _head(row: Any) -> Head:
    return Head(
        id=row.pk,
        title=row.title,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        intro=row.intro,
        actions=row.lines,
        stated=row.stated or Decimal("0.00"),
        unpriced=row.unpriced,
    )


def _name(partner: Partner) -> str:
    return partner.organisation.name if partner.organisation else partner.name


def _gathered(pairs: Iterable[tuple[UUID, T]]) -> dict[UUID, list[T]]:
    found: dict[UUID, list[T]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return found
