"""Organisations in lists: what can be filtered and sorted, and how a row is written on a page and in a file."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from django.http import QueryDict
from django.urls import reverse

from oneworkforce.lib import text
from oneworkforce.partnership.domain.sectors import LinkPurpose, Sector
from oneworkforce.partnership.queries.organisations import Row
from oneworkforce.ui import jinja, listing
from oneworkforce.ui.listing import Column, Filter, Wanted
from oneworkforce.ui.parts import Cell
from oneworkforce.ui.spreadsheet import Value

COLUMNS = (
    Column("name", "Name"),
    Column("sector", "Sector"),
    Column("localities", "Localities", sort=False),
    Column("people", "People", number=True),
    Column("ended", "State"),
)
WITHOUT = (Column("name", "Name"), Column("sector", "Sector"), Column("contact", "Contact", sort=False))
HEADINGS = ("Name", "Sector", "Localities", "People", "E-mail", "Telephone", "Ended on")
WITHOUT_HEADINGS = ("Name", "Sector", "E-mail", "Telephone")


def filters(places: Sequence[tuple[str, str]]) -> tuple[Filter, ...]:
    """Return the filters of the list; `places` are the localities to choose from."""
    return (
        Filter("name", "Name"),
        Filter("sector", "Sector", Sector.choices()),
        Filter("locality", "Locality", tuple(places)),
        Filter("state", "State", (("working", "Working"), ("ended", "Ended"))),
    )


def without_filters() -> tuple[Filter, ...]:
    """Return the filters of the list of organisations without a link person."""
    return Filter("purpose", "Link", LinkPurpose.choices()), Filter("sector", "Sector", Sector.choices())


def without_wanted(query: QueryDict) -> Wanted:
    """Return what is wanted of that list: schools without an assessment link, where nothing else is asked.

    The order is always said in the address, so that "all" stays all from page to page.
    """
    wanted = listing.read(query.dict(), WITHOUT, without_filters())  # type: ignore[arg-type]
    if not query:
        usual = {"purpose": LinkPurpose.ASSESSMENT.value, "sector": Sector.SCHOOL.value}
        wanted = replace(wanted, filters=MappingProxyType(usual))
    return wanted if wanted.sort else replace(wanted, sort="name")


def row(found: Row, today: date) -> tuple[Cell | str | int, ...]:
    """Return one row of the list for a page."""
    ended = found.ended_on is not None and found.ended_on < today
    state = (
        Cell(f"Ended {jinja.day(found.ended_on)}", tag="grey")
        if ended and found.ended_on
        else Cell("Working", tag="green")
    )
    return _name(found), found.sector.title_, text.listed(found.localities), found.people, state


def without_row(found: Row) -> tuple[Cell | str | int, ...]:
    """Return one row of the list of those without a link person."""
    contact = text.listed([one for one in (found.email, found.phone) if one])
    return _name(found), found.sector.title_, contact or "None given"


def exported(found: Row) -> tuple[Value, ...]:
    """Return one row of the list for a file."""
    ended = found.ended_on.isoformat() if found.ended_on else ""
    return found.name, found.sector.title_, "; ".join(found.localities), found.people, found.email, found.phone, ended


def without_exported(found: Row) -> tuple[Value, ...]:
    """Return one row of the list of those without a link person, for a file."""
    return found.name, found.sector.title_, found.email, found.phone


def _name(found: Row) -> Cell:
    return Cell(found.name, href=reverse("organisation", args=[found.id]))
