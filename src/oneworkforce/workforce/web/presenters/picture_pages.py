"""The pages of a picture by their addresses: one chart each, or several that belong together."""

from collections.abc import Mapping
from dataclasses import dataclass

from oneworkforce.workforce.domain import cuts, pictures
from oneworkforce.workforce.web.presenters.pictures import (
    AVAILABLE,
    Page,
    ages,
    alone,
    availability,
    crossed,
    expiry,
    several,
)


def _alone(
    slug: str, title: str, words: str, name: str, *, heading: str = "", with_rates: bool = False, every: bool = False
) -> Page:
    """Return the page of one dimension; its table is "People by place" where the page is "By place"."""
    heading = heading or f"People {title[:1].lower()}{title[1:]}"
    return Page(slug, title, words, ("", name), alone(name, heading, with_rates=with_rates, every=every))


def _crossed(slug: str, title: str, words: str, first: str, second: str, *, heading: str = "") -> Page:
    """Return the page of two dimensions crossed; of a `second` that ends in ^ its first nodes alone are shown."""
    return Page(slug, title, words, _both(first, second.removesuffix("^")), crossed(first, second, heading or title))


def _several(title: str, words: str, universe: str, name: str, what: str) -> Page:
    """Return the page of something of which a person may have several, at the address of its universe."""
    cells = (name, f"{cuts.LOCALITY}/{name}")
    return Page(universe, title, words, cells, several(universe, name, title, what), universe)


def _both(first: str, second: str) -> tuple[str, ...]:
    return ("", first, second, f"{first}/{second}")


def _by_place(*names: str) -> tuple[str, ...]:
    return ("", cuts.LOCALITY, *names, *(f"{cuts.LOCALITY}/{name}" for name in names))


_PAGES = (
    _alone(
        "place",
        "By place",
        "How many people work where, with vacancies, turnover and agency.",
        cuts.LOCALITY,
        with_rates=True,
        every=True,
    ),
    _alone("sector", "By sector", "Council, health, schools and all the others.", cuts.SECTOR, with_rates=True),
    _alone("role", "By role", "Groups of roles, and the roles in each.", cuts.ROLE, with_rates=True),
    _alone("contract", "By contract", "Employed, agency, voluntary and the other kinds of work.", cuts.CONTRACT),
    _alone("age", "By age", "How many are in each band of age.", cuts.AGE, every=True),
    Page("ages", "Age pyramid", "Women and men in each band of age.", _both(cuts.AGE, cuts.GENDER), ages),
    _alone(
        "retirement",
        "Retirements expected",
        "Within five years, as people said or by state pension age.",
        cuts.RETIRING,
        heading="People by expected retirement",
        every=True,
    ),
    _crossed(
        "place-role",
        "Roles by place",
        "Which groups of roles are where.",
        cuts.LOCALITY,
        f"{cuts.ROLE}^",
        heading="Groups of roles by place",
    ),
    _crossed(
        "place-sector",
        "Sectors by place",
        "How many work where for voluntary organisations, schools, health and the others.",
        cuts.LOCALITY,
        cuts.SECTOR,
    ),
    _crossed("place-age", "Ages by place", "How old the people of each place are.", cuts.LOCALITY, cuts.AGE),
    _crossed("sector-age", "Ages by sector", "How old the people of each sector are.", cuts.SECTOR, cuts.AGE),
    Page(
        "expiry",
        "What expires",
        "Checks, training and registrations by the month in which they expire.",
        _both(cuts.WHEN, cuts.KIND),
        expiry,
        pictures.CREDENTIALS,
    ),
    Page(
        "availability",
        "When people can work",
        "Evenings, weekends, flexibly, in term time only; by place.",
        _by_place(*AVAILABLE),
        availability,
    ),
    _crossed(
        "levels",
        "Qualified to what level",
        "The highest level that people reached, by place.",
        cuts.LOCALITY,
        f"{cuts.LEVEL}^",
        heading="Highest level of qualification by place",
    ),
    _several("Skills", "What most people can do, everywhere and by place.", pictures.SKILLS, cuts.SKILL, "Skill"),
    _several(
        "Languages",
        "What most people speak or sign, everywhere and by place.",
        pictures.LANGUAGES,
        cuts.LANGUAGE,
        "Language",
    ),
)
PAGES: Mapping[str, Page] = {page.slug: page for page in _PAGES}
"""The pages by their slugs, in the order of the overview."""


@dataclass(frozen=True, slots=True)
class Together:
    """Charts that belong together on one page, each with its own table and files."""

    slug: str
    title: str
    words: str
    parts: tuple[str, ...]


TOGETHER: Mapping[str, Together] = {
    page.slug: page
    for page in (
        Together(
            "able",
            "What people can do and when",
            "When people can work, to what level they are qualified, their skills and languages; by place.",
            ("availability", "levels", "skills", "languages"),
        ),
    )
}
"""Pages of several charts by their slugs."""


def offered() -> list[Page | Together]:
    """Return the pages of the overview: those of several charts stand for their parts."""
    inside = {part for page in TOGETHER.values() for part in page.parts}
    return [*(page for slug, page in PAGES.items() if slug not in inside), *TOGETHER.values()]


def of(slug: str) -> tuple[str, tuple[Page, ...]] | None:
    """Return the title and the charts of a page; None where there is none of that slug."""
    if slug in TOGETHER:
        return TOGETHER[slug].title, tuple(PAGES[part] for part in TOGETHER[slug].parts)
    return (PAGES[slug].title, (PAGES[slug],)) if slug in PAGES else None
