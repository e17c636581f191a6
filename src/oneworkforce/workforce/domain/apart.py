"""Sums apart by organisation: of each cell, only of those that are in it. Pure.

An organisation has people in few cells. A table of all organisations by all cells would be noughts for the most part,
and would grow with the product of both.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Apart:
    """What organisations have of C cells, none less than 0.

    N pairs of a cell and an organisation, cell after cell; whoever is in no pair with a cell has nought of it.
    `begins` [C + 1]: where the pairs of each cell begin; `organisations` [N], each once in a cell; `values` [N].
    """

    begins: Integers
    organisations: Integers
    values: Integers

    def sums(self) -> Integers:
        """Return [C] what all have together."""
        return self._reduced(np.add)

    def largest(self) -> Integers:
        """Return [C] what the one has that has most."""
        return self._reduced(np.maximum)

    def spread(self, of_cells: Integers) -> Integers:
        """Return [N] for each pair what is said of its cell; `of_cells` [C]."""
        return np.repeat(of_cells, np.diff(self.begins))

    def holding(self, values: Integers) -> "Apart":
        """Return the same pairs with other values [N]."""
        return replace(self, values=values)

    def together(self, some: Integers, how: np.ufunc = np.add) -> "Apart":
        """Return some cells as a single one: of what an organisation has of each, the sum, or what else `how` makes."""
        places = [np.arange(self.begins[cell], self.begins[cell + 1]) for cell in some]
        at = np.concatenate([np.zeros(0, np.int64), *places])
        organisations, of = np.unique(self.organisations[at], return_inverse=True)
        values = np.zeros(len(organisations), np.int64)
        how.at(values, of, self.values[at])
        return Apart(np.array([0, len(organisations)]), organisations, values)

    def _reduced(self, how: np.ufunc) -> Integers:
        found = np.zeros(len(self.begins) - 1, np.int64)
        there = self.begins[:-1] < self.begins[1:]
        found[there] = how.reduceat(self.values, self.begins[:-1][there])
        return found
