"""The list of staff, and its export."""

from collections.abc import Sequence

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from oneworkforce.access import verdicts
from oneworkforce.access.viewer import Viewer
from oneworkforce.audit.web import exports
from oneworkforce.ground.asked import Asked
from oneworkforce.ui import listing
from oneworkforce.ui.saving import EITHER
from oneworkforce.ui.spreadsheet import Value
from oneworkforce.workforce.permissions import posts as permissions
from oneworkforce.workforce.queries import places
from oneworkforce.workforce.queries import staff_lists as queries
from oneworkforce.workforce.web.presenters import staff_lists as present


@require_safe
def staff_list(request: Asked) -> HttpResponse:
    """Show the people whose staff record the viewer sees, filtered and sorted as the address says."""
    viewer, today = request.viewer, timezone.localdate()
    permissions.check_list(viewer)
    asked = _filters(viewer)
    rows, total, wanted = queries.listed(viewer, listing.read(request.GET, present.COLUMNS, asked), today=today)
    why_not = verdicts.why_not(permissions.check_keep_any, viewer)
    shown = listing.Listing(
        columns=present.COLUMNS,
        filters=asked,
        wanted=wanted,
        rows=[present.row(each) for each in rows],
        total=total,
        path=reverse("staff_list"),
        export_url=reverse("staff_list_export"),
        noun="person",
        plural="people",
        caption="Staff",
        empty_words="Enter the people you have, five at a time.",
        empty_url=None if why_not else reverse("sitting"),
        empty_action="Enter people by hand",
    )
    return render(request, "workforce/staff/list.html", {"listing": shown})


@EITHER
def export(request: Asked) -> HttpResponse:
    """Export the list as it is filtered, after asking what for."""
    viewer, today = request.viewer, timezone.localdate()
    permissions.check_list(viewer)
    wanted = listing.read(request.GET, present.COLUMNS, _filters(viewer)).whole()

    def rows() -> list[Sequence[Value]]:
        return [present.exported(each) for each in queries.listed(viewer, wanted, today=today)[0]]

    return exports.answer(request, noun="staff record", title="staff", headings=present.HEADINGS, rows=rows)


def _filters(viewer: Viewer) -> tuple[listing.Filter, ...]:
    return present.filters(places.pairs(permissions.reached(viewer, today=timezone.localdate())))
