"""The list of staff on a page and in a file. Nothing of it is personal."""

from django.urls import reverse

from oneworkforce.ui import jinja
from oneworkforce.ui.listing import Column, Filter
from oneworkforce.ui.parts import Cell
from oneworkforce.ui.spreadsheet import Value
from oneworkforce.workforce.domain import roles
from oneworkforce.workforce.domain.kinds import Known
from oneworkforce.workforce.queries.places import Pairs
from oneworkforce.workforce.queries.staff_lists import NO_POST, Row
from oneworkforce.workforce.web.presenters import said

COLUMNS = (
    Column("name", "Name"),
    Column("organisation", "Organisation"),
    Column("number", "Staff number"),
    Column("posts", "Posts", sort=False),
    Column("whole_time", "Whole time", sort=False, number=True),
    Column("evenings", "Evenings", sort=False),
    Column("weekends", "Weekends", sort=False),
    Column("confirmed", "Confirmed", sort=False),
)
HEADINGS = tuple(column.title for column in COLUMNS)


def filters(organisations: Pairs) -> tuple[Filter, ...]:
    """Return the questions that the list can be asked."""
    return (
        Filter("words", "Name or staff number"),
        Filter("organisation", "Organisation", organisations),
        Filter("evenings", "Evenings", Known.choices()),
        Filter("weekends", "Weekends", Known.choices()),
        Filter("posts", "Posts", ((NO_POST, "Without a post"),)),
    )


def row(found: Row) -> tuple[Cell | str | int, ...]:
    """Return one person for a page."""
    return (
        Cell(found.name, href=reverse("staff", args=[found.id])),
        found.organisation,
        found.number or said.NOT_ASKED,
        _posts(found),
        Cell(_whole(found), number=True),
        found.evenings.title_,
        found.weekends.title_,
        jinja.day(found.confirmed_on) if found.confirmed_on else "Not yet",
    )


def exported(found: Row) -> tuple[Value, ...]:
    """Return one person for a file."""
    return (
        found.name,
        found.organisation,
        found.number or said.NOT_ASKED,
        _posts(found),
        _whole(found),
        found.evenings.title_,
        found.weekends.title_,
        found.confirmed_on.isoformat() if found.confirmed_on else "",
    )


def _posts(found: Row) -> str:
    return ", ".join(f"{each.reference} {roles.title(each.role)}" for each in found.posts) or "None"


def _whole(found: Row) -> str:
    return said.whole(found.whole_time) if found.posts else "None"
