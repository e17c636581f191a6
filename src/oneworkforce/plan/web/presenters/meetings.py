"""Who was asked to a meeting, and who came, as its page says it."""

from collections import Counter
from collections.abc import Sequence

from oneworkforce.lib import days, text
from oneworkforce.plan.domain.kinds import Attended
from oneworkforce.plan.queries.meetings import Asked, Page
from oneworkforce.ui import jinja
from oneworkforce.ui.parts import Cell, Fact

_COLOURS = {
    Attended.PRESENT: "green",
    Attended.APOLOGIES: "blue",
    Attended.ABSENT: "orange",
    Attended.NOT_RECORDED: "grey",
}


def facts(page: Page) -> list[Fact]:
    """Return when and where a meeting is, and whether calendars know of it."""
    begins, ends = page.starts_at.astimezone(days.LONDON), page.ends_at.astimezone(days.LONDON)
    day = "" if begins.date() == ends.date() else f" on {jinja.day(ends)}"
    known = "In the calendars of members with an e-mail address" if page.in_calendars else "In no calendar"
    return [
        Fact("When", f"{jinja.moment(begins)} to {days.clock(ends)}{day}"),
        Fact("Where", page.place or "No place given"),
        Fact("Calendars", "Taken out" if page.in_calendars and page.cancelled_at else known),
    ]


def asked_rows(asked: Sequence[Asked]) -> list[tuple[Cell | str, ...]]:
    """Return the rows of the table of those asked."""
    return [
        (each.name, each.agency, each.part.title_, Cell(each.attended.title_, tag=_COLOURS[each.attended]))
        for each in asked
    ]


def summed(asked: Sequence[Asked]) -> str:
    """Return who came in a sentence, "" where nothing is recorded."""
    many = Counter(each.attended for each in asked)
    if set(many) <= {Attended.NOT_RECORDED}:
        return ""
    words = [f"{many[each]} {each.title_.lower()}" for each in Attended if many[each]]
    return f"Of {text.counted(len(asked), 'member')}: {text.listed(words)}."
