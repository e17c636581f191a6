"""Means, standard errors, intervals and alpha of every row of every cell (method section 2).

Rows stand in one order: each question of the layout, each arc, then the overall. Arrays are
[cells, rows]; NaN is "does not exist". Means come from whole numbers, so a true 3.00 is 3.00.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import special

from oneworkforce.assess.domain.framework import Framework
from oneworkforce.assess.domain.layout import Layout
from oneworkforce.assess.domain.sums import Sums

Floats = NDArray[np.float64]
EXACT = 2**53
"""Whole numbers up to here are exact in a float64."""

LEVEL = 0.975
"""Upper end of a two-sided 95 % interval."""


@dataclass(frozen=True)
class Estimates:
    """What is known of each row: [cells, questions + arcs + 1].

    n: people. mean, and hundredths: the mean half up to two decimals, times 100 (from exact numbers).
    variance: of the mean, before the finite population correction; correction: 1 - n/N.
    effective: Kish's effective n, NaN without weights; unweighted: the mean without weights.
    """

    n: NDArray[np.int64]
    mean: Floats
    hundredths: Floats
    variance: Floats
    correction: Floats
    effective: Floats
    unweighted: Floats

    @property
    def se(self) -> Floats:
        """The standard error; NaN where n is below 2."""
        return np.sqrt(self.variance * self.correction)

    @property
    def half(self) -> Floats:
        """Half the width of the 95 % t interval with n - 1 degrees of freedom."""
        return special.stdtrit(np.maximum(self.n - 1, 1), LEVEL) * self.se


@dataclass(frozen=True)
class _Moments:
    """Exact sums per cell and row (questions, then arcs), and the scale of each row's scores."""

    n: NDArray[np.object_]
    total: NDArray[np.object_]
    square: NDArray[np.object_]
    scale: NDArray[np.object_]


def estimate(framework: Framework, layout: Layout, sums: Sums, invited: Floats) -> Estimates:
    """Return unweighted estimates; `invited` [cells, rows] is N, NaN where unknown."""
    moments = _moments(layout, sums)
    n, total, square, scale = moments.n, moments.total, moments.square, moments.scale
    least = framework.scale.min
    mean = _ratio(least * n * scale + total, n * scale)
    hundredths = _half_up(least * n * scale + total, n * scale)
    # s2 / n with s2 = (n sum t2 - (sum t)2) / (n (n - 1)), all in whole numbers until the last division
    variance = _ratio(n * square - total * total, n * n * (n - 1) * scale * scale)
    overall, cents = _overall_means(framework, layout, sums)
    spread = _overall_variance(layout, sums.arc_n, _float(sums.arc_sum), _float(sums.arc_product), sums.scored)
    people = np.column_stack((n, sums.scored)).astype(np.int64)
    nothing = np.full(people.shape, np.nan)
    return Estimates(
        people,
        np.column_stack((mean, overall)),
        np.column_stack((hundredths, cents)),
        np.column_stack((variance, spread)),
        correction(people, invited),
        nothing,
        nothing,
    )


def estimate_weighted(
    framework: Framework,
    layout: Layout,
    cells: Sums,
    unions: Sequence[Sequence[int]],
    *,
    weights: Floats,
    plain: Estimates,
) -> Estimates:
    """Return estimates with a weight per cross-cell; `unions` are the cross-cells of each published cell.

    Weights are treated as fixed: var = (1 - n/N) x n/(n-1) x sum z2 with z = w (s - m) / sum w.
    """
    moments = _moments(layout, cells)
    n, scale = _float(moments.n), _float(moments.scale)
    total, square = _float(moments.total) / scale, _float(moments.square) / scale**2
    within = square - np.divide(total**2, n, out=np.zeros_like(n), where=n > 0)
    centre = np.divide(total, n, out=np.zeros_like(n), where=n > 0)
    rows = plain.n.shape[1]
    mean, variance, effective = (np.full((len(unions), rows), np.nan) for _ in range(3))
    for at, union in enumerate(unions):
        part = list(union)
        w = weights[part][:, None]
        weighed = (w * n[part]).sum(axis=0)
        with np.errstate(invalid="ignore", divide="ignore"):
            middle = (w * total[part]).sum(axis=0) / weighed
            spread = (w**2 * (within[part] + n[part] * (centre[part] - middle) ** 2)).sum(axis=0) / weighed**2
            people = plain.n[at, :-1]
            mean[at, :-1] = framework.scale.min + middle
            variance[at, :-1] = np.where(people > 1, people / np.maximum(people - 1, 1) * spread, np.nan)
            effective[at, :-1] = weighed**2 / (w**2 * n[part]).sum(axis=0)
        mean[at, -1] = mean[at, -1 - layout.arcs : -1].mean()
        variance[at, -1] = _weighted_overall(layout, cells, part, weights[part], plain.n[at, -1])
        people = cells.scored[part]
        bottom = (weights[part] ** 2 * people).sum()
        effective[at, -1] = (weights[part] * people).sum() ** 2 / bottom if bottom else np.nan
    hundredths = np.floor(mean * 100 + 0.5)
    return Estimates(plain.n, mean, hundredths, variance, plain.correction, effective, plain.mean)


