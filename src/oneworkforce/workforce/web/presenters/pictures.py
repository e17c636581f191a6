"""The pages of a picture: each a chart, what it says in words, its table, and the same as a file."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from oneworkforce.partnership.models.person import CredentialKind
from oneworkforce.ui import pyramid, shares, tallies
from oneworkforce.ui.parts import Cell
from oneworkforce.workforce.domain import cuts, expiries, pictures, rates
from oneworkforce.workforce.domain.cuts import Dimension, Name
from oneworkforce.workforce.queries import pictured
from oneworkforce.workforce.queries.pictured import Cells, Head

_STYLE = re.compile("<style[^>]*>.*?</style>", re.DOTALL)
HEADS = ("vacancy", "turnover", "agency")
"""The rates that stand in the table of a place, a sector and a group of roles."""


FORMULA = "Formula"
_HEADS = {cuts.LOCALITY: "Place", cuts.SECTOR: "Sector"}


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart of a page; `rows` are texts, the same on the page and in the file."""

    title: str
    svg: Markup
    summary: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()

    @property
    def columns(self) -> list[Cell]:
        """Return the headings for a page: all but the first, and that of formulas, are of numbers."""
        return [Cell(title, number=at > 0 and title != FORMULA) for at, title in enumerate(self.headings)]

    @property
    def cells(self) -> list[list[Cell]]:
        """Return the rows for a page."""
        numbers = [column.number for column in self.columns]
        return [[Cell(said, number=number) for said, number in zip(row, numbers, strict=True)] for row in self.rows]


@dataclass(frozen=True, slots=True)
class Page:
    """One page by its address: its title, what it is for, and what makes its chart."""

    slug: str
    title: str
    words: str
    make: Callable[[Head], Chart]


def safe(svg: str) -> Markup:
    """Return a drawing as a part of a page. Its texts were escaped when it was drawn (ui/svg.py)."""
    return Markup(_STYLE.sub("", svg[svg.find("<svg") :]))  # noqa: S704


def dimensions(head: Head, roles: Sequence[str] = ()) -> dict[str, Dimension]:
    """Return by what the picture counts people."""
    return cuts.people(head.places, roles)


def marks(chart: Chart) -> tuple[str, ...]:
    """Return what the marks mean that stand in a table."""
    met = {word.strip("()") for row in chart.rows for cell in row[1:] for word in cell.split()}
    return tuple(f"{mark.value}: {mark.title_}." for mark in rates.Mark if mark.value in met)


def _depths(dimension: Dimension) -> dict[str, int]:
    parent = {part: total for total, parts in dimension.sums for part in parts}

    def depth(key: str) -> int:
        return 1 + depth(parent[key]) if parent[key] else 0

    return {key: depth(key) for key in dimension.titles}


def _met(found: Cells, dimension: Dimension, *, every: bool) -> list[str]:
    """Return the nodes to show: all, or those of whom there is somebody, or may be."""
    name = dimension.name
    return [key for key in dimension.titles if every or found.of(((name, key),)) != 0]


def _bars(title: str, dimension: Dimension, found: Cells, keys: Sequence[str]) -> tallies.Tallies:
    depths = _depths(dimension)
    counts = [(key, found.of(((dimension.name, key),))) for key in keys]
    made = tuple(
        tallies.Tally(dimension.titles[key], count, rates.count(count), depths[key]) for key, count in counts
    ) or (tallies.Tally("Nobody", 0, "0"),)
    return tallies.Tallies(title, "People", made)


def alone(name: str, title: str, *, with_rates: bool, every: bool = False) -> Callable[[Head], Chart]:
    """Return what makes the chart of one dimension by itself."""

    def make(head: Head) -> Chart:
        found = pictured.cells(head, ("", name))
        roles = [keys[0][1] for keys in found.rows if keys and name == cuts.ROLE]
        met = [key for key in roles if not key.startswith(cuts.GROUP)]
        dimension = dimensions(head, met)[name]
        keys = _met(found, dimension, every=every)
        drawn = _bars(title, dimension, found, keys)
        told = [rate for rate in rates.RATES if rate.key in HEADS] if with_rates else []
        rows = [_row("Everybody", found.figures(()), told)]
        rows += [_row(_label(dimension, key), found.figures(((name, key),)), told) for key in keys]
        headings = (title.removeprefix("People by ").capitalize(), "People", "Whole-time equivalents")
        return Chart(
            title,
            safe(tallies.draw(drawn, name)),
            tallies.words(drawn),
            (*headings, *(("Vacancies",) if told else ()), *(rate.title for rate in told)),
            tuple(rows),
        )

    return make


def _label(dimension: Dimension, key: str) -> str:
    """Return the title of a node, with what it lies in where it lies in something."""
    parent = next((total for total, parts in dimension.sums if key in parts), "")
    within = parent and not key.endswith(cuts.OWN)
    return f"{dimension.titles[key]} ({dimension.titles[parent]})" if within else dimension.titles[key]


def _row(label: str, figures: Mapping[str, int | None], told: Sequence[rates.Rate]) -> tuple[str, ...]:
    people, time = figures.get("people", 0), figures.get("time", 0)
    if not told:
        return (label, rates.count(people), rates.whole_time(time))
    if "vacancies" not in figures and figures:  # a role: the picture tells rates of its group
        more = ("", *("" for _ in told))
    else:
        more = (
            rates.count(figures.get("vacancies", 0)),
            *(rates.value(rate, figures).shown(percent=rate.percent) for rate in told),
        )
    return (label, rates.count(people), rates.whole_time(time), *more)


