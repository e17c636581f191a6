"""The list of people as a page shows it."""

from oneworkforce.lib.faults import Refused
from oneworkforce.lib.named import Named
from oneworkforce.partnership.domain import languages
from oneworkforce.partnership.domain.answers import Said
from oneworkforce.partnership.domain.credentials import Status
from oneworkforce.partnership.queries import people as query
from oneworkforce.partnership.queries.people import Choices, ListRow
from oneworkforce.partnership.web.presenters import links
from oneworkforce.ui.listing import Column, Filter
from oneworkforce.ui.parts import Cell

COLUMNS = (
    Column("name", "Name"),
    Column("job", "Job title", sort=False),
    Column("organisation", "Organisation"),
    Column("locality", "Locality"),
    Column("skills", "Can do", sort=False),
    Column("languages", "Speaks", sort=False),
    Column("due", "Credentials"),
)
HEADINGS = tuple(column.title for column in COLUMNS)
_COLOURS = {
    Status.EXPIRED: "red",
    Status.DUE: "yellow",
    Status.UNKNOWN: "grey",
    Status.IN_FORCE: "green",
    Status.NO_EXPIRY: "green",
}


def filters(choices: Choices) -> tuple[Filter, ...]:
    """Return the questions that the list can be asked."""
    return (
        Filter("name", "Name"),
        Filter("organisation", "Organisation", choices.organisations),
        Filter("locality", "Locality, with those in it", choices.localities),
        Filter("skill", "Skill"),
        Filter("language", "Language"),
        Filter("due", "What is due", query.DUE_CHOICES),
        Filter("left", "People who left", (("yes", "Show them too"),)),
    )


def row(one: ListRow) -> tuple[Cell | str, ...]:
    """Return the cells of one person."""
    return (
        Cell(one.name if one.left_on is None else f"{one.name} (left)", href=links.record(one.id)),
        words(one.job_title),
        place(one.organisation, "organisation"),
        place(one.locality, "locality"),
        words(one.skills),
        words(one.languages),
        status(one.due),
    )


def exported(one: ListRow) -> tuple[str, ...]:
    """Return the texts of one person for a file."""
    return (
        one.name,
        words(one.job_title),
        words(one.organisation),
        words(one.locality),
        words(one.skills),
        words(one.languages),
        one.due.title_,
    )


def place(value: Named | Said, route: str) -> Cell | str:
    """Return the name of a place that leads to its page; why there is none, in words."""
    return value.title_ if isinstance(value, Said) else links.named(value, route)


def words(value: str | tuple[str, ...] | Named | Said) -> str:
    """Return a value as text: why there is none, in words."""
    if isinstance(value, Said):
        return value.title_
    if isinstance(value, Named):
        return value.name
    return value if isinstance(value, str) else ", ".join(value)


def status(value: Status | Said) -> Cell:
    """Return how a credential stands as a tag; why nothing is known, as text."""
    return Cell(value.title_, tag=_COLOURS[value]) if isinstance(value, Status) else Cell(value.title_)


def language_note(said: str) -> str:
    """Return what the page says of a language asked for: near ones are found too, or it is not known by that name."""
    if not said:
        return ""
    try:
        tag = languages.read(said)
    except Refused as refused:
        return " ".join(f"{fault.what} {fault.remedy}" for fault in refused.faults)
    return f"People who speak {languages.name(tag)} are shown, and those whose language is close enough to help."
