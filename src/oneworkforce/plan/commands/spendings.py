"""What was spent on an action, on which day and on what, is entered, put right and taken out."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from oneworkforce.access.viewer import Viewer
from oneworkforce.audit import saving
from oneworkforce.ground import transactions
from oneworkforce.ground.values import Values
from oneworkforce.lib import money
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.plan.models import Spending
from oneworkforce.plan.permissions import items, plans
from oneworkforce.ui import conflict

LONGEST = 200
FIELDS = ["spending"]


def add(*, by: Viewer, now: datetime, today: date, action: UUID, amount: str, spent_on: date | None, what: str) -> UUID:
    """Enter what was spent; return its id. Whoever leads the action may."""
    with transactions.whole("spending.add"):
        found = plans.get_action(by, action)
        plans.check_progress(by, found)
        kept = _values(amount, spent_on, what, today)
        made = Spending.objects.create(action=found, entered_by=by.actor, entered_at=now, **kept)
        saving.audited(by=by, noun="action", subject=found.pk, fields=FIELDS, now=now)
    return made.pk


def change(
    *, by: Viewer, now: datetime, today: date, spending: UUID, seen: str, amount: str, spent_on: date | None, what: str
) -> None:
    """Put an entry right. `ui.conflict.Changed` where it is no longer as it was `seen`."""
    with transactions.whole("spending.change"):
        found = items.get(by, Spending, spending)
        plans.check_progress(by, found.action)
        kept = _values(amount, spent_on, what, today)
        row = Spending.objects.select_for_update().get(pk=found.pk)
        conflict.check(seen, shown(row), {**kept, "amount": money.shown(kept["amount"])})
        fields = saving.changed(row, kept)
        saving.audited(by=by, noun="action", subject=row.action_id, fields=FIELDS if fields else [], now=now)


def shown(row: Spending) -> dict[str, object]:
    """Return the values that a form shows, by field."""
    return {"amount": money.shown(row.amount), "spent_on": row.spent_on, "what": row.what}


def remove(*, by: Viewer, now: datetime, spending: UUID) -> None:
    """Take an entry out."""
    with transactions.whole("spending.remove"):
        found = items.get(by, Spending, spending)
        plans.check_progress(by, found.action)
        found.delete()
        saving.audited(by=by, noun="action", subject=found.action_id, fields=FIELDS, now=now)


def positive(amount: str, where: str) -> Decimal:
    """Return the pounds that `amount` says; `Refused` where that is no amount, or not more than £0."""
    found = money.read(amount, where)
    if found <= 0:
        raise Refused(Fault(where, "The amount is not more than £0.", "Enter what was paid, such as £1,200."))
    return found


def _values(amount: str, spent_on: date | None, what: str, today: date) -> dict[str, Any]:
    values = Values()
    values.line("what", what, label="What it was spent on", longest=LONGEST)
    found: Decimal | None = None
    try:
        found = positive(amount, "amount")
    except Refused as refused:
        for fault in refused.faults:
            values.fault(fault)
    if spent_on is None:
        values.fault(Fault("spent_on", "The day is empty.", "Enter the day it was spent."))
    elif spent_on > today:
        values.fault(Fault("spent_on", "The day is in the future.", "Enter today or an earlier day."))
    return {**values.settled(), "amount": found, "spent_on": spent_on}
