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


def _alone(name: str) -> tuple[str, ...]:
    return ("", name)


def _crossed(first: str, second: str) -> tuple[str, ...]:
    return ("", first, second, f"{first}/{second}")


def _by_place(*names: str) -> tuple[str, ...]:
    return ("", cuts.LOCALITY, *names, *(f"{cuts.LOCALITY}/{name}" for name in names))


PAGES: Mapping[str, Page] = {
    page.slug: page
    for page in (
        Page(
            "place",
            "By place",
            "How many people work where, with vacancies, turnover and agency.",
            _alone(cuts.LOCALITY),
            alone(cuts.LOCALITY, "People by place", with_rates=True, every=True),
        ),
        Page(
            "sector",
            "By sector",
            "Council, health, schools and all the others.",
            _alone(cuts.SECTOR),
            alone(cuts.SECTOR, "People by sector", with_rates=True),
        ),
        Page(
            "role",
            "By role",
            "Groups of roles, and the roles in each.",
            _alone(cuts.ROLE),
            alone(cuts.ROLE, "People by role", with_rates=True),
        ),
        Page(
            "contract",
            "By contract",
            "Employed, agency, voluntary and the other footings.",
            _alone(cuts.CONTRACT),
            alone(cuts.CONTRACT, "People by contract", with_rates=False),
        ),
        Page(
            "age",
            "By age",
            "How many are in each band of age.",
            _alone(cuts.AGE),
            alone(cuts.AGE, "People by age", with_rates=False, every=True),
        ),
        Page("ages", "Age pyramid", "Women and men in each band of age.", _crossed(cuts.AGE, cuts.GENDER), ages),
        Page(
            "retirement",
            "Retirements expected",
            "Within five years, as people said or by state pension age.",
            _alone(cuts.RETIRING),
            alone(cuts.RETIRING, "People by expected retirement", with_rates=False, every=True),
        ),
        Page(
            "place-role",
            "Roles by place",
            "Which groups of roles are where.",
            _crossed(cuts.LOCALITY, cuts.ROLE),
            crossed(cuts.LOCALITY, f"{cuts.ROLE}^", "Groups of roles by place"),
        ),
        Page(
            "place-sector",
            "Sectors by place",
            "How many work where for voluntary organisations, schools, health and the others.",
            _crossed(cuts.LOCALITY, cuts.SECTOR),
            crossed(cuts.LOCALITY, cuts.SECTOR, "Sectors by place"),
        ),
        Page(
            "place-age",
            "Ages by place",
            "How old the people of each place are.",
            _crossed(cuts.LOCALITY, cuts.AGE),
            crossed(cuts.LOCALITY, cuts.AGE, "Ages by place"),
        ),
        Page(
            "sector-age",
            "Ages by sector",
            "How old the people of each sector are.",
            _crossed(cuts.SECTOR, cuts.AGE),
            crossed(cuts.SECTOR, cuts.AGE, "Ages by sector"),
        ),
        Page(
            "expiry",
            "What expires",
            "Checks, training and registrations by the month in which they expire.",
            ("", cuts.WHEN, cuts.KIND, f"{cuts.WHEN}/{cuts.KIND}"),
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
        Page(
            "levels",
            "Qualified to what level",
            "The highest level that people reached, by place.",
            _crossed(cuts.LOCALITY, cuts.LEVEL),
            crossed(cuts.LOCALITY, f"{cuts.LEVEL}^", "Highest level of qualification by place"),
        ),
        Page(
            "skills",
            "Skills",
            "What most people can do, everywhere and by place.",
            (cuts.SKILL, f"{cuts.LOCALITY}/{cuts.SKILL}"),
            several(pictures.SKILLS, cuts.SKILL, "Skills", "Skill"),
            pictures.SKILLS,
        ),
        Page(
            "languages",
            "Languages",
            "What most people speak or sign, everywhere and by place.",
            (cuts.LANGUAGE, f"{cuts.LOCALITY}/{cuts.LANGUAGE}"),
            several(pictures.LANGUAGES, cuts.LANGUAGE, "Languages", "Language"),
            pictures.LANGUAGES,
        ),
    )
}
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
