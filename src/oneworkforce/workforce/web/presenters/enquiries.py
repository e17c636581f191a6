"""Enquiries in words and rows."""

from collections.abc import Mapping
from uuid import UUID

from django.urls import reverse

from oneworkforce.ui import jinja
from oneworkforce.ui.listing import Column, Filter
from oneworkforce.ui.parts import Cell, Fact
from oneworkforce.workforce.domain.enquiries import Standing
from oneworkforce.workforce.queries.enquiries import SIDES, Contact, ListRow, Page
from oneworkforce.workforce.web.presenters import finding

COLUMNS = (
    Column("what", "What is looked for", sort=False),
    Column("side", "Your part", sort=False),
    Column("organisation", "Organisation asked"),
    Column("asker", "Asked by", sort=False),
    Column("asked", "Asked on"),
    Column("due", "Last day"),
    Column("state", "State", sort=False),
)
HEADINGS = tuple(column.title for column in COLUMNS)
FILTERS = (Filter("side", "Your part", SIDES), Filter("state", "State", Standing.choices()))
_COLOURS = {
    Standing.WAITING: "yellow",
    Standing.ANSWERED: "green",
    Standing.DECLINED: "orange",
    Standing.LAPSED: "grey",
}
Places = Mapping[UUID, str]


def row(one: ListRow, places: Places) -> tuple[Cell | str, ...]:
    """Return the cells of one enquiry."""
    return (
        Cell(_what(one, places), href=reverse("enquiry", args=[one.id])),
        dict(SIDES)[one.side],
        one.organisation,
        one.asker,
        jinja.day(one.asked_at),
        jinja.day(one.due_on),
        Cell(one.standing.title_, tag=_COLOURS[one.standing]),
    )


def exported(one: ListRow, places: Places) -> tuple[str, ...]:
    """Return the texts of one enquiry for a file."""
    return (
        _what(one, places),
        dict(SIDES)[one.side],
        one.organisation,
        one.asker,
        jinja.iso(one.asked_at),
        jinja.iso(one.due_on),
        one.standing.title_,
    )


def _what(one: ListRow, places: Places) -> str:
    return finding.sought(one.wanted, places) or "Somebody"


def facts(page: Page) -> list[Fact]:
    """Return what an enquiry says, as far as the viewer sees it."""
    one = page.row
    found = [
        Fact("State", Cell(one.standing.title_, tag=_COLOURS[one.standing])),
        Fact("Organisation asked", one.organisation),
        Fact("Asked by", one.asker),
        Fact("What for", one.reason.title_),
        Fact("What is needed", page.words),
        Fact("Asked on", jinja.day(one.asked_at)),
        Fact("Last day to answer", jinja.day(one.due_on)),
    ]
    if page.answered_at is not None:
        day = jinja.day(page.answered_at)
        found.append(Fact("Answered", f"{page.answered_by}, {day}" if page.answered_by else day))
    if page.answer:
        found.append(Fact("What they add", page.answer))
    if page.own_reply is not None:
        found.append(Fact("Your reply", page.own_reply.title_))
    return found


def contact(found: Contact | None) -> list[Fact]:
    """Return how to reach whoever said yes."""
    if found is None:
        return []
    told = (("Name", found.name), ("E-mail address", found.email), ("Telephone", found.phone))
    return [Fact(name, value or "Not on record") for name, value in told]


def matches(page: Page) -> list[tuple[Cell | str, ...]]:
    """Return who of one's own people is meant."""
    return [
        (
            Cell(each.label, href=reverse("person", args=[each.id])),
            ", ".join(each.skills) or "Nothing listed",
            ", ".join(each.languages) or "Nothing listed",
            finding.hours(each),
        )
        for each in page.matches
    ]


def forwarded(page: Page) -> list[tuple[str, ...]]:
    """Return who was asked, and what they replied."""
    return [(each.name, jinja.day(each.forwarded_at), each.reply.title_) for each in page.forwarded]


def choices(page: Page) -> list[tuple[str, str]]:
    """Return (id, name) of those who can be asked."""
    return [(str(each.id), each.label) for each in page.matches]
