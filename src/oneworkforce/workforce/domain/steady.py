"""What of a new picture differs from the one before, and may be told: nobody is known by a figure that moved. Pure.

Whoever keeps two pictures can subtract, and could have the second made by changing rows of their own. So between two
whole pictures the figures of a cell stay as they were until the rows of k of its people have changed, and of k outside
the organisation that changed most (or of that one alone: then there is nobody else to know). A sum that is told anew
is kept back where it would tell the same of those beneath it that are not.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from oneworkforce.workforce.domain.apart import Apart, Integers
from oneworkforce.workforce.domain.counted import Table
from oneworkforce.workforce.domain.cuts import Name

Booleans = NDArray[np.bool_]
Figures = Mapping[str, int | None]
Old = Mapping[Name, Figures]
"""The cells of the picture before; one that is not there was nought."""


def kept(table: Table, hidden: Booleans, old: Old, k: int) -> Booleans:
    """Return [C] the cells whose old figures stay. `hidden`: what is withheld of the new counts of people."""
    people, leavers = (table.apart(measure, moved=True) for measure in ("people", "leavers"))
    moved = people.holding(people.values + leavers.values)
    stays = ~enough(moved, k)
    now = table.of("people")
    then = [old.get(name, {}).get("people", 0) for name in table.cells.names]
    again = True
    while again:
        again = False
        for each in table.cells.equations:
            if stays[each.total] or hidden[each.total]:
                continue
            parts = np.array(each.parts, np.int64)
            shut = stays[parts] | hidden[parts]
            told = [each.total, *parts[~shut].tolist()]
            if _differs(now, then, told) and not enough(moved.together(parts[shut]), k)[0]:
                stays[each.total] = again = True
    return stays


def enough(moved: Apart, k: int) -> Booleans:
    """Return [C] where the rows of k people changed, and of k or none outside one organisation."""
    every = moved.sums()
    rest = every - moved.largest()
    return np.asarray((every >= k) & ((rest == 0) | (rest >= k)))


def _differs(now: Integers, then: Sequence[int | None], told: Sequence[int]) -> bool:
    """Say whether a total (the first) less its parts that are told anew was another number then, as far as is known."""
    before = [then[cell] for cell in told]
    if any(one is None for one in before):
        return False
    whole, *parts = (one or 0 for one in before)
    return whole - sum(parts) != int(now[told[0]] - now[told[1:]].sum())
