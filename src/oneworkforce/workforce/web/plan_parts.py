"""The parts of a workforce plan are added, changed and removed: one set of pages for every kind."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone

from oneworkforce.access import verdicts
from oneworkforce.ground.asked import Asked
from oneworkforce.ui import saving
from oneworkforce.ui.saving import EITHER, Sheet
from oneworkforce.workforce.commands import plan_parts as commands
from oneworkforce.workforce.domain import plan_parts
from oneworkforce.workforce.domain.plan_parts import PartOf
from oneworkforce.workforce.models.by_part import MODELS
from oneworkforce.workforce.permissions import workforce_plans as permissions
from oneworkforce.workforce.queries import plan_parts as queries
from oneworkforce.workforce.web.forms.plan_parts import PartForm
from oneworkforce.workforce.web.presenters import plan_sections

ROLE_GOES = "The ratios, trainees, measures and assumptions that name it go with it. "


@EITHER
def workforce_part_add(request: Asked, pk: UUID, word: str) -> HttpResponse:
    """Add a part to a plan."""
    row, part = permissions.get(request.viewer, pk), _part(word)
    permissions.check_step(request.viewer, row, part.needs)
    form = PartForm(part, queries.offered(row), saving.sent(request))
    outcome = saving.saved(
        request,
        form,
        lambda: commands.add(by=request.viewer, now=timezone.now(), plan=pk, part=part, said=form.values()),
    )
    to = _step(pk, part)
    sheet = Sheet(f"Add: {part.noun}", to, "Add", part.intro, caption=row.title)
    said = f"Added: {part.noun}."
    return saving.answer(request, outcome, sheet, said=said, to=to, template="workforce/plans/part.html", remove="")


@EITHER
def workforce_part_change(request: Asked, word: str, pk: UUID) -> HttpResponse:
    """Change a part of a plan; another's change meanwhile is shown beside one's own."""
    part = _part(word)
    row = permissions.get_part(request.viewer, MODELS[word], pk)
    permissions.check_step(request.viewer, row.plan, part.needs)
    shown = commands.shown(part, row)
    seen = saving.seen(request, shown)
    form = PartForm(part, queries.offered(row.plan), saving.sent(request, shown), initial=shown)
    outcome = saving.saved(
        request,
        form,
        lambda: commands.change(
            by=request.viewer, now=timezone.now(), part=part, item=pk, seen=seen, said=form.values()
        ),
        seen=seen,
    )
    to = _step(row.plan_id, part)
    sheet = Sheet(f"Change: {part.noun}", to, "Save", part.intro, caption=row.plan.title)
    template, remove = "workforce/plans/part.html", reverse("workforce_part_remove", args=[word, pk])
    said = "Your changes were saved."
    return saving.answer(request, outcome, sheet, said=said, to=to, template=template, remove=remove)


@EITHER
def workforce_part_remove(request: Asked, word: str, pk: UUID) -> HttpResponse:
    """Remove a part of a plan, once it is confirmed."""
    part = _part(word)
    row = permissions.get_part(request.viewer, MODELS[word], pk)
    to = _step(row.plan_id, part)
    goes = {"services": "What it needs goes with it. ", "options": "Its scores go with it. ", "roles": ROLE_GOES}.get(
        word, ""
    )
    sheet = Sheet(f"Remove: {part.noun}", to, "Remove", f"{goes}This cannot be undone.", caption=row.plan.title)
    return saving.confirmed(
        request,
        sheet,
        lambda: commands.remove(by=request.viewer, now=timezone.now(), part=part, item=pk),
        said=f"Removed: {part.noun}.",
        why_not=verdicts.why_not(permissions.check_step, request.viewer, row.plan, part.needs),
    )


def _part(word: str) -> PartOf:
    if word not in plan_parts.BY_WORD:
        raise Http404
    return plan_parts.BY_WORD[word]


def _step(plan: UUID, part: PartOf) -> str:
    return reverse(plan_sections.STEPS[part.step - 1].name, args=[plan])
