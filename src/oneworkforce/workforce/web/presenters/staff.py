"""A staff record as a page shows it: sections of facts, posts, and what is not asked yet."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from django.urls import reverse

from oneworkforce.ui import jinja
from oneworkforce.ui.parts import Cell, Fact
from oneworkforce.workforce.commands.staff_values import LISTS
from oneworkforce.workforce.domain import half_days, missing, roles
from oneworkforce.workforce.domain.items import all_items
from oneworkforce.workforce.domain.kinds import AgeBand, Away
from oneworkforce.workforce.domain.sections import SECTIONS, Section
from oneworkforce.workforce.queries.staff_records import Page
from oneworkforce.workforce.web.presenters import posts as present_posts
from oneworkforce.workforce.web.presenters import said

SELF = "said by the person"
MINE = "said by me"
HEADINGS = ("Post", "Role", Cell("Hours", number=True), Cell("Share", number=True), "State")


@dataclass(frozen=True, slots=True)
class Part:
    """One section: its facts, each leading to the form of the section, or the words why there are none."""

    title: str
    facts: tuple[Fact, ...]
    words: str = ""


def parts(page: Page, *, change: Callable[[Section], str]) -> list[Part]:
    """Return the sections of a record; `change` gives the address that changes one, "" where the viewer does not.

    Of each what the organisation is asked for, and what is said already; the rest is `more`.
    """
    made = [_part(page, section, change(section), more=False) for section in SECTIONS.values()]
    return [part for part in made if part.facts or part.words]


def more(page: Page, *, change: Callable[[Section], str]) -> list[Fact]:
    """Return what else can be recorded: items that are not asked of the organisation, and of which nothing is said."""
    return [fact for section in SECTIONS.values() for fact in _part(page, section, change(section), more=True).facts]


def posts(page: Page) -> list[tuple[Cell | str, ...]]:
    """Return the rows of the posts that a person holds or held."""
    return [
        (
            Cell(row.reference, href=reverse("post", args=[row.id])),
            roles.title(row.role),
            Cell(said.worked(row.minutes, row.unsaid), number=True),
            Cell("" if share is None else f"{share}%", number=True),
            present_posts.state(row.stands),
        )
        for row, share in page.posts
    ]


def confirmed(page: Page) -> str:
    """Return when a record was last said to be so and by whom, and when it changed."""
    on = page.confirmed_on
    words = f"Confirmed on {jinja.day(on)} by {page.confirmed_by}" if on else "Not confirmed yet"
    return f"{words}; changed on {jinja.day(page.changed_at)}." if page.changed_at else f"{words}."


def _part(page: Page, section: Section, change_url: str, *, more: bool) -> Part:
    if section.personal and not page.full:
        return Part(section.title, (), said.WITHHELD)
    if section.key == "number":
        facts = [] if more else [Fact("Staff number", page.number or said.NOT_ASKED)]
    elif section.key == "age":
        facts = [] if more else _age(page)
    else:
        columns = [column for column in section.columns if _further(page, column) is more]
        facts = [Fact(_label(column), _said(page, column)) for column in columns]
    return Part(section.title, tuple(replace(fact, href=change_url or None) for fact in facts))


def _further(page: Page, column: str) -> bool:
    """Say whether a column is not asked of the organisation, and nothing is said of it."""
    return _item(column) not in page.asked and not missing.says(page.values[column]) and column not in page.unsaid


def _item(column: str) -> str:
    return "days_absent" if column == "half_days_absent" else column


def _label(column: str) -> str:
    return all_items()[_item(column)].label


def _said(page: Page, column: str) -> str:
    value = page.values[column]
    if column in LISTS:
        words = LISTS[column](str(value)).title_
    elif column == "away":
        words = said.titled(Away, str(value), page.unsaid, column)
        words = "Not away" if words == "None" else words
    elif column == "half_days_absent" and isinstance(value, int):
        words = half_days.shown(value)
    else:
        words = said.text(value, page.unsaid, column)
    return _by(page, column, words)


def _age(page: Page) -> list[Fact]:
    year, band = page.values["birth_year"], page.values["age_band"]
    if not year and not band:
        return [Fact("Age", _by(page, "birth_year", said.empty(page.unsaid, "birth_year")))]
    rows = [Fact("Year of birth", _by(page, "birth_year", str(year)))] if year else []
    rows += [Fact("Age band", _by(page, "age_band", AgeBand(str(band)).title_))] if band else []
    if year and page.age:
        rows.append(Fact("Age", page.age.words))
    return rows


def _by(page: Page, column: str, words: str) -> str:
    """Return the words with whose they are, where the person said them."""
    return f"{words} ({MINE if page.own else SELF})" if column in page.self_said else words
