"""Step 3 of a workforce plan: services, whom they need, and how many people there will be."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from oneworkforce.ground.asked import Asked
from oneworkforce.ui import saving
from oneworkforce.ui.saving import EITHER, Sheet
from oneworkforce.ui.table_files import on_disk
from oneworkforce.workforce.commands import plan_populations
from oneworkforce.workforce.domain import plan_parts as described
from oneworkforce.workforce.domain.plan_states import PlanStep
from oneworkforce.workforce.permissions import workforce_plans as permissions
from oneworkforce.workforce.queries import plan_parts, required
from oneworkforce.workforce.web import workforce_plans
from oneworkforce.workforce.web.forms.workforce_plans import PopulationFileForm
from oneworkforce.workforce.web.presenters import plan_required as presenters


@require_safe
def workforce_plan_required(request: Asked, pk: UUID) -> HttpResponse:
    """Show the services with whom they need, the scenarios, and what that comes to."""
    row = permissions.get(request.viewer, pk)
    why_not = workforce_plans.reasons(request, row)[PlanStep.WRITE]
    shown = {
        word: plan_parts.shown(row, described.BY_WORD[word])
        for word in ("services", "roles", "ratios", "growth", "population")
    }
    sections = presenters.page(row, shown, required.needed(row), why_not, plan_parts.sheets(row))
    return workforce_plans.page(request, row, "workforce_plan_required", sections)


@EITHER
def workforce_plan_population(request: Asked, pk: UUID) -> HttpResponse:
    """Take a file of population figures in the place of those that are there."""
    row = permissions.get(request.viewer, pk)
    permissions.check_step(request.viewer, row, PlanStep.WRITE)
    form = PopulationFileForm(saving.sent(request), request.FILES if request.method == "POST" else None)
    made: list[int] = []
    outcome = saving.saved(request, form, lambda: made.append(_bring_in(request, pk, form.cleaned_data)))
    to = reverse("workforce_plan_required", args=[pk])
    intro = "The figures of the file take the place of all that are there: all of them, or none."
    sheet = Sheet("Bring in population figures", to, "Bring in", intro, caption=row.title)
    said = f"{sum(made):,} figures were brought in."
    return saving.answer(request, outcome, sheet, said=said, to=to)


def _bring_in(request: Asked, pk: UUID, said: Mapping[str, Any]) -> int:
    now = timezone.now()
    with on_disk(said["file"]) as path:
        return plan_populations.bring_in(
            by=request.viewer, now=now, today=timezone.localdate(now), plan=pk, source=said["source"], path=path
        )
