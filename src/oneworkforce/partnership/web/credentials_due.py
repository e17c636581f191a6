"""The list of what expired or will soon."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from oneworkforce.audit.web import exports
from oneworkforce.ground.asked import Asked
from oneworkforce.partnership.domain.credentials import DUE_DAYS
from oneworkforce.partnership.models.person import CredentialKind
from oneworkforce.partnership.permissions import people as permissions
from oneworkforce.partnership.queries import credentials as query
from oneworkforce.partnership.queries import people
from oneworkforce.partnership.web.presenters import links
from oneworkforce.partnership.web.presenters.people import status
from oneworkforce.ui import listing
from oneworkforce.ui.listing import Column, Filter
from oneworkforce.ui.parts import Cell
from oneworkforce.ui.saving import EITHER

COLUMNS = (
    Column("person", "Person"),
    Column("organisation", "Organisation", sort=False),
    Column("credential", "Credential"),
    Column("kind", "Kind", sort=False),
    Column("expires", "When"),
    Column("status", "State", sort=False),
)


@require_safe
def credentials_due(request: Asked) -> HttpResponse:
    """Show what expired or expires soon, of the people whose full record the viewer sees."""
    permissions.check_list(request.viewer)
    asked = _filters()
    wanted = listing.read(request.GET, COLUMNS, asked)
    found = query.due(request.viewer, today=timezone.localdate(), **_asked_for(wanted))
    total = found.count()
    wanted = wanted.clipped(total)
    rows = query.rows(found[wanted.offset : wanted.offset + (wanted.size or total)], timezone.localdate())
    shown = listing.Listing(
        columns=COLUMNS,
        filters=asked,
        wanted=wanted,
        rows=[
            (
                Cell(row.name, href=links.record(row.person)),
                links.named(row.organisation, "organisation") if row.organisation else "",
                row.credential,
                row.kind,
                row.sentence,
                status(row.status),
            )
            for row in rows
        ],
        total=total,
        path=reverse("credentials_due"),
        export_url=reverse("credentials_due_export"),
        noun="credential",
        caption="Credentials expired or due",
        empty_words=f"Nothing has expired, and nothing expires within {DUE_DAYS} days.",
    )
    return render(request, "partnership/people/due.html", {"listing": shown, "days": DUE_DAYS})


@EITHER
def export(request: Asked) -> HttpResponse:
    """Ask why, and hand out the list."""
    permissions.check_list(request.viewer)
    today = timezone.localdate()
    wanted = listing.read(request.GET, COLUMNS, _filters())
    rows = query.rows(query.due(request.viewer, today=today, **_asked_for(wanted)), today)
    return exports.answer(
        request,
        noun="person",
        title="credentials expired or due",
        headings=("Person", "Organisation", "Credential", "Kind", "Last day", "State"),
        rows=[
            (
                row.name,
                row.organisation.name if row.organisation else "",
                row.credential,
                row.kind,
                row.expires_on.isoformat(),
                row.status.title_,
            )
            for row in rows
        ],
    )


def _filters() -> tuple[Filter, ...]:
    return (
        Filter("organisation", "Organisation", people.choices().organisations),
        Filter("kind", "Kind", tuple((str(value), str(label)) for value, label in CredentialKind.choices)),
    )


def _asked_for(wanted: listing.Wanted) -> query.Asked:
    return {
        "kind": wanted.filters.get("kind", ""),
        "organisation": wanted.filters.get("organisation", ""),
        "sort": wanted.sort,
        "descending": wanted.descending,
    }
