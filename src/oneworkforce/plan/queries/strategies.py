"""Strategies as their list and pages show them, in the same number of queries however many actions they have."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.db.models.expressions import Combinable
from django.db.models.functions import Lower

from oneworkforce.access.viewer import Viewer
from oneworkforce.ground import paging
from oneworkforce.ground.prepared import prepared
from oneworkforce.plan.domain import period, plan, timing
from oneworkforce.plan.domain.action import When
from oneworkforce.plan.domain.kinds import Source as SourceKind
from oneworkforce.plan.domain.rag import State, Status
from oneworkforce.plan.models import Action, Source, Spending, Strand, StrandSource, Strategy
from oneworkforce.plan.permissions import plans
from oneworkforce.plan.queries import recorded, standing
from oneworkforce.plan.queries.named import Named
from oneworkforce.ui.listing import Wanted

SORTS: Mapping[str, str | Combinable] = {"title": Lower("title"), "starts": "starts_on", "ends": "ends_on"}


@dataclass(frozen=True, slots=True)
class Row:
    """One strategy in the list."""

    id: UUID
    title: str
    period: str
    states: tuple[State, ...]


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One action in a work plan."""

    id: UUID
    number: int
    title: str
    priority: bool
    when: When
    lead_role: str
    lead: str
    percent: int
    stated: Decimal | None
    status: Status


