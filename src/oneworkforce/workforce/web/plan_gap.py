"""Step 5 of a workforce plan: the gap by role, place and year, and what closes it."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from oneworkforce.access import verdicts
from oneworkforce.audit.web import exports
from oneworkforce.ground.asked import Asked
from oneworkforce.plan import stored as plans
from oneworkforce.ui import listing, saving
from oneworkforce.ui.saving import EITHER, Sheet
from oneworkforce.workforce.commands import plan_actions
from oneworkforce.workforce.domain import plan_parts as described
from oneworkforce.workforce.domain.plan_kinds import BlockKind, RunState
from oneworkforce.workforce.domain.plan_states import PlanStep
from oneworkforce.workforce.models import PlanVersion
from oneworkforce.workforce.permissions import workforce_plans as permissions
from oneworkforce.workforce.queries import closing, plan_parts, projected, skill_gaps
from oneworkforce.workforce.web import workforce_plans
from oneworkforce.workforce.web.forms.workforce_plans import DraftForm
from oneworkforce.workforce.web.presenters import plan_gap as presenters
from oneworkforce.workforce.web.presenters import skill_gaps as skills


@require_safe
def workforce_plan_gap(request: Asked, pk: UUID) -> HttpResponse:
    """Show the gaps of the last version in words and pictures, and what closes them at what cost."""
    row = permissions.get(request.viewer, pk)
    last = projected.latest(row)
    why_not = workforce_plans.reasons(request, row)[PlanStep.FOLLOW]
    measures = plan_parts.shown(row, described.BY_WORD["measures"])
    year = projected.shown_year([last.pk], row.last_year) if last else None
    if last is None or year is None:
        sections = [presenters.nothing(row, last)]
    else:
        figures = {kind: projected.of_kind(last.pk, kind, year) for kind in BlockKind}
        sections = [
            *presenters.page(last, figures, year, projected.sheets(last.pk)),
            *skills.section(last, skill_gaps.of_year(last.pk, year), year),
        ]
        sections += presenters.closes(closing.of(row, last, year))
    sections.append(presenters.measures(row, measures, why_not))
    return workforce_plans.page(request, row, "workforce_plan_gap", sections)


@require_safe
def workforce_gaps(request: Asked, pk: UUID) -> HttpResponse:
    """List the gaps of a version: role x place x year, filtered and sorted as the address says."""
    row = done(request, pk)
    years = projected.years(pk)
    wanted = listing.read(request.GET.dict(), presenters.COLUMNS, presenters.filters(years))
    rows, total, wanted = projected.listed(pk, wanted)
    shown = presenters.listed(row, rows, total, wanted, years)
    sections = [presenters.whole(row, shown)]
    return workforce_plans.page(request, row.plan, "workforce_plan_gap", sections, f"Gaps of version {row.number}")


@EITHER
def workforce_gaps_export(request: Asked, pk: UUID) -> HttpResponse:
    """Export the gaps as they are filtered, after asking what for."""
    done(request, pk)
    filters = presenters.filters(projected.years(pk))
    wanted = listing.read(request.GET.dict(), presenters.COLUMNS, filters).whole()
    rows = [presenters.exported(each) for each in projected.listed(pk, wanted)[0]]
    return exports.answer(request, noun="gap", title="gaps", headings=presenters.EXPORT, rows=rows)


@require_safe
def workforce_gap(request: Asked, pk: UUID, block: int) -> HttpResponse:
    """Show one role in one place, year by year, as a fan and as a table."""
    row = done(request, pk)
    figures = projected.block(pk, block)
    if not figures:
        raise Http404
    hours = projected.with_hours(row, block, figures[-1].year)
    heading = f"{figures[0].role}: {figures[0].place}"
    sections = presenters.one(row, figures, hours, projected.sheets(pk))
    return workforce_plans.page(request, row.plan, "workforce_plan_gap", sections, heading)


@EITHER
def workforce_gap_export(request: Asked, pk: UUID, block: int) -> HttpResponse:
    """Export one role in one place, year by year, after asking what for."""
    done(request, pk)
    figures = projected.block(pk, block)
    if not figures:
        raise Http404
    rows = [presenters.exported(each) for each in figures]
    return exports.answer(request, noun="gap", title="gap by year", headings=presenters.EXPORT, rows=rows)


@require_safe
def workforce_plan_compare(request: Asked, pk: UUID) -> HttpResponse:
    """Show two versions side by side: the last two, or those that the address names."""
    row = permissions.get(request.viewer, pk)
    done = [each for each in projected.versions(row) if each.state == RunState.DONE]
    chosen = {str(each.number): each for each in done}
    now = chosen.get(request.GET.get("now", ""), done[0] if done else None)
    others = [each for each in done if each != now]
    then = chosen.get(request.GET.get("then", ""), others[0] if others else None)
    heading = "Two versions side by side"
    year = projected.shown_year([then.pk, now.pk], row.last_year) if then and now else None
    if now is None or then is None or then == now:
        sections = [presenters.too_few(row)]
    elif year is None:
        sections = [presenters.apart(then, now)]
    else:
        found = projected.compared(then.pk, now.pk, year)
        sections = presenters.compared(then, now, done=done, found=found, year=year)
    return workforce_plans.page(request, row, "workforce_plan_gap", sections, heading)


@EITHER
def workforce_plan_draft(request: Asked, pk: UUID) -> HttpResponse:
    """Draft an action of a strategy for each measure chosen."""
    viewer = request.viewer
    row = permissions.get(viewer, pk)
    permissions.check_step(viewer, row, PlanStep.FOLLOW)
    if why := plans.why_not_draft(viewer):
        raise verdicts.NotAllowed(why)
    measures = closing.without_action(viewer, row)
    strategies = [(str(each.id), each.title) for each in plans.strategies(viewer)]
    form = DraftForm(measures, strategies, saving.sent(request))
    made: list[int] = []

    def command() -> None:
        said = form.cleaned_data
        made.append(
            plan_actions.draft(
                by=viewer,
                now=timezone.now(),
                plan=pk,
                measures=[UUID(each) for each in said["measures"]],
                strategy=UUID(said["strategy"]),
                lead_role=said["lead_role"],
                when=said["when"],
            )
        )

    outcome = saving.saved(request, form, command)
    intro = "Each measure becomes an action of a strategy, where it gets its lead, its date and its progress."
    if not measures:
        intro = "Every measure has its action already, or there is none yet."
    elif not strategies:
        intro = "There is no strategy yet. Begin one under Plans first."
    sheet = Sheet("Send measures to a plan", reverse("workforce_plan_gap", args=[pk]), "Draft actions", intro)
    to = reverse("workforce_plan_follow", args=[pk])
    return saving.answer(request, outcome, sheet, said=f"Drafted: {sum(made)} of the measures as actions.", to=to)


def done(request: Asked, pk: UUID) -> PlanVersion:
    """Return a version that is done; Http404 for another."""
    row = permissions.get_version(request.viewer, pk)
    if row.state != RunState.DONE:
        raise Http404
    return row
