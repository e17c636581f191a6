"""Actions with their red, amber or green: for every page that lists them, in as many queries however many there are."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from django.db.models import F

from oneworkforce.plan.domain import rag, timing
from oneworkforce.plan.domain.saying import Said
from oneworkforce.plan.models import Action, Dependency, Milestone, Progress
from oneworkforce.ui.jinja import LONDON


def of(actions: Sequence[Action], *, today: date) -> Mapping[UUID, rag.Status]:
    """Return the status of each of `actions`, whose strategy is there with them.

    What they wait for is read too, where it is not among them.
    """
    found = {each.pk: each for each in actions}
    waits: dict[UUID, list[UUID]] = defaultdict(list)
    for before in Dependency.objects.filter(action__in=found).select_related("on__strategy"):
        waits[before.action_id].append(before.on_id)
        found.setdefault(before.on_id, before.on)
    steps: dict[UUID, list[rag.Step]] = defaultdict(list)
    for each in Milestone.objects.filter(action__in=found):
        when = timing.of(each.timing, each.year, each.month, each.day)
        steps[each.action_id].append(rag.Step(each.what, when, each.met_on is not None))
    last = Progress.objects.filter(action__in=found, said_at=F("action__progress_at"), words=Said.NEEDS_HELP.title_)
    helpless = set(last.values_list("action", flat=True))
    return rag.statuses(
        {pk: _facts(row, steps[pk], waits[pk], asks_help=pk in helpless) for pk, row in found.items()}, today
    )


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
