"""Actions with their red, amber or green: for every page that lists them, in as many queries however many there are."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from uuid import UUID

from django.db.models import F, QuerySet

from oneworkforce.ground.prepared import prepared
from oneworkforce.lib.days import LONDON
from oneworkforce.plan.domain import rag, timing
from oneworkforce.plan.domain.saying import Said
from oneworkforce.plan.models import Action, Dependency, Milestone, Progress


def of(actions: Sequence[Action], *, today: date) -> Mapping[UUID, rag.Status]:
    """Return the status of each of `actions`, whose strategy is there with them.

    What they wait for is read too, where it is not among them.
    """
    found = {each.pk: each for each in actions}
    waits: dict[UUID, list[UUID]] = defaultdict(list)
    for before in _dependencies(actions=found):
        waits[before.action_id].append(before.on_id)
        found.setdefault(before.on_id, before.on)
    steps: dict[UUID, list[rag.Step]] = defaultdict(list)
    for each in _milestones(actions=found):
        when = timing.of(each.timing, each.year, each.month, each.day)
        steps[each.action_id].append(rag.Step(each.what, when, each.met_on is not None))
    helpless = set(_helpless(actions=found))
    return rag.statuses(
        {pk: _facts(row, steps[pk], waits[pk], asks_help=pk in helpless) for pk, row in found.items()}, today
    )


@prepared
def _dependencies(*, actions: Collection[UUID]) -> QuerySet[Dependency]:
    return Dependency.objects.filter(action__in=actions).select_related("on__strategy")


@prepared
def _milestones(*, actions: Collection[UUID]) -> QuerySet[Milestone]:
    return Milestone.objects.filter(action__in=actions)


@prepared
def _helpless(*, actions: Collection[UUID]) -> QuerySet[Progress, UUID]:
    """Return the actions of which the last word is that help is needed."""
    last = Progress.objects.filter(action__in=actions, said_at=F("action__progress_at"), words=Said.NEEDS_HELP.title_)
    return last.values_list("action", flat=True)


def _facts(row: Action, steps: Sequence[rag.Step], waits: Sequence[UUID], *, asks_help: bool) -> rag.Facts:
    return rag.Facts(
        number=row.number,
        when=timing.of(row.timing, row.year, row.month, row.day),
        began=row.strategy.starts_on,
        percent=row.percent,
        done_on=row.done_on,
        said_on=row.progress_at.astimezone(LONDON).date() if row.progress_at else None,
        asks_help=asks_help,
        steps=tuple(steps),
        waits_for=tuple(waits),
    )
