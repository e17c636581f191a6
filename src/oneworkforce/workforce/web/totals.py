"""Totals of an organisation: exported, added, changed, confirmed and removed."""

from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from oneworkforce.access import verdicts
from oneworkforce.audit.web import exports
from oneworkforce.ground.asked import Asked
from oneworkforce.lib import text
from oneworkforce.ui import listing, saving
from oneworkforce.ui.parts import Link
from oneworkforce.ui.saving import EITHER, Sheet
from oneworkforce.ui.spreadsheet import Value
from oneworkforce.workforce.commands import totals as commands
from oneworkforce.workforce.domain import roles
from oneworkforce.workforce.permissions import giving as permissions
from oneworkforce.workforce.queries import giving as queries
from oneworkforce.workforce.queries import places
from oneworkforce.workforce.web.forms.giving import TotalForm
from oneworkforce.workforce.web.presenters import giving as present

INTRO = "What you leave empty is not known; 0 means none. Count each person once, where most of their hours are."


@EITHER
def export(request: Asked, pk: UUID) -> HttpResponse:
    """Export the totals of an organisation as they are filtered, after asking what for."""
    viewer = request.viewer
    permissions.get(viewer, pk)
    asked = present.total_filters(places.choices())
    wanted = listing.read(request.GET, present.TOTAL_COLUMNS, asked).whole()

    def rows() -> list[Sequence[Value]]:
        return [present.total_exported(each) for each in queries.totals(viewer, pk, wanted)[0]]

    return exports.answer(request, noun="total", title="totals", headings=present.TOTAL_HEADINGS, rows=rows)


@EITHER
def add(request: Asked, pk: UUID) -> HttpResponse:
    """Add a total to the organisation `pk`."""
    viewer, today = request.viewer, timezone.localdate()
    place = permissions.get(viewer, pk)
    permissions.check_keep(viewer, pk)
    form = TotalForm(places.choices(), saving.sent(request), initial={"counted_on": today})
    outcome = saving.saved(
        request,
        form,
        lambda: commands.add(by=viewer, now=timezone.now(), today=today, organisation=pk, said=form.said()),
    )
    to = reverse("giving", args=[pk])
    sheet = Sheet("Add a total", to, "Add total", INTRO, caption=place.name)
    return saving.answer(request, outcome, sheet, said="The total was added.", to=to)


@EITHER
def change(request: Asked, pk: UUID) -> HttpResponse:
    """Change a total; another's change meanwhile is shown beside one's own."""
    viewer, today = request.viewer, timezone.localdate()
    row = permissions.get_total(viewer, pk)
    permissions.check_keep(viewer, row.organisation_id)
    shown = commands.shown(row)
    seen = saving.seen(request, shown)
    form = TotalForm(places.choices(), saving.sent(request, shown), initial=shown)
    outcome = saving.saved(
        request,
        form,
        lambda: commands.change(by=viewer, now=timezone.now(), today=today, total=pk, seen=seen, said=form.said()),
        seen=seen,
    )
    to = reverse("giving", args=[row.organisation_id])
    return saving.answer(
        request,
        outcome,
        Sheet("Change the total", to, "Save", INTRO, caption=f"{row.organisation.name}, {roles.title(row.role)}"),
        said="The total was changed.",
        to=to,
        template="workforce/giving/total.html",
        confirm_url=reverse("total_confirm", args=[pk]),
        below=(Link("Remove the total", reverse("total_remove", args=[pk])),),
    )


@require_POST
def confirm(request: Asked, pk: UUID) -> HttpResponse:
    """Say that a total is still so."""
    place = commands.confirm(by=request.viewer, now=timezone.now(), total=pk)
    messages.success(request, "Thank you. The total is confirmed as of today.")
    return redirect("giving", place)


@require_POST
def confirm_all(request: Asked, pk: UUID) -> HttpResponse:
    """Say that all totals of an organisation are still so."""
    many = commands.confirm_all(by=request.viewer, now=timezone.now(), organisation=pk)
    messages.success(request, f"Thank you. {text.counted(many, 'total')} confirmed as of today.")
    return redirect("giving", pk)


@EITHER
def remove(request: Asked, pk: UUID) -> HttpResponse:
    """Remove a total, once it is confirmed."""
    row = permissions.get_total(request.viewer, pk)
    to = reverse("giving", args=[row.organisation_id])
    intro = f"{row.organisation.name}: {roles.title(row.role)}. This cannot be undone."
    return saving.confirmed(
        request,
        Sheet("Remove the total?", to, "Remove total", intro),
        lambda: commands.remove(by=request.viewer, now=timezone.now(), total=pk),
        said="The total was removed.",
        why_not=verdicts.why_not(permissions.check_keep, request.viewer, row.organisation_id),
    )
