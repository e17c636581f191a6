"""The population figures of a plan are brought in from a file: they take the place of those that are there."""

from datetime import date, datetime
from pathlib import Path
from uuid import UUID

from oneworkforce.access.viewer import Viewer
from oneworkforce.audit.public import record
from oneworkforce.ground import transactions
from oneworkforce.lib import tables, text, typed
from oneworkforce.lib.faults import Refused
from oneworkforce.workforce.commands import workforce_plans
from oneworkforce.workforce.domain import plan_population_file
from oneworkforce.workforce.domain.plan_parts import LONG
from oneworkforce.workforce.domain.plan_states import PlanStep
from oneworkforce.workforce.models import PlanPopulation
from oneworkforce.workforce.permissions import workforce_plans as permissions
from oneworkforce.workforce.queries import plan_stock

LONGEST_SOURCE = LONG


def bring_in(*, by: Viewer, now: datetime, today: date, plan: UUID, source: str, path: Path) -> int:
    """Put the figures of a file in the place of all that are there; return how many. `Refused` with every fault.

    `source`: what the sheet is called and who published it.
    """
    said, fault = typed.line(source, where="source", label="Where they are from", longest=LONGEST_SOURCE)
    if fault:
        raise Refused(fault)
    with transactions.reading():
        row = permissions.get(by, plan)
        permissions.check_step(by, row, PlanStep.WRITE)
        places = {text.folded(name): place for place, name in plan_stock.places(row)}
    # Outside the transaction: reading a file must not hold SQLite's one write lock.
    table = tables.read(path, tables.AT_ONCE)
    at = plan_population_file.headings(table.headings)
    rows = plan_population_file.read(table.batches([each for each in at if each is not None]), at, places)
    with transactions.whole("population.upload"):
        row = workforce_plans.held(by, plan, PlanStep.WRITE)
        PlanPopulation.objects.filter(plan=row).delete()
        PlanPopulation.objects.bulk_create(
            [
                PlanPopulation(
                    plan=row,
                    group=each.group,
                    locality_id=UUID(each.place),
                    scenario=each.scenario,
                    year=each.year,
                    people=each.people,
                    source=said,
                    read_on=today,
                )
                for each in rows
            ],
            batch_size=500,
        )
        record(by=by, verb="changed", noun=workforce_plans.NOUN, subject=row.pk, fields=["population"], now=now)
    return len(rows)
