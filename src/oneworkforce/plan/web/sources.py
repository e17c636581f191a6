"""What a strategy came from: the forms."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from oneworkforce.access import verdicts
from oneworkforce.ground.asked import Asked
from oneworkforce.plan.commands import sources as commands
from oneworkforce.plan.permissions import plans
from oneworkforce.plan.web.forms.strategies import SourceForm
from oneworkforce.ui import saving
from oneworkforce.ui.saving import EITHER, Sheet


@EITHER
def source_add(request: Asked, pk: UUID) -> HttpResponse:
    """Record something that the strategy `pk` came from."""
    row = plans.get(request.viewer, pk)
    plans.check_change(request.viewer)
    form = SourceForm(saving.sent(request))
    outcome = saving.saved(
        request, form, lambda: commands.add(by=request.viewer, now=timezone.now(), strategy=pk, **_values(form))
    )
    to = reverse("strategy", args=[pk])
    intro = "A visioning event, a consultation, the results of a round: strands then say which of them they came from."
    sheet = Sheet("Add a source", to, "Add source", intro, caption=row.title)
    return saving.answer(request, outcome, sheet, said="The source was added.", to=to)


@EITHER
def source_change(request: Asked, pk: UUID) -> HttpResponse:
    """Change what is said of a source."""
    row = plans.get_source(request.viewer, pk)
    plans.check_change(request.viewer)
    shown = commands.shown(row)
    seen = saving.seen(request, shown)
    form = SourceForm(saving.sent(request, shown), initial=shown)
    outcome = saving.saved(
        request,
        form,
        lambda: commands.change(by=request.viewer, now=timezone.now(), source=pk, seen=seen, **_values(form)),
        seen=seen,
    )
    to = reverse("strategy", args=[row.strategy_id])
    sheet = Sheet("Change a source", to, caption=row.strategy.title)
    return saving.answer(
        request,
        outcome,
        sheet,
        said="Your changes were saved.",
        to=to,
        template="plan/strategies/source.html",
        remove=reverse("source_remove", args=[pk]),
    )


@EITHER
def source_remove(request: Asked, pk: UUID) -> HttpResponse:
    """Remove a source, once it is confirmed."""
    row = plans.get_source(request.viewer, pk)
    if request.method == "POST":
        commands.remove(by=request.viewer, now=timezone.now(), source=pk)
        messages.success(request, "The source was removed.")
        return redirect("strategy", row.strategy_id)
    intro = "The strands that name it stay; they no longer name it. This cannot be undone."
    context = {
        "sheet": Sheet(f"Remove {row.title}", reverse("strategy", args=[row.strategy_id]), "Remove source", intro),
        "action": request.path,
        "why_not": verdicts.why_not(plans.check_change, request.viewer),
    }
    return render(request, "ui/confirm.html", context)


def _values(form: SourceForm) -> dict[str, Any]:
    return {name: form.cleaned_data[name] for name in ("kind", "title", "held_on", "place", "took_part", "notes")}
