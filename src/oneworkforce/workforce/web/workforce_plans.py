"""Workforce plans: the list, step 1 of one, and what is done to a plan as a whole."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from oneworkforce.access import verdicts
from oneworkforce.audit.web import exports
from oneworkforce.ground.asked import Asked
from oneworkforce.ui import listing, saving
from oneworkforce.ui.saving import EITHER, Sheet
from oneworkforce.workforce.commands import workforce_plans as commands
from oneworkforce.workforce.domain.plan_states import PlanStep
from oneworkforce.workforce.models import WorkforcePlan
from oneworkforce.workforce.permissions import workforce_plans as permissions
from oneworkforce.workforce.queries import places
from oneworkforce.workforce.queries import workforce_plans as queries
from oneworkforce.workforce.web.forms.workforce_plans import PlanForm
from oneworkforce.workforce.web.presenters import plan_sections
from oneworkforce.workforce.web.presenters import workforce_plans as presenters

SAID = {
    PlanStep.AGREE: "The plan is agreed.",
    PlanStep.REOPEN: "The plan is a draft again.",
    PlanStep.SUPERSEDE: "The plan is replaced by a later one, and stays as it was.",
}


@require_safe
def workforce_plans(request: Asked) -> HttpResponse:
    """List the plans."""
    permissions.check_see(request.viewer)
    wanted = listing.read(request.GET.dict(), presenters.COLUMNS, presenters.FILTERS)
    rows, total, wanted = queries.listed(request.viewer, wanted)
    why_not = verdicts.why_not(permissions.check_change, request.viewer)
    shown = presenters.listed(rows, total, wanted, why_not)
    return render(request, "workforce/plans/list.html", {"listing": shown, "why_not": why_not})


@EITHER
def workforce_plans_export(request: Asked) -> HttpResponse:
    """Export the list, after asking what for."""
    permissions.check_see(request.viewer)
    wanted = listing.read(request.GET.dict(), presenters.COLUMNS, presenters.FILTERS).whole()
    rows = [presenters.exported(each) for each in queries.listed(request.viewer, wanted)[0]]
    return exports.answer(
        request, noun="workforce plan", title="workforce plans", headings=presenters.HEADINGS, rows=rows
    )


@EITHER
def workforce_plan_add(request: Asked) -> HttpResponse:
    """Begin a plan."""
    permissions.check_change(request.viewer)
    form = PlanForm(
        places.choices(), saving.sent(request), initial={"first_year": timezone.localdate().year + 1, "years": 5}
    )
    made: list[UUID] = []
    outcome = saving.saved(
        request, form, lambda: made.append(commands.add(by=request.viewer, now=timezone.now(), **_values(form)))
    )
    sheet = Sheet("Begin a workforce plan", reverse("workforce_plans"), "Begin", "Step 1 of 6: define the plan.")
    to = reverse("workforce_plan", args=made) if made else ""
    return saving.answer(request, outcome, sheet, said="The plan was begun.", to=to)


@require_safe
def workforce_plan(request: Asked, pk: UUID) -> HttpResponse:
    """Show step 1: how the plan is defined, what it has and what is missing."""
    row = permissions.get(request.viewer, pk)
    standing = queries.standing(row)
    return page(request, row, "workforce_plan", presenters.first(row, standing, reasons(request, row)))


@EITHER
def workforce_plan_change(request: Asked, pk: UUID) -> HttpResponse:
    """Change how a plan is defined; another's change meanwhile is shown beside one's own."""
    row = permissions.get(request.viewer, pk)
    permissions.check_step(request.viewer, row, PlanStep.WRITE)
    shown = commands.shown(row)
    seen = saving.seen(request, shown)
    form = PlanForm(places.choices(), saving.sent(request, shown), initial=shown)
    outcome = saving.saved(
        request,
        form,
        lambda: commands.change(by=request.viewer, now=timezone.now(), plan=pk, seen=seen, **_values(form)),
        seen=seen,
    )
    to = reverse("workforce_plan", args=[pk])
    sheet = Sheet("Define the plan", to, caption=row.title)
    return saving.answer(request, outcome, sheet, said="Your changes were saved.", to=to)


@require_POST
def workforce_plan_take(request: Asked, pk: UUID, step: str) -> HttpResponse:
    """Agree a plan, open it again, or say that a later one replaces it."""
    if step not in {each.value for each in SAID}:
        raise Http404
    taken = PlanStep(step)
    saving.pressed(
        request, lambda: commands.take(by=request.viewer, now=timezone.now(), plan=pk, step=taken), SAID[taken]
    )
    return redirect("workforce_plan", pk)


@EITHER
def workforce_plan_remove(request: Asked, pk: UUID) -> HttpResponse:
    """Remove a plan, once it is confirmed."""
    row = permissions.get(request.viewer, pk)
    intro = "Its options, needs, measures and all versions of its projection go with it. This cannot be undone."
    sheet = Sheet(f"Remove {row.title}", reverse("workforce_plan", args=[pk]), "Remove plan", intro)
    return saving.confirmed(
        request,
        sheet,
        lambda: commands.remove(by=request.viewer, now=timezone.now(), plan=pk),
        said="The workforce plan was removed.",
        why_not=reasons(request, row)[PlanStep.REMOVE],
        to=reverse("workforce_plans"),
    )


def page(
    request: Asked, row: WorkforcePlan, name: str, sections: list[plan_sections.Section], heading: str = "", **more: Any
) -> HttpResponse:
    """Return a page of a plan: one of its six steps, or a page below one."""
    step = next((each for each in plan_sections.STEPS if each.name == name), None)
    title = step.title if step else ""
    crumbs = [
        {"label": "Workforce plans", "url": reverse("workforce_plans")},
        {"label": row.title, "url": reverse("workforce_plan", args=[row.pk])},
        {"label": heading or (step.label if step else "")},
    ]
    context = {
        "heading": heading or title,
        "caption": row.title if heading or step is None else f"{row.title}, step {step.number} of 6",
        "crumbs": crumbs,
        "steps": plan_sections.steps(row.pk, name),
        "sections": sections,
        **more,
    }
    return render(request, "workforce/plans/page.html", context)


def reasons(request: Asked, row: WorkforcePlan) -> dict[PlanStep, str]:
    """Return why the viewer may not take each step, "" where they may."""
    return {each: verdicts.why_not(permissions.check_step, request.viewer, row, each) for each in PlanStep}


def _values(form: PlanForm) -> dict[str, Any]:
    return {**form.cleaned_data, "places": [UUID(each) for each in form.cleaned_data["places"]]}
