"""The rows of a file that can be taken: typed values as coded columns."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from oneworkforce.workforce.domain.kinds import Unsaid
from oneworkforce.workforce.domain.staff_cells import Value
from oneworkforce.workforce.domain.staff_columns import Codes, Rows
from oneworkforce.workforce.domain.staff_findings import Group


@dataclass(frozen=True)
class Typed:
    """A column of values: `codes` (one per row) point into its `values`, the first of which is None.

    `distinct` are these values; or, of a column that holds different texts and nothing else, these as they were read.
    """

    codes: Codes
    distinct: tuple[Value, ...] | pa.StringArray

    @property
    def texts(self) -> bool:
        """Return whether the values are different texts, none of them a reason why there is no value."""
        return not isinstance(self.distinct, tuple)

    @cached_property
    def values(self) -> tuple[Value, ...]:
        """Return the values. Made when first asked for: of a hundred thousand texts that takes a while."""
        return self.distinct if isinstance(self.distinct, tuple) else (None, *self.distinct.to_pylist())

    @property
    def unsaid(self) -> NDArray[np.bool_]:
        """Return which rows say why there is no value."""
        if not isinstance(self.distinct, tuple):
            return np.zeros(len(self.codes), np.bool_)
        return np.array([isinstance(value, Unsaid) for value in self.distinct], np.bool_)[self.codes]

    def taken(self, rows: NDArray[np.intp]) -> "Typed":
        """Return the same column for some of its rows."""
        return Typed(self.codes[rows], self.distinct)

    def listed(self) -> list[Value]:
        """Return the value of every row."""
        if not isinstance(self.distinct, tuple):
            return list(self.distinct.take(pa.array(self.codes - 1, mask=self.codes == 0)).to_pylist())
        values = np.empty(len(self.distinct), object)
        values[:] = self.distinct
        return list(values[self.codes])


@dataclass(frozen=True, slots=True)
class Checked:
    """What a file holds: `values` by item and `organisations` for the rows `numbers` that can be taken.

    `read`: how many rows were read that are not blank; `blank` were. `faulty`: the numbers of those not taken.
    """

    numbers: Rows
    organisations: tuple[str, ...]
    values: Mapping[str, Typed]
    groups: tuple[Group, ...]
    read: int
    blank: int
    faulty: Rows = field(default_factory=lambda: np.empty(0, np.int64))
    mentioned: frozenset[tuple[str, str]] = frozenset()
    """Organisation and post reference of the rows that are not taken: the file mentions these posts all the same."""


def texts(checked: Checked, item: str) -> list[str]:
    """Return an item's texts, "" where a row says none."""
    if item not in checked.values:
        return [""] * len(checked.numbers)
    typed = checked.values[item]
    plain = [value if isinstance(value, str) and not isinstance(value, Unsaid) else "" for value in typed.values]
    return [plain[code] for code in typed.codes.tolist()]
