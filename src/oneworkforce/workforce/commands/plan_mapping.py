"""Step 2 of a workforce plan: how services do today and what they cost, what is wanted, what helps and what hinders."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from oneworkforce.access.viewer import Viewer
from oneworkforce.audit import saving
from oneworkforce.ground import transactions
from oneworkforce.ground.values import Values
from oneworkforce.lib.faults import Fault
from oneworkforce.ui import conflict
from oneworkforce.workforce.commands import workforce_plans
from oneworkforce.workforce.domain.plan_states import PlanStep
from oneworkforce.workforce.models import WorkforcePlan

TEXTS: Mapping[str, str] = {
    "performance": "How services do today",
    "goals": "Goals",
    "benefits": "Benefits",
    "drivers": "What drives the change",
    "barriers": "What stands in the way",
}


def change(*, by: Viewer, now: datetime, plan: UUID, seen: str, baseline_cost: Decimal | None, **said: str) -> None:
    """Say what a change begins with and is for. `ui.conflict.Changed` where it is no longer as it was `seen`.

    `baseline_cost` in pounds a year, None where nobody knows; `said` holds TEXTS.
    """
    with transactions.whole("workforce plan.map"):
        row = workforce_plans.held(by, plan, PlanStep.WRITE)
        found = Values()
        for name, label in TEXTS.items():
            found.lines(name, said[name], label=label, longest=workforce_plans.LONGEST_TEXT)
        if baseline_cost is not None and baseline_cost < 0:
            found.fault(Fault("baseline_cost", "A cost is not below £0.", "Enter what it costs, or nothing."))
        kept: dict[str, Any] = {**found.settled(), "baseline_cost": baseline_cost}
        conflict.check(seen, shown(row), kept)
        fields = saving.changed(row, kept)
        saving.audited(by=by, noun=workforce_plans.NOUN, subject=row.pk, fields=fields, now=now)


def shown(row: WorkforcePlan) -> dict[str, object]:
    """Return the values that the form shows, by field."""
    return {"baseline_cost": row.baseline_cost, **{name: getattr(row, name) for name in TEXTS}}
