"""Parquet files. They have no row of headings: the first row of answers is row 1."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from pyarrow import compute

from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.lib.tables.limits import USUAL, Limits
from oneworkforce.lib.tables.table import Batch, Coded, Table, as_text

BATCH = 1 << 16
SMALL = 1 << 10


class ParquetTable(Table):
    """A Parquet file of plain columns: numbers, texts, truth values; an empty value is an empty cell."""

    def __init__(self, path: Path, limits: Limits = USUAL) -> None:
        """Read the schema; refuse a damaged file, and one of more columns than `limits` allow."""
        try:
            self._file = pq.ParquetFile(path)
        except (pa.ArrowException, OSError) as problem:
            remedy = "Export it again; it may have been cut off on the way."
            raise Refused(Fault(f"file {path.name}", "It is a Parquet file that cannot be read.", remedy)) from problem
        self._names = self._file.schema_arrow.names
        if not self._names:
            raise Refused(Fault(f"file {path.name}", "It has no columns.", "Export it with a column per question."))
        super().__init__(path, self._names, limits=limits)

    def batches(self, columns: Sequence[int]) -> Iterator[Batch]:
        """Give the rows a batch at a time."""
        names = [self._names[place] for place in columns]
        total = max(self._file.metadata.num_rows, 1)
        row = 0
        try:
            for batch in self._file.iter_batches(BATCH, columns=names):
                coded = {place: _coded(batch.column(name)) for place, name in zip(columns, names, strict=True)}
                numbers = np.arange(row + 1, row + 1 + batch.num_rows, dtype=np.int64)
                row += batch.num_rows
                yield Batch(coded, numbers, done=min(row / total, 1.0))
        except (pa.ArrowException, OSError) as problem:
            what = "the Parquet file is damaged."
            raise Refused(Fault(f"from row {row + 1:,}", what, "Export it again.")) from problem


def _coded(array: pa.Array) -> Coded:
    if pa.types.is_integer(array.type):
        return _small(array) or _coded(array.cast(pa.string()))
    if not pa.types.is_dictionary(array.type):
        array = array.dictionary_encode()
    values = tuple(as_text(value) for value in array.dictionary.to_pylist())
    if not array.null_count:
        return Coded(array.indices.to_numpy(), values)
    codes = array.indices.fill_null(len(values)).to_numpy()
    return Coded(codes, (*values, ""))


def _small(array: pa.Array) -> Coded | None:
    """Code whole numbers of a small range by subtraction: several times faster than looking each one up."""
    bounds = compute.min_max(array).as_py()
    if bounds["min"] is None:
        return Coded(np.zeros(len(array), np.int32), ("",))
    least, most = bounds["min"], bounds["max"]
    if most - least >= SMALL:
        return None
    numbers = array.fill_null(least).to_numpy().astype(np.int64) - least
    values = tuple(str(number) for number in range(least, most + 1))
    if not array.null_count:
        return Coded(numbers, values)
    numbers[array.is_null().to_numpy(zero_copy_only=False)] = len(values)
    return Coded(numbers, (*values, ""))
