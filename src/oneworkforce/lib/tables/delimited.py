"""CSV as people export it: comma, semicolon or tab; UTF-8 with or without BOM, Windows-1252, UTF-16.

The file is cut into blocks at line ends outside quotes; blocks are parsed by pyarrow in a few
threads and given in order. Row numbers are those a spreadsheet shows: the headings are row 1.
"""

import codecs
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
from oneworkforce.lib.tables.limits import USUAL, Limits
from oneworkforce.lib.tables.table import Batch, Coded, Table

BLOCK = 1 << 20
"""Bytes a block: large enough to be worth a thread, small enough that a few of them are nothing."""

DELIMITERS = ",;\t|"
QUOTE = ord('"')
LONGEST_RECORD = 1 << 20
"""Bytes of a row. A quotation mark that never closes would otherwise swallow the rest of the file."""

MOST_RAGGED = 20_000
"""Rows of one block that may have too few or too many cells: beyond them it is the separator that is wrong."""

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

    def __init__(self, path: Path, limits: Limits = USUAL) -> None:
        """Read the headings; refuse a file without any, in no known encoding, or of more columns than are read."""
        self.path = path
        with path.open("rb") as file:
            head = file.read(1 << 16)
        self._wide = head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        self._returns = not self._wide and b"\n" not in head and b"\r" in head
        with path.open("rb") as file:
            first = next(self._blocks(file, 1 << 16, 1), b"")
        header = _decoded(first[: _end_of_first(first)] if b"\n" in first else first)
        line = header.splitlines()[0] if header.splitlines() else ""
        if not line.strip():
            raise Refused(Fault("row 1", "It is empty.", "Put the headings in the first row."))
        self.delimiter = max(DELIMITERS, key=lambda mark: _outside_quotes(line, mark))
        try:
            headings = next(csv.reader(io.StringIO(header, newline=""), delimiter=self.delimiter))
        except csv.Error:
            what = f"One of its headings is longer than {csv.field_size_limit():,} letters."
            raise Refused(Fault("row 1", what, "Look for a quotation mark that is opened and never closed.")) from None
        super().__init__(path, headings, limits=limits)

    def batches(self, columns: Sequence[int]) -> Iterator[Batch]:
        """Give the rows block by block; at most a few blocks are in memory."""
        size = max(self.path.stat().st_size, 1)
        threads = max(2, min(8, os.cpu_count() or 2))
        names = [f"c{place}" for place in range(len(self.headings))]
        wanted = [names[place] for place in columns]
        number, first = 2, True
        endless: _Endless | None = None
        with self.path.open("rb") as file, ThreadPoolExecutor(threads) as pool:
            waiting: deque[tuple[float, Future[Parsed]]] = deque()
            blocks = self._records(file, BLOCK)
            while True:
                try:
                    block = next(blocks, None)
                except _Endless as found:
                    block, endless = None, found
                if block is None:
                    break
                body = block[_end_of_first(block) :] if first else block
                first = False
                waiting.append((min(file.tell() / size, 1.0), pool.submit(self._parse, body, names, wanted)))
                if len(waiting) > threads:
                    number, batch = self._numbered(number, *waiting.popleft())
                    yield batch
            while waiting:
                number, batch = self._numbered(number, *waiting.popleft())
                yield batch
        if endless:
            raise Refused(endless.fault(1 if first else number))

    def _numbered(self, number: int, share: float, work: Future[Parsed]) -> tuple[int, Batch]:
        """Give the batch its place in the file: row numbers, and faults that name them."""
        try:
            parsed = work.result()
        except UnicodeDecodeError as problem:
            raise Refused(_unreadable(problem, number)) from None
        except pa.ArrowInvalid as problem:
            what, remedy = (
                "the file cannot be split into cells.",
                "Look there for a quotation mark that is never closed.",
            )
            if "columns, got" in str(problem):
                what = f"more than {MOST_RAGGED:,} rows have more or fewer cells than there are headings."
                remedy = f"Look whether “{self.delimiter}” is what stands between the cells."
            raise Refused(Fault(f"from row {number:,}", what, remedy)) from None
        before = number - 1
        faults = tuple(self._ragged(before + row, cells) for row, cells, _ in parsed.ragged)
        odd = {before + row: self._cells(record) for row, _, record in parsed.ragged}
        return number + parsed.rows, Batch(parsed.columns, parsed.numbers + before, faults, odd, share)

    def _ragged(self, row: int, cells: int) -> Fault:
        return Fault(
            f"row {row:,}",
            f"It has {cells} cell{'' if cells == 1 else 's'} where the headings have {len(self.headings)}.",
            f"Look for a missing or extra “{self.delimiter}”, or put quotation marks round a text that holds one.",
        )

    def _cells(self, record: str) -> tuple[str, ...]:
        try:
            return tuple(next(csv.reader(io.StringIO(record, newline=""), delimiter=self.delimiter), ()))
        except csv.Error:  # a cell longer than it takes
            return ()

    def _parse(self, block: bytes, names: list[str], wanted: list[str]) -> Parsed:
        ragged: list[tuple[int, int, str]] = []

        def odd(row: arrow_csv.InvalidRow) -> str:
            if len(ragged) == MOST_RAGGED:
                return "error"
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

    def _blocks(self, file: io.BufferedReader, size: int, first: int) -> Iterator[bytes]:
        """Cut the file as `_records` does; a row without an end is refused by its number, that of the `first`."""
        try:
            yield from self._records(file, size)
        except _Endless as found:
            raise Refused(found.fault(first)) from None

    def _records(self, file: io.BufferedReader, size: int) -> Iterator[bytes]:
        """Cut the file into blocks of about `size` bytes that end at the end of a record; each byte is looked at once.

        Raises _Endless at a row that does not end.
        """
        open_record: list[bytes] = []
        held = 0
        quoted = False
        for more in self._steps(file, size):
            cut, quoted = _last_end(more, quoted)
            if cut:
                yield b"".join((*open_record, more[:cut]))
                open_record, held = [], 0
            open_record.append(more[cut:])
            held += len(more) - cut
            if held > LONGEST_RECORD:
                raise _Endless(quoted=quoted)
        if held:
            yield b"".join(open_record)

    def _steps(self, file: io.BufferedReader, size: int) -> Iterator[bytes]:
        """Read the file step by step, in UTF-8 where it is in UTF-16, with line ends that we know."""
        if not self._wide:
            while more := file.read(size):
                yield more.replace(b"\r", b"\n") if self._returns else more  # line ends of old Macintoshes
            return
        decoder = codecs.getincrementaldecoder("utf-16")()
        while True:
            more = file.read(size)
            try:
                said = decoder.decode(more, final=not more)
            except UnicodeDecodeError:
                what = "It begins as UTF-16 and does not go on so."
                raise Refused(Fault(f"file {self.path.name}", what, "Save it again as “CSV UTF-8”.")) from None
            if said:
                yield said.encode()
            if not more:
                return


