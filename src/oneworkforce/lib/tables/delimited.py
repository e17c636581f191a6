"""CSV as people export it: comma, semicolon or tab; UTF-8 with or without BOM, Windows-1252, UTF-16.

The file is cut into blocks at line ends outside quotes; blocks are parsed by pyarrow in a few
threads and given in order. Row numbers are those a spreadsheet shows: the headings are row 1.
"""

import csv
import io
import os
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.csv as arrow_csv

from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.lib.tables.table import Batch, Coded, Table

BLOCK = 1 << 20
"""Bytes a block: large enough to be worth a thread, small enough that a few of them are nothing."""

DELIMITERS = ",;\t|"
QUOTE = ord('"')
LONGEST_RECORD = 64 << 20
"""A quote that never closes would otherwise swallow the rest of the file."""

TEXT = pa.dictionary(pa.int32(), pa.string())


@dataclass(frozen=True, slots=True)
class Parsed:
    """A block as coded columns: `numbers` count its rows from 1, the ragged ones left out."""

    columns: dict[int, Coded]
    numbers: np.ndarray
    rows: int
    ragged: tuple[tuple[int, int, str], ...]


class DelimitedTable(Table):
    """A CSV file. Headings are its first row; `delimiter` is found there."""

    def __init__(self, path: Path) -> None:
        """Read the headings; refuse a file without any, or in no known encoding."""
        self._wide = _is_utf16(path)
        with path.open("rb") as file:
            first = next(self._records(file, 1 << 16), b"")
        header = _decoded(first)
        line = header.splitlines()[0] if header.splitlines() else ""
        if not line.strip():
            raise Refused(Fault("row 1", "It is empty.", "Put the headings in the first row."))
        self.delimiter = max(DELIMITERS, key=lambda mark: _outside_quotes(line, mark))
        super().__init__(path, next(csv.reader(io.StringIO(header, newline=""), delimiter=self.delimiter)))

    def batches(self, columns: Sequence[int]) -> Iterator[Batch]:
        """Give the rows block by block; at most a few blocks are in memory."""
        size = max(self.path.stat().st_size, 1)
        threads = max(2, min(8, os.cpu_count() or 2))
        names = [f"c{place}" for place in range(len(self.headings))]
        wanted = [names[place] for place in columns]
        number, read, first = 2, 0, True
        with self.path.open("rb") as file, ThreadPoolExecutor(threads) as pool:
            waiting: deque[tuple[int, Future[Parsed]]] = deque()
            for block in self._records(file, BLOCK):
                body = _after_headings(block) if first else block
                first = False
                read += len(block)
                waiting.append((read, pool.submit(self._parse, body, names, wanted)))
                if len(waiting) > threads:
                    number, batch = self._numbered(number, size, *waiting.popleft())
                    yield batch
            while waiting:
                number, batch = self._numbered(number, size, *waiting.popleft())
                yield batch

    def _numbered(self, number: int, size: int, read: int, work: Future[Parsed]) -> tuple[int, Batch]:
        """Give the batch its place in the file: row numbers, and faults that name them."""
        try:
            parsed = work.result()
        except UnicodeDecodeError as problem:
            raise Refused(_unreadable(problem, number)) from None
        except pa.ArrowInvalid:
            raise Refused(
                Fault(
                    f"from row {number:,}",
                    "the file cannot be split into cells.",
                    "Look there for a quotation mark that is opened and never closed.",
                ),
            ) from None
        before = number - 1
        faults = tuple(self._ragged(before + row, cells) for row, cells, _ in parsed.ragged)
        odd = {before + row: self._cells(record) for row, _, record in parsed.ragged}
        share = min(read / size, 1.0)
        return number + parsed.rows, Batch(parsed.columns, parsed.numbers + before, faults, odd, share)

    def _ragged(self, row: int, cells: int) -> Fault:
        return Fault(
            f"row {row:,}",
            f"It has {cells} cell{'' if cells == 1 else 's'} where the headings have {len(self.headings)}.",
            f"Look for a missing or extra “{self.delimiter}”, or put quotation marks round a text that holds one.",
        )

    def _cells(self, record: str) -> tuple[str, ...]:
        return tuple(next(csv.reader(io.StringIO(record, newline=""), delimiter=self.delimiter), ()))

    def _parse(self, block: bytes, names: list[str], wanted: list[str]) -> Parsed:
        ragged: list[tuple[int, int, str]] = []

        def odd(row: arrow_csv.InvalidRow) -> str:
            ragged.append((row.number, row.actual_columns, row.text))
            return "skip"

        data = _utf8(block)
        if not data:
            nothing = Coded(np.empty(0, np.int32), ())
            return Parsed(dict.fromkeys((int(name[1:]) for name in wanted), nothing), np.empty(0, np.int64), 0, ())
        table = arrow_csv.read_csv(
            pa.BufferReader(data),
            # Threads would lose the numbers of odd rows; blocks are parsed side by side instead.
            read_options=arrow_csv.ReadOptions(use_threads=False, block_size=len(data) + 1, column_names=names),
            parse_options=arrow_csv.ParseOptions(
                delimiter=self.delimiter,
                newlines_in_values=QUOTE in data,
                ignore_empty_lines=False,
                invalid_row_handler=odd,
            ),
            convert_options=arrow_csv.ConvertOptions(
                column_types=dict.fromkeys(wanted, TEXT),
                include_columns=wanted or names[:1],
                strings_can_be_null=False,
            ),
        )
        rows = table.num_rows + len(ragged)
        numbers = np.delete(np.arange(1, rows + 1, dtype=np.int64), [row - 1 for row, _, _ in ragged])
        columns = {int(name[1:]): _coded(table.column(name)) for name in wanted}
        return Parsed(columns, numbers, rows, tuple(ragged))

    def _records(self, file: io.BufferedReader, size: int) -> Iterator[bytes]:
        """Cut the file into blocks of about `size` bytes that end at the end of a record."""
        source: io.BufferedIOBase = file
        if self._wide:
            source = io.BytesIO(file.read().decode("utf-16").encode())
        rest = b""
        while more := source.read(size):
            data = rest + more
            if b"\n" not in data and b"\r" in data:
                data = data.replace(b"\r", b"\n")  # line ends of old Macintoshes
            cut = data.rfind(b"\n") + 1
            while cut and data.count(b'"', 0, cut) % 2:
                cut = data.rfind(b"\n", 0, cut - 1) + 1
            if not cut and len(data) > LONGEST_RECORD:
                cut = len(data)
            rest = data[cut:]
            if cut:
                yield data[:cut]
        if rest:
            yield rest


