"""What a reader knows who is in the data: the rows of one's own organisation, and one's own hours. Pure.

`by` [O, C]: what each organisation has of each cell; `most` [O, C]: what the one person has of it who has most.

Amounts (hours, cases, days lost) follow the p% rule of statistical disclosure control (Hundepool and others,
"Statistical Disclosure Control", 2012, on tables of magnitudes): whoever knows one part of a sum must not be able to
estimate another person's within p per cent of it.
"""

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]
Booleans = NDArray[np.bool_]

P = 10
"""Per cent of what one person has, that must be left to others."""
_HUNDRED = 100
_BLOCK = 256
"""Cells judged at once: with a thousand organisations, all of them would take much memory."""


def few(by: Integers, k: int) -> Booleans:
    """Return [C] where all but 1 to k - 1 are of one organisation: it could take its own away."""
    rest = by.sum(axis=0) - by.max(axis=0)
    return np.asarray((rest > 0) & (rest < k))


def dominated(by: Integers, most: Integers) -> Booleans:
    """Return [C] where a sum would tell what one person has.

    To everybody: the second person may know their own, which is no more than the first's, so twice the largest is
    taken away. To an organisation that has a part of the sum: it knows all of its own.
    """
    blocks = [slice(at, at + _BLOCK) for at in range(0, by.shape[1], _BLOCK)]
    return np.concatenate([np.zeros(0, bool), *(_dominated(by[:, some], most[:, some]) for some in blocks)])


def _dominated(by: Integers, most: Integers) -> Booleans:
    whole, first = by.sum(axis=0), most.max(axis=0)
    tells = _near(whole - 2 * first, first)
    if len(by) > 1:
        at = most.argmax(axis=0)
        second = np.partition(most, -2, axis=0)[-2]
        others = np.where(np.arange(len(by))[:, None] == at, second, first)
        tells |= (_near(whole - by - others, others) & (by > 0)).any(axis=0)
    return np.asarray(tells)


def _near(left: Integers, of: Integers) -> Booleans:
    """Return where what is `left` of a sum is less than p per cent of what one person has."""
    return np.asarray(_HUNDRED * left < P * of)