class _Endless(Exception):  # noqa: N818  foreseen, and said in a sentence
    """A row is longer than is read; `quoted`: within quotation marks."""

    def __init__(self, *, quoted: bool) -> None:
        self.quoted = quoted
        super().__init__()

    def fault(self, row: int) -> Fault:
        """Return what to say of it."""
        if self.quoted:
            what = f"A quotation mark is opened in it that is not closed within {LONGEST_RECORD >> 20} MB."
            return Fault(
                f"row {row:,}", what, "Close it, or take it away; one that is meant as a sign is written twice."
            )
        what = f"It is longer than {LONGEST_RECORD >> 20} MB."
        return Fault(f"row {row:,}", what, "Look for line ends that were lost, or shorten its texts.")


def _last_end(data: bytes, quoted: bool) -> tuple[int, bool]:
    """Return where the last record of `data` ends (0: none does) and whether `data` ends within quotation marks.

    `quoted`: whether it begins there. Quotation marks are counted once, from the end backwards.
    """
    ends_quoted = quoted ^ bool(data.count(b'"') & 1)
    within, end = ends_quoted, len(data)
    while (found := data.rfind(b"\n", 0, end)) >= 0:
        within ^= bool(data.count(b'"', found, end) & 1)
        if not within:
            return found + 1, ends_quoted
        end = found
    return 0, ends_quoted


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


def _end_of_first(block: bytes) -> int:
    """Return where the first record ends, whose quoted cells may hold line ends; all of the block where it does not."""
    within, start = False, 0
    while (found := block.find(b"\n", start)) >= 0:
        within ^= bool(block.count(b'"', start, found) & 1)
        if not within:
            return found + 1
        start = found + 1
    return len(block)


def _outside_quotes(line: str, mark: str) -> int:
    return sum(part.count(mark) for part in line.split('"')[::2])