def _coded(column: pa.ChunkedArray) -> Coded:
    if not column.num_chunks:
        return Coded(np.empty(0, np.int32), ())
    array = column.chunk(0)
    return Coded(array.indices.to_numpy(), array.dictionary)


def _utf8(block: bytes) -> bytes:
    """Return the block as UTF-8 without BOM: as it is, or from Windows-1252 when it is not UTF-8."""
    block = block.removeprefix(b"\xef\xbb\xbf")
    if block.isascii():
        return block
    try:
        block.decode("utf-8")
    except UnicodeDecodeError:
        return block.decode("cp1252").encode()
    return block


def _decoded(block: bytes) -> str:
    try:
        return _utf8(block).decode("utf-8")
    except UnicodeDecodeError as problem:
        raise Refused(_unreadable(problem, 1)) from None


def _unreadable(problem: UnicodeDecodeError, first: int) -> Fault:
    row = first + problem.object.count(b"\n", 0, problem.start)
    what = "It has a letter in an encoding that is neither UTF-8 nor Windows-1252."
    return Fault(f"row {row:,}", what, "Save the file again as “CSV UTF-8”.")


def _after_headings(block: bytes) -> bytes:
    """Return the first block without its first record, whose quoted cells may hold line ends."""
    end = block.find(b"\n") + 1
    while end and block.count(b'"', 0, end) % 2:
        end = block.find(b"\n", end) + 1
    return block[end:] if end else b""


def _outside_quotes(line: str, mark: str) -> int:
    return sum(part.count(mark) for part in line.split('"')[::2])


def _is_utf16(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(2) in (b"\xff\xfe", b"\xfe\xff")
