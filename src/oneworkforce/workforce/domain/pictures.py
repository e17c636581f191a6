"""A picture of the workforce: what may be shown of every cell, given the counts. The guard is lib/guard_counts.py.

docs/reference/picture.md says the cuts and the rules. A figure that is withheld is None here and is kept nowhere.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from oneworkforce.lib import guard_counts
from oneworkforce.workforce.domain import cuts
from oneworkforce.workforce.domain.counted import MEASURES, Counts, Integers
from oneworkforce.workforce.domain.cuts import Cells, Dimension, Name

Booleans = NDArray[np.bool_]

PEOPLE, CREDENTIALS, LANGUAGES = "people", "credentials", "languages"
"""Of what the cells are: each is guarded by itself."""
LEAST = 10
"""The smallest count of people that is shown (method section 3: min-cell)."""

BESIDE: Mapping[str, tuple[str, ...]] = {
    "posts": ("posts", "time", "timed"),
    "employed_posts": ("employed_posts", "employed_time", "employed_timed"),
    "agency_posts": ("agency_posts", "agency_time", "agency_timed"),
    "starters": ("starters",),
    "leavers": ("leavers", "leavers_time", "leavers_timed"),
    "holders": ("holders", "cases", "holders_time"),
    "absence_known": ("absence_known", "half_days", "absence_time"),
}
"""Counts with a pattern of their own, over the pattern of people, and what is withheld with them."""
EVERYWHERE = ("posts",)
"""Those of them that every cell has; the others are told of the cells of cuts.HEADS alone."""
VACANCIES = ("vacancies", "vacancies_time", "vacancies_timed")
"""Nobody is a vacancy: shown where its cell's people are."""


@dataclass(frozen=True, slots=True)
class Row:
    """What is shown of one cell of a `universe`. A figure of `withheld` is None.

    `own`: this picture's own counts withhold its people, not only those of the picture before.
    """

    universe: str
    name: Name
    figures: Mapping[str, int | None]
    withheld: tuple[str, ...]
    own: bool


Before = Mapping[tuple[str, Name], bool]
"""Of each cell that the picture before withheld by its own counts: True."""


def people(counts: Counts, before: Before, k: int = LEAST) -> Iterable[Row]:
    """Yield the rows of every cell of people that is not empty; `before` is hidden again."""
    cells = cuts.cells(cuts.PEOPLE, counts.dimensions)
    found = counts.of(cells, cuts.PEOPLE, "people")
    rest = found - counts.largest(cells, cuts.PEOPLE, "people")
    # Whoever keeps the largest organisation of a cell knows its rows, and could take them away. The whole tells no more
    # of the others than how many they are.
    few = (rest > 0) & (rest < k)
    few[cells.at[()]] = False
    hidden, own = _patterns(PEOPLE, cells, found, few, before=before, k=k)
    told: dict[str, tuple[Integers, Booleans]] = {"people": (found, hidden)}
    heads = cuts.cells(cuts.HEADS, counts.dimensions)
    at = np.array([cells.at[name] for name in heads.names])
    for count, beside in BESIDE.items():
        everywhere = count in EVERYWHERE
        inside, which = (cells, cuts.PEOPLE) if everywhere else (heads, cuts.HEADS)
        pattern = guard_counts.protect(
            [counts.of(inside, which, count)], inside.equations, k, hidden if everywhere else hidden[at]
        )
        for measure in beside:
            told[measure] = _spread(cells, inside, counts.of(inside, which, measure), pattern)
    for measure in VACANCIES:
        told[measure] = _spread(cells, heads, counts.of(heads, cuts.HEADS, measure), hidden[at])
    employed, agency = (("contract", key) for key in (cuts.EMPLOYED, cuts.AGENCY))
    for measure, node in (("employed", employed), ("agency", agency)):
        crossed = [cells.at[(*name, node)] for name in heads.names]
        told[measure] = _spread(cells, heads, found[crossed], hidden[crossed])
    head = np.isin(np.arange(len(cells.names)), at)
    for place, name in enumerate(cells.names):
        measures = MEASURES if head[place] else ("people", *BESIDE["posts"])
        figures = {each: (told[each][0][place], told[each][1][place]) for each in measures}
        yield from _row(PEOPLE, name, figures, own[place])


