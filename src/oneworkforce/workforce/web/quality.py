"""Data quality: which organisations to chase first and from whom, one of them item by item, and the letter."""

from collections.abc import Sequence
from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from oneworkforce.access import verdicts
from oneworkforce.audit.web import exports
from oneworkforce.ground.asked import Asked
from oneworkforce.lib.least import LEAST
from oneworkforce.ui import listing, saving
from oneworkforce.ui.saving import EITHER, Sheet
from oneworkforce.ui.spreadsheet import Value
from oneworkforce.workforce.commands import quality as commands
from oneworkforce.workforce.domain import quality as rules
from oneworkforce.workforce.domain.kinds import Gives
from oneworkforce.workforce.permissions import quality as permissions
from oneworkforce.workforce.queries import collections
from oneworkforce.workforce.queries import quality as queries
from oneworkforce.workforce.web.presenters import quality as presenters


@require_safe
def data_quality(request: Asked) -> HttpResponse:
    """List the organisations within reach, what to chase first first."""
    permissions.check_see(request.viewer)
    filters = presenters.filters(collections.sectors())
    wanted = listing.read(request.GET.dict(), presenters.COLUMNS, filters)
    rows, total, wanted = queries.page(queries.of(request.viewer, today=timezone.localdate()), wanted)
    context = {"listing": presenters.listed(rows, total, wanted, filters, request.path), "rule": rules.RULE}
    return render(request, "workforce/quality/list.html", context)


@EITHER
def data_quality_export(request: Asked) -> HttpResponse:
    """Export the list as it is filtered, after asking what for."""
    permissions.check_see(request.viewer)
    filters = presenters.filters(collections.sectors())

    def rows() -> list[Sequence[Value]]:
        wanted = listing.read(request.GET.dict(), presenters.COLUMNS, filters).whole()
        found = queries.of(request.viewer, today=timezone.localdate())
        return [presenters.exported(each) for each in queries.page(found, wanted)[0]]

    return exports.answer(request, noun="organisation", title="data quality", headings=presenters.HEADINGS, rows=rows)


@require_safe
def data_quality_of(request: Asked, pk: UUID) -> HttpResponse:
    """Show one organisation item by item, and what cannot be right."""
    today = timezone.localdate()
    row = permissions.get(request.viewer, pk, today)
    found = queries.one(request.viewer, pk, today=today)
    context = {
        "organisation": row,
        "facts": presenters.facts(found.row),
        "reasons": found.row.reasons,
        "items": presenters.items(found),
        "withheld": any(each.counted is None for each in found.items),
        "wrong": presenters.wrong(found),
        "totals": found.row.facts.gives is Gives.TOTALS,
        "small": LEAST,
        "why_not": verdicts.why_not(permissions.check_ask, request.viewer),
    }
    return render(request, "workforce/quality/page.html", context)


@EITHER
def data_quality_of_export(request: Asked, pk: UUID) -> HttpResponse:
    """Export one organisation item by item, after asking what for."""
    today = timezone.localdate()
    permissions.get(request.viewer, pk, today)

    def rows() -> list[Sequence[Value]]:
        return [*presenters.items_exported(queries.one(request.viewer, pk, today=today))]

    headings = presenters.ITEM_HEADINGS
    return exports.answer(request, noun="organisation", title="data quality", headings=headings, rows=rows)


@EITHER
def data_quality_ask(request: Asked, pk: UUID) -> HttpResponse:
    """Show the letter that asks an organisation to put its data right; send it with one press."""
    viewer, today = request.viewer, timezone.localdate()
    row = permissions.get(viewer, pk, today)
    permissions.check_ask(viewer)
    to = reverse("data_quality_of", args=[pk])
    link = f"{settings.ORIGIN}{to}"
    if request.method == "POST":
        saving.pressed(
            request,
            lambda: commands.ask(by=viewer, now=timezone.now(), today=today, organisation=pk, link=link),
            "The letter is on its way.",
        )
        return redirect(to)
    found = queries.one(viewer, pk, today=today).row
    context = {
        "sheet": Sheet("Ask them", to, "Send the letter", caption=row.name),
        "letter": {
            "subject": "Your workforce data: please put some of it right",
            "text": commands.words(found, name="(the name stands here)", by=viewer, link=link),
        },
        "words": (f"It goes to: {presenters.asked(found)}. Once a week at most.",),
        "action": request.path,
        "change": None,
        "why_not": "",
    }
    return render(request, "workforce/collections/send.html", context)
