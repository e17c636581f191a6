"""The page of an organisation: its frozen row as facts, links and tables."""

from django.urls import reverse

from oneworkforce.lib import text
from oneworkforce.partnership.queries.organisations import Link, Page
from oneworkforce.ui import jinja
from oneworkforce.ui.parts import Cell, Fact

NOBODY = "Nobody at present"


def facts(page: Page) -> list[Fact]:
    """Return what is said of an organisation."""
    said = [
        Fact("Sector", page.sector.title_),
        Fact("E-mail address", Cell(page.email, href=f"mailto:{page.email}") if page.email else "None given"),
        Fact("Telephone", page.phone or "None given"),
        Fact("People", text.counted(page.people, "person", "people")),
    ]
    if page.ended_on is not None:
        said.append(Fact("Ended on", jinja.day(page.ended_on)))
    return said


def links(page: Page, why_not: str) -> list[Fact]:
    """Return who the link persons are, each with the way to change it for those who may."""
    return [
        Fact(
            link.purpose.title_,
            _linked(link),
            href=None if why_not else reverse("organisation_link", args=[page.id, link.purpose.value]),
        )
        for link in page.links
    ]


def team_rows(page: Page) -> list[tuple[Cell | str | int, ...]]:
    """Return the rows of the table of teams."""
    return [(Cell(one.name, href=reverse("team", args=[one.id])), one.locality, one.members) for one in page.teams]


def places(page: Page) -> list[tuple[Cell | str, ...]]:
    """Return the rows of the table of localities."""
    return [
        (Cell(one.name, href=reverse("locality", args=[one.id])), jinja.day(one.since) if one.since else "Not known")
        for one in page.localities
    ]


def _linked(link: Link) -> str:
    if link.person is None:
        return NOBODY
    return f"{link.person.name} (has left: name somebody else)" if link.left else link.person.name
