"""Grant conditions: the list of a strategy with its export, and the forms that add, change, meet and take out one."""

from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from oneworkforce.access import verdicts
from oneworkforce.audit.web import exports
from oneworkforce.ground.asked import Asked
from oneworkforce.plan.commands import conditions as commands
from oneworkforce.plan.permissions import items, plans
from oneworkforce.plan.queries import conditions as queries
from oneworkforce.plan.web.forms.items import ConditionForm, MetForm
from oneworkforce.plan.web.presenters import conditions as lists
from oneworkforce.ui import listing, saving
from oneworkforce.ui.parts import Link
from oneworkforce.ui.saving import EITHER, Sheet
from oneworkforce.ui.spreadsheet import Value


@require_safe
def conditions(request: Asked, pk: UUID) -> HttpResponse:
    """Show what funders ask of the strategy `pk` and its actions: what is overdue first."""
    viewer, today = request.viewer, timezone.localdate()
    strategy = plans.get(viewer, pk)
    wanted = listing.read(request.GET.dict(), lists.COLUMNS, lists.FILTERS)
    rows, total, wanted = queries.listed(viewer, pk, wanted, today=today)
    why_not = verdicts.why_not(plans.check_change, viewer)
    add = reverse("strategy_condition_add", args=[pk])
    shown = listing.Listing(
        columns=lists.COLUMNS,
        filters=lists.FILTERS,
        wanted=wanted,
        rows=[lists.row(each, may_change=not why_not) for each in rows],
        total=total,
        path=request.path,
        export_url=reverse("conditions_export", args=[pk]),
        noun="grant condition",
        empty_words="Enter what a funder asks in return for a grant, here or on an action's page.",
        empty_url=None if why_not else add,
        empty_action="Add a grant condition",
    )
    context = {"listing": shown, "strategy": strategy, "add": add, "why_not": why_not}
    return render(request, "plan/conditions/list.html", context)


@EITHER
def conditions_export(request: Asked, pk: UUID) -> HttpResponse:
    """Export the list as it is filtered, after asking what for."""
    viewer, today = request.viewer, timezone.localdate()
    plans.get(viewer, pk)
    wanted = listing.read(request.GET.dict(), lists.COLUMNS, lists.FILTERS).whole()

    def rows() -> list[Sequence[Value]]:
        return [lists.exported(each) for each in queries.listed(viewer, pk, wanted, today=today)[0]]

    return exports.answer(request, noun="grant condition", title="grant conditions", headings=lists.HEADINGS, rows=rows)


@EITHER
def condition_add(request: Asked, pk: UUID) -> HttpResponse:
    """Add a condition of the action `pk`."""
    row = plans.get_action(request.viewer, pk)
    plans.check_change(request.viewer)
    form = ConditionForm(saving.sent(request))
    outcome = saving.saved(
        request,
        form,
        lambda: commands.add_to_action(by=request.viewer, now=timezone.now(), action=pk, **form.cleaned_data),
    )
    to = reverse("action", args=[pk])
    sheet = Sheet("Add a grant condition", to, "Add condition", caption=row.title)
    return saving.answer(request, outcome, sheet, said="The condition was added.", to=to)


@EITHER
def strategy_condition_add(request: Asked, pk: UUID) -> HttpResponse:
    """Add a condition of the whole strategy `pk`."""
    row = plans.get(request.viewer, pk)
    plans.check_change(request.viewer)
    form = ConditionForm(saving.sent(request))
    outcome = saving.saved(
        request,
        form,
        lambda: commands.add_to_strategy(by=request.viewer, now=timezone.now(), strategy=pk, **form.cleaned_data),
    )
    to = reverse("conditions", args=[pk])
    sheet = Sheet("Add a grant condition", to, "Add condition", caption=row.title)
    return saving.answer(request, outcome, sheet, said="The condition was added.", to=to)


@EITHER
def condition_change(request: Asked, pk: UUID) -> HttpResponse:
    """Put a condition right; another's change meanwhile is shown beside one's own."""
    row = items.get_condition(request.viewer, pk)
    plans.check_change(request.viewer)
    shown = commands.shown(row)
    seen = saving.seen(request, shown)
    form = ConditionForm(saving.sent(request, shown), initial=shown)
    outcome = saving.saved(
        request,
        form,
        lambda: commands.change(by=request.viewer, now=timezone.now(), pk=pk, seen=seen, **form.cleaned_data),
        seen=seen,
    )
    to = reverse("conditions", args=[row.strategy_id])
    below = (
        Link("Say when it was met", reverse("condition_met", args=[pk])),
        Link("Remove the condition", reverse("condition_remove", args=[pk])),
    )
    return saving.answer(
        request,
        outcome,
        Sheet("Change the grant condition", to, caption=row.action.title if row.action else row.strategy.title),
        said="Your changes were saved.",
        to=to,
        template="plan/items/change.html",
        below=below,
    )


@EITHER
def condition_met(request: Asked, pk: UUID) -> HttpResponse:
    """Say on which day a condition was met, or that it is not."""
    row = items.get_condition(request.viewer, pk)
    items.check_condition_met(request.viewer, row)
    today = timezone.localdate()
    form = MetForm(saving.sent(request), initial={"on": row.met_on or today})
    outcome = saving.saved(
        request,
        form,
        lambda: commands.meet(by=request.viewer, now=timezone.now(), today=today, pk=pk, on=form.cleaned_data["on"]),
    )
    to = reverse("conditions", args=[row.strategy_id])
    sheet = Sheet(row.condition, to, caption=row.funder)
    return saving.answer(request, outcome, sheet, said="The condition was saved.", to=to)


@EITHER
def condition_remove(request: Asked, pk: UUID) -> HttpResponse:
    """Take a condition out, once it is confirmed."""
    row = items.get_condition(request.viewer, pk)
    to = reverse("conditions", args=[row.strategy_id])
    if request.method == "POST":
        commands.remove(by=request.viewer, now=timezone.now(), pk=pk)
        messages.success(request, "The condition was removed.")
        return redirect(to)
    intro = f"{row.condition}. This cannot be undone."
    context = {
        "sheet": Sheet("Remove the grant condition", to, "Remove condition", intro),
        "action": request.path,
        "why_not": verdicts.why_not(plans.check_change, request.viewer),
    }
    return render(request, "ui/confirm.html", context)
