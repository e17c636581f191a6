"""A picture of the workforce: what may be shown of every cell, given the counts. The guard is lib/guard_counts.py.

docs/reference/picture.md says the cuts and the rules. A figure that is withheld is None here and is kept nowhere.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from oneworkforce.lib import guard_counts
from oneworkforce.lib.least import LEAST
from oneworkforce.workforce.domain import cuts, known_rows, steady
from oneworkforce.workforce.domain.counted import Counts, Integers, Line
from oneworkforce.workforce.domain.cuts import Cells, Dimension, Name

Booleans = NDArray[np.bool_]
Cuts = Iterable[Sequence[str]]
Told = dict[str, tuple[Integers, Booleans]]
"""Values [C] of measures, and what is withheld of them."""
Places = Mapping[Name, bool]

PEOPLE, CREDENTIALS, LANGUAGES, SKILLS = "people", "credentials", "languages", "skills"
"""Of what the cells are: each is guarded by itself."""
OF: Mapping[str, str] = {CREDENTIALS: "credentials", LANGUAGES: "speakers", SKILLS: "skilled"}
"""What is counted of those of them that people have."""

BESIDE: Mapping[str, Mapping[str, str]] = {
    "starters": {},
    "leavers": {"leavers_time": "leavers_timed"},
    "holders": {"cases": "holders_timed", "holders_time": "holders_timed"},
    "absence_known": {"half_days": "absence_known", "absence_time": "absence_timed"},
}
"""Counts of the cells of cuts.HEADS with a pattern of their own over that of people, and their amounts likewise."""
CROSSED: Mapping[str, Mapping[str, str]] = {
    footing: {
        f"{key}{end}": measure
        for end, measure in (("", "people"), ("_posts", "posts"), ("_time", "time"), ("_timed", "timed"))
    }
    for footing, key in ((cuts.EMPLOYED, "employed"), (cuts.AGENCY, "agency"))
}
"""Measures of the cells of cuts.HEADS that are those of their crossing with a footing: one count, one pattern."""
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


def people(counts: Counts, before: Before, k: int = LEAST, old: steady.Old | None = None) -> Iterable[Row]:
    """Yield the rows of every cell of people that is not empty; `before` is hidden again.

    `old`: the cells of the picture before, whose figures stay where too little has changed; None renews every cell.
    """
    cells = cuts.cells(cuts.PEOPLE, counts.dimensions)
    by = counts.apart(cells, cuts.PEOPLE, "people")
    few = known_rows.few(by, k)
    few[cells.at[()]] = False  # the whole tells no more of the others than how many they are
    hidden, own = _patterns(PEOPLE, cells, by, few, before=before, k=k)
    told: Told = {"people": (by.sum(axis=0), hidden)}
    told |= _count(counts, cells, cuts.PEOPLE, "posts", {"time": "timed"}, over=told["people"], k=k)
    heads = cuts.cells(cuts.HEADS, counts.dimensions)
    at = np.array([cells.at[name] for name in heads.names])
    inside: Told = {}
    for count, amounts in BESIDE.items():
        over = (told["people"][0][at], hidden[at])
        inside |= _count(counts, heads, cuts.HEADS, count, amounts, over=over, k=k)
    for measure in VACANCIES:
        inside[measure] = (counts.of(heads, cuts.HEADS, measure), hidden[at])
    for footing, measures in CROSSED.items():
        crossed = [cells.at[(*name, (cuts.CONTRACT, footing))] for name in heads.names]
        for measure, of in measures.items():
            values, pattern = told[of]
            inside[measure] = (values[crossed], pattern[crossed])
    stays = np.zeros(len(cells.names), bool) if old is None else steady.kept(counts, cells, hidden, old, k)
    of_head = {place: head for head, place in enumerate(at.tolist())}
    for place, name in enumerate(cells.names):
        figures = {each: (told[each][0][place], told[each][1][place]) for each in told}
        if (head := of_head.get(place)) is not None:
            figures |= {each: (inside[each][0][head], inside[each][1][head]) for each in inside}
        yield from _row(PEOPLE, name, figures, own[place], (old or {}).get(name, {}) if stays[place] else None)


def _count(
    counts: Counts,
    cells: Cells,
    which: Cuts,
    count: str,
    amounts: Mapping[str, str],
    *,
    over: tuple[Integers, Booleans],
    k: int,
) -> Told:
    """Return a count and its amounts with their patterns, `over` the people of the cells and what is hidden of them.

    An amount is shown where enough have it of whom it is known, and no one of them has nearly all of it.
    """
    by = counts.apart(cells, which, count)
    found, pattern = by.sum(axis=0), _guarded(by, cells, k, over[1] | known_rows.few(by, k), over)
    told: Told = {count: (found, pattern)}
    for amount, known in amounts.items():
        of = counts.apart(cells, which, known)
        parts, most = counts.apart(cells, which, amount), counts.most_of(cells, which, amount)
        must = pattern | known_rows.few(of, k) | known_rows.dominated(parts, most)

        def tells(some: Integers, of: Integers = of, parts: Integers = parts, most: Integers = most) -> bool:
            together = parts[:, some].sum(axis=1, keepdims=True), most[:, some].max(axis=1, keepdims=True)
            return _together(of, some, k) or bool(known_rows.dominated(*together)[0])

        many = of.sum(axis=0)
        proved = _proved(many, (found, pattern))
        guarded = guard_counts.protect([many], cells.equations, k, must, tells=tells, proved=proved)
        told[amount] = (parts.sum(axis=0), guarded)
        told.setdefault(known, (many, guarded))
    return told


def _proved(found: Integers, over: tuple[Integers, Booleans] | None) -> Booleans | None:
    """Return what an audit has passed already: the pattern of a count that is the same in every cell."""
    return over[1] if over is not None and np.array_equal(found, over[0]) else None


def _guarded(
    by: Integers, cells: Cells, k: int, must: Booleans, over: tuple[Integers, Booleans] | None = None
) -> Booleans:
    """Return the pattern of a count, also against whoever knows the rows of one organisation."""
    found = by.sum(axis=0)
    whole = found.max(initial=0)

    def tells(some: Integers) -> bool:
        return bool(found[some].sum() < whole) and _together(by, some, k)

    return guard_counts.protect([found], cells.equations, k, must, tells=tells, proved=_proved(found, over))


def _together(by: Integers, some: Integers, k: int) -> bool:
    """Say whether all but 1 to k - 1 of some cells together are of one organisation."""
    return bool(known_rows.few(by[:, some].sum(axis=1, keepdims=True), k)[0])


def credentials(counts: Counts, shown: Places, before: Before, k: int = LEAST) -> Iterable[Row]:
    """Yield the rows of every cell of credentials. `shown`: whether the people of a place are shown."""
    cells = cuts.cells(cuts.CREDENTIALS, counts.dimensions)
    yield from _held(CREDENTIALS, counts, cells, cuts.CREDENTIALS, shown, before=before, k=k)


def languages(counts: Counts, shown: Places, before: Before, k: int = LEAST) -> Iterable[Row]:
    """Yield for each language how many speak it, by place.

    A person may speak several: numbers of different languages do not add up, those of places do.
    """
    yield from _several(LANGUAGES, cuts.LANGUAGE, counts, shown, before=before, k=k)


def skills(counts: Counts, shown: Places, before: Before, k: int = LEAST) -> Iterable[Row]:
    """Yield for each skill how many have it, by place, as for languages."""
    yield from _several(SKILLS, cuts.SKILL, counts, shown, before=before, k=k)


def _several(universe: str, name: str, counts: Counts, shown: Places, *, before: Before, k: int) -> Iterable[Row]:
    """Yield the rows of something of which a person may have several, alone and by place."""
    which = ((name,), (cuts.LOCALITY, name))
    cells = cuts.cells(which, {**counts.dimensions, name: replace(counts.dimensions[name], sums=())})
    yield from _held(universe, counts, cells, which, shown, before=before, k=k)


def _held(
    universe: str, counts: Counts, cells: Cells, which: Cuts, shown: Places, *, before: Before, k: int
) -> Iterable[Row]:
    """Yield the rows of what people have: withheld with the people of its place too."""
    measure = OF[universe]
    by = counts.apart(cells, which, measure)
    found = by.sum(axis=0)
    must = np.array([not shown.get(_place(name), True) for name in cells.names], bool) & (found > 0)
    hidden, own = _patterns(universe, cells, by, must | known_rows.few(by, k), before=before, k=k)
    for at, name in enumerate(cells.names):
        yield from _row(universe, name, {measure: (found[at], hidden[at])}, own[at])


def _place(name: Name) -> Name:
    return tuple(node for node in name if node[0] == cuts.LOCALITY)


def _patterns(
    universe: str, cells: Cells, by: Integers, must: Booleans, *, before: Before, k: int
) -> tuple[Booleans, Booleans]:
    """Return what is hidden, and what would be by these counts alone."""
    own = _guarded(by, cells, k, must)
    again = np.array([(universe, name) in before for name in cells.names], bool) & (by.sum(axis=0) > 0)
    if not (again & ~own).any():
        return own, own
    return _guarded(by, cells, k, own | again, (by.sum(axis=0), own)), own


def _row(
    universe: str,
    name: Name,
    told: Mapping[str, tuple[np.int64, np.bool_]],
    own: np.bool_,
    old: steady.Figures | None = None,
) -> Iterable[Row]:
    """Yield a cell that is not empty; with `old` figures where these stay, withheld as then and as now."""
    figures = {measure: None if hidden else int(value) for measure, (value, hidden) in told.items()}
    if old is not None:
        figures = {measure: None if now is None else old.get(measure, 0) for measure, now in figures.items()}
    withheld = tuple(measure for measure, value in figures.items() if value is None)
    if withheld or any(figures.values()):
        yield Row(universe, name, figures, withheld, bool(own))


def shown_places(rows: Iterable[Row]) -> Places:
    """Return of the whole and of each place whether its people are shown."""
    return {
        row.name: "people" not in row.withheld
        for row in rows
        if row.universe == PEOPLE and (not row.name or (len(row.name) == 1 and row.name[0][0] == cuts.LOCALITY))
    }


def told_of_many(lines: Sequence[Line], dimension: str, k: int = LEAST) -> list[Line]:
    """Return the lines of those nodes that k or more people have: of words of one's own, each would name somebody."""
    many: Counter[str] = Counter()
    for line in lines:
        many[line.leaves[dimension]] += line.sums[0]
    return [line for line in lines if many[line.leaves[dimension]] >= k]


def of_places(places: Sequence[cuts.Place], *others: Dimension) -> dict[str, Dimension]:
    """Return places and other dimensions by which something is counted, by name."""
    return {each.name: each for each in (cuts.localities(places), *others)}
