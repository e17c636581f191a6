"""Actions: the page of one, and the forms that add, change and remove it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from oneworkforce.access import verdicts
from oneworkforce.access.viewer import Viewer
from oneworkforce.ground.asked import Asked
from oneworkforce.partnership import public as partnership
from oneworkforce.plan.commands import actions as commands
from oneworkforce.plan.permissions import plans
from oneworkforce.plan.queries import actions as queries
from oneworkforce.plan.web.forms.actions import ActionForm, LeadForm
from oneworkforce.plan.web.presenters import actions as presenters
from oneworkforce.plan.web.presenters import rag
from oneworkforce.ui import picking, saving
from oneworkforce.ui.saving import EITHER, Sheet


@require_safe
def action(request: Asked, pk: UUID) -> HttpResponse:
    """Show everything of an action."""
    viewer = request.viewer
    page = queries.one(viewer, pk, today=timezone.localdate())
    why_not = verdicts.why_not(plans.check_change, viewer)
    why_not_progress = verdicts.why_not(plans.check_progress, viewer, plans.get_action(viewer, pk))
    may = {"may_change": not why_not, "may_progress": not why_not_progress}
    context = {
        "page": page,
        "status": rag.tag(page.status.state),
        "facts": presenters.facts(page, may_change=not why_not),
        "steps": presenters.steps(page, **may),
        "partners": presenters.partners(page),
        "waits_for": presenters.waits_for(page),
        "spendings": presenters.spendings(page, may_progress=not why_not_progress),
        "conditions": presenters.conditions(page, **may),
        "awaited_by": [presenters.other(one) for one in page.awaited_by],
        "carried_from": presenters.other(page.carried_from) if page.carried_from else None,
        "ways": presenters.ways(page),
        "why_not": why_not,
        "why_not_progress": why_not_progress,
    }
    return render(request, "plan/actions/page.html", context)


@EITHER
def action_add(request: Asked, pk: UUID) -> HttpResponse:
    """Add an action to the strand `pk`."""
    viewer = request.viewer
    place = plans.get_strand(viewer, pk)
    plans.check_change(viewer)
    form = ActionForm(
        [(str(pk), f"{place.number}. {place.title}")],
        queries.groups(viewer),
        presenters.arcs(queries.arcs_in_use(viewer)),
        saving.sent(request),
        initial={"strand": str(pk)},
    )
    made: list[UUID] = []
    outcome = saving.saved(
        request,
        form,
        lambda: made.append(
            commands.add(by=viewer, now=timezone.now(), strand=pk, said=form.said(), group=_group(form))
        ),
    )
    sheet = Sheet("Add an action", reverse("strand", args=[pk]), "Add action", caption=place.title)
    to = reverse("action", args=made) if made else ""
    return saving.answer(request, outcome, sheet, said="The action was added.", to=to)


@EITHER
def action_change(request: Asked, pk: UUID) -> HttpResponse:
    """Change what is said of an action, or move it to another strand."""
    viewer = request.viewer
    row = plans.get_action(viewer, pk)
    plans.check_change(viewer)
    shown = commands.shown(row)
    seen = saving.seen(request, shown)
    form = ActionForm(
        queries.strands(row.strategy_id),
        queries.groups(viewer, row.group_id),
        presenters.arcs(queries.arcs_in_use(viewer)),
        saving.sent(request, shown),
        initial=shown,
    )
    outcome = saving.saved(
        request,
        form,
        lambda: commands.change(
            by=viewer,
            now=timezone.now(),
            action=pk,
            seen=seen,
            strand=UUID(form.cleaned_data["strand"]),
            said=form.said(),
            group=_group(form),
        ),
        seen=seen,
    )
    to = reverse("action", args=[pk])
    sheet = Sheet(f"Change action {row.number}", to, caption=row.strategy.title)
    return saving.answer(request, outcome, sheet, said="Your changes were saved.", to=to)


@EITHER
def action_lead(request: Asked, pk: UUID) -> HttpResponse:
    """Find a person by name and let them lead the action."""
    viewer, today, said = request.viewer, timezone.localdate(), picking.words(request)
    row = plans.get_action(viewer, pk)
    plans.check_change(viewer)
    choices = people(viewer, said, row.lead_id)
    form = LeadForm(choices, saving.sent(request))
    outcome = saving.saved(
        request,
        form,
        lambda: commands.lead(
            by=viewer, now=timezone.now(), today=today, action=pk, person=chosen(form.cleaned_data["person"])
        ),
    )
    to = reverse("action", args=[pk])
    if outcome.done:
        messages.success(request, "Who leads the action was saved.")
        return redirect(to)
    now = f"{row.lead.name} leads it now. " if row.lead else ""
    sheet = Sheet(f"Who leads action {row.number}?", to, "Save", f"{now}They may say how it is going.")
    label = "Name of the person"
    return picking.page(request, form, sheet, label=label, choices=choices, noun="person", plural="people")


@EITHER
def action_remove(request: Asked, pk: UUID) -> HttpResponse:
    """Remove an action, once it is confirmed."""
    row = plans.get_action(request.viewer, pk)
    if request.method == "POST":
        commands.remove(by=request.viewer, now=timezone.now(), action=pk)
        messages.success(request, "The action was removed.")
        return redirect("strand", row.strand_id)
    intro = (
        "Its milestones, its spending and what was said of its progress go with it. The other actions keep their "
        "numbers. This cannot be undone."
    )
    context = {
        "sheet": Sheet(f"Remove action {row.number}", reverse("action", args=[pk]), "Remove action", intro),
        "action": request.path,
        "why_not": verdicts.why_not(plans.check_change, request.viewer),
    }
    return render(request, "ui/confirm.html", context)


NOBODY = "nobody"


def people(viewer: Viewer, said: str, present: UUID | None) -> list[tuple[str, str]]:
    """Return whom a form offers as lead: those found by name; nobody, where somebody leads and none is searched for."""
    if not picking.enough(said):
        return [(NOBODY, "Nobody for now")] if present else []
    return partnership.pairs(partnership.people(viewer, said, today=timezone.localdate(), most=picking.MOST))


def chosen(said: str) -> UUID | None:
    """Return the person chosen, None for nobody."""
    return None if said == NOBODY else UUID(said)


def _group(form: ActionForm) -> UUID | None:
    said = form.cleaned_data["group"]
    return UUID(said) if said else None
