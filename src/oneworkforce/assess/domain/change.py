"""This round against the previous one, over questions whose wording is the same or mapped (method section 2).

The two rounds are treated as independent samples: anonymous answers cannot be paired.
"""

import dataclasses
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import special

from oneworkforce.assess.domain import framework_changes
from oneworkforce.assess.domain.crosswalk import Crosswalk
from oneworkforce.assess.domain.estimates import LEVEL, Estimates, Floats
from oneworkforce.assess.domain.framework import Arc, Framework, Question
from oneworkforce.assess.domain.framework_changes import Comparison


def shared(now: Framework, then: Framework, crosswalk: Crosswalk | None = None) -> tuple[Framework, Framework] | None:
    """Return both frameworks cut down to their shared questions, in the arcs and order of `now`.

    A question is shared when its wording identity is, or when `crosswalk` maps it (both on one scale; reversed ones
    are turned before anything is summed, each as its own framework says). The second framework holds the questions
    as `then` has them (id, audiences). None when nothing is shared.
    """
    return cut(framework_changes.compare(then, now, crosswalk))


def cut(compared: Comparison) -> tuple[Framework, Framework] | None:
    """Return the new framework and the old one, cut down as `shared` does."""
    kept: list[tuple[Arc, list[tuple[Question, Question]]]] = []
    for arc in compared.new.arcs:
        lines = (line for line in compared.lines if line.comparable and line.arc == arc)
        if both := [(line.new, line.old) for line in lines if line.new and line.old]:
            kept.append((arc, both))
    if not kept:
        return None
    new, old = (
        tuple(dataclasses.replace(arc, questions=tuple(pair[side] for pair in pairs)) for arc, pairs in kept)
        for side in (0, 1)
    )
    return dataclasses.replace(compared.new, arcs=new), dataclasses.replace(compared.old, arcs=old)


@dataclasses.dataclass(frozen=True)
class Changes:
    """Differences now - then, [cells, rows] as in Estimates; NaN where they do not exist."""

    mean: Floats
    previous: Floats
    difference: Floats
    se: Floats
    low: Floats
    high: Floats
    p: Floats
    effect: Floats


def compare(now: Estimates, then: Estimates) -> Changes:
    """Return the change of every row: Welch's interval and p, and the difference in standard deviations.

    Each round keeps its own finite population correction. p does not exist where neither round has
    any uncertainty (a census of both, or no spread at all).
    """
    difference = now.mean - then.mean
    new, old = now.se**2, then.se**2
    se = np.sqrt(new + old)
    with np.errstate(invalid="ignore", divide="ignore"):
        df = (new + old) ** 2 / (_share(new, now.n) + _share(old, then.n))
        half = np.where(se > 0, special.stdtrit(np.where(se > 0, df, 1), LEVEL) * se, se)
        p = np.where(se > 0, 2 * special.stdtr(np.where(se > 0, df, 1), -np.abs(difference) / se), np.nan)
        spread = np.sqrt((now.variance * now.n + then.variance * then.n) / 2)
        effect = np.where(spread > 0, difference / spread, np.nan)
    return Changes(now.mean, then.mean, difference, se, difference - half, difference + half, p, effect)


def adjust(p: Sequence[float]) -> list[float]:
    """Return Benjamini-Hochberg q values of one family, in the order given."""
    if not p:
        return []
    values = np.asarray(p, np.float64)
    order = np.argsort(values, kind="stable")
    ranked = values[order] * len(values) / np.arange(1, len(values) + 1)
    lowest = np.minimum(np.minimum.accumulate(ranked[::-1])[::-1], 1.0)
    q = np.empty_like(lowest)
    q[order] = lowest
    return [float(value) for value in q]


def _share(variance: Floats, n: NDArray[np.int64]) -> Floats:
    return variance**2 / np.maximum(n - 1, 1)
