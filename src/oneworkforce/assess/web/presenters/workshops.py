"""Workshops in lists and on their pages, in words."""

from collections.abc import Sequence
from uuid import UUID

from django.urls import reverse

from oneworkforce.assess.domain.workshop import Decided
from oneworkforce.assess.queries.workshops import Row
from oneworkforce.assess.web import documents
from oneworkforce.lib import text
from oneworkforce.plan.stored import Drafted
from oneworkforce.ui import listing
from oneworkforce.ui.jinja import day, moment
from oneworkforce.ui.listing import Column, Wanted
from oneworkforce.ui.parts import Cell, Fact
from oneworkforce.ui.spreadsheet import Value

COLUMNS = (
    Column("held", "Day"),
    Column("place", "Place"),
    Column("led", "Led by"),
    Column("people", "Present", sort=False, number=True),
    Column("state", "State", sort=False),
)
HEADINGS = ("Day", "Place", "Led by", "Present", "Ended")


def listed(
    round: UUID,  # noqa: A002  the field's word
    rows: Sequence[Row],
    total: int,
    wanted: Wanted,
    why_not: str,
) -> listing.Listing:
    """Return the list of workshops of a round; where there is none it says what to do."""
    return listing.Listing(
        columns=COLUMNS,
        filters=(),
        wanted=wanted,
        rows=[_row(each) for each in rows],
        total=total,
        path=reverse("workshops", args=[round]),
        export_url=reverse("workshops_export", args=[round]),
        noun="workshop",
        empty_words="Once a workshop has ended, its minute stands here."
        if why_not
        else "Set one up, walk through the arcs with those who are there, and out come the minute and draft actions.",
        empty_url=None if why_not else reverse("workshop_add", args=[round]),
        empty_action="Set up a workshop",
    )


def exported(found: Row) -> tuple[Value, ...]:
    """Return one row of the list for a file."""
    ended = moment(found.ended_at) if found.ended_at else ""
    return found.held_on.isoformat(), found.place, found.led_by, found.people, ended


def facts(found: Row) -> list[Fact]:
    """Return what a workshop is."""
    said = [
        Fact("Day", day(found.held_on)),
        Fact("Place", found.place or "Not said"),
        Fact("Led by", found.led_by),
        Fact("Present", text.counted(found.people, "person", "people")),
    ]
    if found.ended_at:
        said.append(Fact("Ended", moment(found.ended_at)))
    return said


def files(found: Row) -> tuple[tuple[str, str], ...]:
    """Return (title, address) of each form of the minute; none before the workshop has ended."""
    if found.ended_at is None:
        return ()
    return tuple((title, reverse("workshop_minute", args=[found.id, kind])) for kind, title in documents.TITLES.items())


def drafted(found: Sequence[tuple[str, Decided, Drafted | None]]) -> list[tuple[str, Cell]]:
    """Return the findings that have their action already: the finding, and where its action is."""
    return [
        (
            each.words,
            Cell(f"{there.strategy_title}, action {there.number}", href=reverse("action", args=[there.id])),
        )
        for _, each, there in found
        if there is not None
    ]


def _row(found: Row) -> tuple[Cell | str, ...]:
    state = Cell("Ended", tag="green") if found.ended_at else Cell("Set up", tag="blue")
    here = Cell(day(found.held_on), href=reverse("workshop", args=[found.id]))
    return here, found.place, found.led_by, Cell(f"{found.people:,}", number=True), state
