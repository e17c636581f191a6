"""Actions are added, changed, led and removed. Their numbers run through the strategy and are never given twice."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Max

from oneworkforce.access.viewer import Viewer
from oneworkforce.audit import saving
from oneworkforce.audit.public import record
from oneworkforce.ground import transactions
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.partnership import public as partnership
from oneworkforce.plan.commands import action_values
from oneworkforce.plan.commands.action_values import Said, shown
from oneworkforce.plan.models import Action, Group, SignOff, Strand, Strategy
from oneworkforce.plan.permissions import plans
from oneworkforce.ui import conflict

NOUN = "action"
_TAKEN = Fault("title", "Somebody else added an action in this moment.", "Save it again.")

__all__ = ["Said", "add", "change", "lead", "next_number", "remove", "shown"]


def add(*, by: Viewer, now: datetime, strand: UUID, said: Said, group: UUID | None = None) -> UUID:
    """Add an action to a strand, with the next number of its strategy; return its id."""
    with saving.whole("action.add", taken=_TAKEN):
        place = plans.get_strand(by, strand)
        plans.check_change(by)
        strategy = Strategy.objects.select_for_update().get(pk=place.strategy_id)
        columns = action_values.columns(said, Action.objects.filter(strategy=strategy))
        made = Action.objects.create(
            strategy=strategy, strand=place, number=next_number(strategy), group=_group(by, group), **columns
        )
        record(by=by, verb="added", noun=NOUN, subject=made.pk, now=now)
    return made.pk


def change(*, by: Viewer, now: datetime, action: UUID, seen: str, strand: UUID, said: Said, group: UUID | None) -> None:
    """Change what is said of an action, or move it to another strand of its strategy; its number stays.

    `ui.conflict.Changed` where it is no longer as it was `seen`.
    """
    with saving.whole("action.change", taken=None):
        found = plans.get_action(by, action)
        plans.check_change(by)
        row = Action.objects.select_for_update(of=("self",)).select_related("strand", "group").get(pk=found.pk)
        others = Action.objects.filter(strategy=row.strategy_id).exclude(pk=row.pk)
        wanted: dict[str, Any] = {
            **action_values.columns(said, others),
            "strand": _strand(row, strand),
            "group": row.group if group == row.group_id else _group(by, group),
        }
        if sorted(wanted["links"]) == sorted(row.links):
            wanted["links"] = row.links  # in the order in which they were first named
        conflict.check(seen, shown(row), shown(Action(**wanted)))
        saving.audited(by=by, noun=NOUN, subject=row.pk, fields=saving.changed(row, wanted), now=now)


def lead(*, by: Viewer, now: datetime, today: date, action: UUID, person: UUID | None) -> None:
    """Say who leads an action now, or that nobody does yet."""
    with transactions.whole("action.lead"):
        found = plans.get_action(by, action)
        plans.check_change(by)
        if person is not None and person != found.lead_id and partnership.person(by, person, today=today) is None:
            raise Refused(Fault("person", "This person cannot be found, or has left.", "Choose another."))
        row = Action.objects.select_for_update().get(pk=found.pk)
        fields = saving.changed(row, {"lead_id": person})
        saving.audited(by=by, noun=NOUN, subject=row.pk, fields=["lead"] if fields else [], now=now)


def remove(*, by: Viewer, now: datetime, action: UUID) -> UUID:
    """Remove an action with all that was said of it; return its strategy. The numbers of the others stay."""
    with transactions.whole("action.remove"):
        found = plans.get_action(by, action)
        plans.check_change(by)
        record(by=by, verb="removed", noun=NOUN, subject=found.pk, now=now)
        found.delete()
    return found.strategy_id


def next_number(strategy: Strategy) -> int:
    """Return a number that no action has, nor had when the plan was put to the executive."""
    most = Action.objects.filter(strategy=strategy).aggregate(most=Max("number"))["most"] or 0
    frozen = SignOff.objects.filter(strategy=strategy).values_list("plan", flat=True)
    return 1 + max([most, *(int(one["number"]) for plan in frozen for one in plan.get("actions", ()))])


def _strand(row: Action, strand: UUID) -> Strand:
    found = Strand.objects.filter(pk=strand, strategy=row.strategy_id).first()
    if found is None:
        raise Refused(Fault("strand", "This strand cannot be found.", "Choose another."))
    return found


def _group(by: Viewer, group: UUID | None) -> Group | None:
    return None if group is None else plans.get_group(by, group)
