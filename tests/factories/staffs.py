"""Invented workforces as lines, counted without a database; and an attacker who reads the rows of a picture."""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_array

from oneworkforce.workforce.domain import cuts
from oneworkforce.workforce.domain.apart import Apart
from oneworkforce.workforce.domain.counted import MEASURES, Counts, Line, sums
from oneworkforce.workforce.domain.cuts import Name, Place
from oneworkforce.workforce.domain.pictures import Row

TRIES = 8
"""Withheld counts attacked in each picture: all would take minutes."""
PLACES = (
    Place("county", "County", "county", ""),
    Place("north", "North", "district", "county"),
    Place("south", "South", "district", "county"),
    Place("mill", "Mill", "area", "north"),
    Place("quay", "Quay", "area", "north"),
)


def lines(seed: int, people: int, skew: float = 1.5, organisations: int = 6) -> list[Line]:
    """Draw people: places, sectors by organisation, and everything else with a long tail."""
    random = np.random.default_rng(seed)
    dimensions = cuts.people(PLACES)

    def drawn(keys: Sequence[str]) -> list[str]:
        share = np.arange(len(keys), 0, -1.0) ** skew
        return [str(one) for one in random.choice(np.array(keys), people, p=share / share.sum())]

    columns = {name: drawn(each.leaves) for name, each in dimensions.items()}
    columns[cuts.LOCALITY] = drawn(("south", "mill", "quay", "north/own", "none"))
    at = drawn([str(number) for number in range(organisations)])
    sectors = dimensions[cuts.SECTOR].leaves
    columns[cuts.SECTOR] = [sectors[int(one) % 4] for one in at]
    made = []
    for number in range(people):
        leaves = {name: columns[name][number] for name in dimensions}
        employed = int(leaves[cuts.CONTRACT] in {"permanent", "fixed_term", "temporary", cuts.NOT_SAID})
        left = int(random.random() < 0.1)
        made.append(
            Line(
                at[number],
                leaves,
                sums(
                    people=1,
                    posts=1,
                    time=10_000,
                    timed=1,
                    **given_one_by_one(employed, left),
                    holders=int(random.random() < 0.2),
                    absence_known=employed,
                    absence_timed=employed,
                ),
            )
        )
    return made


def given_one_by_one(employed: int, leavers: int) -> dict[str, int]:
    """Return the sums of employed people in a post each, of whom as many left, and of whom all is known."""
    posts = dict.fromkeys(("employed", "employed_posts", "employed_timed", "listed", "listed_timed"), employed)
    known = dict.fromkeys(("vacancies_known", "leavers_known"), employed)
    return {
        **posts,
        **known,
        "employed_time": 10_000 * employed,
        "listed_time": 10_000 * employed,
        **dict.fromkeys(("leavers", "leavers_rated"), leavers),
    }


_USUAL = {"locality": "south", "sector": "school", "role": "teacher", "contract": "permanent", "age": "35_44"}

OTHERS = {name: each.leaves[-1] for name, each in cuts.people(PLACES).items()}
"""Leaves that have nothing in common with the usual ones but the whole."""


def line(at: str = "0", *, moved: bool = False, **given: str | int) -> Line:
    """Return one line: words are leaves, by dimension; numbers are sums, `people` of them held in as many posts."""
    dimensions = cuts.people(PLACES)
    leaves = {name: next(iter(each.leaves)) for name, each in dimensions.items()} | _USUAL
    leaves |= {name: value for name, value in given.items() if isinstance(value, str)}
    found = {name: value for name, value in given.items() if isinstance(value, int)}
    people = found.setdefault("people", 1)
    usual = {"posts": people, "time": 10_000 * people, "timed": people}
    if "half_days" in found:
        usual |= {"absence_known": people, "absence_time": 10_000 * people, "absence_timed": people}
    if "cases" in found:
        usual |= {"holders": people, "holders_time": 10_000 * people, "holders_timed": people}
    return Line(at, leaves, sums(**(usual | found)), moved=moved)


def of(many: int, **given: str | int) -> list[Line]:
    """Return as many lines, each of one person."""
    return [line(**given) for _ in range(many)]  # type: ignore[arg-type]  # as `line` takes them


def counts(found: Iterable[Line]) -> Counts:
    """Return lines, ready to be counted."""
    return Counts(found, cuts.people(PLACES), MEASURES)


