"""Open links: the list by cell of the frame, one with its code to scan, and sheets to print."""

from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe
from markupsafe import Markup

from oneworkforce.access import verdicts
from oneworkforce.access.verdicts import NotFound
from oneworkforce.assess.commands import open_links as commands
from oneworkforce.assess.domain.round_states import Step
from oneworkforce.assess.models import OpenLink, Round
from oneworkforce.assess.permissions import contacts as permissions
from oneworkforce.assess.permissions import years
from oneworkforce.assess.queries import codes, stored
from oneworkforce.assess.queries import contacts as queries
from oneworkforce.assess.queries.contacts import Cell
from oneworkforce.assess.web import documents
from oneworkforce.assess.web.presenters import cells as presenters
from oneworkforce.documents import sheets
from oneworkforce.documents.sheets import Sheet
from oneworkforce.ground import narratives
from oneworkforce.ground.asked import Asked
from oneworkforce.ui import listing
from oneworkforce.ui.jinja import day

ASKS = "How well do services work together for children here? Please tell us. It takes about ten minutes."
KEPT = (
    "Nobody is asked for a name. What you answer is mixed with that of others and kept without a trace of who gave it. "
    "Figures of fewer than {least} people are shown to nobody."
)
"""What a sheet promises; the least is that of the round."""
MOST = 400
"""Sheets of one file: a page each."""


@require_safe
def open_links(request: Asked, pk: UUID) -> HttpResponse:
    """Show the cells of the frame, and which have an open link."""
    row = years.get(request.viewer, pk)
    filters = presenters.filters(queries.organisations(row))
    ended = dict(OpenLink.objects.filter(cell__round=row).values_list("cell", "ended_at"))
    shown = presenters.listed(
        queries.cells(row),
        listing.read(request.GET, presenters.LINKED, filters),
        shown=filters,
        path=reverse("open_links", args=[pk]),
        to=lambda cell: reverse("open_link", args=[pk, cell]),
        states={cell: "ended" if at else "open" for cell, at in ended.items()},
        frame=presenters.frame(pk),
    )
    context = {
        "round": stored.of(row),
        "listing": shown,
        "any": any(at is None for at in ended.values()),
        "why_not": _why_not(request, row),
    }
    return render(request, "assess/links/list.html", context)


@require_safe
def open_link(request: Asked, round: UUID, pk: UUID) -> HttpResponse:  # noqa: A002  the field's word
    """Show the open link of a cell: its address, its code, and what can be done."""
    cell = permissions.cell(request.viewer, round, pk)
    address = _addresses(cell.round).get(cell.pk, "")
    context = {
        "round": stored.of(cell.round),
        "cell": queries.cell(cell, stored.framework_of(cell.round)),
        "address": address,
        "code": Markup(codes.svg(address)) if address else "",  # noqa: S704  squares of our own making
        "why_not": _why_not(request, cell.round),
    }
    return render(request, "assess/links/page.html", context)


@require_POST
def open_link_make(request: Asked, round: UUID, pk: UUID) -> HttpResponse:  # noqa: A002  the field's word
    """Make the link of a cell, or another in its place."""
    commands.make(by=request.viewer, now=timezone.now(), today=timezone.localdate(), round=round, cell=pk)
    messages.success(request, "The link is ready.")
    return redirect("open_link", round, pk)


@require_POST
def open_link_end(request: Asked, round: UUID, pk: UUID) -> HttpResponse:  # noqa: A002  the field's word
    """Let the link of a cell open nothing any more."""
    commands.end(by=request.viewer, now=timezone.now(), today=timezone.localdate(), round=round, cell=pk)
    messages.success(request, "The link opens nothing any more.")
    return redirect("open_link", round, pk)


@require_safe
def open_link_sheet(request: Asked, round: UUID, pk: UUID) -> HttpResponse:  # noqa: A002  the field's word
    """Hand out the sheet of one cell to print."""
    cell = permissions.cell(request.viewer, round, pk)
    return _printed(cell.round, [queries.cell(cell, stored.framework_of(cell.round))])


@require_safe
def open_link_sheets(request: Asked, pk: UUID) -> HttpResponse:
    """Hand out the sheets of all cells that have an open link, a page each."""
    row = years.get(request.viewer, pk)
    return _printed(row, queries.cells(row))


def _printed(row: Round, cells: Sequence[Cell]) -> HttpResponse:
    addresses = _addresses(row)
    made = [_sheet(row, each, addresses[each.id]) for each in cells if each.id in addresses][:MOST]
    if not made:
        raise NotFound
    return documents.answer(sheets.render(f"Sheets to put up: {row.title}", made), "pdf", "sheets")


def _sheet(row: Round, cell: Cell, address: str) -> Sheet:
    shape = stored.framework_of(row)
    until = f"You can answer until {day(row.closes_on)}." if row.closes_on else "You can answer until the round closes."
    return Sheet(
        caption=cell.label,
        title=shape.say(shape.title),
        paragraphs=(
            ASKS,
            until,
            "Scan this with the camera of a phone, or type the address.",
        ),
        svg=codes.svg(address),
        address=address,
        below=(KEPT.format(least=row.min_cell),),
    )


def _addresses(row: Round) -> dict[UUID, str]:
    if row.key_id is None or row.closed_at is not None:
        return {}
    try:
        return dict(commands.addresses(row))
    except narratives.Unreadable:
        return {}


def _why_not(request: Asked, row: Round) -> str | None:
    return verdicts.why_not(years.check_step, request.viewer, row, Step.SEND, timezone.localdate())