def crossed(first: str, second: str, title: str) -> Callable[[Head], Chart]:
    """Return what makes the chart of two dimensions crossed. `second` may end in ^: its first nodes alone."""

    def make(head: Head) -> Chart:
        plain = second.removesuffix("^")
        found = pictured.cells(head, ("", first, plain, f"{first}/{plain}"))
        every = dimensions(head)
        rows_of, columns_of = every[first], every[plain].top() if second.endswith("^") else every[plain]
        columns = [key for key in columns_of.titles if found.of(((plain, key),)) != 0]
        keys = _met(found, rows_of, every=False)
        told = [
            (
                _label(rows_of, key),
                found.of(((first, key),)),
                tuple(found.of(((first, key), (plain, column))) for column in columns),
            )
            for key in keys
        ]
        titles = tuple(columns_of.titles[column] for column in columns)
        if not columns or not told:
            titles, told = ("Nobody",), [("Nobody", 0, (0,))]
        drawn = shares.Shares(title, titles, tuple(told))
        return Chart(
            title,
            safe(shares.draw(drawn, f"{first}-{plain}")),
            shares.words(drawn),
            (_HEADS[rows_of.name], "People", *titles),
            tuple((label, rates.count(whole), *map(rates.count, cells)) for label, whole, cells in told),
        )

    return make


def ages(head: Head) -> Chart:
    """Return the age pyramid of women and men, with those of another gender or none said in the table."""
    found = pictured.cells(head, ("", cuts.AGE, cuts.GENDER, f"{cuts.AGE}/{cuts.GENDER}"))
    every = dimensions(head)
    bands, genders = every[cuts.AGE].titles, every[cuts.GENDER].titles

    def count(age: str, gender: str) -> int | None:
        return found.of(((cuts.AGE, age), (cuts.GENDER, gender)))

    steps = tuple(
        pyramid.Step(title, count(key, "woman"), count(key, "man")) for key, title in reversed(cuts.AGES.items())
    )
    drawn = pyramid.Pyramid("Ages of women and men", ("Women", "Men"), steps)
    rows = [
        (title, rates.count(found.of(((cuts.AGE, key),))), *(rates.count(count(key, gender)) for gender in genders))
        for key, title in bands.items()
    ]
    summary = pyramid.words(drawn)
    return Chart("Age pyramid", safe(pyramid.draw(drawn)), summary, ("Age", "People", *genders.values()), tuple(rows))


def expiry(head: Head) -> Chart:
    """Return what expires: by month and kind for the twelve months to come."""
    found = pictured.cells(head, ("", "when", "kind", "when/kind"), universe=pictures.CREDENTIALS)
    when = expiries.dimension(head.as_of)
    kinds = dict(CredentialKind.choices)
    leaves = [key for key in when.titles if key in when.leaves]

    def count(name: Name) -> int | None:
        return found.of(name, "credentials")

    bars = tuple(
        tallies.Tally(when.titles[key], one, rates.count(one))
        for key, one in ((key, count(((cuts.WHEN, key),))) for key in leaves)
    )
    drawn = tallies.Tallies("What expires, by month", "Credentials", bars)
    rows = [
        (
            when.titles[key],
            rates.count(count(((cuts.WHEN, key),))),
            *(rates.count(count(((cuts.WHEN, key), (cuts.KIND, kind)))) for kind in kinds),
        )
        for key in leaves
    ]
    note = "Counted are credentials, not people: somebody may hold several."
    headings = ("Expires", "Credentials", *kinds.values())
    return Chart(
        "What expires", safe(tallies.draw(drawn, "expiry")), tallies.words(drawn), headings, tuple(rows), (note,)
    )


PAGES: Mapping[str, Page] = {
    page.slug: page
    for page in (
        Page(
            "place",
            "By place",
            "How many people work where, with vacancies, turnover and agency.",
            alone(cuts.LOCALITY, "People by place", with_rates=True, every=True),
        ),
        Page(
            "sector",
            "By sector",
            "Council, health, schools and all the others.",
            alone(cuts.SECTOR, "People by sector", with_rates=True),
        ),
        Page(
            "role",
            "By role",
            "Groups of roles, and the roles in each.",
            alone(cuts.ROLE, "People by role", with_rates=True),
        ),
        Page(
            "contract",
            "By contract",
            "Employed, agency, voluntary and the other footings.",
            alone(cuts.CONTRACT, "People by contract", with_rates=False),
        ),
        Page(
            "age",
            "By age",
            "How many are in each band of age.",
            alone(cuts.AGE, "People by age", with_rates=False, every=True),
        ),
        Page("ages", "Age pyramid", "Women and men in each band of age.", ages),
        Page(
            "retirement",
            "Retirements expected",
            "Within five years, as people said or by state pension age.",
            alone(cuts.RETIRING, "People by expected retirement", with_rates=False, every=True),
        ),
        Page(
            "place-role",
            "Roles by place",
            "Which groups of roles are where.",
            crossed(cuts.LOCALITY, f"{cuts.ROLE}^", "Groups of roles by place"),
        ),
        Page(
            "place-age",
            "Ages by place",
            "How old the people of each place are.",
            crossed(cuts.LOCALITY, cuts.AGE, "Ages by place"),
        ),
        Page(
            "sector-age",
            "Ages by sector",
            "How old the people of each sector are.",
            crossed(cuts.SECTOR, cuts.AGE, "Ages by sector"),
        ),
        Page("expiry", "What expires", "Checks, training and registrations by the month in which they expire.", expiry),
    )
}
"""The pages by their slugs, in the order of the overview."""
