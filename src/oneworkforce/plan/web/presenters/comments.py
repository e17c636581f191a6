"""Comments in lists, files and on their page."""

from django.urls import reverse

from oneworkforce.plan.models import Comment
from oneworkforce.plan.queries.comments import Row
from oneworkforce.ui import jinja
from oneworkforce.ui.listing import Column, Filter
from oneworkforce.ui.parts import Cell, Fact
from oneworkforce.ui.spreadsheet import Value

COLUMNS = (
    Column("said", "Comment"),
    Column("who", "Who"),
    Column("about", "About"),
    Column("reply", "Reply"),
)
FILTERS = (
    Filter("words", "Words in it"),
    Filter("reply", "Reply", (("waiting", "No reply yet"), ("replied", "With a reply"))),
)
HEADINGS = (
    "Said on",
    "Said by",
    "On behalf of",
    "Entered by",
    "About",
    "Comment",
    "Reply",
    "Replied by",
    "Replied on",
)
_BEGINNING = 140


def row(found: Row) -> tuple[Cell | str | int, ...]:
    """Return one row of the list for a page: the beginning of what was said."""
    reply = Cell(f"Replied {jinja.day(found.replied_at)}", tag="green") if found.replied_at else None
    return (
        Cell(beginning(found.words), href=reverse("comment", args=[found.id])),
        said_by(found),
        found.about or "The whole",
        reply or Cell("No reply yet", tag="orange"),
    )


def exported(found: Row) -> tuple[Value, ...]:
    """Return one row of the list for a file."""
    return (
        jinja.moment(found.said_at),
        found.said_by,
        found.on_behalf_of,
        found.entered_by,
        found.about,
        found.words,
        found.reply,
        found.replied_by,
        jinja.moment(found.replied_at) if found.replied_at else "",
    )


def said(found: Row) -> list[Fact]:
    """Return who said something, for whom, when, and who wrote it down."""
    facts = [Fact("Said by", found.said_by)]
    if found.on_behalf_of:
        facts.append(Fact("On behalf of", found.on_behalf_of))
    if found.entered_by:
        facts.append(Fact("Written down by", found.entered_by))
    facts.append(Fact("On", jinja.moment(found.said_at)))
    facts.append(Fact("About", found.about or "The whole text"))
    return facts


def said_by(found: Row | Comment) -> str:
    """Return "Pia Penn for Harbour School"."""
    return f"{found.said_by} for {found.on_behalf_of}" if found.on_behalf_of else found.said_by


def beginning(words: str) -> str:
    """Return the first words on one line, enough to know a comment by."""
    line = " ".join(words.split())
    return line if len(line) <= _BEGINNING else f"{line[:_BEGINNING].rstrip()}…"
