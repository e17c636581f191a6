"""The compiled loop of a projection: one role in one place, year by year, as often as there are draws.

The one place of this room where speed is written out. Every draw is exact: a binomial or Poisson number is found by
inverting its own distribution, in pieces where it is large, and nothing is approximated by a normal curve.
"""

from typing import NamedTuple

import numba
import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]
Heads = NDArray[np.int32]

_PIECE = 40
"""People drawn at once by inversion: the chance that none goes, at most a half each, is then no less than 1e-12."""
_MOST = 20.0
"""Starters expected at once by inversion: e to the minus 20 is still far from the smallest number."""
_FEW = 24
"""People of an age group who are drawn one by one."""
LEFT, RETIRED, STARTED, TRAINED, FILLED = range(5)
FLOWS = 5


class Chances(NamedTuple):
    """Of one role, a row for each draw.

    leaving, retiring [draws, groups]: the shares that leave and retire in a year; starting [draws]: how many start for
    each one expected; moving [groups]: the share that passes into the next age group; entering [groups]: the shares of
    those who come; filling: the share of the vacancies still open that is filled in a year.
    """

    leaving: Floats
    retiring: Floats
    starting: Floats
    moving: Floats
    entering: Floats
    filling: float


class Start(NamedTuple):
    """Of one role in one place: who is there, who has said when they retire, who is expected.

    stock [groups]; saying [n, 3]: the year (1 the first), age group and number of those who said it; pipeline [n, 2]:
    year and number, `finishing` [n] the share that comes; started: how many start in a year; vacancies open today.
    """

    stock: Whole
    saying: Whole
    pipeline: Whole
    finishing: Floats
    started: float
    vacancies: int


@numba.njit(nogil=True, cache=True)
def exits(chances: Chances, years: int) -> Floats:
    """Return when people go: [draws, groups + 1, 2 x years], the chance to have gone by then, from each age group.

    Two places a year: left in it, then left or retired in it. The last row is of those who come (`entering`), whose
    years are counted from their coming. Whoever has not gone by the last place is still there.
    """
    draws, groups = chances.leaving.shape
    found = np.zeros((draws, groups + 1, 2 * years))
    there = np.empty(groups)
    for draw in range(draws):
        for first in range(groups + 1):
            for group in range(groups):
                there[group] = chances.entering[group] if first == groups else 1.0 * (group == first)
            gone = 0.0
            for year in range(years):
                left, retired = 0.0, 0.0
                for group in range(groups - 1, -1, -1):  # the oldest first: nobody passes two groups in a year
                    if there[group] == 0.0:
                        continue
                    retire = there[group] * chances.retiring[draw, group]
                    leave = (there[group] - retire) * chances.leaving[draw, group]
                    stay = there[group] - retire - leave
                    move = stay * chances.moving[group]
                    if move > 0.0:
                        there[group + 1] += move
                    there[group] = stay - move
                    left += leave
                    retired += retire
                found[draw, first, 2 * year] = gone + left
                gone += left + retired
                found[draw, first, 2 * year + 1] = gone
    return found


@numba.njit(nogil=True, cache=True)
def binomial(rng: np.random.Generator, people: int, chance: float) -> int:
    """Return how many of `people` it happens to, each with `chance`, independently."""
    if people <= 0 or chance <= 0.0:
        return 0
    if chance >= 1.0:
        return people
    turned = chance > 0.5  # noqa: PLR2004  the rarer of the two is counted
    stay = chance if turned else 1.0 - chance
    odds = (1.0 - stay) / stay
    total, left = 0, people
    while left > 0:
        piece = min(left, _PIECE)
        left -= piece
        drawn = rng.random()
        mass = stay**piece
        found = 0
        while drawn > mass and found < piece:
            drawn -= mass
            found += 1
            mass *= odds * (piece - found + 1) / found
        total += found
    return people - total if turned else total


@numba.njit(nogil=True, cache=True)
def poisson(rng: np.random.Generator, expected: float) -> int:
    """Return how many come, where so many are expected and each comes on their own."""
    total, left = 0, expected
    while left > 0.0:
        piece = min(left, _MOST)
        left -= piece
        drawn = rng.random()
        mass = np.exp(-piece)
        found = 0
        while drawn > mass > 0.0:
            drawn -= mass
            found += 1
            mass *= piece / found
        total += found
    return total