def correction(n: NDArray[np.int64], invited: Floats) -> Floats:
    """Return the finite population correction 1 - n/N: 1 where N is unknown or below n."""
    known = invited >= np.maximum(n, 1)
    return np.where(known, 1 - n / np.where(known, invited, 1), 1.0)


def alphas(framework: Framework, layout: Layout, sums: Sums, kinds: Sequence[Sequence[str]], least: int) -> Floats:
    """Return Cronbach's alpha [cells, arcs], pairwise and unweighted; NaN where it does not exist.

    `kinds` names the audiences present in each cell: questions asked of all of them count (method 2).
    NaN if fewer than two questions, or any pair answered by fewer than max(2, `least`) people.
    """
    found = np.full((len(sums.respondents), layout.arcs), np.nan)
    asked = [
        tuple(all(framework.asks(question, kind) for kind in present) for question in framework.questions)
        for present in kinds
    ]
    for pattern in dict.fromkeys(asked):
        cells = [at for at, other in enumerate(asked) if other == pattern]
        for arc, positions in enumerate(framework.positions):
            questions = [place for place in positions if pattern[place]]
            if len(questions) > 1:
                found[cells, arc] = _alpha(layout, sums, cells, questions, max(2, least))
    return found


def _alpha(layout: Layout, sums: Sums, cells: list[int], questions: list[int], least: int) -> Floats:
    n, total, square = (array[np.ix_(cells, questions)] for array in _questions(sums))
    # Products below 2**53 are exact in floats, which are many times as fast as Python's whole numbers.
    small = int(n.max(initial=0)) * int(square.max(initial=0)) < EXACT
    kind: Any = np.float64 if small else np.object_
    own = _covariance(n.astype(kind), total.astype(kind), total.astype(kind), square.astype(kind))
    place = [at for at, (_, i, j) in enumerate(layout.pairs) if i in questions and j in questions]
    pairs = sums.pairs[np.ix_(cells, place)]
    both = pairs[..., 0]
    shared = _covariance(*(pairs[..., at].astype(kind) for at in (0, 1, 2, 5)))
    trace = own.sum(axis=1)
    whole = trace + 2 * shared.sum(axis=1)
    enough = (both >= least).all(axis=1) & (n >= least).all(axis=1) & (whole > 0)
    k = len(questions)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(enough, k / (k - 1) * (1 - trace / whole), np.nan)


def _covariance(n: NDArray[Any], left: NDArray[Any], right: NDArray[Any], product: NDArray[Any]) -> Floats:
    """Return the sample covariance from n, both sums and the sum of products; NaN where n is below 2."""
    return _ratio(n * product - left * right, n * (n - 1))


def _questions(sums: Sums) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Return n, the sum and the sum of squares of each question's scores."""
    value = np.arange(sums.scores.shape[2])
    n, total, square = sums.scores.sum(axis=2), sums.scores @ value, sums.scores @ value**2
    return n, total, square


def _moments(layout: Layout, sums: Sums) -> _Moments:
    n, total, square = (array.astype(np.object_) for array in _questions(sums))
    arcs = np.arange(layout.arcs)
    scale = np.array([1] * n.shape[1] + list(layout.multiples), np.object_)
    return _Moments(
        np.column_stack((n, sums.arc_n[:, arcs, arcs].astype(np.object_))),
        np.column_stack((total, sums.arc_sum[:, arcs, arcs])),
        np.column_stack((square, sums.arc_product[:, arcs, arcs])),
        np.broadcast_to(scale, (len(n), len(scale))),
    )


