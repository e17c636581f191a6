"""Notes and quotes on pages and in files."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from oneworkforce.assess.domain.kinds import Gathering as Kind
from oneworkforce.assess.models import Gathering
from oneworkforce.assess.queries.notes import Noted, Row
from oneworkforce.assess.queries.said import Quote
from oneworkforce.assess.queries.stored import Held
from oneworkforce.assess.web.presenters.grids import Grid
from oneworkforce.lib import text
from oneworkforce.ui import jinja
from oneworkforce.ui.listing import Filter
from oneworkforce.ui.parts import Cell

QUOTE_HEADINGS = ("Quote", "Arcs", "Where it was said")
STATES = (("waiting", "Quotes to be cleared"), ("cleared", "Cleared quotes"), ("note", "Notes that are no quotes"))


@dataclass(frozen=True, slots=True)
class NoteCard:
    """A note: its words, of which arcs, whether it is a quote and cleared, who noted it."""

    id: UUID
    words: str
    arcs: str
    tag: str
    colour: str
    cleared: str
    noted: str
    waits: bool


@dataclass(frozen=True, slots=True)
class QuoteCard:
    """A cleared quote."""

    words: str
    arcs: str
    where: str


def gatherings(rows: Sequence[Noted]) -> Grid | None:
    """Return what was gathered as a table that leads to the notes of each; None where nothing was planned."""
    if not rows:
        return None
    return Grid(
        "What was gathered, and the notes of it",
        ["With whom", "How", "Held on", *(Cell(title, number=True) for title in ("Notes", "Quotes", "To be cleared"))],
        [
            [
                Cell(row.with_whom, reverse("gathering_notes", args=[row.id])),
                row.kind.title_,
                jinja.day(row.held_on) if row.held_on else "Not run" if row.not_run else "Not yet",
                *(Cell(f"{number:,}", number=True) for number in (row.notes, row.quotes, row.waiting)),
            ]
            for row in rows
        ],
    )


def gathering(row: Gathering) -> str:
    """Return what a gathering is called: "Focus group: School staff, 3 May 2027"."""
    held = f", {jinja.day(row.held_on)}" if row.held_on else ""
    return f"{Kind(row.kind).title_}: {row.with_whom}{held}"


def note_filters(titles: Mapping[str, str]) -> tuple[Filter, ...]:
    """Return the filters of the notes of a gathering."""
    return Filter("arc", "Arc", tuple(titles.items())), Filter("state", "Show", STATES)


def arc_filters(found: Held) -> tuple[Filter, ...]:
    """Return the filter by arc."""
    shape = found.framework
    return (Filter("arc", "Arc", tuple((arc.id, shape.say(arc.title)) for arc in shape.arcs)),)


def note(row: Row) -> NoteCard:
    """Return a note for its page."""
    tag, colour, cleared = "Note", "grey", ""
    if row.quote and row.cleared_at:
        tag, colour = "Cleared quote", "green"
        cleared = f"Cleared by {row.cleared_by} on {jinja.moment(row.cleared_at)}."
    elif row.quote:
        tag, colour = "Quote to clear", "yellow"
    return NoteCard(
        row.id,
        row.words,
        text.listed(row.arcs),
        tag,
        colour,
        cleared,
        f"Noted by {row.noted_by} on {jinja.moment(row.noted_at)}.",
        waits=row.quote and row.cleared_at is None,
    )


def quotes(rows: Sequence[Quote], found: Held) -> list[QuoteCard]:
    """Return cleared quotes for a page or a file."""
    shape = found.framework
    titles = {arc.id: shape.say(arc.title) for arc in shape.arcs}
    return [
        QuoteCard(row.words, text.listed([titles[arc] for arc in row.arcs if arc in titles]), row.where) for row in rows
    ]
