"""Profiles of places: listed, on a page fit for print, and as a PDF of one page."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from oneworkforce.audit.web import exports
from oneworkforce.documents import pdf
from oneworkforce.documents.model import Bullets, Paragraph, Table
from oneworkforce.ground.asked import Asked
from oneworkforce.ui.parts import Cell
from oneworkforce.workforce.queries import pictured, profiles
from oneworkforce.workforce.reports import profiles as reports
from oneworkforce.workforce.web.presenters import figures


@require_safe
def picture_profiles(request: Asked) -> HttpResponse:
    """List the places of the picture in force, each with its profile."""
    head = pictured.held(request.viewer)
    context = {"head": head, "places": figures.places(head) if head else ()}
    return render(request, "workforce/pictures/profiles.html", context)


@require_safe
def picture_profile(request: Asked, pk: UUID) -> HttpResponse:
    """Show the profile of a place: the same report that is printed."""
    report = reports.profile(profiles.one(request.viewer, str(pk)))
    parts = [(section.title, [_block(block) for block in section.blocks]) for section in report.sections]
    return render(request, "workforce/pictures/profile.html", {"report": report, "parts": parts, "pk": pk})


@require_safe
def picture_profile_pdf(request: Asked, pk: UUID) -> HttpResponse:
    """Hand out the profile as a PDF."""
    found = profiles.one(request.viewer, str(pk))
    content = pdf.render(reports.profile(found))
    return exports.attachment(content, f"profile-{found.head.as_of:%Y-%m-%d}.pdf", "application/pdf")


def _block(block: object) -> dict[str, object]:
    """Return a block of a report as its template shows it."""
    match block:
        case Paragraph(text):
            return {"kind": "paragraph", "text": text}
        case Bullets(items):
            return {"kind": "bullets", "items": items}
        case Table():
            columns = [Cell(column.title, number=column.title == "People") for column in block.columns]
            rows = [
                [Cell(str(cell), number=column.number) for cell, column in zip(row, columns, strict=True)]
                for row in block.rows
            ]
            return {"kind": "table", "caption": block.caption, "columns": columns, "rows": rows}
    raise TypeError(type(block).__name__)