def credentials(counts: Counts, before: Before, k: int = LEAST) -> Iterable[Row]:
    """Yield the rows of every cell of credentials."""
    cells = cuts.cells(cuts.CREDENTIALS, counts.dimensions)
    found = counts.of(cells, cuts.CREDENTIALS, "credentials")
    hidden, own = _patterns(CREDENTIALS, cells, found, np.zeros(len(found), bool), before=before, k=k)
    for place, name in enumerate(cells.names):
        yield from _row(CREDENTIALS, name, {"credentials": (found[place], hidden[place])}, own[place])


def languages(counts: Counts, shown: Mapping[Name, bool], before: Before, k: int = LEAST) -> Iterable[Row]:
    """Yield for each language how many speak it, by place. `shown`: whether the people of a place are shown.

    A person may speak several: numbers of different languages do not add up, those of places do.
    """
    language = counts.dimensions[cuts.LANGUAGE]
    which = ((cuts.LANGUAGE,), (cuts.LOCALITY, cuts.LANGUAGE))
    cells = cuts.cells(which, {**counts.dimensions, cuts.LANGUAGE: Dimension(cuts.LANGUAGE, language.titles, ())})
    found = counts.of(cells, which, "speakers")
    must = np.array([not shown.get(name[:1] if len(name) > 1 else (), True) for name in cells.names], bool)
    hidden, own = _patterns(LANGUAGES, cells, found, must & (found > 0), before=before, k=k)
    for place, name in enumerate(cells.names):
        yield from _row(LANGUAGES, name, {"speakers": (found[place], hidden[place])}, own[place])


def _patterns(
    universe: str, cells: Cells, found: Integers, must: Booleans, *, before: Before, k: int
) -> tuple[Booleans, Booleans]:
    """Return what is hidden, and what would be by these counts alone."""
    own = guard_counts.protect([found], cells.equations, k, must)
    again = np.array([(universe, name) in before for name in cells.names], bool) & (found > 0)
    if not (again & ~own).any():
        return own, own
    return guard_counts.protect([found], cells.equations, k, own | again), own


def _spread(cells: Cells, inside: Cells, values: Integers, pattern: Booleans) -> tuple[Integers, Booleans]:
    """Return values and pattern of the cells `inside` at their places among all cells."""
    if inside is cells:
        return values, pattern
    at = [cells.at[name] for name in inside.names]
    wide, hidden = np.zeros(len(cells.names), np.int64), np.zeros(len(cells.names), bool)
    wide[at], hidden[at] = values, pattern
    return wide, hidden


def _row(universe: str, name: Name, told: Mapping[str, tuple[np.int64, np.bool_]], own: np.bool_) -> Iterable[Row]:
    withheld = tuple(measure for measure, (_, hidden) in told.items() if hidden)
    figures = {measure: None if hidden else int(value) for measure, (value, hidden) in told.items()}
    if withheld or any(figures.values()):
        yield Row(universe, name, figures, withheld, bool(own))


def withheld_before(rows: Iterable[Row]) -> Before:
    """Return which cells a picture withheld by its own counts."""
    return {(row.universe, row.name): True for row in rows if row.own}


def shown_places(rows: Iterable[Row]) -> dict[Name, bool]:
    """Return of the whole and of each place whether its people are shown."""
    return {
        row.name: "people" not in row.withheld
        for row in rows
        if row.universe == PEOPLE and (not row.name or (len(row.name) == 1 and row.name[0][0] == cuts.LOCALITY))
    }


def expiring(places: Sequence[cuts.Place], when: Dimension, kinds: Mapping[str, str]) -> dict[str, Dimension]:
    """Return the dimensions by which credentials are counted."""
    made = (cuts.localities(places), when, cuts.flat(cuts.KIND, kinds))
    return {each.name: each for each in made}


def speaking(places: Sequence[cuts.Place], languages: Mapping[str, str]) -> dict[str, Dimension]:
    """Return the dimensions by which speakers are counted."""
    return {cuts.LOCALITY: cuts.localities(places), cuts.LANGUAGE: cuts.flat(cuts.LANGUAGE, languages)}
