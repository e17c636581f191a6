"""An issue as its page shows it."""

from datetime import datetime
from uuid import UUID

from django.urls import reverse

from oneworkforce.assess.queries.reports import Issued
from oneworkforce.assess.web import documents
from oneworkforce.assess.web.presenters.report_lists import readers
from oneworkforce.ui import jinja
from oneworkforce.ui.parts import Cell, Fact


def facts(found: Issued, partnership: UUID) -> list[Fact]:
    """Return what an issue is."""
    rows = [
        Fact("Version", str(found.number)),
        Fact("Issued", f"{jinja.moment(found.issued_at)} by {found.issued_by}"),
        Fact("Who may read it", readers(exempt=found.exempt, public=found.public)),
    ]
    if found.public:
        href = reverse("published_report", args=[partnership, found.id])
        rows.append(Fact("On the public page", Cell("See it as the public does", href=href)))
    if found.withdrawn_at:
        rows.append(Fact("Withdrawn", f"{jinja.moment(found.withdrawn_at)} by {found.withdrawn_by}"))
        rows.append(Fact("Why", found.withdrawn_for))
    return rows


def files(found: Issued) -> tuple[tuple[str, str], ...]:
    """Return (title, address) of each file; none while they are being made."""
    if not found.files:
        return ()
    return tuple((title, reverse("issue_file", args=[found.id, kind])) for kind, title in documents.TITLES.items())


def file_name(issued_at: datetime, number: int) -> str:
    """Return the name of a file without its ending: a day and a version, nothing of what is in it."""
    return f"report-{issued_at:%Y-%m-%d}-version-{number}"
