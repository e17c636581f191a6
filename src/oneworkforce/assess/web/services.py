"""What interviews found: services by themes as a heat map with its table, the themes that press, findings from them."""

from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from oneworkforce.access import verdicts
from oneworkforce.assess.commands import interview_findings
from oneworkforce.assess.permissions import findings, interviews, rounds
from oneworkforce.assess.queries import interviews as queries
from oneworkforce.assess.web.presenters import interviews as presenters
from oneworkforce.audit.web import exports
from oneworkforce.ground.asked import Asked
from oneworkforce.lib import text
from oneworkforce.ui.parts import Cell
from oneworkforce.ui.saving import EITHER
from oneworkforce.ui.spreadsheet import Value


@require_safe
def round_services(request: Asked, round: UUID) -> HttpResponse:  # noqa: A002  the field's word
    """Show the themes by service to whoever may see them."""
    row = interviews.seen(request.viewer, round)
    found = queries.found(row)
    runs = rounds.can_change(request.viewer)
    context = {
        "round": row,
        "page": presenters.services(found, notes=runs),
        "any": bool(found.views),
        "closed": row.closed_at is not None,
        "runs": runs,
        "why_not": verdicts.why_not(findings.check_change, request.viewer),
    }
    return render(request, "assess/interviews/services.html", context)


@EITHER
def round_services_export(request: Asked, round: UUID) -> HttpResponse:  # noqa: A002
    """Export the table of services by themes, after asking what for."""
    found = queries.found(interviews.seen(request.viewer, round))
    grid = presenters.by_service(found)
    headings = [each.text if isinstance(each, Cell) else each for each in grid.headings]

    def rows() -> list[Sequence[Value]]:
        return [[each.text if isinstance(each, Cell) else each for each in row] for row in grid.rows]

    return exports.answer(request, noun="interview", title="services and their scores", headings=headings, rows=rows)


@require_POST
def interviews_draft(request: Asked, round: UUID) -> HttpResponse:  # noqa: A002
    """Record the themes that press most as findings."""
    made = interview_findings.draft(by=request.viewer, now=timezone.now(), today=timezone.localdate(), round=round)
    said = f"{text.counted(made, 'finding')} proposed: discuss each and say where you stand."
    messages.success(request, said if made else "The interviews propose nothing that is not here already.")
    return redirect("findings", round)
