"""Groups in lists, and on their page: how each row is written."""

from collections.abc import Sequence

from django.urls import reverse

from oneworkforce.lib import days, text
from oneworkforce.plan.domain.kinds import GroupKind, Part
from oneworkforce.plan.queries.attendance import Summary
from oneworkforce.plan.queries.group_lists import Row
from oneworkforce.plan.queries.groups import Carried, Met
from oneworkforce.ui import jinja
from oneworkforce.ui.listing import Column, Filter
from oneworkforce.ui.parts import Cell
from oneworkforce.ui.spreadsheet import Value

COLUMNS = (
    Column("name", "Name"),
    Column("kind", "What it is"),
    Column("parent", "Part of", sort=False),
    Column("members", "Members", number=True),
    Column("next", "Next meeting"),
    Column("state", "State", sort=False),
)
FILTERS = (
    Filter("name", "Name"),
    Filter("kind", "What it is", GroupKind.choices()),
    Filter("state", "State", (("working", "Working"), ("ended", "Ended"))),
)
HEADINGS = ("Name", "What it is", "Part of", "Members", "Places to fill", "Next meeting", "Ended on")
PART_COLOURS = {Part.CHAIR: "purple", Part.LEAD: "blue", Part.MEMBER: "grey"}


def row(found: Row) -> tuple[Cell | str | int, ...]:
    """Return one row of the list for a page."""
    state = Cell(f"Ended {jinja.day(found.ended_on)}", tag="grey") if found.ended_on else Cell("Working", tag="green")
    return (
        Cell(found.name, href=reverse("group", args=[found.id])),
        found.kind.title_,
        found.parent or "None",
        f"{found.members} and {text.counted(found.places, 'place')} to fill" if found.places else found.members,
        jinja.moment(found.next_at) if found.next_at else "None planned",
        state,
    )


def exported(found: Row) -> tuple[Value, ...]:
    """Return one row of the list for a file."""
    return (
        found.name,
        found.kind.title_,
        found.parent,
        found.members,
        found.places,
        days.iso_moment(found.next_at) if found.next_at else "",
        found.ended_on.isoformat() if found.ended_on else "",
    )


def action_rows(found: Sequence[Carried]) -> list[tuple[Cell | str, ...]]:
    """Return the rows of the table of actions, each with its state."""
    return [
        (
            Cell(f"{each.number}. {each.title}", href=reverse("action", args=[each.id])),
            Cell(each.strategy_title, href=reverse("strategy", args=[each.strategy])),
            progress(each),
        )
        for each in found
    ]


def progress(each: Carried) -> Cell:
    """Return how far an action has come: in words, coloured besides."""
    if each.done_on is not None:
        return Cell(f"Done {jinja.day(each.done_on)}", tag="green")
    return Cell(f"{each.percent}% done", tag="blue") if each.percent else Cell("Not begun", tag="grey")


def strand_rows(found: Sequence[Carried]) -> list[tuple[Cell | str, ...]]:
    """Return the rows of the table of strands."""
    return [
        (
            Cell(f"{each.number}. {each.title}", href=reverse("strand", args=[each.id])),
            Cell(each.strategy_title, href=reverse("strategy", args=[each.strategy])),
        )
        for each in found
    ]


def coming_rows(found: Sequence[Met]) -> list[tuple[Cell | str, ...]]:
    """Return the rows of the table of meetings to come."""
    return [
        (
            Cell(jinja.moment(each.starts_at), href=reverse("meeting", args=[each.id])),
            each.place or "No place given",
            Cell("Cancelled", tag="red") if each.cancelled else str(each.apologies or "None"),
        )
        for each in found
    ]


def meeting_rows(found: Sequence[Met]) -> list[tuple[Cell | str, ...]]:
    """Return the rows of the table of meetings past."""
    return [
        (
            Cell(jinja.moment(each.starts_at), href=reverse("meeting", args=[each.id])),
            each.place or "No place given",
            Cell("Cancelled", tag="red") if each.cancelled else there(each),
            "Written" if each.minutes else "None yet",
        )
        for each in found
    ]


def there(each: Met) -> str:
    """Return who was there at a glance: "5 present, 2 apologies"."""
    parts = (
        (each.present, f"{each.present} present"),
        (each.apologies, text.counted(each.apologies, "apology", "apologies")),
        (each.absent, f"{each.absent} absent"),
    )
    return ", ".join(words for number, words in parts if number) or "Not recorded"


def attendance_rows(found: Summary) -> list[tuple[Cell | str, ...]]:
    """Return the rows of the summary of attendance, one for each agency."""
    return [
        (
            each.name,
            f"{each.came} of {each.known}",
            jinja.day(each.last_at) if each.last_at else "Not in these meetings",
            Cell(f"Missed the last {text.counted(each.away, 'meeting')}", tag="orange") if each.away else "No",
        )
        for each in found.agencies
    ]
