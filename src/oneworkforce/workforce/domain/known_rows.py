"""What a reader knows who is in the data: the rows of one's own organisation, and one's own hours. Pure.

`by`: what each organisation has of each cell; `most`: what the one person has of it who has most, of the same pairs.

Amounts (hours, cases, days lost) follow the p% rule of statistical disclosure control (Hundepool and others,
"Statistical Disclosure Control", 2012, on tables of magnitudes): whoever knows one part of a sum must not be able to
estimate another person's within p per cent of it.
"""

import numpy as np
from numpy.typing import NDArray

from oneworkforce.workforce.domain.apart import Apart, Integers

Booleans = NDArray[np.bool_]

P = 10
"""Per cent of what one person has, that must be left to others."""
_HUNDRED = 100


def few(by: Apart, k: int) -> Booleans:
    """Return [C] where all but 1 to k - 1 are of one organisation: it could take its own away."""
    rest = by.sums() - by.largest()
    return np.asarray((rest > 0) & (rest < k))


def dominated(by: Apart, most: Apart) -> Booleans:
    """Return [C] where a sum would tell what one person has.

    To everybody: the second person may know their own, which is no more than the first's, so twice the largest is
    taken away. To an organisation that has a part of the sum: it knows all of its own.
    """
    whole, first = by.sums(), most.largest()
    has_first = most.values == most.spread(first)
    alone = most.holding(has_first.astype(np.int64)).sums() == 1
    second = np.where(alone, most.holding(np.where(has_first, 0, most.values)).largest(), first)
    others = np.where(has_first, most.spread(second), most.spread(first))
    left = by.spread(whole) - by.values - others
    to_one = by.holding((_near(left, others) & (by.values > 0)).astype(np.int64)).largest()
    return np.asarray(_near(whole - 2 * first, first) | (to_one > 0))


def _near(left: Integers, of: Integers) -> Booleans:
    """Return where what is `left` of a sum is less than p per cent of what one person has."""
    return np.asarray(_HUNDRED * left < P * of)
