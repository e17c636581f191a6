"""A picture worked out line by line from the rules of docs/reference/picture.md, and workforces of many shapes for it.

Slow and plain. Covers and audit are the guard's, which is tested by itself; everything that is told of organisations
and of single people is written down here once more.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from factories import staffs
from oneworkforce.lib import guard_counts
from oneworkforce.lib.least import LEAST
from oneworkforce.workforce.domain import cuts, pictures, steady
from oneworkforce.workforce.domain.apart import Integers
from oneworkforce.workforce.domain.counted import AMOUNTS, MEASURES, Line, sums
from oneworkforce.workforce.domain.cuts import Cells, Dimension, Name
from oneworkforce.workforce.domain.pictures import Booleans, Row

OF_HEADS = {
    "starters": [],
    "leavers": [("leavers_time", "leavers_timed")],
    "holders": [("cases", "holders_timed"), ("holders_time", "holders_timed")],
    "absence_known": [("half_days", "absence_timed"), ("absence_time", "absence_timed")],
}


def varied(seed: int, people: int, organisations: int, *, skew: float = 1.0, totals: int = 0) -> list[Line]:
    """Draw people with parts of whole times, second posts, cases and days lost, and `totals` organisations' totals.

    The higher `skew`, the more of everybody the first organisation and the first leaf have. One line in ten has moved.
    """
    random = np.random.default_rng(seed)
    made = []
    for line in staffs.lines(seed, people, skew, organisations):
        here, second, gone, cases, away = (int(random.random() < chance) for chance in (0.95, 0.2, 0.1, 0.2, 0.7))
        whole = int(random.choice([10_000, 5_000, 2_500, 0])) * here  # nothing is known of the hours of some
        time = whole // 2 if second else whole
        known, employed = int(whole > 0), line.sums[MEASURES.index("employed_posts")]
        days = int(random.pareto(1) * 4) * here * away
        found = sums(
            people=here,
            posts=here * (1 + second),
            time=time,
            timed=known,
            employed=here * employed,
            **_employed(here * (1 + second) * employed, time * employed, known * employed),
            listed=here * (1 + second) * employed,
            listed_time=time * employed,
            listed_timed=known * employed,
            vacancies=1 - here,
            vacancies_rated=1 - here,
            vacancies_known=here * (1 + second) * employed,
            starters=int(random.random() < 0.1),
            leavers=gone,
            leavers_time=gone * 8_000,
            leavers_timed=gone,
            leavers_rated=gone,
            leavers_known=here * employed,
            holders=here * cases,
            cases=known * cases * int(random.integers(1, 40)),
            holders_time=cases * time,
            holders_timed=cases * known,
            absence_known=here * employed * away,
            half_days=days * employed * known,
            absence_time=employed * away * whole,
            absence_timed=employed * away * known,
        )
        whole_of = {"time": whole, "listed_time": whole * employed, "holders_time": cases * whole}
        value = dict(zip(MEASURES, found, strict=True)) | whole_of
        most = [value[name] for name in AMOUNTS]
        made.append(Line(line.organisation, line.leaves, found, most, moved=bool(random.random() < 0.1)))
    return made + [_total(random, number) for number in range(totals) for _ in range(2)]


def _total(random: np.random.Generator, number: int) -> Line:
    """Return a total of an organisation: nothing is known but place, sector, role and contract.

    Of every second organisation vacancies and leavers are not known either.
    """
    [drawn] = staffs.lines(int(random.integers(2**31)), 1)
    given = {cuts.SECTOR, cuts.LOCALITY, cuts.ROLE, cuts.CONTRACT}
    leaves = {name: leaf if name in given else cuts.TOTALS for name, leaf in drawn.leaves.items()}
    people, says = int(random.integers(1, 40)), number % 2
    employed = drawn.sums[MEASURES.index("employed_posts")] * people
    found = sums(
        people=people,
        posts=people,
        time=people * 7_000,
        timed=people,
        employed=employed,
        **_employed(employed, employed * 7_000, employed),
        starters=3,
        vacancies=2 * says,
        vacancies_rated=2 * says,
        vacancies_known=employed * says,
        leavers=4 * says,
        leavers_rated=4 * says,
        leavers_known=employed * says,
    )
    most = {"time": min(people * 7_000, 10_000)}
    return Line(f"total {number}", leaves, found, [most.get(name, 0) for name in AMOUNTS])


def _employed(posts: int, time: int, timed: int) -> dict[str, int]:
    return {"employed_posts": posts, "employed_time": time, "employed_timed": timed}


class Plain:
    """Lines in the cells of some cuts."""

    def __init__(
        self, found: Iterable[Line], cells: Cells, dimensions: Mapping[str, Dimension], which: Iterable[Sequence[str]]
    ) -> None:
        """Find the lines of each cell."""
        lines = staffs.inside(found, dimensions, which)
        self.cells = cells
        self.lines = [lines.get(name, []) for name in cells.names]

    def values(self, at: int) -> Integers:
        """Return what every cell has of the sum that stands there in each line."""
        return np.array([sum(line.sums[at] for line in lines) for lines in self.lines], np.int64)

    def hidden(self, at: int, must: Iterable[bool | np.bool_], amount: str = "") -> Booleans:
        """Return what is withheld of a count, or of an `amount` of those counted: rules 1, 2, 3 and 5."""
        counts = self.values(at)

        def tells(some: Integers) -> bool:
            lines = [line for cell in some for line in self.lines[cell]]
            if amount:
                return known_to_one(lines, at) or tells_of_one(lines, amount)
            return bool(counts[some].sum() < counts.max()) and known_to_one(lines, at)

        must_hide = np.array(list(must))
        dear = dear_cells(self.cells, counts)
        return guard_counts.protect([counts], self.cells.equations, LEAST, must_hide, tells=tells, dear=dear)


def dear_cells(cells: Cells, counts: Integers) -> Booleans:
    """Rule 3: everybody, and whoever is employed, are covers last of all, by whatever name."""
    dear = [False] * len(cells.names)
    for whole in (set(), {(cuts.CONTRACT, cuts.EMPLOYED)}):
        many = max((int(counts[at]) for at, name in enumerate(cells.names) if set(name) == whole), default=0)
        for at, name in enumerate(cells.names):
            dear[at] = dear[at] or (0 < many == counts[at] and whole <= set(name))
    return np.array(dear)


def known_to_one(lines: Iterable[Line], at: int, without: int | None = None) -> bool:
    """Rule 2: all but 1 to 9 are of one organisation; of what is left of a count `without` a part of it."""
    has = Counter[str]()
    for line in lines:
        has[line.organisation] += line.sums[at] - (0 if without is None else line.sums[without])
    return 0 < has.total() - max(has.values(), default=0) < LEAST


def tells_of_one(lines: Sequence[Line], amount: str) -> bool:
    """Rule 5: what is left of a sum is less than a tenth of what one person has."""
    at, has, most = MEASURES.index(amount), Counter[str](), Counter[str]()
    for line in lines:
        has[line.organisation] += line.sums[at]
        most[line.organisation] = max(most[line.organisation], _own(line, amount))
    return _nearly_all(has, most)


def rest_tells_of_one(lines: Sequence[Line], whole: str, part: str) -> bool:
    """Rule 5 of what is left of the hours `whole` without those `part`; nobody has more than their whole time."""
    has, most = Counter[str](), Counter[str]()
    for line in lines:
        has[line.organisation] += line.sums[MEASURES.index(whole)] - line.sums[MEASURES.index(part)]
        most[line.organisation] = max(most[line.organisation], _own(line, "time"))
    return _nearly_all(has, Counter({each: own for each, own in most.items() if has[each]}))


def _own(line: Line, amount: str) -> int:
    return (line.most or [line.sums[MEASURES.index(each)] for each in AMOUNTS])[AMOUNTS.index(amount)]


def _nearly_all(has: Counter[str], most: Counter[str]) -> bool:
    first = max(most.values(), default=0)
    if 10 * (has.total() - 2 * first) < first:
        return True
    for organisation, part in has.items():
        first = max((own for each, own in most.items() if each != organisation), default=0)
        if part and 10 * (has.total() - part - first) < first:
            return True
    return False


def people(found: Sequence[Line], before: pictures.Before, old: steady.Old | None) -> list[Row]:
    """Return the rows of people: what pictures.people is to return."""
    dimensions = cuts.people(staffs.PLACES)
    cells, heads = (cuts.cells(which, dimensions) for which in (cuts.PEOPLE, cuts.HEADS))
    plain, of_heads = Plain(found, cells, dimensions, cuts.PEOPLE), Plain(found, heads, dimensions, cuts.HEADS)
    at = MEASURES.index("people")
    must = [bool(name) and known_to_one(lines, at) for name, lines in zip(cells.names, plain.lines, strict=True)]
    hidden, own = _with_before("people", plain, at, must, before)
    told = {"people": (plain.values(at), hidden)} | _count(plain, "posts", [("time", "timed")], hidden)
    places = [cells.at[name] for name in heads.names]
    above = hidden[places]
    inside: dict[str, tuple[Integers, Booleans]] = {}
    for count, amounts in OF_HEADS.items():
        inside |= _count(of_heads, count, amounts, above)
    for measure in pictures.VACANCIES:
        inside[measure] = of_heads.values(MEASURES.index(measure)), above
    for footing, key in ((cuts.EMPLOYED, "employed"), (cuts.AGENCY, "agency")):
        crossed = [cells.at[(*name, (cuts.CONTRACT, footing))] for name in heads.names]
        for end, of in (("", "people"), ("_posts", "posts"), ("_time", "time"), ("_timed", "timed")):
            inside[f"{key}{end}"] = told[of][0][crossed], told[of][1][crossed]
    for part, (whole, shares) in pictures.PARTS.items():
        inside |= _part(of_heads, part, whole, shares, inside)
    stays = _stays(plain, hidden, old) if old is not None else [False] * len(cells.names)
    rows: list[Row] = []
    for place, name in enumerate(cells.names):
        figures = {each: (values[place], withheld[place]) for each, (values, withheld) in told.items()}
        if name in heads.at:
            head = heads.at[name]
            figures |= {each: (values[head], withheld[head]) for each, (values, withheld) in inside.items()}
        rows += _row("people", name, figures, own[place], (old or {}).get(name, {}) if stays[place] else None)
    return rows


def held(
    universe: str,
    found: Sequence[Line],
    cells: Cells,
    dimensions: Mapping[str, Dimension],
    which: Sequence[Sequence[str]],
    *,
    shown: Mapping[Name, bool],
    before: pictures.Before,
) -> list[Row]:
    """Return the rows of what people have: by rules 1 to 3 and 7, and withheld with the people of their place."""
    plain = Plain(found, cells, dimensions, which)
    must: list[bool] = []
    rows: list[Row] = []
    for name, lines in zip(cells.names, plain.lines, strict=True):
        where = name[:1] if name and name[0][0] == cuts.LOCALITY else ()
        must.append(known_to_one(lines, 0) or (bool(lines) and not shown.get(where, True)))
    hidden, own = _with_before(universe, plain, 0, must, before)
    values = plain.values(0)
    for place, name in enumerate(cells.names):
        figures = {pictures.OF[universe]: (values[place], hidden[place])}
        rows += _row(universe, name, figures, own[place], None)
    return rows


def _with_before(
    universe: str, plain: Plain, at: int, must: Iterable[bool], before: pictures.Before
) -> tuple[Booleans, Booleans]:
    """Rule 7: what the picture before withheld by its own counts is withheld again."""
    own = plain.hidden(at, must)
    again = np.array([(universe, name) in before for name in plain.cells.names]) & (plain.values(at) > 0)
    return plain.hidden(at, own | again), own


def _count(
    plain: Plain, count: str, amounts: Sequence[tuple[str, str]], over: Booleans
) -> dict[str, tuple[Integers, Booleans]]:
    """Rules 4 and 5: a count over the people it is of, its amounts over the count."""
    at = MEASURES.index(count)
    pattern = plain.hidden(
        at, [bool(up) or known_to_one(lines, at) for up, lines in zip(over, plain.lines, strict=True)]
    )
    told = {count: (plain.values(at), pattern)}
    for amount, known in amounts:
        of = MEASURES.index(known)
        must = [
            bool(up) or known_to_one(lines, of) or tells_of_one(lines, amount)
            for up, lines in zip(pattern, plain.lines, strict=True)
        ]
        hidden = plain.hidden(of, must, amount)
        told[amount] = plain.values(MEASURES.index(amount)), hidden
        told.setdefault(known, (plain.values(of), hidden))
    return told


def _part(
    plain: Plain,
    part: str,
    whole: str,
    amounts: Mapping[str, tuple[str, str]],
    told: Mapping[str, tuple[Integers, Booleans]],
) -> dict[str, tuple[Integers, Booleans]]:
    """Rule 4: a count that is part of another and the rest of it have one pattern; rule 5: so have their hours."""
    at, of = MEASURES.index(part), MEASURES.index(whole)
    counts = [plain.values(at), plain.values(of) - plain.values(at)]

    def few(lines: Sequence[Line]) -> bool:
        return known_to_one(lines, at) or known_to_one(lines, of, without=at)

    must = [bool(up) or few(lines) for up, lines in zip(told[whole][1], plain.lines, strict=True)]
    pattern = guard_counts.protect(
        counts,
        plain.cells.equations,
        LEAST,
        np.array(must),
        tells=lambda some: few([line for cell in some for line in plain.lines[cell]]),
        dear=dear_cells(plain.cells, counts[0]),
    )
    made = {part: (counts[0], pattern)}
    for amount, (known, all_of_it) in amounts.items():
        timed = MEASURES.index(known)
        hidden = plain.hidden(
            timed,
            [
                bool(up)
                or known_to_one(lines, timed)
                or tells_of_one(lines, amount)
                or bool(beside)
                or rest_tells_of_one(lines, all_of_it, amount)
                for up, beside, lines in zip(pattern, told[all_of_it][1], plain.lines, strict=True)
            ],
            amount,
        )
        made |= {amount: (plain.values(MEASURES.index(amount)), hidden), known: (plain.values(timed), hidden)}
    return made


def _stays(plain: Plain, hidden: Booleans, old: steady.Old) -> list[bool]:
    """Rule 9: cells that keep the figures they had."""
    at = [MEASURES.index(each) for each in ("people", "leavers")]
    now: list[int | None] = plain.values(at[0]).tolist()
    then = [old.get(name, {}).get("people", 0) for name in plain.cells.names]

    def enough(lines: Iterable[Line]) -> bool:
        has = Counter[str]()
        for line in lines:
            has[line.organisation] += sum(line.sums[each] for each in at) if line.moved else 0
        rest = has.total() - max(has.values(), default=0)
        return has.total() >= LEAST and (rest == 0 or rest >= LEAST)

    stays = [not enough(lines) for lines in plain.lines]
    again = True
    while again:
        again = False
        for each in plain.cells.equations:
            shut = [part for part in each.parts if stays[part] or hidden[part]]
            told = [each.total, *(part for part in each.parts if part not in shut)]
            if stays[each.total] or hidden[each.total] or any(then[cell] is None for cell in told):
                continue
            was, is_now = ((of[told[0]] or 0) - sum(of[cell] or 0 for cell in told[1:]) for of in (then, now))
            if was != is_now and not enough([line for part in shut for line in plain.lines[part]]):
                stays[each.total] = again = True
    return stays


def _row(
    universe: str,
    name: Name,
    figures: Mapping[str, tuple[np.int64, np.bool_]],
    own: np.bool_,
    old: steady.Figures | None,
) -> list[Row]:
    """Return a cell that is not empty."""
    told = {
        each: None if withheld else int(value) if old is None else old.get(each, 0)
        for each, (value, withheld) in figures.items()
    }
    withheld = tuple(each for each, value in told.items() if value is None)
    return [Row(universe, name, told, withheld, bool(own))] if withheld or any(told.values()) else []
