"""The whole of a file as coded columns: each distinct text once, and a code a row. The same however it was cut."""

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from oneworkforce.lib.tables import Batch

Codes = NDArray[np.int32]
Rows = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `texts` are its distinct texts in the order they come, `codes` (one per row) point into them."""

    codes: Codes
    texts: tuple[str, ...]

    def counted(self) -> tuple[int, int]:
        """Return how many different texts it holds that are not empty, and how many rows are empty."""
        empty = [at for at, text in enumerate(self.texts) if not text.strip()]
        return len(self.texts) - len(empty), int(np.isin(self.codes, empty).sum()) if empty else 0


@dataclass(frozen=True, slots=True)
class Columns:
    """The rows of a file. `numbers`: those a spreadsheet shows. `odd`: the rows that have too few or too many cells."""

    columns: tuple[Column, ...]
    numbers: Rows
    odd: tuple[int, ...]


class TooMany(Exception):  # noqa: N818  foreseen, and said in a sentence
    """The file holds more rows than are read."""


def gather(batches: Iterable[Batch], places: Sequence[int], *, most: int) -> Columns:
    """Return the columns at `places`; TooMany once there are more than `most` rows: the rest is never read."""
    merged = [_Merged() for _ in places]
    numbers: list[Rows] = []
    odd: list[int] = []
    held = 0
    for batch in batches:
        held += len(batch.numbers) + len(batch.odd)
        if held > most:
            raise TooMany
        for one, place in zip(merged, places, strict=True):
            one.add(batch.columns[place].codes, batch.columns[place].values)
        numbers.append(batch.numbers)
        odd += batch.odd
    return Columns(
        tuple(one.column() for one in merged),
        np.concatenate(numbers) if numbers else np.empty(0, np.int64),
        tuple(sorted(odd)),
    )


class _Merged:
    """A column that grows by batches: their texts become one list."""

    def __init__(self) -> None:
        self._known: dict[str, int] = {}
        self._codes: list[Codes] = []
        self._next = 0

    def add(self, codes: NDArray[np.integer], texts: Sequence[str]) -> None:
        # Every text takes a number, known or not, so that no step of this is Python's; those not needed stay empty.
        places = np.fromiter(map(self._known.setdefault, texts, itertools.count(self._next)), np.int32, len(texts))
        self._next += len(texts)
        self._codes.append(places[codes])

    def column(self) -> Column:
        codes = np.concatenate(self._codes) if self._codes else np.empty(0, np.int32)
        numbers = np.fromiter(self._known.values(), np.int32, len(self._known))
        close = np.zeros(self._next, np.int32)
        close[numbers] = np.arange(len(numbers), dtype=np.int32)
        return Column(close[codes], tuple(self._known))
