"""Sessions on pages and in files."""

from collections.abc import Sequence

from django.urls import reverse

from oneworkforce.lib import text
from oneworkforce.ui import jinja
from oneworkforce.ui.listing import Column, Filter, Listing, Wanted
from oneworkforce.ui.parts import Cell, Fact
from oneworkforce.ui.spreadsheet import Value
from oneworkforce.workforce.queries.sessions import Agency, Choice, Page, Row

COLUMNS = (
    Column("locality", "Locality"),
    Column("held", "Day"),
    Column("run_by", "Run by"),
    Column("agencies", "Agencies", number=True),
    Column("adds", "Items added", sort=False, number=True),
    Column("state", "State", sort=False),
)
FILTERS = (Filter("words", "Locality or who ran it"), Filter("state", "State", (("open", "Open"), ("ended", "Ended"))))
HEADINGS = ("Locality", "Day", "Run by", "Agencies", "Items added", "Ended")


def listed(rows: Sequence[Row], total: int, wanted: Wanted, *, path: str, why_not: str) -> Listing:
    """Return the list of sessions."""
    return Listing(
        columns=COLUMNS,
        filters=FILTERS,
        wanted=wanted,
        rows=[row(each) for each in rows],
        total=total,
        path=path,
        export_url=reverse("sessions_export"),
        noun="session",
        empty_words="In a session the agencies of a locality say which items are worth recording there.",
        empty_url=None if why_not else reverse("session_add"),
        empty_action="Set up a session",
    )


def row(found: Row) -> tuple[Cell | str | int, ...]:
    """Return one row of the list for a page."""
    return (
        Cell(found.locality, href=reverse("session", args=[found.id])),
        jinja.day(found.held_on),
        found.run_by,
        found.agencies,
        found.adds,
        Cell("Ended", tag="blue") if found.ended_at else Cell("Open", tag="green"),
    )


def exported(found: Row) -> tuple[Value, ...]:
    """Return one row of the list for a file."""
    ended = jinja.iso(found.ended_at) if found.ended_at else ""
    return found.locality, found.held_on.isoformat(), found.run_by, found.agencies, found.adds, ended


def facts(found: Page) -> list[Fact]:
    """Return what stands at the head of a session's page."""
    made = [
        Fact("Day", jinja.day(found.held_on)),
        Fact("Run by", found.run_by),
        Fact("Data set", f"Version {found.data_set}"),
        Fact("State", Cell("Ended", tag="blue") if found.ended_at else Cell("Open", tag="green")),
    ]
    return [*made, Fact("Note", found.note)] if found.note else made


def _enter(agency: Agency) -> Cell:
    where = reverse("session_totals", args=[agency.id])
    return Cell("Enter totals", href=where, of=f"of {agency.organisation.name}")


def agencies(found: Page, *, writes: bool) -> list[tuple[Cell | str, ...]]:
    """Return the agencies with what each gave; `writes`: with the way to enter it."""
    return [
        (
            Cell(each.organisation.name),
            gave(each),
            *((_enter(each),) if writes else ()),
        )
        for each in found.agencies
    ]


def gave(found: Agency) -> str:
    """Return what an agency gave in the room, in words."""
    if found.sends_file:
        return "Will send a file"
    if not found.entered:
        return "Nothing entered yet"
    said = f"Totals for {text.counted(found.entered, 'role')}"
    return f"{said}, beside its posts" if found.rows else said


def choices(found: Page) -> list[tuple[Cell | str | int, ...]]:
    """Return every item that was put up, with how many agencies ticked it, which, and what was decided."""
    return [
        (
            each.item.label,
            each.item.why,
            Cell(f"{len(each.ticked)} of {len(found.agencies)}", number=True),
            text.listed(each.ticked),
            decision(each),
        )
        for each in found.choices
    ]


def added(found: Page) -> list[Fact]:
    """Return what the locality adds: why it is asked, to whom it is of value, and why it was chosen."""
    return [
        Fact(each.item.label, f"{each.item.why} Of value to {_ticked(each)}. {each.why}".strip())
        for each in found.added
    ]


def others(found: Page) -> list[str]:
    """Return what was put up and not added, with what was decided of it."""
    return [
        f"{each.item.label}: {decision(each)}{'' if each.why else '.'} Of value to {_ticked(each)}."
        for each in found.choices
        if not each.adds
    ]


def _ticked(found: Choice) -> str:
    return ", ".join(found.ticked) or "no agency"


def decision(found: Choice) -> str:
    """Return what was decided of an item, and why."""
    if found.adds is None:
        return "Not decided yet"
    said = "Added" if found.adds else "Not added"
    return f"{said}: {found.why}" if found.why else said
