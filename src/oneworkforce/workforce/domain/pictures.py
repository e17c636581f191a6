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
from oneworkforce.workforce.domain.apart import Apart, Integers
from oneworkforce.workforce.domain.counted import Counts, Line, Table
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
    "absence_known": {"half_days": "absence_timed", "absence_time": "absence_timed"},
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
VACANCIES = ("vacancies", "vacancies_time", "vacancies_timed", "vacancies_rated")
"""Nobody is a vacancy: shown where its cell's people are."""
PARTS: Mapping[str, tuple[str, Mapping[str, tuple[str, str]]]] = {
    "vacancies_known": ("employed_posts", {}),
    "leavers_known": ("employed", {}),
    "leavers_rated": ("leavers", {}),
    "listed": ("employed_posts", {"listed_time": ("listed_timed", "employed_time")}),
}
"""Counts of the cells of cuts.HEADS that are part of another, with their amounts, of what those are known and part.

Both are told, so the rest of the whole is told too, and has the same pattern: it may not be small either. An
organisation gives rows or totals, so what is left of its hours is all of them.
"""


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
    table = counts.table(cells, cuts.PEOPLE)
    by = table.apart("people")
    few = known_rows.few(by, k)
    few[cells.at[()]] = False  # the whole tells no more of the others than how many they are
    hidden, own = _patterns(PEOPLE, cells, by, few, before=before, k=k)
    told: Told = {"people": (by.sums(), hidden)}
    told |= _count(table, "posts", {"time": "timed"}, over=told["people"], k=k)
    heads = cuts.cells(cuts.HEADS, counts.dimensions)
    of_heads = counts.table(heads, cuts.HEADS)
    at = np.array([cells.at[name] for name in heads.names])
    inside: Told = {}
    for count, amounts in BESIDE.items():
        over = (told["people"][0][at], hidden[at])
        inside |= _count(of_heads, count, amounts, over=over, k=k)
    for measure in VACANCIES:
        inside[measure] = (of_heads.of(measure), hidden[at])
    for footing, measures in CROSSED.items():
        crossed = [cells.at[(*name, (cuts.CONTRACT, footing))] for name in heads.names]
        for measure, of in measures.items():
            values, pattern = told[of]
            inside[measure] = (values[crossed], pattern[crossed])
    for part in PARTS:
        inside |= _part(of_heads, part, inside, k)
    stays = np.zeros(len(cells.names), bool) if old is None else steady.kept(table, hidden, old, k)
    of_head = {place: head for head, place in enumerate(at.tolist())}
    for place, name in enumerate(cells.names):
        figures = {each: (told[each][0][place], told[each][1][place]) for each in told}
        if (head := of_head.get(place)) is not None:
            figures |= {each: (inside[each][0][head], inside[each][1][head]) for each in inside}
        yield from _row(PEOPLE, name, figures, own[place], (old or {}).get(name, {}) if stays[place] else None)


def _count(table: Table, count: str, amounts: Mapping[str, str], *, over: tuple[Integers, Booleans], k: int) -> Told:
    """Return a count and its amounts with their patterns, `over` the people of the cells and what is hidden of them.

    An amount is shown where enough have it of whom it is known, and no one of them has nearly all of it.
    """
    by, cells = table.apart(count), table.cells
    found, pattern = by.sums(), _guarded(by, cells, k, over[1] | known_rows.few(by, k), over)
    told: Told = {count: (found, pattern)}
    for amount, known in amounts.items():
        for name, made in _amount(table, amount, known, over=(found, pattern), k=k).items():
            told.setdefault(name, made)
    return told


def _amount(
    table: Table, amount: str, known: str, *, over: tuple[Integers, Booleans], k: int, also: Booleans | None = None
) -> Told:
    """Return an amount and the count of which it is `known`, `over` the count of those it is of and its pattern.

    `also`: what else is hidden of it.
    """
    of, parts, most = table.apart(known), table.apart(amount), table.most_of(amount)
    must = over[1] | known_rows.few(of, k) | known_rows.dominated(parts, most)
    if also is not None:
        must |= also

    def tells(some: Integers) -> bool:
        together = parts.together(some), most.together(some, np.maximum)
        return _together(of, some, k) or bool(known_rows.dominated(*together)[0])

    many = of.sums()
    cells, proved = table.cells, _proved(many, over)
    guarded = guard_counts.protect(
        [many], cells.equations, k, must, tells=tells, proved=proved, dear=_dear(cells, many)
    )
    return {amount: (parts.sums(), guarded), known: (many, guarded)}


