"""Quotes that were cleared of names, for whoever sees results."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from oneworkforce.access import verdicts
from oneworkforce.assess.permissions import notes
from oneworkforce.assess.queries import said, stored
from oneworkforce.assess.queries.stored import Held
from oneworkforce.assess.web.presenters import gathered as presenters
from oneworkforce.audit.web import exports
from oneworkforce.ground.asked import Asked
from oneworkforce.ui import listing
from oneworkforce.ui.listing import Wanted
from oneworkforce.ui.saving import EITHER


@require_safe
def quotes_page(request: Asked, round: UUID) -> HttpResponse:  # noqa: A002  the field's word
    """Show the cleared quotes of a round."""
    found = stored.held(request.viewer, round)
    wanted = _wanted(request, found)
    context = {
        "round": found,
        "quotes": presenters.quotes(_rows(request, found, wanted), found),
        "filters": presenters.arc_filters(found),
        "wanted": wanted,
        "cleared": reverse("quotes", args=[round]),
        "export": listing.address(reverse("quotes_export", args=[round]), wanted),
        "why_not": verdicts.why_not(notes.check_change, request.viewer),
    }
    return render(request, "assess/gathered/quotes.html", context)


@EITHER
def quotes_export(request: Asked, round: UUID) -> HttpResponse:  # noqa: A002
    """Export the cleared quotes as they are filtered, after asking what for."""
    found = stored.held(request.viewer, round)
    rows = presenters.quotes(_rows(request, found, _wanted(request, found)), found)
    told = [(each.words, each.arcs, each.where) for each in rows]
    return exports.answer(request, noun="quote", title="quotes", headings=presenters.QUOTE_HEADINGS, rows=told)


def _wanted(request: Asked, found: Held) -> Wanted:
    return listing.read(request.GET.dict(), (), presenters.arc_filters(found))


def _rows(request: Asked, found: Held, wanted: Wanted) -> tuple[said.Quote, ...]:
    return said.quotes(request.viewer, found.id, arc=wanted.filters.get("arc", ""))
