"""Money spent on an action: the forms that enter, put right and take out an entry."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from oneworkforce.access import verdicts
from oneworkforce.ground.asked import Asked
from oneworkforce.plan.commands import spendings as commands
from oneworkforce.plan.models import Spending
from oneworkforce.plan.permissions import items, plans
from oneworkforce.plan.web.forms.items import SpendingForm
from oneworkforce.ui import saving
from oneworkforce.ui.parts import Link
from oneworkforce.ui.saving import EITHER, Sheet


@EITHER
def spending_add(request: Asked, pk: UUID) -> HttpResponse:
    """Enter what was spent on the action `pk`."""
    row = plans.get_action(request.viewer, pk)
    plans.check_progress(request.viewer, row)
    form = SpendingForm(saving.sent(request))
    outcome = saving.saved(
        request,
        form,
        lambda: commands.add(
            by=request.viewer, now=timezone.now(), today=timezone.localdate(), action=pk, **form.cleaned_data
        ),
    )
    to = reverse("action", args=[pk])
    sheet = Sheet("Enter spending", to, "Enter spending", caption=row.title)
    return saving.answer(request, outcome, sheet, said="What was spent was entered.", to=to)


@EITHER
def spending_change(request: Asked, pk: UUID) -> HttpResponse:
    """Put an entry right; another's change meanwhile is shown beside one's own."""
    row = items.get(request.viewer, Spending, pk)
    plans.check_progress(request.viewer, row.action)
    shown = commands.shown(row)
    seen = saving.seen(request, shown)
    form = SpendingForm(saving.sent(request, shown), initial=shown)
    outcome = saving.saved(
        request,
        form,
        lambda: commands.change(
            by=request.viewer,
            now=timezone.now(),
            today=timezone.localdate(),
            spending=pk,
            seen=seen,
            **form.cleaned_data,
        ),
        seen=seen,
    )
    to = reverse("action", args=[row.action_id])
    return saving.answer(
        request,
        outcome,
        Sheet("Change spending", to, caption=row.action.title),
        said="Your changes were saved.",
        to=to,
        template="plan/items/change.html",
        below=(Link("Remove this entry", reverse("spending_remove", args=[pk])),),
    )


@EITHER
def spending_remove(request: Asked, pk: UUID) -> HttpResponse:
    """Take an entry out, once it is confirmed."""
    row = items.get(request.viewer, Spending, pk)
    to = reverse("action", args=[row.action_id])
    if request.method == "POST":
        commands.remove(by=request.viewer, now=timezone.now(), spending=pk)
        messages.success(request, "The entry was removed.")
        return redirect(to)
    context = {
        "sheet": Sheet("Remove spending", to, "Remove entry", f"{row.what}. This cannot be undone."),
        "action": request.path,
        "why_not": verdicts.why_not(plans.check_progress, request.viewer, row.action),
    }
    return render(request, "ui/confirm.html", context)
