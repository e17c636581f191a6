"""Strands with their work plans, and the sources of a strategy: pages and forms."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from oneworkforce.access import verdicts
from oneworkforce.ground.asked import Asked
from oneworkforce.lib.faults import Refused
from oneworkforce.plan.commands import strands as commands
from oneworkforce.plan.permissions import plans
from oneworkforce.plan.queries import actions
from oneworkforce.plan.queries import strategies as queries
from oneworkforce.plan.web.forms.strategies import StrandForm
from oneworkforce.plan.web.presenters import rag
from oneworkforce.plan.web.presenters import strategies as presenters
from oneworkforce.ui import saving
from oneworkforce.ui.saving import EITHER, Sheet


@require_safe
def strand(request: Asked, pk: UUID) -> HttpResponse:
    """Show the work plan of a strand."""
    whole, page = queries.strand(request.viewer, pk, today=timezone.localdate())
    context = {
        "strategy": whole,
        "page": page,
        "rows": presenters.work_plan(page),
        "headings": presenters.HEADINGS,
        "group": presenters.group(page),
        "counted": rag.counted([one.status.state for one in page.actions]),
        "why_not": verdicts.why_not(plans.check_change, request.viewer),
    }
    return render(request, "plan/strands/page.html", context)


@EITHER
def strand_add(request: Asked, pk: UUID) -> HttpResponse:
    """Add a strand to the strategy `pk`."""
    row = plans.get(request.viewer, pk)
    plans.check_change(request.viewer)
    form = StrandForm(actions.groups(request.viewer), queries.sources(pk), saving.sent(request))
    made: list[UUID] = []
    outcome = saving.saved(
        request,
        form,
        lambda: made.append(commands.add(by=request.viewer, now=timezone.now(), strategy=pk, **_values(form))),
    )
    sheet = Sheet("Add a strand", reverse("strategy", args=[pk]), "Add strand", caption=row.title)
    to = reverse("strand", args=made) if made else ""
    return saving.answer(request, outcome, sheet, said="The strand was added.", to=to)


@EITHER
def strand_change(request: Asked, pk: UUID) -> HttpResponse:
    """Change what is said of a strand."""
    row = plans.get_strand(request.viewer, pk)
    plans.check_change(request.viewer)
    shown = commands.shown(row)
    seen = saving.seen(request, shown)
    form = StrandForm(
        actions.groups(request.viewer, row.group_id),
        queries.sources(row.strategy_id),
        saving.sent(request, shown),
        initial=shown,
    )
    outcome = saving.saved(
        request,
        form,
        lambda: commands.change(by=request.viewer, now=timezone.now(), strand=pk, seen=seen, **_values(form)),
        seen=seen,
    )
    to = reverse("strand", args=[pk])
    sheet = Sheet(f"Change strand {row.number}", to, caption=row.strategy.title)
    return saving.answer(request, outcome, sheet, said="Your changes were saved.", to=to)


@EITHER
def strand_remove(request: Asked, pk: UUID) -> HttpResponse:
    """Remove a strand without actions, once it is confirmed."""
    row = plans.get_strand(request.viewer, pk)
    why_not = verdicts.why_not(plans.check_change, request.viewer)
    if request.method == "POST":
        try:
            commands.remove(by=request.viewer, now=timezone.now(), strand=pk)
        except Refused as refused:
            why_not = f"{refused.faults[0].what} {refused.faults[0].remedy}"
        else:
            messages.success(request, "The strand was removed.")
            return redirect("strategy", row.strategy_id)
    context = {
        "sheet": Sheet(
            f"Remove strand {row.number}",
            reverse("strand", args=[pk]),
            "Remove strand",
            "Only a strand without actions can be removed. The other strands keep their numbers.",
        ),
        "action": request.path,
        "why_not": why_not,
    }
    return render(request, "ui/confirm.html", context)


def _values(form: StrandForm) -> dict[str, Any]:
    said = form.cleaned_data
    return {
        "title": said["title"],
        "aim": said["aim"],
        "group": UUID(said["group"]) if said["group"] else None,
        "sources": [UUID(one) for one in said["sources"]],
    }
