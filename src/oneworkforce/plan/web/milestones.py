"""Milestones: the forms that add, change, meet and take out one."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from oneworkforce.access import verdicts
from oneworkforce.ground.asked import Asked
from oneworkforce.plan.commands import milestones as commands
from oneworkforce.plan.models import Milestone
from oneworkforce.plan.permissions import items, plans
from oneworkforce.plan.web.forms.items import MetForm, MilestoneForm
from oneworkforce.ui import saving
from oneworkforce.ui.parts import Link
from oneworkforce.ui.saving import EITHER, Sheet


@EITHER
def milestone_add(request: Asked, pk: UUID) -> HttpResponse:
    """Add a milestone to the action `pk`."""
    row = plans.get_action(request.viewer, pk)
    plans.check_change(request.viewer)
    form = MilestoneForm(saving.sent(request))
    outcome = saving.saved(
        request,
        form,
        lambda: commands.add(by=request.viewer, now=timezone.now(), action=pk, **form.cleaned_data),
    )
    to = reverse("action", args=[pk])
    sheet = Sheet("Add a milestone", to, "Add milestone", caption=row.title)
    return saving.answer(request, outcome, sheet, said="The milestone was added.", to=to)


@EITHER
def milestone_change(request: Asked, pk: UUID) -> HttpResponse:
    """Change a milestone; another's change meanwhile is shown beside one's own."""
    row = items.get(request.viewer, Milestone, pk)
    plans.check_change(request.viewer)
    shown = commands.shown(row)
    seen = saving.seen(request, shown)
    form = MilestoneForm(saving.sent(request, shown), initial=shown)
    outcome = saving.saved(
        request,
        form,
        lambda: commands.change(by=request.viewer, now=timezone.now(), milestone=pk, seen=seen, **form.cleaned_data),
        seen=seen,
    )
    to = reverse("action", args=[row.action_id])
    below = (
        Link("Say when it was met", reverse("milestone_met", args=[pk])),
        Link("Remove the milestone", reverse("milestone_remove", args=[pk])),
    )
    return saving.answer(
        request,
        outcome,
        Sheet("Change the milestone", to, caption=row.action.title),
        said="Your changes were saved.",
        to=to,
        template="plan/items/change.html",
        below=below,
    )


@EITHER
def milestone_met(request: Asked, pk: UUID) -> HttpResponse:
    """Say on which day a milestone was met, or that it is not."""
    row = items.get(request.viewer, Milestone, pk)
    plans.check_progress(request.viewer, row.action)
    today = timezone.localdate()
    form = MetForm(saving.sent(request), initial={"on": row.met_on or today})
    outcome = saving.saved(
        request,
        form,
        lambda: commands.meet(
            by=request.viewer, now=timezone.now(), today=today, milestone=pk, on=form.cleaned_data["on"]
        ),
    )
    to = reverse("action", args=[row.action_id])
    sheet = Sheet(row.what, to, caption=row.action.title)
    return saving.answer(request, outcome, sheet, said="The milestone was saved.", to=to)


@EITHER
def milestone_remove(request: Asked, pk: UUID) -> HttpResponse:
    """Take a milestone out, once it is confirmed."""
    row = items.get(request.viewer, Milestone, pk)
    to = reverse("action", args=[row.action_id])
    if request.method == "POST":
        commands.remove(by=request.viewer, now=timezone.now(), milestone=pk)
        messages.success(request, "The milestone was removed.")
        return redirect(to)
    context = {
        "sheet": Sheet("Remove the milestone", to, "Remove milestone", f"{row.what}. This cannot be undone."),
        "action": request.path,
        "why_not": verdicts.why_not(plans.check_change, request.viewer),
    }
    return render(request, "ui/confirm.html", context)
