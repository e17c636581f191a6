"""The actions a person leads and those of their groups, each with its state, its next milestone and the last word."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from uuid import UUID

from django.db.models import F, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from oneworkforce.access.viewer import Viewer
from oneworkforce.ground.prepared import prepared
from oneworkforce.plan.domain import timing
from oneworkforce.plan.domain.action import By, Ongoing, When
from oneworkforce.plan.domain.rag import State, Status
from oneworkforce.plan.domain.timing import last_day
from oneworkforce.plan.models import Action, GroupMember, Milestone, Progress, Strand
from oneworkforce.plan.permissions import links, plans
from oneworkforce.plan.queries import standing


class Part(Enum):
    """Where an action stands on the page, in this order."""

    LATE = "late"
    OPEN = "open"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Step:
    """The next milestone that is not met."""

    id: UUID
    what: str
    when: When
    late: bool


@dataclass(frozen=True, slots=True)
class Word:
    """What was last said of an action; `said_by` is "" where it was the viewer."""

    words: str
    said_by: str
    said_at: datetime


@dataclass(frozen=True, slots=True)
class Mine:
    """One action: `leads` says whether the viewer leads it, else it is one of a group of theirs."""

    id: UUID
    number: int
    title: str
    strategy: str
    when: When
    part: Part
    status: Status
    percent: int
    leads: bool
    step: Step | None
    word: Word | None


def listed(viewer: Viewer, *, today: date) -> tuple[Mine, ...]:
    """Return the viewer's actions of the strategies that have not ended: what is late first, then by date.

    Those that ended with something undone stay until it is done or carried over.
    """
    rows = _actions(viewer, today)
    found = {row.pk: row for row in rows}
    states = standing.of(rows, today=today)
    steps, words = _steps(found, today), _words(found, viewer)
    made = [_one(row, viewer, states[row.pk], steps.get(row.pk), words.get(row.pk)) for row in rows]
    order = list(Part)
    days = {row.pk: _day(row) for row in rows}
    return tuple(sorted(made, key=lambda one: (order.index(one.part), days[one.id], one.strategy, one.number)))


def groups_of(viewer: Viewer, today: date) -> QuerySet[GroupMember]:
    """Return the viewer's own places in groups, on `today`."""
    return _places(viewer.person, today)


def _places(person: UUID, today: date) -> QuerySet[GroupMember]:
    here = Q(until__isnull=True) | Q(until__gte=today)
    return GroupMember.objects.filter(here, person=person, since__lte=today, group__ended_on=None)


def _actions(viewer: Viewer, today: date) -> Sequence[Action]:
    return _theirs(person=viewer.person, today=today) if plans.can_see(viewer) else ()


@prepared
def _theirs(*, person: UUID, today: date) -> QuerySet[Action]:
    groups = _places(person, today).values("group")
    strands = Strand.objects.filter(group__in=groups).values("pk")
    theirs = Q(lead=person) | Q(group__in=groups) | Q(group=None, strand__in=strands)
    carried = Action.objects.filter(carried_from__isnull=False).values("carried_from")
    present = Q(strategy__ends_on__gte=today) | (Q(done_on=None) & ~Q(pk__in=carried))
    return Action.objects.filter(theirs, present).select_related("strategy")


@prepared
def _unmet(*, actions: Collection[UUID]) -> QuerySet[Milestone]:
    return Milestone.objects.filter(action__in=actions, met_on=None).order_by("what", "pk")


@prepared
def _newest(*, actions: Collection[UUID]) -> QuerySet[Progress]:
    """Return the last word of each action."""
    newest = Window(RowNumber(), partition_by=F("action"), order_by=[F("said_at").desc(), F("pk").desc()])
    return Progress.objects.filter(action__in=actions).annotate(place=newest).filter(place=1)


def _one(row: Action, viewer: Viewer, status: Status, step: Step | None, word: Word | None) -> Mine:
    done = status.state is State.COMPLETE
    return Mine(
        id=row.pk,
        number=row.number,
        title=row.title,
        strategy=row.strategy.title,
        when=_when(row),
        part=Part.DONE if done else Part.LATE if status.state is State.RED else Part.OPEN,
        status=status,
        percent=row.percent,
        leads=row.lead_id == viewer.person,
        step=None if done else step,
        word=word,
    )


def _steps(actions: Mapping[UUID, Action], today: date) -> Mapping[UUID, Step]:
    """Return the next milestone of each action: of those not met, the one with the earliest date."""
    found: defaultdict[UUID, list[tuple[date, Step]]] = defaultdict(list)
    for row in _unmet(actions=actions):
        when = timing.of(row.timing, row.year, row.month, row.day)
        day = date.max if isinstance(when, Ongoing) else last_day(when.date)
        late = isinstance(when, By) and day < today
        found[row.action_id].append((day, Step(row.pk, row.what, when, late)))
    return {action: min(steps, key=lambda pair: pair[0])[1] for action, steps in found.items()}


def _words(actions: Mapping[UUID, Action], viewer: Viewer) -> Mapping[UUID, Word]:
    """Return the last word of each action."""
    rows = _newest(actions=actions)
    own = {viewer.actor, links.speaker(viewer.actor)}
    return {row.action_id: Word(row.words, "" if row.said_by in own else row.said_by, row.said_at) for row in rows}


def _when(row: Action) -> When:
    return timing.of(row.timing, row.year, row.month, row.day)


def _day(row: Action) -> date:
    when = _when(row)
    return date.max if isinstance(when, Ongoing) else last_day(when.date)
