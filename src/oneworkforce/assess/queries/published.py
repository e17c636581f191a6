"""What anybody may read: issues that are public, neither exempt nor withdrawn, of the partnership that is named."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from oneworkforce.access.verdicts import NotFound
from oneworkforce.assess.models import Issue, IssueFile
from oneworkforce.assess.permissions import reports
from oneworkforce.ground import scope, transactions
from oneworkforce.ground.models import Partnership


@dataclass(frozen=True, slots=True)
class Published:
    """An issue on the public page; `latest`: no later version of its report is there."""

    id: UUID
    title: str
    number: int
    issued_at: datetime
    latest: bool


@dataclass(frozen=True, slots=True)
class Page:
    """A partnership's public page."""

    partnership: UUID
    name: str
    issues: tuple[Published, ...]


def partnerships() -> tuple[tuple[UUID, str], ...]:
    """Return (id, name) of the partnerships that have something on their public page.

    One short query a partnership, each in its own scope: row-level security lets no query see two.
    """
    found = []
    for pk, name in Partnership.objects.order_by("name").values_list("pk", "name"):
        with scope.entered(pk), transactions.reading():
            if reports.published().exists():
                found.append((pk, name))
    return tuple(found)


def page(partnership: UUID) -> Page:
    """Return the public page of a partnership; `NotFound` where there is none, or nothing on it."""
    name = Partnership.objects.filter(pk=partnership).values_list("name", flat=True).first()
    with scope.entered(partnership), transactions.reading():
        issues = _all() if name else ()
    if name is None or not issues:
        raise NotFound
    return Page(partnership, name, issues)


def one(partnership: UUID, issue: UUID) -> tuple[Page, Published]:
    """Return one issue with the page it is on; `NotFound` where anybody may not read it."""
    whole = page(partnership)
    found = next((each for each in whole.issues if each.id == issue), None)
    if found is None:
        raise NotFound
    return whole, found


def file(partnership: UUID, issue: UUID, kind: str) -> tuple[Published, bytes]:
    """Return a file of an issue; `NotFound` like `one`."""
    _, found = one(partnership, issue)
    with scope.entered(partnership), transactions.reading():
        content = IssueFile.objects.filter(issue__in=reports.published(), issue=issue, kind=kind)
        held = content.values_list("content", flat=True).first()
    if held is None:
        raise NotFound
    return found, bytes(held)


def _all() -> tuple[Published, ...]:
    """Return every public issue of the open scope, the latest first."""
    rows = list(reports.published().defer("document").order_by("-issued_at", "-number", "pk"))
    last: dict[UUID, int] = {}
    for row in rows:
        last[row.report_id] = max(last.get(row.report_id, 0), row.number)
    return tuple(_published(row, last[row.report_id]) for row in rows)


def _published(row: Issue, last: int) -> Published:
    return Published(row.pk, row.title, row.number, row.issued_at, latest=row.number == last)
