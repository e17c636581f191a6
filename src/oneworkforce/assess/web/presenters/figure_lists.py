"""All guarded rows as a list: what can be filtered and sorted, and how a row is written on a page and in a file."""

from collections.abc import Callable, Sequence

from oneworkforce.assess.domain import figure
from oneworkforce.assess.domain.reading import Reading
from oneworkforce.assess.domain.results import By, Row
from oneworkforce.assess.reports import tables
from oneworkforce.assess.web.presenters.grids import Ways
from oneworkforce.lib import rounding
from oneworkforce.ui.listing import Column, Filter, Wanted
from oneworkforce.ui.parts import Cell
from oneworkforce.ui.spreadsheet import Value

COLUMNS = (
    Column("group", "Group"),
    Column("arc", "Arc", sort=False),
    Column("question", "Question", sort=False),
    Column("n", "People", number=True),
    Column("score", "Score", number=True),
    Column("interval", "95% interval", sort=False),
)
HEADINGS = (
    *("Group", "Arc", "Question", "People", "Invited", "Score", "Standard error", "Interval from", "Interval to"),
    *("Score beside the threshold", "Interval beside the threshold", "Alpha", "Withheld"),
)
EVERYONE = "everyone"
OVERALL = "overall"
WITHHELD = (("yes", "Withheld"), ("no", "Shown"))
KINDS = (("arc", "Arcs"), ("question", "Questions"), (OVERALL, "All arcs together"))


def filters(read: Reading) -> tuple[Filter, ...]:
    """Return the filters of the list."""
    return (
        Filter("group", "Group", tuple((named(by), read.name(by)) for by in read.results.groups)),
        Filter("arc", "Arc", tuple((arc.id, read.title(arc)) for arc in read.framework.arcs)),
        Filter("kind", "Figure", KINDS),
        Filter("withheld", "Withheld", WITHHELD),
    )


def named(by: By) -> str:
    """Return how a group stands in an address where leaving it out means something else."""
    return figure.key(by) or EVERYONE


def chosen(read: Reading, wanted: Wanted) -> list[Row]:
    """Return the rows that are wanted, in the order wanted; without one, in that of the results."""
    asked = wanted.filters
    tests: dict[str, Callable[[Row], bool]] = {
        "group": lambda row: named(row.by) == asked["group"],
        "arc": lambda row: row.arc == asked["arc"],
        "kind": lambda row: _kind(row) == asked["kind"],
        "withheld": lambda row: (row.withheld is not None) == (asked["withheld"] == "yes"),
    }
    rows = [row for row in read.results.rows if all(tests[name](row) for name in asked)]
    if not wanted.sort:
        return rows
    if wanted.sort == "group":
        return sorted(rows, key=lambda row: read.name(row.by).casefold(), reverse=wanted.descending)
    value: Callable[[Row], float | None] = (lambda row: row.n) if wanted.sort == "n" else (lambda row: row.mean)
    shown = [(found, row) for row in rows if row.withheld is None and (found := value(row)) is not None]
    with_value = sorted(shown, key=lambda pair: pair[0], reverse=wanted.descending)
    held = {id(row) for _, row in shown}
    return [row for _, row in with_value] + [row for row in rows if id(row) not in held]


def row(read: Reading, ways: Ways, found: Row) -> tuple[Cell | str, ...]:
    """Return one row of the list for a page."""
    score, interval, _, _ = tables.standing(found)
    people = tables.count(found, found.n)
    return (
        read.name(found.by),
        _arc(read, found),
        _question(read, found),
        Cell(people, number=True),
        Cell(score, ways.figure(figure.about(found)), number=True),
        interval,
    )


def exported(read: Reading, found: Row) -> Sequence[Value]:
    """Return one row of the list for a file: every figure withheld says so."""
    title = read.name(found.by), _arc(read, found), _question(read, found)
    if found.withheld is not None:
        return (*title, *[tables.WITHHELD] * 9, "yes")
    return (
        *title,
        found.n,
        found.invited,
        _number(found.mean),
        *(_number(found.se, 3), _number(found.low), _number(found.high)),
        found.plain,
        found.call,
        _number(found.alpha),
        "no",
    )


def _number(value: float | None, places: int = 2) -> Value:
    return None if value is None else rounding.half_up(value, places)


def _kind(found: Row) -> str:
    if found.question is not None:
        return "question"
    return OVERALL if found.arc is None else "arc"


def _arc(read: Reading, found: Row) -> str:
    return next((read.title(arc) for arc in read.framework.arcs if arc.id == found.arc), tables.OVERALL)


def _question(read: Reading, found: Row) -> str:
    return next((read.said(each) for each in read.framework.questions if each.id == found.question), "")
