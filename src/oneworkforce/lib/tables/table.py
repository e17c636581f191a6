"""What every kind of file gives: headings, and batches of coded columns with their row numbers."""

import datetime as dt
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from pyarrow import compute

from oneworkforce.lib import text
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.lib.tables.limits import USUAL, Beyond, Limit, Limits


@dataclass(frozen=True)
class Coded:
    """A column of a batch: `distinct` are its different texts as they were read, `codes` (one per row) point there."""

    codes: NDArray[np.integer]
    distinct: tuple[str, ...] | pa.StringArray

    @cached_property
    def values(self) -> tuple[str, ...]:
        """Return the different texts. Made when first asked for: of a hundred thousand that takes a while."""
        return self.distinct if isinstance(self.distinct, tuple) else tuple(self.distinct.to_pylist())

    def arrow(self) -> pa.StringArray:
        """Return the different texts for pyarrow; UnicodeError where one of them is no Unicode."""
        return pa.array(self.distinct, pa.string()) if isinstance(self.distinct, tuple) else self.distinct

    def place(self, text: str) -> int:
        """Return where a text stands among the different ones; -1 where it does not."""
        return int(compute.index(self.arrow(), text).as_py())

    def texts(self) -> list[str]:
        """Return the text of every row."""
        return [self.values[at] for at in self.codes]


@dataclass(frozen=True, slots=True)
class Batch:
    """Some consecutive rows. `numbers` are the row numbers a spreadsheet shows.

    `faults` tells of rows that could not be read; they are not among the columns. `odd` holds their cells, as far
    as there are any, by row number.
    `done` is the share of the file read so far, 0 to 1.
    """

    columns: Mapping[int, Coded]
    numbers: NDArray[np.int64]
    faults: tuple[Fault, ...] = ()
    odd: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    done: float = 1.0


class Table(ABC):
    """An open table: `headings` in the order of the file, at least one, and `notes` on how it was read."""

    def __init__(
        self, path: Path, headings: Sequence[str], notes: tuple[str, ...] = (), *, limits: Limits = USUAL
    ) -> None:
        """Keep `headings` as plain words; refuse more of them than are read, and a heading that stands twice."""
        if len(headings) > limits.columns:
            raise Beyond(Limit.COLUMNS, path.name, limits)
        self.path = path
        self.headings = tuple(text.plain(heading) for heading in headings)
        self.notes = notes
        self._refuse_twins()

    @abstractmethod
    def batches(self, columns: Sequence[int]) -> Iterator[Batch]:
        """Give the rows in order, with only the `columns` at these places."""

    def _refuse_twins(self) -> None:
        places: dict[str, list[int]] = {}
        for place, heading in enumerate(self.headings, 1):
            if heading:
                places.setdefault(heading.casefold(), []).append(place)
        twins = [
            Fault(
                f"columns {', '.join(map(str, found))}",
                "They have the same heading.",  # not which: without headings, that is a cell of the first row
                "Give each column a heading of its own.",
            )
            for found in places.values()
            if len(found) > 1
        ]
        if twins:
            raise Refused(*twins)


def code(texts: Sequence[str]) -> Coded:
    """Return `texts`, one per row, as a coded column."""
    known: dict[str, int] = {}
    codes = np.fromiter((known.setdefault(cell, len(known)) for cell in texts), dtype=np.int32, count=len(texts))
    return Coded(codes, tuple(known))


def as_text(cell: object) -> str:
    """Return a typed cell as it would read in a CSV file: 2.0 as "2", a date as ISO 8601, nothing as ""."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, dt.date | dt.time):
        return cell.isoformat()
    return str(cell).strip()
