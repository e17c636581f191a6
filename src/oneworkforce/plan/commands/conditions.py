"""What a funder asks for a grant, of an action or of a whole strategy: entered, put right, met and taken out."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from oneworkforce.access.viewer import Viewer
from oneworkforce.audit import saving
from oneworkforce.ground import transactions
from oneworkforce.ground.values import Values
from oneworkforce.lib import money
from oneworkforce.lib.faults import Refused
from oneworkforce.plan.commands.milestones import check_met
from oneworkforce.plan.commands.spendings import positive
from oneworkforce.plan.models import GrantCondition
from oneworkforce.plan.permissions import items, plans
from oneworkforce.ui import conflict

LONGEST_FUNDER = 160
LONGEST_CONDITION = 300
FIELDS = ["grant conditions"]


def add_to_action(
    *, by: Viewer, now: datetime, action: UUID, funder: str, amount: str, condition: str, due_on: date | None
) -> UUID:
    """Add a condition of an action; return its id."""
    with transactions.whole("condition.add_to_action"):
        found = plans.get_action(by, action)
        plans.check_change(by)
        kept = _values(funder, amount, condition, due_on)
        made = GrantCondition.objects.create(strategy=found.strategy, action=found, **kept)
        _record(by, made, now)
    return made.pk


def add_to_strategy(
    *, by: Viewer, now: datetime, strategy: UUID, funder: str, amount: str, condition: str, due_on: date | None
) -> UUID:
    """Add a condition of a whole strategy; return its id."""
    with transactions.whole("condition.add_to_strategy"):
        found = plans.get(by, strategy)
        plans.check_change(by)
        made = GrantCondition.objects.create(strategy=found, **_values(funder, amount, condition, due_on))
        _record(by, made, now)
    return made.pk


def change(
    *,
    by: Viewer,
    now: datetime,
    pk: UUID,
    seen: str,
    funder: str,
    amount: str,
    condition: str,
    due_on: date | None,
) -> None:
    """Put a condition right. `ui.conflict.Changed` where it is no longer as it was `seen`."""
    with transactions.whole("condition.change"):
        found = items.get_condition(by, pk)
        plans.check_change(by)
        kept = _values(funder, amount, condition, due_on)
        row = GrantCondition.objects.select_for_update().get(pk=found.pk)
        conflict.check(seen, shown(row), {**kept, "amount": _amount(kept["amount"])})
        if saving.changed(row, kept):
            _record(by, row, now)


def shown(row: GrantCondition) -> dict[str, object]:
    """Return the values that a form shows, by field."""
    return {"funder": row.funder, "amount": _amount(row.amount), "condition": row.condition, "due_on": row.due_on}


def meet(*, by: Viewer, now: datetime, today: date, pk: UUID, on: date | None) -> None:
    """Say on which day a condition was met; None: it is not met."""
    with transactions.whole("condition.meet"):
        found = items.get_condition(by, pk)
        items.check_condition_met(by, found)
        check_met(on, today)
        row = GrantCondition.objects.select_for_update().get(pk=found.pk)
        if saving.changed(row, {"met_on": on}):
            _record(by, row, now)


def remove(*, by: Viewer, now: datetime, pk: UUID) -> None:
    """Take a condition out."""
    with transactions.whole("condition.remove"):
        found = items.get_condition(by, pk)
        plans.check_change(by)
        _record(by, found, now)
        found.delete()


def _record(by: Viewer, row: GrantCondition, now: datetime) -> None:
    noun, subject = ("action", row.action_id) if row.action_id else ("strategy", row.strategy_id)
    saving.audited(by=by, noun=noun, subject=subject, fields=FIELDS, now=now)


def _values(funder: str, amount: str, condition: str, due_on: date | None) -> dict[str, Any]:
    values = Values()
    values.line("funder", funder, label="The funder", longest=LONGEST_FUNDER)
    values.line("condition", condition, label="The condition", longest=LONGEST_CONDITION)
    found = None
    try:
        found = positive(amount, "amount") if amount.strip() else None
    except Refused as refused:
        for fault in refused.faults:
            values.fault(fault)
    return {**values.settled(), "amount": found, "due_on": due_on}


def _amount(amount: Any) -> str:
    return "" if amount is None else money.shown(amount)
