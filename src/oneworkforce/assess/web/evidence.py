"""Evidence by arc: the list and its export, and the forms that record, change and remove it."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from oneworkforce.access import verdicts
from oneworkforce.assess.commands import evidence as commands
from oneworkforce.assess.permissions import evidence
from oneworkforce.assess.queries import evidence as queries
from oneworkforce.assess.queries import findings, stored
from oneworkforce.assess.queries.stored import Held
from oneworkforce.assess.web.forms.gathered import EvidenceForm
from oneworkforce.assess.web.presenters import evidence as presenters
from oneworkforce.audit.web import exports
from oneworkforce.ground.asked import Asked
from oneworkforce.ui import listing, saving
from oneworkforce.ui.saving import EITHER, Sheet


@require_safe
def evidence_page(request: Asked, round: UUID) -> HttpResponse:  # noqa: A002  the field's word
    """Show the evidence of a round, filtered and sorted as the address says."""
    found = stored.held(request.viewer, round)
    filters = presenters.filters(found)
    rows, total, wanted = queries.listed(
        request.viewer, found, listing.read(request.GET.dict(), presenters.COLUMNS, filters)
    )
    why_not = verdicts.why_not(evidence.check_change, request.viewer)
    shown = presenters.listed(found, rows, total, wanted, runs=not why_not)
    context = {"round": found, "listing": shown, "why_not": why_not}
    return render(request, "assess/gathered/evidence.html", context)


@EITHER
def evidence_export(request: Asked, round: UUID) -> HttpResponse:  # noqa: A002
    """Export the evidence as it is filtered, after asking what for."""
    found = stored.held(request.viewer, round)
    wanted = listing.read(request.GET.dict(), presenters.COLUMNS, presenters.filters(found)).whole()
    rows = [presenters.exported(each) for each in queries.listed(request.viewer, found, wanted)[0]]
    return exports.answer(request, noun="evidence", title="evidence", headings=presenters.HEADINGS, rows=rows)


@EITHER
def evidence_add(request: Asked, round: UUID) -> HttpResponse:  # noqa: A002
    """Record a piece of evidence; the address may say of which arc."""
    found = stored.held(request.viewer, round)
    evidence.check_change(request.viewer)
    form = EvidenceForm(_arcs(found), saving.sent(request), initial={"arc": request.GET.get("arc", "")})
    outcome = saving.saved(
        request, form, lambda: commands.add(by=request.viewer, round=round, **_when(), **form.cleaned_data)
    )
    to = reverse("evidence", args=[round])
    sheet = Sheet("Add evidence", to, "Add evidence", caption=found.title)
    return saving.answer(request, outcome, sheet, said="The evidence was added.", to=to)


@EITHER
def evidence_change(request: Asked, pk: UUID) -> HttpResponse:
    """Change a piece of evidence."""
    row = evidence.get(request.viewer, pk)
    evidence.check_change(request.viewer)
    shown = commands.shown(row)
    seen = saving.seen(request, shown)
    form = EvidenceForm(_arcs(stored.of(row.round)), saving.sent(request, shown), initial=shown)
    outcome = saving.saved(
        request,
        form,
        lambda: commands.change(by=request.viewer, evidence=pk, seen=seen, **_when(), **form.cleaned_data),
        seen=seen,
    )
    to = reverse("evidence", args=[row.round_id])
    sheet = Sheet("Change evidence", to, caption=row.round.title)
    more = {"remove": reverse("evidence_remove", args=[pk])}
    template = "assess/gathered/form.html"
    return saving.answer(request, outcome, sheet, said="Your changes were saved.", to=to, template=template, **more)


@EITHER
def evidence_remove(request: Asked, pk: UUID) -> HttpResponse:
    """Remove a piece of evidence, once it is confirmed."""
    row = evidence.get(request.viewer, pk)
    back = reverse("evidence", args=[row.round_id])
    intro = f"“{row.title}” goes. What a finding copied from it stays there. This cannot be undone."
    return saving.confirmed(
        request,
        Sheet("Remove evidence", back, "Remove evidence", intro),
        lambda: commands.remove(by=request.viewer, now=timezone.now(), evidence=pk),
        said="The evidence was removed.",
        why_not=verdicts.why_not(evidence.check_change, request.viewer),
    )


def _arcs(found: Held) -> list[tuple[str, str]]:
    return [(arc, title) for arc, title in findings.arc_titles(found).items() if arc]


def _when() -> dict[str, Any]:
    return {"now": timezone.now(), "today": timezone.localdate()}
