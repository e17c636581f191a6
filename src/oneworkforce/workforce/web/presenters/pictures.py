"""The charts of a picture: drawn, said in words, and as a table. They take the cells that their page asked for."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from oneworkforce.partnership import public as partnership
from oneworkforce.partnership.models.person import CredentialKind
from oneworkforce.ui import pyramid, shares, tallies
from oneworkforce.ui.on_page import on_page
from oneworkforce.workforce.domain import cuts, expiries, pictures, rates
from oneworkforce.workforce.domain.cuts import Dimension, Name
from oneworkforce.workforce.queries.pictured import Cells, Head
from oneworkforce.workforce.web.presenters import told
from oneworkforce.workforce.web.presenters.told import Chart, Told

HEADS = ("vacancy", "turnover", "agency")
"""The rates that stand in the table of a place, a sector and a group of roles."""
MOST_DRAWN, MOST_OF_A_PLACE = 12, 10
"""Languages or skills that are drawn of all places together, and listed of each place: those that most have."""
AVAILABLE = {
    cuts.EVENINGS: "Can work evenings",
    cuts.WEEKENDS: "Can work weekends",
    cuts.FLEXIBLE: "Can work flexibly",
    cuts.TERM_TIME: "Term time only",
}
"""When people work, by the dimensions that say so."""
_HEADS = {cuts.LOCALITY: "Place", cuts.SECTOR: "Sector"}

Draw = Callable[[Head, Cells], Chart]


@dataclass(frozen=True, slots=True)
class Page:
    """One chart by its address: its title, what it is for, the cells that it needs, and what draws it."""

    slug: str
    title: str
    words: str
    cuts: tuple[str, ...]
    draw: Draw
    universe: str = pictures.PEOPLE


def dimensions(head: Head, roles: Sequence[str] = ()) -> dict[str, Dimension]:
    """Return by what the picture counts people."""
    return cuts.people(head.places, roles)


def _depths(dimension: Dimension) -> dict[str, int]:
    parent = {part: total for total, parts in dimension.sums for part in parts}

    def depth(key: str) -> int:
        return 1 + depth(parent[key]) if parent[key] else 0

    return {key: depth(key) for key in dimension.titles}


def _met(found: Cells, dimension: Dimension, *, every: bool) -> list[str]:
    """Return the nodes to show: those of whom there is somebody, or may be; with `every`, all that have a name."""
    name = dimension.name
    named = [key for key in dimension.titles if every and key != cuts.NOWHERE and not key.endswith(cuts.OWN)]
    return [key for key in dimension.titles if key in named or found.of(((name, key),)) != 0]


def _bars(title: str, dimension: Dimension, found: Cells, keys: Sequence[str]) -> tallies.Tallies:
    depths = _depths(dimension)
    counts = [(key, found.of(((dimension.name, key),))) for key in keys]
    made = tuple(
        tallies.Tally(dimension.titles[key], count, rates.count(count), depths[key]) for key, count in counts
    ) or (tallies.Tally("Nobody", 0, "0"),)
    return tallies.Tallies(title, "People", made)


def alone(name: str, title: str, *, with_rates: bool, every: bool = False) -> Draw:
    """Return what draws one dimension by itself."""

    def draw(head: Head, found: Cells) -> Chart:
        roles = [keys[0][1] for keys in found.rows if keys and name == cuts.ROLE]
        met = [key for key in roles if not key.startswith(cuts.GROUP)]
        dimension = dimensions(head, met)[name]
        keys = _met(found, dimension, every=every)
        drawn = _bars(title, dimension, found, keys)
        shown = [rate for rate in rates.RATES if rate.key in HEADS] if with_rates else []
        cells = [("Everybody", found.figures(()))]
        cells += [(_label(dimension, key), found.figures(((name, key),))) for key in keys]
        rows = [_row(label, figures, shown) for label, figures in cells]
        notes = ("Rates are in per cent.", *(note for rate in shown for note in told.rests_on(rate, cells)))
        headings = (title.removeprefix("People by ").capitalize(), "People", "Whole-time equivalents")
        return Chart(
            title,
            on_page(tallies.draw(drawn, name)),
            tallies.words(drawn),
            (*headings, *(("Vacancies",) if shown else ()), *(rate.title for rate in shown)),
            tuple(rows),
            notes if shown else (),
        )

    return draw


def _label(dimension: Dimension, key: str) -> str:
    """Return the title of a node, with what it lies in where it lies in something."""
    parent = next((total for total, parts in dimension.sums if key in parts), "")
    within = parent and not key.endswith(cuts.OWN)
    return f"{dimension.titles[key]} ({dimension.titles[parent]})" if within else dimension.titles[key]


def _row(label: str, figures: Mapping[str, int | None], shown: Sequence[rates.Rate]) -> tuple[str | Told, ...]:
    first = (label, told.count(figures.get("people", 0)), told.whole_time(figures.get("time", 0)))
    if not shown:
        return first
    if "vacancies" not in figures and figures:  # a role: the picture tells rates of its group
        return (*first, told.NOTHING, *(told.NOTHING for _ in shown))
    return (
        *first,
        told.count(figures.get("vacancies", 0)),
        *(told.value(rates.value(rate, figures), percent=rate.percent) for rate in shown),
    )


def crossed(first: str, second: str, title: str) -> Draw:
    """Return what draws two dimensions crossed. `second` may end in ^: its first nodes alone."""

    def draw(head: Head, found: Cells) -> Chart:
        plain = second.removesuffix("^")
        every = dimensions(head)
        rows_of, columns_of = every[first], every[plain].top() if second.endswith("^") else every[plain]
        columns = [key for key in columns_of.titles if found.of(((plain, key),)) != 0]
        keys = _met(found, rows_of, every=False)
        counted = [
            (
                _label(rows_of, key),
                found.of(((first, key),)),
                tuple(found.of(((first, key), (plain, column))) for column in columns),
            )
            for key in keys
        ]
        titles = tuple(columns_of.titles[column] for column in columns)
        if not columns or not counted:
            titles, counted = ("Nobody",), [("Nobody", 0, (0,))]
        drawn = shares.Shares(title, titles, tuple(counted))
        return Chart(
            title,
            on_page(shares.draw(drawn, f"{first}-{plain}")),
            shares.words(drawn),
            (_HEADS[rows_of.name], "People", *titles),
            tuple((label, told.count(whole), *map(told.count, cells)) for label, whole, cells in counted),
        )

    return draw


def ages(head: Head, found: Cells) -> Chart:
    """Draw the age pyramid of women and men, with those of another gender or none said in the table."""
    every = dimensions(head)
    bands, genders = every[cuts.AGE].titles, every[cuts.GENDER].titles

    def count(age: str, gender: str) -> int | None:
        return found.of(((cuts.AGE, age), (cuts.GENDER, gender)))

    steps = tuple(
        pyramid.Step(title, count(key, "woman"), count(key, "man")) for key, title in reversed(cuts.AGES.items())
    )
    drawn = pyramid.Pyramid("Ages of women and men", ("Women", "Men"), steps)
    rows: tuple[tuple[str | Told, ...], ...] = tuple(
        (title, told.count(found.of(((cuts.AGE, key),))), *(told.count(count(key, gender)) for gender in genders))
        for key, title in bands.items()
    )
    headings = ("Age", "People", *genders.values())
    return Chart("Age pyramid", on_page(pyramid.draw(drawn)), pyramid.words(drawn), headings, rows)


def expiry(head: Head, found: Cells) -> Chart:
    """Draw what expires: by month and kind for the twelve months to come."""
    when = expiries.dimension(head.whole_on)
    kinds = dict(CredentialKind.choices)
    leaves = [key for key in when.titles if key in when.leaves]

    def count(name: Name) -> int | None:
        return found.of(name, "credentials")

    bars = tuple(
        tallies.Tally(when.titles[key], one, rates.count(one))
        for key, one in ((key, count(((cuts.WHEN, key),))) for key in leaves)
    )
    drawn = tallies.Tallies("What expires, by month", "Credentials", bars)
    rows: tuple[tuple[str | Told, ...], ...] = tuple(
        (
            when.titles[key],
            told.count(count(((cuts.WHEN, key),))),
            *(told.count(count(((cuts.WHEN, key), (cuts.KIND, kind)))) for kind in kinds),
        )
        for key in leaves
    )
    note = "Counted are credentials, not people: somebody may hold several."
    headings = ("Expires", "Credentials", *kinds.values())
    svg = on_page(tallies.draw(drawn, "expiry"))
    return Chart("What expires", svg, tallies.words(drawn), headings, rows, (note,))


def availability(head: Head, found: Cells) -> Chart:
    """Draw when people can work: everywhere as bars, by place in the table."""
    said = [(name, title, found.of(((name, "yes"),))) for name, title in AVAILABLE.items()]
    drawn = tallies.Tallies(
        "When people can work",
        "People",
        tuple(tallies.Tally(title, many, rates.count(many)) for _, title, many in said),
    )
    places = dimensions(head)[cuts.LOCALITY]
    rows: list[tuple[str | Told, ...]] = [
        ("Everybody", told.count(found.of(())), *(told.count(many) for _, _, many in said))
    ]
    rows += [
        (
            _label(places, key),
            told.count(found.of(((cuts.LOCALITY, key),))),
            *(told.count(found.of(((cuts.LOCALITY, key), (name, "yes")))) for name in AVAILABLE),
        )
        for key in _met(found, places, every=False)
    ]
    return Chart(
        drawn.title,
        on_page(tallies.draw(drawn, "available")),
        tallies.words(drawn),
        ("Place", "People", *AVAILABLE.values()),
        tuple(rows),
        ("Counted are those who said yes. Who was not asked, or did not say, is not counted as no.",),
    )


def several(universe: str, name: str, title: str, what: str) -> Draw:
    """Return what draws something of which a person may have several: what most have, everywhere and by place."""
    measure = pictures.OF[universe]

    def draw(head: Head, found: Cells) -> Chart:
        places = dimensions(head)[cuts.LOCALITY]
        of_all = found.ranked((), measure)
        bars = tuple(tallies.Tally(_named(name, key), many, rates.count(many)) for key, many in of_all[:MOST_DRAWN])
        drawn = tallies.Tallies(title, "People", bars or (tallies.Tally("None that can be told", 0, "0"),))
        rows: list[tuple[str | Told, ...]] = [
            ("Everywhere", _named(name, key), told.count(many)) for key, many in of_all
        ]
        rows += [
            (_label(places, key), _named(name, one), told.count(many))
            for key in places.titles
            for one, many in found.ranked(((cuts.LOCALITY, key),), measure)[:MOST_OF_A_PLACE]
        ]
        notes = (
            "Somebody may have several: these numbers do not add up to people.",
            f"Listed are those that {head.min_cell} people have; of a place, the {MOST_OF_A_PLACE} that most have.",
        )
        nobody: list[tuple[str | Told, ...]] = [("Everywhere", "None that can be told", told.NOTHING)]
        svg = on_page(tallies.draw(drawn, universe))
        return Chart(title, svg, tallies.words(drawn), ("Place", what, "People"), tuple(rows or nobody), notes)

    return draw


def _named(name: str, key: str) -> str:
    """Return a language by its name; a skill as people wrote it, without its capitals."""
    return partnership.language_name(key) if name == cuts.LANGUAGE else key
