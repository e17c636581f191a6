"""Step 2 of a workforce plan: options, what they are judged by, how they do, and which is preferred."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from oneworkforce.ground.asked import Asked
from oneworkforce.ui import saving
from oneworkforce.ui.saving import EITHER, Sheet
from oneworkforce.workforce.commands import option_scores, plan_mapping
from oneworkforce.workforce.commands import workforce_plans as commands
from oneworkforce.workforce.domain import plan_parts as described
from oneworkforce.workforce.domain.plan_states import PlanStep
from oneworkforce.workforce.models import Option
from oneworkforce.workforce.permissions import workforce_plans as permissions
from oneworkforce.workforce.queries import plan_parts
from oneworkforce.workforce.web import workforce_plans
from oneworkforce.workforce.web.forms.workforce_plans import MappingForm, PreferForm, ScoreForm
from oneworkforce.workforce.web.presenters import plan_options as presenters


@require_safe
def workforce_plan_options(request: Asked, pk: UUID) -> HttpResponse:
    """Show the options scored, the best first, and whether the order would stand."""
    row = permissions.get(request.viewer, pk)
    why_not = workforce_plans.reasons(request, row)[PlanStep.WRITE]
    shown = {word: plan_parts.shown(row, described.BY_WORD[word]) for word in ("criteria", "options")}
    sections = presenters.page(row, plan_parts.judged(row), shown, why_not)
    return workforce_plans.page(request, row, "workforce_plan_options", sections)


@EITHER
def workforce_plan_mapping(request: Asked, pk: UUID) -> HttpResponse:
    """Say what the change begins with and is for; another's change meanwhile is shown beside one's own."""
    row = permissions.get(request.viewer, pk)
    permissions.check_step(request.viewer, row, PlanStep.WRITE)
    shown = plan_mapping.shown(row)
    seen = saving.seen(request, shown)
    form = MappingForm(saving.sent(request, shown), initial=shown)
    outcome = saving.saved(
        request,
        form,
        lambda: plan_mapping.change(by=request.viewer, now=timezone.now(), plan=pk, seen=seen, **form.cleaned_data),
        seen=seen,
    )
    to = reverse("workforce_plan_options", args=[pk])
    sheet = Sheet("What changes, and why", to, caption=row.title)
    return saving.answer(request, outcome, sheet, said="Your changes were saved.", to=to)


@EITHER
def workforce_plan_score(request: Asked, pk: UUID) -> HttpResponse:
    """Score an option by every criterion."""
    row = permissions.get_part(request.viewer, Option, pk)
    permissions.check_step(request.viewer, row.plan, PlanStep.WRITE)
    shown = option_scores.shown(row)
    seen = saving.seen(request, shown)
    form = ScoreForm(plan_parts.judged(row.plan)[0], saving.sent(request, shown), initial=shown)
    outcome = saving.saved(
        request,
        form,
        lambda: option_scores.put(by=request.viewer, now=timezone.now(), option=pk, seen=seen, said=form.said()),
        seen=seen,
    )
    to = reverse("workforce_plan_options", args=[row.plan_id])
    sheet = Sheet(f"Score: {row.title}", to, caption=row.plan.title)
    return saving.answer(request, outcome, sheet, said="The scores were saved.", to=to)


@EITHER
def workforce_plan_prefer(request: Asked, pk: UUID) -> HttpResponse:
    """Say which option is preferred, and why."""
    row = permissions.get(request.viewer, pk)
    permissions.check_step(request.viewer, row, PlanStep.WRITE)
    shown = commands.shown_preferred(row)
    seen = saving.seen(request, shown)
    options = [(each.key, each.title) for each in plan_parts.judged(row)[1]]
    form = PreferForm(options, saving.sent(request, shown), initial=shown)

    def command() -> None:
        chosen, because = form.cleaned_data["preferred"], form.cleaned_data["preferred_because"]
        preferred = UUID(chosen) if chosen else None
        commands.prefer(by=request.viewer, now=timezone.now(), plan=pk, seen=seen, preferred=preferred, because=because)

    outcome = saving.saved(request, form, command, seen=seen)
    to = reverse("workforce_plan_options", args=[pk])
    sheet = Sheet("Which option is preferred?", to, caption=row.title)
    return saving.answer(request, outcome, sheet, said="The preferred option was saved.", to=to)
