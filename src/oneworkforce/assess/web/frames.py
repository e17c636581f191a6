"""The frame of a round: the list with its totals and its export, and the forms that add, change and remove a group."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from oneworkforce.access import verdicts
from oneworkforce.assess.commands import frames as commands
from oneworkforce.assess.domain.round_states import Step
from oneworkforce.assess.models import Round
from oneworkforce.assess.permissions import frames as permissions
from oneworkforce.assess.permissions import years
from oneworkforce.assess.queries import frames as queries
from oneworkforce.assess.queries import places, stored
from oneworkforce.assess.web.forms.frames import CellForm
from oneworkforce.assess.web.presenters import frames as presenters
from oneworkforce.audit.web import exports
from oneworkforce.ground.asked import Asked
from oneworkforce.ui import listing, saving
from oneworkforce.ui.saving import EITHER, Sheet


@require_safe
def frame(request: Asked, pk: UUID) -> HttpResponse:
    """Show who is asked, filtered and sorted as the address says, with totals."""
    row = years.get(request.viewer, pk)
    why_not = verdicts.why_not(years.check_step, request.viewer, row, Step.FRAME, timezone.localdate())
    filters = _filters(row)
    found = queries.listed(request.viewer, pk, listing.read(request.GET, presenters.COLUMNS, filters))
    context = {
        "round": row,
        "listing": presenters.listed(row, found, filters, why_not),
        "totals": presenters.totals(queries.totals(row)),
        "why_not": why_not,
        "before": row.previous_id is not None,
    }
    return render(request, "assess/frames/list.html", context)


@EITHER
def frame_export(request: Asked, pk: UUID) -> HttpResponse:
    """Export the list as it is filtered, after asking what for."""
    row = years.get(request.viewer, pk)
    wanted = listing.read(request.GET, presenters.COLUMNS, _filters(row)).whole()
    rows = [presenters.exported(each) for each in queries.listed(request.viewer, pk, wanted)[0]]
    return exports.answer(request, noun="frame", title="frame", headings=presenters.HEADINGS, rows=rows)


@EITHER
def frame_add(request: Asked, pk: UUID) -> HttpResponse:
    """Add a group to the frame."""
    row = years.get(request.viewer, pk)
    today = timezone.localdate()
    years.check_step(request.viewer, row, Step.FRAME, today)
    form = _form(row, request)
    outcome = saving.saved(
        request,
        form,
        lambda: commands.add(by=request.viewer, now=timezone.now(), today=today, round=pk, **_values(form)),
    )
    to = reverse("frame", args=[pk])
    sheet = Sheet("Add a group to the frame", to, "Add group", caption=row.title)
    return saving.answer(request, outcome, sheet, said="The group was added.", to=to)


@EITHER
def frame_change(request: Asked, pk: UUID) -> HttpResponse:
    """Change a group of the frame."""
    cell = permissions.get(request.viewer, pk)
    today = timezone.localdate()
    years.check_step(request.viewer, cell.round, Step.FRAME, today)
    shown = commands.shown(cell)
    seen = saving.seen(request, shown)
    form = _form(cell.round, request, shown, (str(cell.organisation_id), cell.organisation.name))
    outcome = saving.saved(
        request,
        form,
        lambda: commands.change(
            by=request.viewer, now=timezone.now(), today=today, cell=pk, seen=seen, **_values(form)
        ),
        seen=seen,
    )
    to = reverse("frame", args=[cell.round_id])
    sheet = Sheet("Change a group of the frame", to, caption=cell.round.title)
    return saving.answer(request, outcome, sheet, said="Your changes were saved.", to=to)


@EITHER
def frame_remove(request: Asked, pk: UUID) -> HttpResponse:
    """Remove a group from the frame, once it is confirmed."""
    cell = permissions.get(request.viewer, pk)
    today, to = timezone.localdate(), reverse("frame", args=[cell.round_id])
    intro = f"{cell.organisation.name}: {presenters.people(cell.invited)} will not be asked."
    sheet = Sheet("Remove a group from the frame", to, "Remove group", intro)
    return saving.confirmed(
        request,
        sheet,
        lambda: commands.remove(by=request.viewer, now=timezone.now(), today=today, cell=pk),
        said="The group was removed from the frame.",
        why_not=verdicts.why_not(years.check_step, request.viewer, cell.round, Step.FRAME, today),
    )


def _filters(row: Round) -> tuple[listing.Filter, ...]:
    return presenters.filters(places.places().choices, places.audiences(stored.framework_of(row)))


def _form(
    row: Round, request: Asked, shown: dict[str, object] | None = None, held: tuple[str, str] | None = None
) -> CellForm:
    """Return the form; the organisation that the cell has is offered, too, where it has ended."""
    organisations = list(places.organisations(today=timezone.localdate()))
    if held is not None and held not in organisations:
        organisations.append(held)
    audiences = places.audiences(stored.framework_of(row))
    localities = places.places().choices
    return CellForm(organisations, localities, audiences, saving.sent(request, shown), initial=shown or {})


def _values(form: CellForm) -> dict[str, Any]:
    found = form.cleaned_data
    return {
        "organisation": UUID(found["organisation"]),
        "locality": UUID(found["locality"]) if found["locality"] else None,
        "audience": found.get("audience", ""),
        "invited": found["invited"],
    }