@dataclass(frozen=True, slots=True)
class SourceRow:
    """Something a strategy came from; `strands` are the numbers of those that name it."""

    id: UUID
    kind: SourceKind
    title: str
    held_on: date | None
    place: str
    took_part: str
    notes: str
    strands: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class StrandRow:
    """A strand with its work plan."""

    id: UUID
    number: int
    title: str
    aim: str
    group: Named | None
    sources: tuple[str, ...]
    actions: tuple[ActionRow, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """Everything a strategy's page shows. `recorded` is its plan as files and reports know it."""

    id: UUID
    title: str
    period: str
    intro: str
    lead: str
    carried_from: Named | None
    recorded: plan.Plan
    strands: tuple[StrandRow, ...]
    sources: tuple[SourceRow, ...]
    spent: Decimal

    @property
    def states(self) -> tuple[State, ...]:
        """Return the state of each action."""
        return tuple(action.status.state for strand in self.strands for action in strand.actions)


def listed(viewer: Viewer, wanted: Wanted, *, today: date) -> tuple[tuple[Row, ...], int, Wanted]:
    """Return the rows of the page wanted, how many there are in all, and the page that was found."""
    found = plans.visible_to(viewer)
    if words := wanted.filters.get("title"):
        found = found.filter(title__icontains=words)
    if wanted.filters.get("state") == "running":
        found = found.filter(ends_on__gte=today)
    elif wanted.filters.get("state") == "ended":
        found = found.filter(ends_on__lt=today)
    total = found.count()
    wanted = wanted.clipped(total)
    rows = paging.page(_ordered(found, wanted), wanted, lambda ids: _rows(strategies=ids))
    states: dict[UUID, list[State]] = defaultdict(list)
    for action, status in _standing(_of(strategies=[row.pk for row in rows]), today):
        states[action.strategy_id].append(status.state)
    return tuple(_row(row, states[row.pk]) for row in rows), total, wanted


def one(viewer: Viewer, strategy: UUID, *, today: date) -> Page:
    """Return the page of a strategy; `verdicts.NotFound` where there is none for this viewer."""
    row = plans.get(viewer, strategy)
    sources = _sources(row.pk)
    before = row.carried_from
    return Page(
        id=row.pk,
        title=row.title,
        period=period.words(row.starts_on, row.ends_on),
        intro=row.intro,
        lead=row.lead.name if row.lead else "",
        carried_from=Named(before.pk, before.title) if before else None,
        recorded=recorded.plan(row),
        strands=_strands(_strand_rows(strategy=row.pk), sources, today),
        sources=sources,
        spent=sum(_spent(strategy=row.pk), Decimal(0)),
    )


def strand(viewer: Viewer, strand: UUID, *, today: date) -> tuple[Named, StrandRow]:
    """Return the strategy of a strand and the strand; `verdicts.NotFound` where there is none for this viewer."""
    row = plans.get_strand(viewer, strand)
    sources = _sources(row.strategy_id)
    made = _strands([row], sources, today)[0]
    return Named(row.strategy_id, row.strategy.title), made


def sources(strategy: UUID) -> tuple[tuple[str, str], ...]:
    """Return (id, title) of the sources of a strategy that has been found by a permission, for a form."""
    rows = Source.objects.filter(strategy=strategy).order_by("held_on", "title")
    return tuple((str(pk), title) for pk, title in rows.values_list("pk", "title"))


def _ordered(found: QuerySet[Strategy], wanted: Wanted) -> QuerySet[Strategy]:
    if wanted.sort not in SORTS:
        return found.order_by("-starts_on", Lower("title"), "pk")
    ordered = found.order_by(SORTS[wanted.sort], "pk")
    return ordered.reverse() if wanted.descending else ordered


def _row(row: Strategy, states: Sequence[State]) -> Row:
    return Row(row.pk, row.title, period.words(row.starts_on, row.ends_on), tuple(states))


def _standing(rows: Sequence[Action], today: date) -> list[tuple[Action, Status]]:
    found = standing.of(rows, today=today)
    return [(row, found[row.pk]) for row in rows]


def _strands(rows: Sequence[Strand], sources: Sequence[SourceRow], today: date) -> tuple[StrandRow, ...]:
    actions: dict[UUID, list[ActionRow]] = defaultdict(list)
    for row, status in _standing(_work(strands=[each.pk for each in rows]), today):
        actions[row.strand_id].append(_action(row, status))
    return tuple(
        StrandRow(
            id=row.pk,
            number=row.number,
            title=row.title,
            aim=row.aim,
            group=Named(row.group_id, row.group.name) if row.group_id and row.group else None,
            sources=tuple(one.title for one in sources if row.number in one.strands),
            actions=tuple(actions[row.pk]),
        )
        for row in rows
    )


def _action(row: Action, status: Status) -> ActionRow:
    return ActionRow(
        id=row.pk,
        number=row.number,
        title=row.title,
        priority=row.priority,
        when=timing.of(row.timing, row.year, row.month, row.day),
        lead_role=row.lead_role,
        lead=row.lead.name if row.lead else "",
        percent=row.percent,
        stated=row.stated,
        status=status,
    )


def _sources(strategy: UUID) -> tuple[SourceRow, ...]:
    named: dict[UUID, list[int]] = defaultdict(list)
    for source, number in _named(strategy=strategy):
        named[source].append(number)
    return tuple(
        SourceRow(
            row.pk,
            SourceKind(row.kind),
            row.title,
            row.held_on,
            row.place,
            row.took_part,
            row.notes,
            tuple(named[row.pk]),
        )
        for row in _source_rows(strategy=strategy)
    )


@prepared
def _strand_rows(*, strategy: UUID) -> QuerySet[Strand]:
    return Strand.objects.filter(strategy=strategy).select_related("group").order_by("number")


@prepared
def _work(*, strands: Collection[UUID]) -> QuerySet[Action]:
    return Action.objects.filter(strand__in=strands).select_related("strategy", "lead").order_by("number")


@prepared
def _rows(*, strategies: Collection[UUID]) -> QuerySet[Strategy]:
    return Strategy.objects.filter(pk__in=strategies)


@prepared
def _of(*, strategies: Collection[UUID]) -> QuerySet[Action]:
    return Action.objects.filter(strategy__in=strategies).select_related("strategy")


@prepared
def _spent(*, strategy: UUID) -> QuerySet[Spending, Any]:
    return Spending.objects.filter(action__strategy=strategy).values_list("amount", flat=True)


@prepared
def _named(*, strategy: UUID) -> QuerySet[StrandSource, tuple[UUID, int]]:
    """Return each source with the number of a strand that names it."""
    links = StrandSource.objects.filter(source__strategy=strategy).order_by("strand__number")
    return links.values_list("source_id", "strand__number")


@prepared
def _source_rows(*, strategy: UUID) -> QuerySet[Source]:
    return Source.objects.filter(strategy=strategy).order_by("held_on", "title", "pk")
