"""What is asked of one's own organisation, on pages."""

from collections.abc import Sequence

from django.urls import reverse

from oneworkforce.lib import text
from oneworkforce.ui import jinja
from oneworkforce.ui.listing import Column, Filter, Listing, Wanted
from oneworkforce.ui.parts import Cell, Fact
from oneworkforce.ui.spreadsheet import Value
from oneworkforce.workforce.domain.return_states import Statement, Status
from oneworkforce.workforce.queries.returns import Own
from oneworkforce.workforce.web.presenters.collections import STATUS_COLOURS

COLUMNS = (
    Column("title", "Collection"),
    Column("organisation", "Organisation"),
    Column("closes", "Deadline"),
    Column("status", "Status"),
)
FILTERS = (
    Filter("words", "Collection or organisation"),
    Filter("status", "Status", Status.choices()),
    Filter("closed", "State", (("no", "Still open"), ("yes", "Closed"))),
)
HEADINGS = ("Collection", "Organisation", "Picture of", "Deadline", "Status", "After the deadline", "Closed")


def filtered(rows: Sequence[Own], wanted: Wanted) -> list[Own]:
    """Return the rows that are wanted, in the order wanted."""
    words = text.folded(wanted.filters.get("words", ""))
    closed = wanted.filters.get("closed")
    found = [
        row
        for row in rows
        if (not words or words in text.folded(f"{row.title} {row.organisation.name}"))
        and wanted.filters.get("status", row.status) == row.status
        and (closed is None or row.closed == (closed == "yes"))
    ]
    keys = {
        "title": lambda row: text.folded(row.title),
        "organisation": lambda row: text.folded(row.organisation.name),
        "closes": lambda row: row.closes_on.isoformat(),
        "status": lambda row: str(list(Status).index(row.status)),
    }
    if wanted.sort:
        found.sort(key=keys[wanted.sort], reverse=wanted.descending)
    return found


def listed(found: Sequence[Own], wanted: Wanted, path: str) -> Listing:
    """Return what is asked of one's organisations as a list."""
    wanted = wanted.clipped(len(found))
    return Listing(
        columns=COLUMNS,
        filters=FILTERS,
        wanted=wanted,
        rows=[row(each) for each in wanted.of(found)],
        total=len(found),
        path=path,
        export_url=reverse("returns_export"),
        noun="collection",
        empty_words="Nothing is asked of your organisation at the moment. You will get a letter when something is.",
    )


def row(found: Own) -> tuple[Cell | str | int, ...]:
    """Return one row of the list for a page."""
    return (
        Cell(found.title, href=reverse("return", args=[found.id])),
        found.organisation.name,
        jinja.day(found.closes_on),
        Cell(status(found), tag=STATUS_COLOURS[found.status]),
    )


def exported(found: Own) -> tuple[Value, ...]:
    """Return one row of the list for a file."""
    return (
        found.title,
        found.organisation.name,
        found.taken_on.isoformat(),
        found.closes_on.isoformat(),
        found.status.title_,
        "yes" if found.late else "no",
        "yes" if found.closed else "no",
    )


def status(found: Own) -> str:
    """Return how far it is, and whether it was late."""
    return f"{found.status.title_}, after the deadline" if found.late else found.status.title_


def facts(found: Own) -> list[Fact]:
    """Return what stands at the head of the page."""
    made = [
        Fact("Status", Cell(status(found), tag=STATUS_COLOURS[found.status])),
        Fact("Picture of", jinja.day(found.taken_on)),
        Fact("Deadline", jinja.day(found.closes_on)),
    ]
    if found.statement is not Statement.NOTHING and found.said_at:
        made.append(Fact("You said", f"{found.statement.title_}, {jinja.moment(found.said_at)}"))
    if found.reason:
        made.append(Fact("Why", found.reason))
    return made


def numbers(found: Own) -> str:
    """Return the sentence that is checked before everything is confirmed: "37 posts, of which 3 are vacant"."""
    facts = found.facts
    said = text.counted(facts.posts, "post")
    if facts.vacant:
        said += f", {facts.vacant:,} of them vacant" if facts.posts > 1 else ", vacant"
    said += f", and {text.counted(facts.records, 'staff record')}"
    if facts.there.totals:
        said += f", and {text.counted(facts.there.totals, 'total')}"
    return said