def _part(table: Table, part: str, told: Told, k: int) -> Told:
    """Return a count of PARTS and its amounts with their patterns, over what is `told` of the wholes.

    The rest of the whole is no smaller than k either, and nobody is left with fewer by taking their own from it.
    """
    whole, amounts = PARTS[part]
    by, rest = table.apart(part), _rest(table, whole, part)
    must = told[whole][1] | known_rows.few(by, k) | known_rows.few(rest, k)

    def tells(some: Integers) -> bool:
        return _together(by, some, k) or _together(rest, some, k)

    found = by.sums()
    proved = _proved(found, told[whole])
    cells = table.cells
    pattern = guard_counts.protect(
        [found, rest.sums()], cells.equations, k, must, tells=tells, proved=proved, dear=_dear(cells, found)
    )
    made: Told = {part: (found, pattern)}
    for amount, (known, all_of_it) in amounts.items():
        left, most = _rest(table, all_of_it, amount), table.most_of("time")
        most = most.holding(np.where(left.values > 0, most.values, 0))
        also = told[all_of_it][1] | known_rows.dominated(left, most)
        made |= _amount(table, amount, known, over=(found, pattern), k=k, also=also)
    return made


def _rest(table: Table, whole: str, part: str) -> Apart:
    """Return what organisations have of a measure without that part of it which is another."""
    found = table.apart(whole)
    return found.holding(found.values - table.apart(part).values)


def _proved(found: Integers, over: tuple[Integers, Booleans] | None) -> Booleans | None:
    """Return what an audit has passed already: the pattern of a count that is the same in every cell."""
    return over[1] if over is not None and np.array_equal(found, over[0]) else None


def _guarded(
    by: Apart, cells: Cells, k: int, must: Booleans, over: tuple[Integers, Booleans] | None = None
) -> Booleans:
    """Return the pattern of a count, also against whoever knows the rows of one organisation."""
    found = by.sums()
    whole = found.max(initial=0)

    def tells(some: Integers) -> bool:
        return bool(found[some].sum() < whole) and _together(by, some, k)

    proved = _proved(found, over)
    return guard_counts.protect([found], cells.equations, k, must, tells=tells, proved=proved, dear=_dear(cells, found))


def _dear(cells: Cells, found: Integers) -> Booleans:
    """Return the cells that the rates of the partnership rest on: everybody, and whoever is employed.

    A place or a sector that holds all of them has the same count, and is the same cell by another name.
    """
    dear = np.zeros(len(cells.names), bool)
    for whole in ((), ((cuts.CONTRACT, cuts.EMPLOYED),)):
        if (at := cells.at.get(whole)) is not None and found[at]:
            dear |= (found == found[at]) & np.array([set(whole) <= set(name) for name in cells.names], bool)
    return dear


def _together(by: Apart, some: Integers, k: int) -> bool:
    """Say whether all but 1 to k - 1 of some cells together are of one organisation."""
    return bool(known_rows.few(by.together(some), k)[0])


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
    by = counts.table(cells, which).apart(measure)
    found = by.sums()
    must = np.array([not shown.get(_place(name), True) for name in cells.names], bool) & (found > 0)
    hidden, own = _patterns(universe, cells, by, must | known_rows.few(by, k), before=before, k=k)
    for at, name in enumerate(cells.names):
        yield from _row(universe, name, {measure: (found[at], hidden[at])}, own[at])


def _place(name: Name) -> Name:
    return tuple(node for node in name if node[0] == cuts.LOCALITY)


def _patterns(
    universe: str, cells: Cells, by: Apart, must: Booleans, *, before: Before, k: int
) -> tuple[Booleans, Booleans]:
    """Return what is hidden, and what would be by these counts alone."""
    own = _guarded(by, cells, k, must)
    again = np.array([(universe, name) in before for name in cells.names], bool) & (by.sums() > 0)
    if not (again & ~own).any():
        return own, own
    return _guarded(by, cells, k, own | again, (by.sums(), own)), own


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
