"""Grant conditions in a list: what can be filtered and sorted, and how a row is written on a page and in a file."""

from django.urls import reverse

from oneworkforce.lib import money
from oneworkforce.plan.queries.conditions import Row, Standing
from oneworkforce.ui import jinja
from oneworkforce.ui.listing import Column, Filter
from oneworkforce.ui.parts import Cell
from oneworkforce.ui.spreadsheet import Value

COLUMNS = (
    Column("condition", "Condition"),
    Column("funder", "Funder"),
    Column("action", "Action", sort=False),
    Column("amount", "Amount", number=True),
    Column("due", "Due"),
    Column("state", "State", sort=False),
    Column("met", "Met", sort=False),
)
_TITLES = {Standing.OVERDUE: "Overdue", Standing.OPEN: "Not met yet", Standing.MET: "Met"}
_COLOURS = {Standing.OVERDUE: "red", Standing.OPEN: "grey", Standing.MET: "green"}
FILTERS = (
    Filter("words", "Funder or condition"),
    Filter("state", "State", tuple((each.value, title) for each, title in _TITLES.items())),
)
HEADINGS = ("Condition", "Funder", "Action", "Amount in pounds", "Due on", "State", "Met on")


def row(found: Row, *, may_change: bool) -> tuple[Cell | str | int, ...]:
    """Return one row of the list for a page; who may change it is led to its forms."""
    name = Cell(found.condition, href=reverse("condition_change", args=[found.id]) if may_change else None)
    met = jinja.day(found.met_on) if found.met_on else ""
    return (
        name,
        found.funder,
        Cell(found.action.name, href=reverse("action", args=[found.action.id]))
        if found.action
        else "The whole strategy",
        Cell(money.shown(found.amount) if found.amount is not None else "Not stated", number=True),
        jinja.day(found.due_on) if found.due_on else "No date",
        Cell(_TITLES[found.standing], tag=_COLOURS[found.standing]),
        Cell(met or "Say when it was met", href=reverse("condition_met", args=[found.id])) if may_change else met,
    )


def exported(found: Row) -> tuple[Value, ...]:
    """Return one row of the list for a file."""
    return (
        found.condition,
        found.funder,
        found.action.name if found.action else "",
        found.amount if found.amount is not None else "",
        found.due_on.isoformat() if found.due_on else "",
        _TITLES[found.standing],
        found.met_on.isoformat() if found.met_on else "",
    )