def apart(cells: Sequence[Sequence[Line]], measure: str) -> Apart:
    """Return what each organisation has of each of some cells; of "most": the most hours that anybody has."""
    pairs: list[dict[str, list[int]]] = [{} for _ in cells]
    for lines, found in zip(cells, pairs, strict=True):
        for line in lines:
            value = (line.most or [0])[0] if measure == "most" else line.sums[MEASURES.index(measure)]
            found.setdefault(line.organisation, []).append(value)
    begins = np.cumsum([0, *map(len, pairs)])
    organisations = [int(each) for found in pairs for each in found]
    values = [max(each) if measure == "most" else sum(each) for found in pairs for each in found.values()]
    return Apart(begins, np.array(organisations, np.int64), np.array(values, np.int64))


def raw(found: Iterable[Line], measure: str = "people") -> dict[Name, int]:
    """Return every cell's count, by going through the lines one by one: shares no code with the product's."""
    place = MEASURES.index(measure)
    cells = inside(found, cuts.people(PLACES), cuts.PEOPLE)
    return {name: sum(line.sums[place] for line in lines) for name, lines in cells.items()}


def inside(
    found: Iterable[Line], dimensions: Mapping[str, cuts.Dimension], which: Iterable[Sequence[str]]
) -> dict[Name, list[Line]]:
    """Return the lines in every cell of some cuts that has any."""
    above = {name: _above(each) for name, each in dimensions.items()}
    kept: dict[Name, list[Line]] = {}
    for line in found:
        met: set[Name] = set()  # a cell stands in several cuts
        for cut in which:
            names: list[Name] = [()]
            for one in cut:
                dimension = one.removesuffix("^")
                keys = above[dimension][line.leaves[dimension]]
                names = [
                    (*name, (dimension, key)) for name in names for key in (keys[-1:] if one.endswith("^") else keys)
                ]
            met.update(names)
        for name in met:
            kept.setdefault(name, []).append(line)
    return kept


def _above(dimension: cuts.Dimension) -> dict[str, tuple[str, ...]]:
    parent = {part: total for total, parts in dimension.sums for part in parts}

    def chain(key: str) -> tuple[str, ...]:
        return (key, *chain(parent[key])) if parent[key] else (key,)

    return {leaf: chain(leaf) for leaf in dimension.leaves}


def widths(
    rows: Iterable[Row], measure: str = "people", which: Sequence[Sequence[str]] = cuts.PEOPLE
) -> dict[Name, float]:
    """Return how far apart the lowest and the highest value of each withheld count are, to whoever solves everything.

    The attacker knows the published cells, that a cell which is not there is nought, and how cells of the cuts `which`
    add up.
    """
    shown: dict[Name, int | None] = {row.name: row.figures.get(measure) for row in rows if measure in row.figures}
    unknown = [name for name, value in shown.items() if value is None]
    at = {name: place for place, name in enumerate(unknown)}
    dimensions = cuts.people(PLACES)
    matrix, known = [], []
    for total, parts in _sums(dimensions, which):
        line, amount = np.zeros(len(unknown)), 0
        for name, sign in ((total, -1), *((part, 1) for part in parts)):
            if name in at:
                line[at[name]] += sign
            else:
                amount -= sign * (shown.get(name, 0) or 0)
        if line.any():
            matrix.append(line)
            known.append(amount)
    found: dict[Name, float] = {}
    if not matrix:
        return found
    random, sparse = np.random.default_rng(0), csr_array(np.array(matrix))
    for place in random.permutation(len(unknown))[:TRIES]:
        ends = []
        for sign in (1, -1):
            cost = np.zeros(len(unknown))
            cost[place] = sign
            solved = linprog(  # type: ignore[call-overload]  # its stubs know no sparse matrix
                cost, A_eq=sparse, b_eq=known, bounds=[(0, None)] * len(unknown), method="highs"
            )
            ends.append(float("inf") if solved.x is None else float(solved.x[place]))
        found[unknown[place]] = ends[1] - ends[0]
    return found


def _sums(
    dimensions: Mapping[str, cuts.Dimension], which: Sequence[Sequence[str]]
) -> Iterable[tuple[Name, list[Name]]]:
    """Yield every sum that a reader can do among the cuts that are published, written down anew."""
    for cut in which:
        used = [
            dimensions[one.removesuffix("^")].top() if one.endswith("^") else dimensions[one.removesuffix("^")]
            for one in cut
        ]
        for number, each in enumerate(used):
            others = [other for place, other in enumerate(used) if place != number]
            fixed: list[list[tuple[str, str]]] = [[]]
            for other in others:
                fixed = [[*one, (other.name, key)] for one in fixed for key in other.titles]
            for one in fixed:
                for total, parts in each.sums:
                    whole = list(one)
                    if total:
                        whole.insert(number, (each.name, total))
                    made = []
                    for part in parts:
                        name = list(one)
                        name.insert(number, (each.name, part))
                        made.append(tuple(name))
                    yield tuple(whole), made
