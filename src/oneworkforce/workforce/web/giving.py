"""What organisations give of their workforce: the list, the page of one with its totals, the form that changes it."""

from collections.abc import Sequence
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from oneworkforce.access import verdicts
from oneworkforce.audit.web import exports
from oneworkforce.ground.asked import Asked
from oneworkforce.ui import listing, saving
from oneworkforce.ui.saving import EITHER, Sheet
from oneworkforce.ui.spreadsheet import Value
from oneworkforce.workforce.commands import giving as commands
from oneworkforce.workforce.domain.kinds import Gives
from oneworkforce.workforce.permissions import giving as permissions
from oneworkforce.workforce.queries import giving as queries
from oneworkforce.workforce.queries import places
from oneworkforce.workforce.web.forms.giving import GivingForm
from oneworkforce.workforce.web.presenters import giving as present


@require_safe
def givings(request: Asked) -> HttpResponse:
    """Show the organisations and what each gives, filtered and sorted as the address says."""
    permissions.check_list(request.viewer)
    wanted = listing.read(request.GET, present.COLUMNS, present.FILTERS)
    rows, total, wanted = queries.listed(request.viewer, wanted, today=timezone.localdate())
    shown = listing.Listing(
        columns=present.COLUMNS,
        filters=present.FILTERS,
        wanted=wanted,
        rows=[present.row(each) for each in rows],
        total=total,
        path=reverse("givings"),
        export_url=reverse("givings_export"),
        noun="organisation",
        empty_words="No organisation has given anything that you see.",
    )
    return render(request, "workforce/giving/list.html", {"listing": shown})


@EITHER
def export(request: Asked) -> HttpResponse:
    """Export the list as it is filtered, after asking what for."""
    viewer, today = request.viewer, timezone.localdate()
    permissions.check_list(viewer)
    wanted = listing.read(request.GET, present.COLUMNS, present.FILTERS).whole()

    def rows() -> list[Sequence[Value]]:
        return [present.exported(each) for each in queries.listed(viewer, wanted, today=today)[0]]

    return exports.answer(request, noun="giving", title="what organisations give", headings=present.HEADINGS, rows=rows)


@require_safe
def giving(request: Asked, pk: UUID) -> HttpResponse:
    """Show what an organisation gives, with its totals."""
    viewer = request.viewer
    found = queries.one(viewer, pk, today=timezone.localdate())
    asked = present.total_filters(places.choices())
    wanted = listing.read(request.GET, present.TOTAL_COLUMNS, asked)
    rows, total, wanted = queries.totals(viewer, pk, wanted)
    why_not = verdicts.why_not(permissions.check_keep, viewer, pk)
    shown = listing.Listing(
        columns=present.TOTAL_COLUMNS,
        filters=asked,
        wanted=wanted,
        rows=[present.total(each, may_change=not why_not) for each in rows],
        total=total,
        path=reverse("giving", args=[pk]),
        export_url=reverse("totals_export", args=[pk]),
        noun="total",
        caption="Totals",
        empty_words="Totals are for organisations that do not give a row for each post.",
        empty_url=None if why_not else reverse("total_add", args=[pk]),
        empty_action="Add a total",
    )
    context = {
        "found": found,
        "facts": present.facts(found),
        "listing": shown,
        "why_not": why_not,
        "not_counted": found.totals > 0 and found.gives is Gives.ROWS,
    }
    return render(request, "workforce/giving/page.html", context)


@EITHER
def change(request: Asked, pk: UUID) -> HttpResponse:
    """Say whether rows or totals count; what becomes of the others is said before."""
    viewer = request.viewer
    place = permissions.get(viewer, pk)
    permissions.check_keep(viewer, pk)
    shown = commands.shown(place)
    seen = saving.seen(request, shown)
    form = GivingForm(saving.sent(request, shown), initial=shown)
    outcome = saving.saved(
        request,
        form,
        lambda: commands.change(by=viewer, now=timezone.now(), organisation=pk, seen=seen, **form.cleaned_data),
        seen=seen,
    )
    to = reverse("giving", args=[pk])
    intro = present.explained(queries.one(viewer, pk, today=timezone.localdate()))
    sheet = Sheet("What the organisation gives", to, caption=place.name, intro=intro)
    return saving.answer(request, outcome, sheet, said="What counts was saved.", to=to)
