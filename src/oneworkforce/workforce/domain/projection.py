"""A projection: how many will be there in each role and place at the end of each year, and how sure that is.

Pure. `run` streams role by role: of a role all draws of all places are in memory, of the others only what is kept.
Each role in each place has a random stream of its own, made from the seed and their names: neither the order nor how
many are done at a time changes a figure, and what is added elsewhere leaves it alone.
docs/reference/projection.md says the same for people.
"""

import hashlib
import math
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from oneworkforce.workforce.domain import age_groups, stock_flow
from oneworkforce.workforce.domain.projection_rates import Rate

VERSION = "3"
"""Of the engine: raised whenever the same inputs and seed no longer give the same figures."""
NUMBERS = "numpy PCG64, its state and increment from SHA-256 of seed and names"
THREADS = os.cpu_count() or 1
"""Places projected side by side; it changes no figure."""
LOW, MIDDLE, HIGH = 0.05, 0.5, 0.95
_GROUPS = len(age_groups.GROUPS)

Floats = NDArray[np.float64]
Heads = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Coming:
    """Trainees who finish in a year (1 the first): how many, and the share of them that comes."""

    year: int
    people: int
    share: float


@dataclass(frozen=True, slots=True)
class Saying:
    """People of an age group who said in which year (1 the first) they retire."""

    year: int
    group: int
    people: int


@dataclass(frozen=True, slots=True)
class Cell:
    """A role in a place today: people by age group, without those who said when they retire, who are in `saying`.

    `share`: whole-time equivalents a person. `started`: how many start in a year. `vacancies` open today.
    """

    place: str
    stock: tuple[int, ...]
    share: float = 1.0
    started: float = 0.0
    vacancies: int = 0
    saying: tuple[Saying, ...] = ()
    coming: tuple[Coming, ...] = ()

    @property
    def people(self) -> int:
        """Everybody who is there today."""
        return sum(self.stock) + sum(each.people for each in self.saying)


@dataclass(frozen=True, slots=True)
class Role:
    """A role with its rates by age group, in its places.

    `started`: the starters that were seen in a year, which says how sure the number is; None takes it as certain.
    `entering`: shares of the age groups among those who come. `filling`: of open vacancies, a year.
    """

    key: str
    leaving: tuple[Rate, ...]
    retiring: tuple[Rate, ...]
    cells: tuple[Cell, ...]
    started: int | None = None
    entering: tuple[float, ...] = (0.0, 1.0, *(0.0,) * (_GROUPS - 2))
    filling: float = 0.0


@dataclass(frozen=True, slots=True)
class Settings:
    """How it is run."""

    years: int
    draws: int
    seed: int


@dataclass(frozen=True, slots=True)
class Drawn:
    """One role's draws: whole-time equivalents [places, years + 1, draws], and its flows of people summed over places.

    flows [FLOWS, years, draws]: left, retired, started, trained, filled. people [places, years + 1, draws], each of
    them the share of a whole-time equivalent that `shares` [places] says.
    """

    role: str
    places: tuple[str, ...]
    shares: tuple[float, ...]
    whole_time: NDArray[np.float32]
    people: Heads
    flows: Heads


@dataclass(frozen=True, slots=True)
class Spread:
    """Figures of draws [..., ]: their mean, and the figures that 5, 50 and 95 in a hundred do not pass."""

    mean: Floats
    low: Floats
    middle: Floats
    high: Floats


def run(roles: Sequence[Role], settings: Settings) -> Iterator[Drawn]:
    """Yield the draws of each role in turn; ValueError where years or draws are none."""
    if settings.years < 1 or settings.draws < 1:
        raise ValueError("a projection has at least one year and one draw")
    for role in roles:
        yield _role(role, settings)


def spread(draws: NDArray[np.float32] | Floats) -> Spread:
    """Return the spread over the last axis, by nearest rank: a figure that was drawn, never one in between."""
    ranks = _ranks(draws.shape[-1])
    found = np.partition(draws, ranks, axis=-1)
    low, middle, high = (np.asarray(found[..., rank], np.float64) for rank in ranks)
    return Spread(draws.mean(axis=-1, dtype=np.float64), low, middle, high)


def spread_of(people: Heads, share: float) -> Spread:
    """Return the same of whole people [..., draws] who are each `share` of a whole-time equivalent."""
    rows = people.reshape(-1, people.shape[-1])
    found = np.empty((rows.shape[0], 3), np.int64)
    stock_flow.ranked(rows, np.asarray(_ranks(people.shape[-1])), found)
    low, middle, high = (np.asarray(found[:, at].reshape(people.shape[:-1]) * share, np.float64) for at in range(3))
    return Spread(people.mean(axis=-1, dtype=np.float64) * share, low, middle, high)


def _ranks(draws: int) -> list[int]:
    return [max(math.ceil(share * draws) - 1, 0) for share in (LOW, MIDDLE, HIGH)]


def stream(seed: int, *names: str) -> np.random.Generator:
    """Return the random numbers that belong to these names under a seed."""
    return _turned_to(np.random.Generator(np.random.PCG64(0)), seed, *names)


def _turned_to(rng: np.random.Generator, seed: int, *names: str) -> np.random.Generator:
    """Let a generator begin the stream of these names: making one anew takes thirty times as long."""
    told = hashlib.sha256("\0".join((str(seed), *names)).encode()).digest()
    state, step = int.from_bytes(told[:16], "big"), int.from_bytes(told[16:], "big") | 1
    rng.bit_generator.state = {
        "bit_generator": "PCG64",
        "state": {"state": state, "inc": step},
        "has_uint32": 0,
        "uinteger": 0,
    }
    return rng


