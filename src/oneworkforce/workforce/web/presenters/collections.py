"""Collections on pages and in files: what can be filtered and sorted, and how a row is written."""

from collections.abc import Sequence
from uuid import UUID

from django.urls import reverse

from oneworkforce.lib import text
from oneworkforce.ui import jinja
from oneworkforce.ui.listing import Column, Filter, Listing, Wanted
from oneworkforce.ui.parts import Cell, Fact
from oneworkforce.ui.spreadsheet import Value
from oneworkforce.workforce.domain import number_bands
from oneworkforce.workforce.domain.collection_states import Standing
from oneworkforce.workforce.domain.return_states import Status
from oneworkforce.workforce.queries.collections import Row
from oneworkforce.workforce.queries.returns import Row as Organisation

COLUMNS = (
    Column("title", "Collection"),
    Column("standing", "State", sort=False),
    Column("taken", "Picture of"),
    Column("closes", "Deadline"),
    Column("answered", "Answered", sort=False),
)
FILTERS = (Filter("words", "Title"), Filter("standing", "State", Standing.choices()))
HEADINGS = (
    "Collection",
    "State",
    "Picture of",
    "Opens on",
    "Deadline",
    "Deadline first told",
    "Data set",
    "Organisations asked",
    "Organisations that answered",
)
COLOURS = {Standing.PREPARED: "grey", Standing.OPEN: "green", Standing.OVER: "orange", Standing.CLOSED: "blue"}

RETURN_COLUMNS = (
    Column("organisation", "Organisation"),
    Column("sector", "Sector"),
    Column("status", "Status"),
    Column("posts", "Posts", number=True),
    Column("ask", "Whom to ask", sort=False),
    Column("invited", "Letters"),
    Column("do", "Change", sort=False),
)
RETURN_HEADINGS = (
    "Organisation",
    "Sector",
    "Status",
    "After the deadline",
    "Reason",
    "Posts",
    "Vacancies",
    "Staff records",
    "Totals",
    "Whom to ask",
    "Invited on",
    "Reminders",
)
STATUS_COLOURS = {
    Status.NOT_BEGUN: "grey",
    Status.BEGUN: "yellow",
    Status.CONFIRMED: "green",
    Status.UNCHANGED: "green",
    Status.TOTALS: "green",
    Status.REFUSED: "red",
}


def listed(rows: Sequence[Row], total: int, wanted: Wanted, *, path: str, why_not: str) -> Listing:
    """Return the list of collections."""
    return Listing(
        columns=COLUMNS,
        filters=FILTERS,
        wanted=wanted,
        rows=[row(each) for each in rows],
        total=total,
        path=path,
        export_url=reverse("collections_export"),
        noun="collection",
        empty_words="Set one up to ask organisations for their workforce data.",
        empty_url=None if why_not else reverse("collection_add"),
        empty_action="Set up a collection",
    )


def row(found: Row) -> tuple[Cell | str | int, ...]:
    """Return one row of the list for a page."""
    return (
        Cell(found.title, href=reverse("collection", args=[found.id])),
        Cell(found.standing.title_, tag=COLOURS[found.standing]),
        jinja.day(found.taken_on),
        jinja.day(found.closes_on),
        f"{found.answered:,} of {found.asked:,}",
    )


def exported(found: Row) -> tuple[Value, ...]:
    """Return one row of the list for a file."""
    return (
        found.title,
        found.standing.title_,
        found.taken_on.isoformat(),
        found.opens_on.isoformat(),
        found.closes_on.isoformat(),
        found.told_on.isoformat() if found.told_on else "",
        found.data_set,
        found.asked,
        found.answered,
    )


def facts(found: Row) -> list[Fact]:
    """Return what stands at the head of a collection's page."""
    deadline = jinja.day(found.closes_on)
    if found.told_on:
        deadline += f", extended from {jinja.day(found.told_on)}"
    made = [
        Fact("State", Cell(found.standing.title_, tag=COLOURS[found.standing])),
        Fact("Picture of", jinja.day(found.taken_on)),
        Fact("Open from", jinja.day(found.opens_on)),
        Fact("Deadline", deadline),
    ]
    if found.closed_at:
        made.append(Fact("Closed", jinja.day(found.closed_at)))
    if found.data_set:
        made.append(Fact("Data set", f"Version {found.data_set}"))
    return made


