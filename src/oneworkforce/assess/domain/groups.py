"""Groups of respondents: the categories of each grouping column, and the cells they cross into.

Cells are the full cross of every grouping that matters (asked for, in the frame, or the audience);
what is published (the whole, each column alone, all together) are unions of them.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from oneworkforce.assess.domain.framework import NOT_STATED
from oneworkforce.lib import text
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.lib.tables import Coded

MOST_CATEGORIES = 1000
"""More distinct values than this in a column is no grouping but a name, a date or a comment."""

WHOLE = re.compile(r"^(\d+)\.0+$")
"""Exports write the group 2 as 2.0."""

Key = tuple[str, ...]
"""A cell: the folded category of each grouping, in the order of the groupings."""


@dataclass
class Categories:
    """The categories met in one grouping column. Case and spaces do not make a category.

    `forms` counts how each folded category was written, so that the name shown does not depend on
    which part of a file was read first. `known` maps what may be said to a fixed id (audiences);
    a value outside it is a fault.
    """

    column: str
    known: dict[str, str] | None = None
    forms: dict[str, Counter[str]] = field(default_factory=dict)

    def read(self, coded: Coded, numbers: NDArray[np.int64]) -> tuple[list[str], list[Fault]]:
        """Return the folded category of each distinct value, and a fault for each row of an unknown one."""
        counts = np.bincount(coded.codes, minlength=len(coded.values)) if len(coded.codes) else [0] * len(coded.values)
        keys: list[str] = []
        faults: list[Fault] = []
        for at, value in enumerate(coded.values):
            shown = WHOLE.sub(r"\1", text.plain(value)) or NOT_STATED
            key = text.folded(shown)
            if self.known is not None:
                if text.folded(value) in self.known:
                    shown = self.known[text.folded(value)]
                    key = text.folded(shown)
                else:
                    faults += [self._unknown(int(number)) for number in numbers[coded.codes == at]]
                    shown, key = NOT_STATED, text.folded(NOT_STATED)
            keys.append(key)
            if counts[at]:
                self.forms.setdefault(key, Counter())[shown] += int(counts[at])
        if len(self.forms) > MOST_CATEGORIES:
            what = f"It has more than {MOST_CATEGORIES:,} different values."
            raise Refused(Fault(f"column {self.column}", what, "Group by a column with fewer, such as a district."))
        return keys, faults

    def name(self, key: str) -> str:
        """Return how a category is shown: as it was written most often, the first in order where two tie."""
        forms = self.forms.get(key)
        return min(forms, key=lambda form: (-forms[form], form)) if forms else key

    def copy(self) -> "Categories":
        """Return the same categories with the ways they are written, not yet counted (a frame counts no one)."""
        return Categories(
            self.column, self.known, {key: Counter(dict.fromkeys(forms, 0)) for key, forms in self.forms.items()}
        )

    def __add__(self, other: "Categories") -> "Categories":
        """Return what both parts of a round met."""
        both = {key: Counter(forms) for key, forms in self.forms.items()}
        for key, forms in other.forms.items():
            both.setdefault(key, Counter()).update(forms)
        return Categories(self.column, self.known, both)

    def _unknown(self, row: int) -> Fault:
        said = sorted(set((self.known or {}).values()) - {NOT_STATED})
        where = f"row {row:,}, column {self.column}"
        return Fault(where, "It is not an audience of the framework.", f"Write one of: {', '.join(said)}.")


def cross(
    columns: Sequence[tuple[Sequence[str], NDArray[np.integer]]], rows: int
) -> tuple[list[Key], NDArray[np.intp]]:
    """Return the distinct cells among rows, and each row's place in that list.

    `columns` holds, per grouping, the folded category of each code and the codes of the rows.
    """
    cells: list[Key] = [()]
    of_row = np.zeros(rows, np.intp)
    for names, codes in columns:
        # Fold equal categories together, then keep only the combinations that occur.
        distinct = list(dict.fromkeys(names))
        fold_to = np.array([distinct.index(name) for name in names] or [0], np.intp)
        mixed = of_row * max(len(distinct), 1) + fold_to[codes]
        present = np.flatnonzero(np.bincount(mixed, minlength=len(cells) * max(len(distinct), 1)))
        place = np.zeros(int(present[-1]) + 1 if len(present) else 1, np.intp)
        place[present] = np.arange(len(present))
        cells = [(*cells[at // len(distinct)], distinct[at % len(distinct)]) for at in present]
        of_row = place[mixed]
    return cells, of_row
