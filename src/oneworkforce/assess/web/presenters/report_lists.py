"""Reports in lists: what can be filtered and sorted, and how a row is written on a page and in a file."""

from django.urls import reverse

from oneworkforce.assess.domain.desk import State
from oneworkforce.assess.queries.reports import Row
from oneworkforce.ui import jinja
from oneworkforce.ui.listing import Column, Filter
from oneworkforce.ui.parts import Cell
from oneworkforce.ui.spreadsheet import Value

COLUMNS = (
    Column("title", "Title"),
    Column("layout", "Layout"),
    Column("state", "State", sort=False),
    Column("public", "Who may read it", sort=False),
    Column("comments", "Open comments", sort=False, number=True),
    Column("made", "Begun"),
)
FILTERS = (
    Filter("title", "Title"),
    Filter("state", "State", (*State.choices(), ("exempt", "Exempt"))),
)
HEADINGS = ("Title", "Layout", "State", "Issues", "Exempt", "On the public page", "Open comments", "Begun by", "Begun")
COLOURS = {State.DRAFT: "blue", State.ISSUED: "green", State.WITHDRAWN: "grey"}


def row(found: Row) -> tuple[Cell | str | int, ...]:
    """Return one row of the list for a page."""
    return (
        Cell(found.title, href=reverse("report", args=[found.id])),
        found.layout.title_,
        Cell(found.state.title_, tag=COLOURS[found.state]),
        readers(exempt=found.exempt, public=found.public),
        found.open,
        jinja.day(found.made_at),
    )


def readers(*, exempt: bool, public: bool) -> str:
    """Return who may read a report or an issue."""
    if exempt:
        return "Exempt: not for the public"
    return "The public" if public else "Those who see the desk"


def exported(found: Row) -> tuple[Value, ...]:
    """Return one row of the list for a file."""
    return (
        found.title,
        found.layout.title_,
        found.state.title_,
        found.issues,
        "yes" if found.exempt else "no",
        "yes" if found.public else "no",
        found.open,
        found.made_by,
        found.made_at.date().isoformat(),
    )
