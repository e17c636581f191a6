"""A plan file brought into a strategy: all of its strands and actions, or none."""

from datetime import datetime
from typing import Any
from uuid import UUID

from oneworkforce.access.viewer import Viewer
from oneworkforce.audit import saving
from oneworkforce.audit.public import record
from oneworkforce.lib import yaml_lines
from oneworkforce.lib.faults import Fault
from oneworkforce.plan.domain import action as domain
from oneworkforce.plan.domain import plan_file, plan_room, timing
from oneworkforce.plan.domain.plan import Plan
from oneworkforce.plan.models import Action, Dependency, Milestone, Partner, Strand, Strategy
from oneworkforce.plan.permissions import plans

WITHOUT = "Actions"
"""The strand of a plan that has none."""
_TAKEN = Fault("file", "Somebody else changed the strategy in this moment.", "Bring the file in again.")


def bring_in(*, by: Viewer, now: datetime, strategy: UUID, content: bytes) -> int:
    """Add the strands and actions of a plan file; return how many actions. `Refused` with every fault, by line.

    A strand of the same number and title is the one that is there. The file's title, period and intro are not taken.
    """
    with saving.whole("strategy.import", taken=_TAKEN):
        found = plans.get(by, strategy)
        plans.check_change(by)
        document = yaml_lines.decoded(content, "the plan file")
        plan = plan_file.checked(document)
        row = Strategy.objects.select_for_update().get(pk=found.pk)
        plan_room.check(document, plan, _held(row))
        strands = _strands(row, plan)
        made = {action.number: _action(row, strands[action.strand], action) for action in plan.actions}
        Action.objects.bulk_create(made.values())
        _belongings(plan, made)
        record(by=by, verb="imported", noun="strategy", subject=row.pk, fields=["strands", "actions"], now=now)
    return len(made)


def _held(row: Strategy) -> plan_room.Held:
    actions = list(Action.objects.filter(strategy=row).values_list("number", "title"))
    return plan_room.Held(
        strands=dict(Strand.objects.filter(strategy=row).values_list("number", "title")),
        numbers={number for number, _ in actions},
        titles=[title for _, title in actions],
    )


def _strands(row: Strategy, plan: Plan) -> dict[int, Strand]:
    """Return the strands by number, new ones made; of a plan without any, the one for all of its actions."""
    found = {each.number: each for each in Strand.objects.filter(strategy=row)}
    if not plan.strands:
        there = next((each for each in found.values() if each.title == WITHOUT), None)
        number = 1 + max(found, default=0)
        return {0: there or Strand.objects.create(strategy=row, number=number, title=WITHOUT)}
    new = [
        Strand(strategy=row, number=each.number, title=each.title, aim=each.aim)
        for each in plan.strands
        if each.number not in found
    ]
    Strand.objects.bulk_create(new)
    return found | {each.number: each for each in new}


def _action(row: Strategy, strand: Strand, said: domain.Action) -> Action:
    columns: dict[str, Any] = {"stated": said.cost.stated, **timing.columns(timing.whole(said.timescale))}
    return Action(
        strategy=row,
        strand=strand,
        number=said.number,
        title=said.title,
        priority=said.priority,
        every=said.links.every,
        links=list(said.links.arcs),
        sub_aims=list(said.sub_aims),
        outcomes=list(said.outcomes),
        resources=list(said.resources),
        lead_role=said.lead,
        depends_note=said.depends_on,
        covers=said.cost.covers,
        unpriced=said.cost.unpriced,
        notes=said.notes,
        **columns,
    )


def _belongings(plan: Plan, made: dict[int, Action]) -> None:
    """Add the milestones, partners and dependencies of the actions."""
    Milestone.objects.bulk_create(
        Milestone(action=made[action.number], what=step.what, **_when(step.when))
        for action in plan.actions
        for step in action.timescale
        if step.what
    )
    Partner.objects.bulk_create(
        Partner(action=made[action.number], name=name) for action in plan.actions for name in action.partners
    )
    Dependency.objects.bulk_create(
        Dependency(action=made[action.number], on=made[on]) for action in plan.actions for on in action.waits_for
    )


def _when(when: domain.When) -> dict[str, Any]:
    return timing.columns(when)
