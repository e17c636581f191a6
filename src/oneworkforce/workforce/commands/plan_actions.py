"""Measures of a workforce plan become actions of `plan`: one for each, and never a second."""

from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import UUID

from oneworkforce.access.viewer import Viewer
from oneworkforce.audit import saving
from oneworkforce.ground import transactions
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.plan import stored as plans
from oneworkforce.plan.stored import Draft
from oneworkforce.workforce.commands import workforce_plans
from oneworkforce.workforce.domain import gap_words, new_roles
from oneworkforce.workforce.domain.plan_kinds import MeasureKind
from oneworkforce.workforce.domain.plan_states import PlanStep
from oneworkforce.workforce.models import Measure
from oneworkforce.workforce.queries import plan_parts
from oneworkforce.workforce.queries.closing import reference

AIM = "Measures that close the gaps of a workforce plan. Give each a lead, a date and a cost."


def draft(
    *, by: Viewer, now: datetime, plan: UUID, measures: Collection[UUID], strategy: UUID, lead_role: str, when: str
) -> int:
    """Draft an action for each of `measures` that has none yet, in a strategy; return how many were drafted.

    `Refused` where none is chosen, and where each has its action already.
    """
    with transactions.whole("workforce plan.draft_actions"):
        row = workforce_plans.held(by, plan, PlanStep.FOLLOW)
        found = list(Measure.objects.filter(plan=row, pk__in=measures).select_related("locality").order_by("pk"))
        there = plans.drafted(by, [reference(each.pk) for each in found])
        fresh = [each for each in found if reference(each.pk) not in there]
        if not fresh:
            what = "No measure without an action is chosen."
            raise Refused(Fault("measures", what, "Choose at least one of the list."))
        new = plan_parts.new_titles(row)
        made = plans.draft(
            by=by,
            now=now,
            strategy=strategy,
            strand=f"Workforce: {row.title}"[:200],
            aim=AIM,
            lead_role=lead_role,
            when=when,
            drafts=[_draft(each, new) for each in fresh],
        )
        saving.audited(by=by, noun=workforce_plans.NOUN, subject=row.pk, fields=["draft actions"], now=now)
    return len(made)


def _draft(measure: Measure, new: Mapping[str, str]) -> Draft:
    where = measure.locality.name if measure.locality else "the whole area"
    kind, number = MeasureKind(measure.kind).title_, gap_words.number(measure.whole_time)
    role = gap_words.many(new_roles.title(measure.role, new))
    brings = f"{kind}: {number} whole-time {role} in {where} from {measure.first_year}, {measure.certainty} % certain."
    unknown = measure.cost is None
    return Draft(
        reference(measure.pk),
        measure.title,
        every=True,
        notes="\n".join(each for each in (brings, measure.note) if each),
        cost=measure.cost,
        covers="" if unknown else "each year",
        unpriced="its cost a year" if unknown else "",
    )
