"""What organisations give, and their totals, in lists, files and sentences."""

from django.urls import reverse

from oneworkforce.lib import text
from oneworkforce.ui import jinja
from oneworkforce.ui.listing import Column, Filter
from oneworkforce.ui.parts import Cell, Fact
from oneworkforce.ui.spreadsheet import Value
from oneworkforce.workforce.domain import hours, roles
from oneworkforce.workforce.domain.kinds import Contract, Gives
from oneworkforce.workforce.queries.giving import Row, TotalRow
from oneworkforce.workforce.queries.places import Pairs
from oneworkforce.workforce.web.presenters import said

COLUMNS = (
    Column("name", "Organisation"),
    Column("gives", "What counts"),
    Column("full_time", "Full-time week", sort=False, number=True),
    Column("posts", "Posts", sort=False, number=True),
    Column("people", "People in totals", sort=False, number=True),
    Column("counted", "Totals as of", sort=False),
)
FILTERS = (Filter("name", "Organisation"), Filter("gives", "What counts", Gives.choices()))
HEADINGS = tuple(column.title for column in COLUMNS)
TOTAL_COLUMNS = (
    Column("role", "Role"),
    Column("contract", "Contract"),
    Column("locality", "Locality"),
    Column("counted", "Counted on"),
    Column("people", "People", number=True),
    Column("whole_time", "Whole time", number=True),
    Column("vacancies", "Vacancies", number=True),
    Column("starters", "Starters", number=True),
    Column("leavers", "Leavers", number=True),
    Column("confirmed", "Confirmed", sort=False),
)
TOTAL_HEADINGS = tuple(column.title for column in TOTAL_COLUMNS)


def total_filters(localities: Pairs) -> tuple[Filter, ...]:
    """Return the questions that the totals can be asked."""
    return (
        Filter("locality", "Locality, with those in it", localities),
        Filter("group", "Group of roles", tuple(roles.groups().items())),
        Filter("contract", "Contract", Contract.choices()),
    )


def row(found: Row) -> tuple[Cell | str | int, ...]:
    """Return one organisation for a page."""
    return (
        Cell(found.name, href=reverse("giving", args=[found.id])),
        found.gives.title_,
        Cell(week(found), number=True),
        Cell(f"{found.posts:,}", number=True),
        Cell(_people(found), number=True),
        jinja.day(found.counted_on) if found.counted_on else "",
    )


def exported(found: Row) -> tuple[Value, ...]:
    """Return one organisation for a file."""
    return (
        found.name,
        found.gives.title_,
        hours.shown(found.full_time),
        found.posts,
        _people(found) if found.people is None else found.people,
        found.counted_on.isoformat() if found.counted_on else "",
    )


def facts(found: Row) -> list[Fact]:
    """Return what an organisation gives."""
    return [
        Fact("What counts", found.gives.title_),
        Fact("Full-time week", week(found) if found.own_full_time else f"{week(found)}, as nothing else was said"),
        Fact("Posts", kept(text.counted(found.posts, "post"), counts=found.gives is Gives.ROWS)),
        Fact("Totals", kept(text.counted(found.totals, "total"), counts=found.gives is Gives.TOTALS)),
    ]


def kept(words: str, *, counts: bool) -> str:
    """Return how many there are and whether they count."""
    return f"{words}, counted" if counts else f"{words}, kept and not counted"


def explained(found: Row) -> str:
    """Return what happens to what is there when an organisation gives the other."""
    posts, totals = text.counted(found.posts, "post"), text.counted(found.totals, "total")
    return (
        f"Each person counts once: by their post or in a total, never by both. There are {posts} and {totals} now. "
        "What you do not choose is kept as it is and not counted; nothing is removed, and you can come back to it."
    )


def total(found: TotalRow, *, may_change: bool) -> tuple[Cell | str | int, ...]:
    """Return one total for a page; who may change it is led to its form."""
    href = reverse("total_change", args=[found.id]) if may_change else None
    confirmed = f"{jinja.day(found.confirmed_on)}, {found.confirmed_by}" if found.confirmed_on else "Not confirmed yet"
    return (
        Cell(roles.title(found.role), href=href),
        _contract(found),
        _place(found),
        jinja.day(found.counted_on),
        Cell(said.number(found.people), number=True),
        Cell(said.whole(found.whole_time), number=True),
        Cell(said.number(found.vacancies), number=True),
        Cell(said.number(found.starters), number=True),
        Cell(said.number(found.leavers), number=True),
        confirmed,
    )


def total_exported(found: TotalRow) -> tuple[Value, ...]:
    """Return one total for a file."""
    numbers = (found.people, found.vacancies, found.starters, found.leavers)
    people, vacancies, starters, leavers = (said.NOT_KNOWN if each is None else each for each in numbers)
    return (
        roles.title(found.role),
        _contract(found),
        _place(found),
        found.counted_on.isoformat(),
        people,
        said.whole(found.whole_time),
        vacancies,
        starters,
        leavers,
        found.confirmed_on.isoformat() if found.confirmed_on else "",
    )


def week(found: Row) -> str:
    """Return a full-time week in words."""
    return hours.words(found.full_time)


def _people(found: Row) -> str:
    if found.people is not None:
        return f"{found.people:,}"
    return said.NOT_KNOWN if found.totals else "No totals"


def _contract(found: TotalRow) -> str:
    return Contract(found.contract).title_ if found.contract else "All, or not known"


def _place(found: TotalRow) -> str:
    return found.locality.name if found.locality else "All, or not known"
