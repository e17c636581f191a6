"""Rates and how sure we are of them: who leaves, retires and starts, from few observations pooled towards many.

docs/reference/projection.md states each formula and its source.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from oneworkforce.workforce.domain.kinds import AgeBand

WEIGHT = 10.0
"""What stands above a group (its role, or the whole workforce) counts as this many people a year."""
RETIRING: Mapping[str, float] = {AgeBand.TO_59: 0.05, AgeBand.TO_64: 0.15, AgeBand.FROM_65: 0.35}
"""Shares that retire within a year, where nothing else is known. Our own assumption, not a published figure."""
LEAVING = 0.1
"""The share that leaves within a year for another reason, where nothing else is known. Our own assumption."""
FEWEST = 1e-6


@dataclass(frozen=True, slots=True)
class Seen:
    """What was observed in twelve months: `events` among `people` who were there when they began."""

    events: int = 0
    people: int = 0

    def __add__(self, other: "Seen") -> "Seen":
        """Return both together."""
        return Seen(self.events + other.events, self.people + other.people)


@dataclass(frozen=True, slots=True)
class Rate:
    """A share a year: the Beta distribution with `happened` and `stayed`, or a fixed share that somebody stated."""

    happened: float
    stayed: float
    fixed: float | None = None

    @property
    def mean(self) -> float:
        """The share expected."""
        return self.happened / (self.happened + self.stayed) if self.fixed is None else self.fixed

    def draw(self, rng: np.random.Generator, draws: int) -> NDArray[np.float64]:
        """Return the share in each draw."""
        if self.fixed is not None:
            return np.full(draws, self.fixed)
        return rng.beta(self.happened, self.stayed, draws)


def stated(share: float) -> Rate:
    """Return a share that is taken as it was said; ValueError where it is none."""
    if not 0 <= share <= 1:
        raise ValueError(f"a share is from 0 to 1, not {share}")
    return Rate(0.0, 0.0, share)


def pooled(seen: Seen, towards: float) -> Rate:
    """Return what `seen` says of a group, drawn towards the rate `towards` as if WEIGHT more had been seen at it.

    The mean is (events + WEIGHT x towards) / (people + WEIGHT): with nobody seen it is `towards`, with many their own.
    """
    towards = min(max(towards, FEWEST), 1 - FEWEST)
    events = min(seen.events, seen.people)
    return Rate(events + WEIGHT * towards, seen.people - events + WEIGHT * (1 - towards))


def by_group(seen: Sequence[Seen], above: Sequence[float]) -> tuple[Rate, ...]:
    """Return the rate of each age group of a role: drawn towards `above`, as far as the role is like it.

    `above`: the rate of the other roles in each age group. How far the role is like it is how its events in its other
    age groups compare with what `above` lets expect there, so that a role of older people is not taken for one that
    people leave. Nothing that was seen counts twice.
    """
    expected = [each.people * rate for each, rate in zip(seen, above, strict=True)]
    events = [each.events for each in seen]
    usual = WEIGHT * sum(above) / len(above)
    found = []
    for at, (each, rate) in enumerate(zip(seen, above, strict=True)):
        others = sum(expected) - expected[at] + usual
        ratio = (sum(events) - events[at] + usual) / others if others > 0 else 1.0
        found.append(pooled(each, min(rate * ratio, 1 - FEWEST)))
    return tuple(found)


def shares(counts: Sequence[int]) -> tuple[float, ...]:
    """Return the share of each in all; where nothing is counted, equal shares."""
    total = sum(counts)
    return tuple(each / total for each in counts) if total else tuple(1 / len(counts) for _ in counts)