def chances(role: Role, settings: Settings) -> stock_flow.Chances:
    """Return the rates of a role in each draw: in one draw they are the same in every place and year."""
    rng = stream(settings.seed, role.key, "rates")
    leaving = np.stack([rate.draw(rng, settings.draws) for rate in role.leaving], axis=1)
    retiring = np.stack([rate.draw(rng, settings.draws) for rate in role.retiring], axis=1)
    if not role.started:
        starting = np.ones(settings.draws)
    else:  # of a Poisson rate of which so many were seen once, as a multiple of them
        starting = rng.gamma(role.started, 1.0, settings.draws) / role.started
    entering = np.asarray(role.entering, np.float64)
    return stock_flow.Chances(leaving, retiring, starting, np.asarray(age_groups.MOVES), entering, role.filling)


@dataclass(frozen=True, slots=True)
class Expected:
    """What is expected by age group: people [years + 1, groups] at the end of each year, who left and retired in it.

    left, retired [years, groups]: by the age group in which they were when the year began.
    """

    people: Floats
    left: Floats
    retired: Floats

    @property
    def total(self) -> Floats:
        """How many people are expected at the end of each year [years + 1]."""
        found: Floats = self.people.sum(axis=1)
        return found


def expected(role: Role, cell: Cell, years: int) -> Expected:
    """Return what is expected of each year, exactly, at the mean of every rate.

    A rate that is not certain makes the mean of the draws a little higher than this from the second year on. Who said
    when they retire stays in the age group of today.
    """
    leave = np.array([each.mean for each in role.leaving])
    retire = np.array([each.mean for each in role.retiring])
    moves, entering = np.asarray(age_groups.MOVES), np.asarray(role.entering, np.float64)
    there = np.asarray(cell.stock, np.float64)
    saying = np.zeros((years + 1, _GROUPS))  # by the year they said, the last for what lies beyond
    for each in cell.saying:
        saying[min(each.year, years + 1) - 1, each.group] += each.people
    people, left, retired = (np.zeros((many, _GROUPS)) for many in (years + 1, years, years))
    people[0] = there + saying.sum(axis=0)
    open_posts = float(cell.vacancies)
    for year in range(years):
        retired[year] = there * retire
        left[year] = (there - retired[year]) * leave + saying.sum(axis=0) * leave
        kept = there * (1 - retire) * (1 - leave)
        there = kept * (1 - moves)
        there[1:] += (kept * moves)[:-1]
        saying *= 1 - leave
        retired[year] += saying[year]
        saying[year] = 0.0
        filled = open_posts * role.filling
        open_posts -= filled
        trained = sum(each.people * each.share for each in cell.coming if each.year == year + 1)
        there += (cell.started + filled + trained) * entering
        people[year + 1] = there + saying.sum(axis=0)
    return Expected(people, left, retired)


def together(cells: Sequence[Cell]) -> Cell:
    """Return the cells of a role as one: what is expected of it is what is expected of them all."""
    return Cell(
        "",
        tuple(sum(each) for each in zip(*(cell.stock for cell in cells), strict=True)),
        started=sum(cell.started for cell in cells),
        vacancies=sum(cell.vacancies for cell in cells),
        saying=tuple(each for cell in cells for each in cell.saying),
        coming=tuple(each for cell in cells for each in cell.coming),
    )


@dataclass(slots=True)
class Sums:
    """Adds draws up: an interval of a total comes from totals of draws, never from adding intervals up."""

    kept: dict[str, Floats] = field(default_factory=dict)

    def add(self, name: str, draws: NDArray[np.float32] | Floats) -> None:
        """Add draws [years + 1, draws] to what has this name."""
        found = self.kept.get(name)
        if found is None:
            self.kept[name] = draws.astype(np.float64)
        else:
            found += draws


def _role(role: Role, settings: Settings) -> Drawn:
    shape = (len(role.cells), settings.years + 1, settings.draws)
    heads, whole = np.empty(shape, np.int32), np.empty(shape, np.float32)
    drawn = chances(role, settings)
    gone = stock_flow.exits(drawn, settings.years)

    def some(first: int) -> Heads:
        rng = np.random.Generator(np.random.PCG64(0))
        flows = np.zeros((stock_flow.FLOWS, settings.years, settings.draws), np.int32)
        for at in range(first, len(role.cells), THREADS):
            cell = role.cells[at]
            _turned_to(rng, settings.seed, role.key, cell.place)
            stock_flow.project(rng, _start(cell), drawn, gone, settings.years, heads[at], flows)
            np.multiply(heads[at], np.float32(cell.share), out=whole[at])
        return flows

    with ThreadPoolExecutor(THREADS) as pool:  # the compiled loop lets go of the interpreter
        flows = sum(pool.map(some, range(THREADS)), start=np.zeros((), np.int32))
    places, shares = tuple(cell.place for cell in role.cells), tuple(cell.share for cell in role.cells)
    return Drawn(role.key, places, shares, whole, heads, flows)


def _start(cell: Cell) -> stock_flow.Start:
    return stock_flow.Start(
        np.asarray(cell.stock, np.int64),
        np.array([[each.year, each.group, each.people] for each in cell.saying], np.int64).reshape(-1, 3),
        np.array([[each.year, each.people] for each in cell.coming], np.int64).reshape(-1, 2),
        np.array([each.share for each in cell.coming], np.float64),
        float(cell.started),
        int(cell.vacancies),
    )