def summed(rows: Sequence[Organisation]) -> list[tuple[Cell, int]]:
    """Return each status with how many organisations have it, in the order of the table."""
    return [(Cell(each.title_, tag=STATUS_COLOURS[each]), sum(one.status is each for one in rows)) for each in Status]


def return_filters(sectors: Sequence[tuple[str, str]]) -> tuple[Filter, ...]:
    """Return what the organisations of a collection are filtered by."""
    return (
        Filter("words", "Organisation"),
        Filter("status", "Status", Status.choices()),
        Filter("sector", "Sector", tuple(sectors)),
        Filter("ask", "Only", (("nobody", "Nobody to ask"), ("late", "After the deadline"))),
    )


def returns(
    pk: UUID, rows: Sequence[Organisation], total: int, wanted: Wanted, *, filters: Sequence[Filter], runs: bool
) -> Listing:
    """Return the organisations of a collection as a list; `runs`: the viewer may leave one out."""
    return Listing(
        columns=RETURN_COLUMNS if runs else RETURN_COLUMNS[:-1],
        filters=filters,
        wanted=wanted,
        rows=[return_row(each, runs=runs) for each in rows],
        total=total,
        path=reverse("collection", args=[pk]),
        export_url=reverse("collection_export", args=[pk]),
        noun="organisation",
        caption="Organisations",
        empty_words="Choose who is asked: all organisations, some sectors or some localities.",
        empty_url=reverse("collection_choose", args=[pk]) if runs else None,
        empty_action="Choose organisations",
    )


def return_row(found: Organisation, *, runs: bool) -> tuple[Cell | str | int, ...]:
    """Return one organisation of a collection for a page."""
    late = ", after the deadline" if found.late else ""
    cells: tuple[Cell | str | int, ...] = (
        Cell(found.organisation.name, href=reverse("organisation", args=[found.organisation.id])),
        found.sector_title,
        Cell(f"{found.status.title_}{late}", tag=STATUS_COLOURS[found.status]),
        Cell(number(found, found.facts.posts), number=True),
        asked(found),
        letters(found),
    )
    if not runs:
        return cells
    where = reverse("collection_leave_out", args=[found.id])
    return (*cells, "" if found.statement else Cell("Leave out", href=where, of=found.organisation.name))


def number(found: Organisation, many: int) -> str:
    """Return how many posts there are: in bands for whom only the status is open."""
    return f"{many:,}" if found.exact else number_bands.words(many)


def _kept(found: Organisation, many: int) -> int | str:
    return many if found.exact else number_bands.words(many)


def asked(found: Organisation) -> str:
    """Return whom to ask, by name where names may be read."""
    if found.ask is None:
        return "Nobody: name a link person"
    role = "link person" if found.ask.linked else "manager"
    names = [each.name for each in found.ask.people]
    return f"{text.listed(names)} ({role})" if names else f"Its {role}"


def letters(found: Organisation) -> str:
    """Return which letters went out, in words."""
    if found.invited_at is None:
        return "None yet"
    said = f"Invited {jinja.day(found.invited_at)}"
    return f"{said}, {text.counted(found.reminders, 'reminder')}" if found.reminders else said


def return_exported(found: Organisation) -> tuple[Value, ...]:
    """Return one organisation of a collection for a file."""
    return (
        found.organisation.name,
        found.sector_title,
        found.status.title_,
        "yes" if found.late else "no",
        found.reason,
        *(_kept(found, each) for each in (found.facts.posts, found.facts.vacant, found.facts.records)),
        found.facts.there.totals,
        asked(found),
        jinja.iso(found.invited_at) if found.invited_at else "",
        found.reminders,
    )
