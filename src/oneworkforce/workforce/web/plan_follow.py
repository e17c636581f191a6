"""Step 6 of a workforce plan: its actions and how they stand, its reviews, its indicators; and the plan as a paper."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from oneworkforce.audit.web import exports
from oneworkforce.documents import pdf, web, word
from oneworkforce.documents.model import Report
from oneworkforce.ground.asked import Asked
from oneworkforce.workforce.commands import plan_papers
from oneworkforce.workforce.domain import plan_parts as described
from oneworkforce.workforce.domain.plan_states import PlanStep
from oneworkforce.workforce.permissions import workforce_plans as permissions
from oneworkforce.workforce.queries import closing, plan_parts
from oneworkforce.workforce.queries import plan_papers as papers
from oneworkforce.workforce.reports import plan_papers as written
from oneworkforce.workforce.web import workforce_plans
from oneworkforce.workforce.web.presenters import plan_follow as presenters


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file that a plan is taken as: what it is called, what makes it, its content type."""

    label: str
    render: Callable[[Report], bytes]
    content: str


KINDS: Mapping[str, Kind] = {
    "docx": Kind("Word file", word.render, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "pdf": Kind("PDF", pdf.render, "application/pdf"),
    "html": Kind("Web page", web.render, "text/html; charset=utf-8"),
}


@require_safe
def workforce_plan_follow(request: Asked, pk: UUID) -> HttpResponse:
    """Show the actions with how they stand, the reviews and the indicators."""
    row = permissions.get(request.viewer, pk)
    today = timezone.localdate()
    why_not = workforce_plans.reasons(request, row)[PlanStep.FOLLOW]
    shown = {word: plan_parts.shown(row, described.BY_WORD[word]) for word in ("reviews", "indicators")}
    followed = closing.followed(request.viewer, row, today=today)
    sections = presenters.page(row, followed, shown, why_not, today)
    return workforce_plans.page(request, row, "workforce_plan_follow", sections)


@require_safe
def workforce_plan_paper(request: Asked, pk: UUID) -> HttpResponse:
    """Show the ways to take the plan as a paper."""
    row = permissions.get(request.viewer, pk)
    kinds = [(key, kind.label) for key, kind in KINDS.items()]
    return render(request, "workforce/plans/paper.html", {"plan": row, "kinds": kinds})


@require_POST
def workforce_plan_fetch(request: Asked, pk: UUID, kind: str) -> HttpResponse:
    """Hand out the plan as a paper; that it was taken is recorded."""
    if kind not in KINDS:
        raise Http404
    now = timezone.now()
    row = permissions.get(request.viewer, pk)
    found = papers.of(request.viewer, row, today=timezone.localdate(now))
    report = written.report(row, found, today=timezone.localdate(now))
    plan_papers.take(by=request.viewer, now=now, plan=pk, kind=kind)
    made = KINDS[kind]
    name = f"workforce-plan-{timezone.localdate(now):%Y-%m-%d}.{kind}"
    return exports.attachment(made.render(report), name, made.content)
