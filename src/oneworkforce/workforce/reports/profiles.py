"""How does a place read on one page? Its profile, for the site and for print."""

from collections.abc import Callable
from itertools import zip_longest

from oneworkforce.documents import model
from oneworkforce.lib import days, text
from oneworkforce.partnership import public as partnership
from oneworkforce.workforce.domain import cuts, expiries, pictures, rates
from oneworkforce.workforce.queries.pictured import Cells
from oneworkforce.workforce.queries.profiles import Profile

_MOST = 8


def profile(found: Profile) -> model.Report:
    """Return the profile of a place, fit for one page of A4."""
    head, figures = found.head, found.people.figures(found.node)
    day = days.day(head.as_of)
    rate = {each.key: _said(rates.value(each, figures).shown(percent=each.percent)) for each in rates.RATES}
    people, vacancies = (rates.count(figures.get(name, 0)) for name in ("people", "vacancies"))
    time = rates.whole_time(figures.get("time", 0))
    parts = [
        f"{each.title} {words}."
        for each in rates.RATES
        if each.key in {"vacancy", "turnover"} and (words := rates.rests_on(each, figures))
    ]
    here = (
        f"{people} people, {time} whole-time equivalents; {vacancies} vacancies.",
        f"Vacancy rate {rate['vacancy']}, turnover {rate['turnover']}, agency {rate['agency']}.",
        *([" ".join(parts)] if parts else []),
    )
    notices = (model.Notice("The people in these figures are invented."),) if head.synthetic else ()
    return model.Report(
        title=f"{found.name}: who works with children here",
        subtitle=f"Counts of {day}; {head.organisations} organisations of the partnership",
        notices=notices,
        sections=(
            model.Section("Who is here", (model.Bullets(here), _table(found)), numbered=False),
            model.Section("What they can do, and what is to come", (model.Bullets(_coming(found)),), numbered=False),
            model.Section("How to read it", (model.Paragraph(_method(found)),), numbered=False),
        ),
        language="en-GB",
        contents=False,
        keywords=("workforce", "profile"),
    )


def _said(shown: str) -> str:
    """Return a figure as a sentence says it, where a table has a mark alone."""
    words = {"c": "withheld", "x": "not available", "z": "not applicable"}
    return words.get(shown, shown)


def _table(found: Profile) -> model.Table:
    """Return groups of roles beside bands of age: a row of each."""
    roles = [(title, _count(found, cuts.ROLE, key)) for key, title in found.groups.items()]
    ages = [(title, _count(found, cuts.AGE, key)) for key, title in cuts.AGES.items()]
    end = model.Align.END
    columns = (
        model.Column("Roles", width=2.2),
        model.Column("People", end),
        model.Column("Age", width=1.6),
        model.Column("People", end),
    )
    rows = tuple(
        (role, many, age, of_age) for (role, many), (age, of_age) in zip_longest(roles, ages, fillvalue=("", ""))
    )
    return model.Table("Roles and ages", columns, rows)


def _count(found: Profile, dimension: str, key: str) -> str:
    return rates.count(found.people.of((*found.node, (dimension, key))))


def _coming(found: Profile) -> tuple[str, ...]:
    can = {name: _count(found, name, "yes") for name in (cuts.EVENINGS, cuts.WEEKENDS, cuts.FLEXIBLE, cuts.TERM_TIME)}
    levels = [f"{title.lower()} {_count(found, cuts.LEVEL, key)}" for key, (title, _) in cuts.LEVELS.items()]

    def due(key: str) -> str:
        return rates.count(found.credentials.of((*found.node, (cuts.WHEN, key)), "credentials"))

    return (
        f"Languages: {_had(found, found.languages, pictures.LANGUAGES, partnership.language_name)}.",
        f"Skills: {_had(found, found.skills, pictures.SKILLS, str)}.",
        f"Qualified to {text.listed(levels)}.",
        (
            f"Can work evenings: {can[cuts.EVENINGS]}; weekends: {can[cuts.WEEKENDS]}; flexibly: {can[cuts.FLEXIBLE]}. "
            f"In term time only: {can[cuts.TERM_TIME]}."
        ),
        f"Retirements expected in five years: {_count(found, cuts.RETIRING, 'within')}.",
        (
            f"Checks, training and registrations that have expired: {due(expiries.EXPIRED)}; that expire in this month "
            f"or the next two: {due(expiries.SOON)}; in the nine months after that: {due(expiries.YEAR)}."
        ),
    )


def _had(found: Profile, cells: Cells, universe: str, named: Callable[[str], str]) -> str:
    """Return what most people of the place have, with numbers, and whether others are withheld."""
    measure = pictures.OF[universe]
    most = [f"{named(key)} {many:,}" for key, many in cells.ranked(found.node, measure)[:_MOST]]
    said = text.listed(most) if most else f"none that {found.head.min_cell} or more people have"
    hidden = any(row[measure] is None for row in cells.rows.values())
    return f"{said}; others are had by too few to be counted" if hidden else said


def _method(found: Profile) -> str:
    head = found.head
    return (
        f"Counts of people below {head.min_cell}, and what would tell them, are withheld (c); u: known for less than "
        f"nine in ten, x: not available, z: not applicable. Vacancy = vacancies ÷ (vacancies + employed posts); "
        f"turnover = leavers in 12 months ÷ employed people, each of those for whom both are known; "
        f"agency = agency posts ÷ (agency + employed posts). "
        f"Everyone is counted once, in the post with most hours. Source: what organisations of the partnership "
        f"gave; data set {head.data_set}, roles {head.roles}, picture {head.number}."
    )