def _overall_means(framework: Framework, layout: Layout, sums: Sums) -> tuple[Floats, Floats]:
    """Return the plain mean of the arc means and its hundredths; NaN if any arc has none."""
    means, hundredths = np.full(len(sums.respondents), np.nan), np.full(len(sums.respondents), np.nan)
    for cell in range(len(means)):
        counts = [int(sums.arc_n[cell, arc, arc]) for arc in range(layout.arcs)]
        if all(counts):
            arcs = range(layout.arcs)
            total = sum(Fraction(sums.arc_sum[cell, arc, arc], counts[arc] * layout.multiples[arc]) for arc in arcs)
            mean = framework.scale.min + total / layout.arcs
            means[cell], hundredths[cell] = float(mean), np.floor(mean * 100 + Fraction(1, 2))
    return means, hundredths


def _overall_variance(
    layout: Layout, n: NDArray[np.int64], total: Floats, product: Floats, people: NDArray[np.int64]
) -> Floats:
    """Return n/(n-1) x sum z2 of the overall: arcs vary together, so their covariances count."""
    scale = np.array([float(multiple) for multiple in layout.multiples])
    total = total / scale[:, None]
    product = product / (scale[:, None] * scale[None, :])
    arcs = np.arange(layout.arcs)
    counts = n[:, arcs, arcs].astype(np.float64)
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = total[:, arcs, arcs] / counts
        centred = _centred(n, total, product, mean)
        # Where everyone agrees the terms cancel; what rounding leaves of nothing may be below it.
        z = np.maximum((centred / (counts[:, :, None] * counts[:, None, :])).sum(axis=(1, 2)), 0) / layout.arcs**2
        return np.where(people > 1, people / (people - 1.0) * z, np.nan)


def _weighted_overall(layout: Layout, cells: Sums, part: list[int], weights: Floats, people: int) -> float:
    scale = np.array([float(multiple) for multiple in layout.multiples])
    n = cells.arc_n[part]
    total = _float(cells.arc_sum[part]) / scale[:, None]
    product = _float(cells.arc_product[part]) / (scale[:, None] * scale[None, :])
    arcs = np.arange(layout.arcs)
    counts = (weights[:, None] * n[:, arcs, arcs]).sum(axis=0)
    if people <= 1 or not (counts > 0).all():
        return float("nan")
    mean = (weights[:, None] * total[:, arcs, arcs]).sum(axis=0) / counts
    centred = (weights[:, None, None] ** 2 * _centred(n, total, product, mean[None, :])).sum(axis=0)
    z = max((centred / (counts[:, None] * counts[None, :])).sum(), 0.0) / layout.arcs**2
    return float(people / (people - 1) * z)


def _centred(n: NDArray[np.int64], total: Floats, product: Floats, mean: Floats) -> Floats:
    """Return sums of (s_a - m_a)(s_b - m_b) over people scored on both; total[a, b] is a's sum among them."""
    left, right = mean[:, :, None], mean[:, None, :]
    return product - right * total - left * np.swapaxes(total, 1, 2) + n * left * right


def _float(values: NDArray[np.object_]) -> Floats:
    return values.astype(np.float64)


def _divide(top: int, bottom: int) -> float:
    return top / bottom if bottom else float("nan")


def _nearest(top: int, bottom: int) -> float:
    return float((200 * top + bottom) // (2 * bottom)) if bottom else float("nan")


def _ratio(top: NDArray[Any], bottom: NDArray[Any]) -> Floats:
    """Divide whole numbers (held exactly), correctly rounded; NaN where the bottom is 0."""
    if top.dtype == np.float64:
        out: Floats = np.full(top.shape, np.nan)
        np.divide(top, bottom, out=out, where=bottom != 0)
        return out
    return np.asarray(np.frompyfunc(_divide, 2, 1)(top, bottom), np.float64)


def _half_up(top: NDArray[np.object_], bottom: NDArray[np.object_]) -> Floats:
    return np.asarray(np.frompyfunc(_nearest, 2, 1)(top, bottom), np.float64)
