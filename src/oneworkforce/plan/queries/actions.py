"""An action as its page shows it: all that its work plan says of it, in the same number of queries however much."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.db.models import Q, QuerySet

from oneworkforce.access.viewer import Viewer
from oneworkforce.ground.prepared import prepared
from oneworkforce.plan.domain import timing
from oneworkforce.plan.domain.action import When
from oneworkforce.plan.domain.rag import Status
from oneworkforce.plan.models import (
    Action,
    Dependency,
    GrantCondition,
    Milestone,
    Partner,
    Progress,
    Spending,
    Strand,
)
from oneworkforce.plan.permissions import plans
from oneworkforce.plan.queries import standing
from oneworkforce.plan.queries.named import Named


@dataclass(frozen=True, slots=True)
class Step:
    """A milestone with its time and the day it was met."""

    id: UUID
    what: str
    when: When
    met_on: date | None


@dataclass(frozen=True, slots=True)
class Other:
    """Another action of the strategy; `dependency` is what ties the two, where something does."""

    id: UUID
    number: int
    title: str
    dependency: UUID | None = None


@dataclass(frozen=True, slots=True)
class Spent:
    """Money spent."""

    id: UUID
    amount: Decimal
    spent_on: date
    what: str
    entered_by: str


@dataclass(frozen=True, slots=True)
class Condition:
    """What a funder asks."""

    id: UUID
    funder: str
    condition: str
    amount: Decimal | None
    due_on: date | None
    met_on: date | None


@dataclass(frozen=True, slots=True)
class Word:
    """What was said of the progress."""

    percent: int
    words: str
    said_by: str
    said_at: datetime


@dataclass(frozen=True, slots=True)
class Page:
    """Everything that an action's page shows. `spent` is the sum of `spendings`."""

    id: UUID
    number: int
    title: str
    strategy: Named
    strand: Named
    priority: bool
    every: bool
    links: tuple[str, ...]
    sub_aims: tuple[str, ...]
    outcomes: tuple[str, ...]
    resources: tuple[str, ...]
    when: When
    lead_role: str
    lead: str
    group: Named | None
    depends_note: str
    stated: Decimal | None
    covers: str
    unpriced: str
    notes: str
    percent: int
    done_on: date | None
    status: Status
    steps: tuple[Step, ...]
    partners: tuple[Named, ...]
    waits_for: tuple[Other, ...]
    awaited_by: tuple[Other, ...]
    spendings: tuple[Spent, ...]
    conditions: tuple[Condition, ...]
    progress: tuple[Word, ...]
    carried_from: Other | None

    @property
    def spent(self) -> Decimal:
        """Return what has been spent so far."""
        return sum((one.amount for one in self.spendings), Decimal(0))


def one(viewer: Viewer, action: UUID, *, today: date) -> Page:
    """Return the page of an action; `verdicts.NotFound` where there is none for this viewer."""
    row = plans.get_action(viewer, action)
    before, after = _dependencies(row)
    return Page(
        id=row.pk,
        number=row.number,
        title=row.title,
        strategy=Named(row.strategy_id, row.strategy.title),
        strand=Named(row.strand_id, f"{row.strand.number}. {row.strand.title}"),
        priority=row.priority,
        every=row.every,
        links=tuple(row.links),
        sub_aims=tuple(row.sub_aims),
        outcomes=tuple(row.outcomes),
        resources=tuple(row.resources),
        when=timing.of(row.timing, row.year, row.month, row.day),
        lead_role=row.lead_role,
        lead=row.lead.name if row.lead else "",
        group=Named(row.group_id, row.group.name) if row.group_id and row.group else None,
        depends_note=row.depends_note,
        stated=row.stated,
        covers=row.covers,
        unpriced=row.unpriced,
        notes=row.notes,
        percent=row.percent,
        done_on=row.done_on,
        status=standing.of([row], today=today)[row.pk],
        steps=_steps(row),
        partners=_partners(row),
        waits_for=before,
        awaited_by=after,
        spendings=tuple(
            Spent(each.pk, each.amount, each.spent_on, each.what, each.entered_by) for each in _spendings(action=row.pk)
        ),
        conditions=tuple(
            Condition(each.pk, each.funder, each.condition, each.amount, each.due_on, each.met_on)
            for each in _conditions(action=row.pk)
        ),
        progress=tuple(Word(each.percent, each.words, each.said_by, each.said_at) for each in _progress(action=row.pk)),
        carried_from=_other(row.carried_from) if row.carried_from else None,
    )


def strands(strategy: UUID) -> tuple[tuple[str, str], ...]:
    """Return (id, "1. Title") of the strands of a strategy that has been found by a permission, for a form."""
    rows = Strand.objects.filter(strategy=strategy).order_by("number")
    return tuple((str(row.pk), f"{row.number}. {row.title}") for row in rows)


def groups(viewer: Viewer, present: UUID | None = None) -> tuple[tuple[str, str], ...]:
    """Return (id, name) of the groups that work, and of the `present` one, for a form."""
    rows = plans.groups_visible_to(viewer).filter(Q(ended_on=None) | Q(pk=present)).order_by("name")
    return tuple((str(pk), name) for pk, name in rows.values_list("pk", "name"))


def arcs_in_use(viewer: Viewer) -> tuple[str, ...]:
    """Return every `framework/arc` that an action which `viewer` sees serves, for a form."""
    found = plans.actions_visible_to(viewer).values_list("links", flat=True)
    return tuple(sorted({arc for links in found for arc in links}))


def _steps(row: Action) -> tuple[Step, ...]:
    found = [
        Step(each.pk, each.what, timing.of(each.timing, each.year, each.month, each.day), each.met_on)
        for each in _milestones(action=row.pk)
    ]
    return tuple(sorted(found, key=lambda step: (timing.order(step.when), step.what)))


def _partners(row: Action) -> tuple[Named, ...]:
    rows = _with_organisations(action=row.pk)
    named = [Named(each.pk, each.organisation.name if each.organisation else each.name) for each in rows]
    return tuple(sorted(named, key=lambda one: one.name.casefold()))


def _dependencies(row: Action) -> tuple[tuple[Other, ...], tuple[Other, ...]]:
    """Return what an action waits for, and what waits for it."""
    pairs = _pairs(action=row.pk)
    before = sorted((_other(each.on, each.pk) for each in pairs if each.action_id == row.pk), key=_number)
    after = sorted((_other(each.action, each.pk) for each in pairs if each.on_id == row.pk), key=_number)
    return tuple(before), tuple(after)


@prepared
def _spendings(*, action: UUID) -> QuerySet[Spending]:
    return Spending.objects.filter(action=action).order_by("spent_on", "entered_at", "pk")


@prepared
def _conditions(*, action: UUID) -> QuerySet[GrantCondition]:
    return GrantCondition.objects.filter(action=action).order_by("due_on", "funder", "pk")


@prepared
def _progress(*, action: UUID) -> QuerySet[Progress]:
    return Progress.objects.filter(action=action).order_by("-said_at", "pk")


@prepared
def _milestones(*, action: UUID) -> QuerySet[Milestone]:
    return Milestone.objects.filter(action=action)


@prepared
def _with_organisations(*, action: UUID) -> QuerySet[Partner]:
    return Partner.objects.filter(action=action).select_related("organisation")


@prepared
def _pairs(*, action: UUID) -> QuerySet[Dependency]:
    return Dependency.objects.filter(Q(action=action) | Q(on=action)).select_related("action", "on")


def _other(row: Action, dependency: UUID | None = None) -> Other:
    return Other(row.pk, row.number, row.title, dependency)


def _number(one: Other) -> int:
    return one.number
