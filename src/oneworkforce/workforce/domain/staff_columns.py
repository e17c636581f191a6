"""The whole of a file as coded columns: each distinct text once, and a code a row. The same however it was cut."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from oneworkforce.lib.tables import Batch, Coded

Codes = NDArray[np.int32]
Rows = NDArray[np.int64]


MANY = 20_000
"""Texts of all batches from which another way of putting them together pays."""
MOST_ODD = 100_000
"""Cells that are kept of rows which have too few or too many."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The rows of a file. `numbers`: those a spreadsheet shows. `odd`: the rows that have too few or too many cells.

    The texts of a column come in the order of the rows. Of odd rows the cells are kept by number, none beyond MOST_ODD.
    """

    columns: tuple[Coded, ...]
    numbers: Rows
    odd: Mapping[int, tuple[str, ...]]


def counted(column: Coded) -> tuple[int, int]:
    """Return how many different texts a column holds that are not empty, and how many rows are empty."""
    empty = [at for at, text in enumerate(column.values) if not text.strip()]
    return len(column.values) - len(empty), int(np.isin(column.codes, empty).sum()) if empty else 0


class TooMany(Exception):  # noqa: N818  foreseen, and said in a sentence
    """The file holds more rows than are read."""


def gather(batches: Iterable[Batch], places: Sequence[int], *, most: int) -> Columns:
    """Return the columns at `places`; TooMany once there are more than `most` rows: the rest is never read."""
    merged = [_Merged() for _ in places]
    numbers: list[Rows] = []
    odd: dict[int, tuple[str, ...]] = {}
    held, room = 0, MOST_ODD
    for batch in batches:
        held += len(batch.numbers) + len(batch.odd)
        if held > most:
            raise TooMany
        for one, place in zip(merged, places, strict=True):
            one.add(batch.columns[place])
        numbers.append(batch.numbers)
        for number, cells in batch.odd.items():
            odd[number] = cells if len(cells) <= room else ()
            room -= len(odd[number])
    return Columns(
        tuple(one.column() for one in merged),
        np.concatenate(numbers) if numbers else np.empty(0, np.int64),
        dict(sorted(odd.items())),
    )


class _Merged:
    """A column that grows by batches: their texts become one list."""

    def __init__(self) -> None:
        self._parts: list[Coded] = []

    def add(self, part: Coded) -> None:
        self._parts.append(part)

    def column(self) -> Coded:
        if sum(len(part.distinct) for part in self._parts) > MANY:
            return self._of_many()
        known: dict[str, int] = {}
        codes = [np.empty(0, np.int32)]
        for part in self._parts:
            places = [known.setdefault(text, len(known)) for text in part.values]
            codes.append(np.array(places, np.int32)[part.codes])
        return Coded(np.concatenate(codes), tuple(known))

    def _of_many(self) -> Coded:
        """Return the same by pyarrow, which puts hundreds of thousands of texts together many times faster."""
        parts = [
            pa.DictionaryArray.from_arrays(pa.array(part.codes.astype(np.int32)), part.arrow()) for part in self._parts
        ]
        chunks = pa.chunked_array(parts).unify_dictionaries().chunks
        return Coded(np.concatenate([chunk.indices.to_numpy() for chunk in chunks]), chunks[-1].dictionary)
