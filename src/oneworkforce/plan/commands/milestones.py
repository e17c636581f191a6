"""The milestones of an action are added, changed, met and taken out."""

from datetime import date, datetime
from uuid import UUID

from oneworkforce.access.viewer import Viewer
from oneworkforce.audit import saving
from oneworkforce.ground import transactions
from oneworkforce.ground.values import Values
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.plan.domain import timing
from oneworkforce.plan.domain.action import When
from oneworkforce.plan.models import Milestone
from oneworkforce.plan.permissions import items, plans
from oneworkforce.ui import conflict

LONGEST = 200
FIELDS = ["milestones"]


def add(*, by: Viewer, now: datetime, action: UUID, what: str, when: str) -> UUID:
    """Add a milestone to an action; return its id. `when` as `timing.read` reads it."""
    with transactions.whole("milestone.add"):
        found = plans.get_action(by, action)
        plans.check_change(by)
        kept, stands = _values(what, when)
        made = Milestone.objects.create(action=found, what=kept, **timing.columns(stands))
        saving.audited(by=by, noun="action", subject=found.pk, fields=FIELDS, now=now)
    return made.pk


def change(*, by: Viewer, now: datetime, milestone: UUID, seen: str, what: str, when: str) -> None:
    """Change a milestone. `ui.conflict.Changed` where it is no longer as it was `seen`."""
    with transactions.whole("milestone.change"):
        found = items.get(by, Milestone, milestone)
        plans.check_change(by)
        kept, stands = _values(what, when)
        row = Milestone.objects.select_for_update().get(pk=found.pk)
        conflict.check(seen, shown(row), {"what": kept, "when": timing.written(stands)})
        fields = saving.changed(row, {"what": kept, **timing.columns(stands)})
        saving.audited(by=by, noun="action", subject=row.action_id, fields=FIELDS if fields else [], now=now)


def shown(row: Milestone) -> dict[str, object]:
    """Return the values that a form shows, by field."""
    return {"what": row.what, "when": timing.written(timing.of(row.timing, row.year, row.month, row.day))}


def meet(*, by: Viewer, now: datetime, today: date, milestone: UUID, on: date | None) -> None:
    """Say on which day a milestone was met; None: it is not met. Whoever leads the action may."""
    with transactions.whole("milestone.meet"):
        found = items.get(by, Milestone, milestone)
        plans.check_progress(by, found.action)
        check_met(on, today)
        row = Milestone.objects.select_for_update().get(pk=found.pk)
        fields = saving.changed(row, {"met_on": on})
        saving.audited(by=by, noun="action", subject=row.action_id, fields=FIELDS if fields else [], now=now)


def remove(*, by: Viewer, now: datetime, milestone: UUID) -> None:
    """Take a milestone out."""
    with transactions.whole("milestone.remove"):
        found = items.get(by, Milestone, milestone)
        plans.check_change(by)
        found.delete()
        saving.audited(by=by, noun="action", subject=found.action_id, fields=FIELDS, now=now)


def check_met(on: date | None, today: date) -> None:
    """Refuse a day in the future as the one on which something was met."""
    if on is not None and on > today:
        raise Refused(Fault("on", "The day it was met is in the future.", "Enter today or an earlier day."))


def _values(what: str, when: str) -> tuple[str, When]:
    values = Values()
    values.line("what", what, label="The milestone", longest=LONGEST)
    stands: When | None = None
    try:
        stands = timing.read(when)
    except Refused as refused:
        for fault in refused.faults:
            values.fault(Fault("when", fault.what, fault.remedy))
    kept = values.settled()["what"]
    assert stands is not None  # settled raises where it was refused
    return kept, stands
