"""An action waits for another of the same strategy, or no longer."""

from collections import defaultdict
from datetime import datetime
from uuid import UUID

from oneworkforce.access.viewer import Viewer
from oneworkforce.audit import saving
from oneworkforce.ground import transactions
from oneworkforce.lib import text
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.plan.domain import waiting
from oneworkforce.plan.models import Action, Dependency, Strategy
from oneworkforce.plan.permissions import items, plans

FIELDS = ["waits for"]


def add(*, by: Viewer, now: datetime, action: UUID, on: UUID) -> UUID:
    """Let `action` wait for `on`; return the dependency's id, of the one that is there where it does already.

    Refused for itself, for an action of another strategy, and where it would close a circle.
    """
    with transactions.whole("dependency.add"):
        found = plans.get_action(by, action)
        plans.check_change(by)
        Strategy.objects.select_for_update().get(pk=found.strategy_id)  # two halves of a circle, at once
        if found.pk == on:
            raise Refused(Fault("on", "An action does not wait for itself.", "Choose another action."))
        if not Action.objects.filter(strategy=found.strategy_id, pk=on).exists():
            raise Refused(Fault("on", "This action is not one of the same strategy.", "Choose one of the list."))
        _check_circle(found, on)
        row, made = Dependency.objects.get_or_create(action=found, on_id=on)
        saving.audited(by=by, noun="action", subject=found.pk, fields=FIELDS if made else [], now=now)
    return row.pk


def remove(*, by: Viewer, now: datetime, dependency: UUID) -> None:
    """Let an action no longer wait for another."""
    with transactions.whole("dependency.remove"):
        found = items.get(by, Dependency, dependency)
        plans.check_change(by)
        found.delete()
        saving.audited(by=by, noun="action", subject=found.action_id, fields=FIELDS, now=now)


def _check_circle(action: Action, on: UUID) -> None:
    waits: defaultdict[UUID, list[UUID]] = defaultdict(list)
    rows = Dependency.objects.filter(action__strategy=action.strategy_id).order_by("action__number", "on__number")
    for one, further in rows.values_list("action", "on"):
        waits[one].append(further)
    way = waiting.circle(waits, action.pk, on)
    if not way:
        return
    numbers = dict(Action.objects.filter(pk__in=way).values_list("pk", "number"))
    chain = text.listed([f"action {numbers[one]}" for one in way], "waits for").replace(", ", " waits for ")
    what = f"That would go round in a circle: {chain} already."
    raise Refused(Fault("on", what, "Choose another action, or take one of these out first."))