@numba.njit(nogil=True, cache=True)
def _go(drawn: float, gone: Floats, since: int, years: int, change: Whole, flows: Heads, draw: int) -> None:
    """Let somebody go in the year that `drawn` says, who is there since the end of year `since`, or stay."""
    last = 2 * (years - since)
    if last == 0 or drawn >= gone[last - 1]:
        return
    at = 0
    while drawn >= gone[at]:
        at += 1
    year = since + at // 2
    change[year] -= 1
    flows[at & 1, year, draw] += 1


@numba.njit(nogil=True, cache=True)
def project(
    rng: np.random.Generator, start: Start, chances: Chances, gone: Floats, years: int, heads: Heads, flows: Heads
) -> None:
    """Fill `heads` [years + 1, draws] with the people there at the end of each year (0 is today).

    `gone`: what `exits` gave. `flows` [FLOWS, years, draws], zeros before, gets how many left, retired, started, came
    from the pipeline, filled a vacancy. People are independent of each other once the rates are drawn: so each one's
    year of going is drawn at once from its distribution, in place of a coin a year; a large group is split year by
    year, which is the same multinomial distribution.
    """
    groups = start.stock.size
    change = np.zeros(years, np.int64)
    newly = gone.shape[1] - 1
    there = start.stock.sum() + start.saying[:, 2].sum()
    for draw in range(heads.shape[1]):
        change[:] = 0
        for group in range(groups):
            people = start.stock[group]
            table = gone[draw, group]
            if people <= _FEW:
                for _ in range(people):
                    _go(rng.random(), table, 0, years, change, flows, draw)
                continue
            before = 0.0
            for at in range(2 * years):
                if before >= 1.0:
                    break
                number = binomial(rng, people, min((table[at] - before) / (1.0 - before), 1.0))
                before = table[at]
                people -= number
                change[at // 2] -= number
                flows[at & 1, at // 2, draw] += number
        for at in range(start.saying.shape[0]):
            people, leave = start.saying[at, 2], chances.leaving[draw, start.saying[at, 1]]
            for year in range(min(start.saying[at, 0], years)):
                number = binomial(rng, people, leave)
                people -= number
                change[year] -= number
                flows[LEFT, year, draw] += number
                if year + 1 == start.saying[at, 0]:
                    change[year] -= people
                    flows[RETIRED, year, draw] += people
        for _ in range(poisson(rng, start.started * chances.starting[draw] * years)):
            drawn = rng.random() * years  # the year they come in, and what is left of the number says when they go
            year = int(drawn)
            change[year] += 1
            flows[STARTED, year, draw] += 1
            _go(drawn - year, gone[draw, newly], year + 1, years, change, flows, draw)
        for at in range(start.pipeline.shape[0]):
            year = start.pipeline[at, 0] - 1
            if 0 <= year < years:
                number = binomial(rng, start.pipeline[at, 1], start.finishing[at])
                change[year] += number
                flows[TRAINED, year, draw] += number
                for _ in range(number):
                    _go(rng.random(), gone[draw, newly], year + 1, years, change, flows, draw)
        if start.vacancies > 0 and chances.filling > 0.0:
            vacant = start.vacancies
            for year in range(years):
                number = binomial(rng, vacant, chances.filling)
                vacant -= number
                change[year] += number
                flows[FILLED, year, draw] += number
                for _ in range(number):
                    _go(rng.random(), gone[draw, newly], year + 1, years, change, flows, draw)
        heads[0, draw] = there
        for year in range(years):
            heads[year + 1, draw] = heads[year, draw] + change[year]


@numba.njit(nogil=True, cache=True)
def ranked(values: Heads, ranks: Whole, found: Whole) -> None:
    """Put the values at `ranks` of each row, sorted, into `found` [rows, ranks]; `values` [rows, draws], whole numbers.

    They are counted, since few different ones occur.
    """
    for row in range(values.shape[0]):
        least, most = values[row, 0], values[row, 0]
        for at in range(values.shape[1]):
            least, most = min(least, values[row, at]), max(most, values[row, at])
        counted = np.zeros(most - least + 1, np.int64)
        for at in range(values.shape[1]):
            counted[values[row, at] - least] += 1
        place, passed = 0, counted[0]
        for at in range(ranks.size):
            while passed <= ranks[at]:
                place += 1
                passed += counted[place]
            found[row, at] = least + place
