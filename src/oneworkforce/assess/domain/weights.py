"""Raking: weights that make respondents add up to the frame, one column at a time (method section 2).

Weights depend on the full cross-cell alone, so they weight the sums of cells, never people.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from oneworkforce.lib.faults import Fault, Refused

CLOSE = 1e-10
ROUNDS = 500


@dataclass(frozen=True)
class Margin:
    """One column's totals: the category of each cell, the name of each category, how many were invited."""

    column: str
    of_cell: NDArray[np.intp]
    names: Sequence[str]
    invited: NDArray[np.float64]

    def weightless(self, respondents: NDArray[np.int64]) -> list[str]:
        """Return the categories that somebody answered for and nobody was invited in: they weigh nothing."""
        answered = np.bincount(self.of_cell, respondents, len(self.names))
        return [
            name for name, people, sent in zip(self.names, answered, self.invited, strict=True) if people and not sent
        ]


def rake(respondents: NDArray[np.int64], margins: Sequence[Margin]) -> NDArray[np.float64]:
    """Return the weight of a person in each cell: start 1, until every total is met to 1e-10; no trimming.

    A category with nobody invited gets weight 0. Raises Refused when a category invited has no
    respondent, or when 500 rounds do not bring the totals together.
    """
    _refuse_empty(respondents, margins)
    weights = np.ones(len(respondents))
    for _ in range(ROUNDS):
        furthest = 0.0
        for margin in margins:
            reached = np.bincount(margin.of_cell, weights * respondents, len(margin.names))
            ratio = np.divide(margin.invited, reached, out=np.zeros_like(reached), where=reached > 0)
            weights *= ratio[margin.of_cell]
            held = reached > 0
            furthest = max(furthest, float(np.abs(ratio[held & (margin.invited > 0)] - 1).max(initial=0.0)))
        if furthest < CLOSE:
            return weights
    columns = ", ".join(margin.column for margin in margins)
    what = f"the totals of {columns} cannot be met together by weighting."
    raise Refused(
        Fault("frame", what, "Check that each column adds up to the same number, or weight by fewer columns.")
    )


def _refuse_empty(respondents: NDArray[np.int64], margins: Sequence[Margin]) -> None:
    faults = []
    for margin in margins:
        answered = np.bincount(margin.of_cell, respondents, len(margin.names))
        for name, invited, count in zip(margin.names, margin.invited, answered, strict=True):
            if invited > 0 and not count:
                what = f"{int(invited):,} were invited where {margin.column} is “{name}”, and nobody answered."
                remedy = "Join that group with another in both files, or leave --weight out."
                faults.append(Fault("frame", what, remedy))
    if faults:
        raise Refused(*faults)
