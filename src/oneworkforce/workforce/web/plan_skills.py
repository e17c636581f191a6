"""Step 5 of a workforce plan: the gaps of those with a skill, listed and exported."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from oneworkforce.audit.web import exports
from oneworkforce.ground.asked import Asked
from oneworkforce.ui import listing
from oneworkforce.ui.saving import EITHER
from oneworkforce.workforce.queries import skill_gaps
from oneworkforce.workforce.web import plan_gap, workforce_plans
from oneworkforce.workforce.web.presenters import skill_gaps as presenters


@require_safe
def workforce_skill_gaps(request: Asked, pk: UUID) -> HttpResponse:
    """List the figures of skills of a version: skill x role x place x year, filtered and sorted as the address says."""
    row = plan_gap.done(request, pk)
    years = skill_gaps.years(pk)
    wanted = listing.read(request.GET.dict(), presenters.COLUMNS, presenters.filters(years))
    rows, total, wanted = skill_gaps.listed(pk, wanted)
    sections = [presenters.whole(row, presenters.listed(row, rows, total, wanted, years))]
    heading = f"Skills of version {row.number}"
    return workforce_plans.page(request, row.plan, "workforce_plan_gap", sections, heading)


@EITHER
def workforce_skill_gaps_export(request: Asked, pk: UUID) -> HttpResponse:
    """Export the figures as they are filtered, after asking what for."""
    plan_gap.done(request, pk)
    filters = presenters.filters(skill_gaps.years(pk))
    wanted = listing.read(request.GET.dict(), presenters.COLUMNS, filters).whole()
    rows = [presenters.exported(each) for each in skill_gaps.listed(pk, wanted)[0]]
    return exports.answer(request, noun="gap", title="gaps of skills", headings=presenters.EXPORT, rows=rows)
