"""Workbooks of Excel 97 to 2003 (.xls), looked at before they are read: how far the cells of their sheets reach.

Such a file is a small file system of its own (MS-CFB) with one stream of records (MS-XLS), and its reader lays out
every sheet as a rectangle when it opens the file.
"""

import struct
from collections.abc import Iterator
from pathlib import Path

from oneworkforce.lib.tables.limits import Beyond, Limit, Limits

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STREAMS = ("workbook", "book")
_END = 0xFFFFFFFA
"""From here on a number is no sector: the end of a chain, or a mark."""
_ENTRY = 128
_STREAM, _ROOT = 2, 5
_BEGIN, _SHARED, _CONTINUED, _SHARED_CELL, _SEVERAL = 0x0809, 0x00FC, 0x003C, 0x00FD, 0x00BD
_CELLS = frozenset({0x0006, 0x00D6, 0x0203, 0x0204, 0x0205, 0x027E, _SHARED_CELL, _SEVERAL})
"""Records of a cell with something in it: each begins with its row and column."""


def is_one(path: Path) -> bool:
    """Return whether the file is of this kind."""
    with path.open("rb") as file:
        return file.read(len(MAGIC)) == MAGIC


def check(path: Path, limits: Limits) -> None:
    """Raise Beyond for a workbook that is more than `limits`, ValueError for one that is damaged."""
    data = path.read_bytes()
    if len(data) > limits.unpacked:
        raise Beyond(Limit.SIZE, path.name, limits)
    try:
        for stream in _streams(data):
            _check(stream, path.name, limits)
    except (struct.error, IndexError) as problem:
        raise ValueError from problem


def _check(stream: bytes, name: str, limits: Limits) -> None:
    before = rows = columns = letters = 0
    lengths: list[int] = []
    records = _records(stream)
    for kind, start, size in records:
        if kind == _BEGIN:
            before, rows, columns = before + rows * columns, 0, 0
        elif kind == _SHARED:
            lengths = _lengths(stream, start, size)
        elif kind in _CELLS:
            row, column = struct.unpack_from("<HH", stream, start)
            if kind == _SEVERAL:
                (column,) = struct.unpack_from("<H", stream, start + size - 2)
            elif kind == _SHARED_CELL:
                (text,) = struct.unpack_from("<I", stream, start + 6)
                letters += lengths[text] if text < len(lengths) else 0
            rows, columns = max(rows, row + 1), max(columns, column + 1)
            if rows > limits.rows + 1:
                raise Beyond(Limit.ROWS, name, limits)
            if columns > limits.columns:
                raise Beyond(Limit.COLUMNS, name, limits)
            if before + rows * columns > limits.cells or letters > limits.unpacked:
                raise Beyond(Limit.SIZE, name, limits)


def _records(stream: bytes, start: int = 0) -> Iterator[tuple[int, int, int]]:
    """Yield the kind of each record, where its content starts, and how long it is."""
    while start + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, start)
        yield kind, start + 4, min(size, len(stream) - start - 4)
        start += 4 + size


def _lengths(stream: bytes, start: int, size: int) -> list[int]:
    """Return the letters of each shared text; a text may go on in the records that follow."""
    chunks = [stream[start : start + size]]
    for kind, begins, more in _records(stream, start + size):
        if kind != _CONTINUED:
            break
        chunks.append(stream[begins : begins + more])
    (many,) = struct.unpack_from("<I", chunks[0], 4)
    found: list[int] = []
    at, place = 0, 8
    while len(found) < many and at < len(chunks):
        if len(chunks[at]) - place < 3:  # noqa: PLR2004  no room for how long the next is
            at, place = at + 1, 0
            continue
        letters, flags = struct.unpack_from("<HB", chunks[at], place)
        place += 3
        extra = 0
        if flags & 8:
            extra += 4 * struct.unpack_from("<H", chunks[at], place)[0]
            place += 2
        if flags & 4:
            extra += struct.unpack_from("<I", chunks[at], place)[0]
            place += 4
        found.append(letters)
        at, place = _after(chunks, (at, place), letters, flags & 1)
        place += extra
        while at < len(chunks) and place > len(chunks[at]):
            at, place = at + 1, place - len(chunks[at])
    return found


def _after(chunks: list[bytes], where: tuple[int, int], letters: int, wide: int) -> tuple[int, int]:
    """Return where a text ends: each record that it goes on in says anew whether its letters are wide."""
    at, place = where
    while letters and at < len(chunks):
        fit = min(letters, (len(chunks[at]) - place) // (1 + wide))
        letters, place = letters - fit, place + fit * (1 + wide)
        if letters:
            at, place = at + 1, 1
            wide = chunks[at][0] & 1 if at < len(chunks) and chunks[at] else 0
    return at, place


def _streams(data: bytes) -> Iterator[bytes]:
    """Yield the streams of records in the file."""
    shift, small_shift = struct.unpack_from("<HH", data, 30)
    first, cutoff, small_first = struct.unpack_from("<I", data, 48)[0], *struct.unpack_from("<II", data, 56)
    if shift not in {9, 12} or small_shift > shift:
        raise ValueError
    disk = _Disk(data, 1 << shift)
    table = disk.table()
    entries = disk.chain(first, table)
    small_table = _numbers(disk.chain(small_first, table))
    small = b""
    for at in range(0, len(entries) - _ENTRY + 1, _ENTRY):
        entry = entries[at : at + _ENTRY]
        name = entry[: max(0, struct.unpack_from("<H", entry, 64)[0] - 2)].decode("utf-16-le", "replace").casefold()
        (start,), (size,) = struct.unpack_from("<I", entry, 116), struct.unpack_from("<I", entry, 120)
        if entry[66] == _ROOT:
            small = disk.chain(start, table)
        elif entry[66] == _STREAM and name in _STREAMS:
            if size < cutoff:
                yield _Disk(small, 1 << small_shift, offset=0).chain(start, small_table)[:size]
            else:
                yield disk.chain(start, table)[:size]


class _Disk:
    """The sectors of a file."""

    def __init__(self, data: bytes, size: int, *, offset: int | None = None) -> None:
        self._data, self._size = data, size
        self._offset = size if offset is None else offset

    def chain(self, start: int, table: tuple[int, ...]) -> bytes:
        """Return the sectors of a chain, put together; ValueError where it goes in a circle."""
        found: list[bytes] = []
        while start < _END:
            if len(found) > len(table):
                raise ValueError
            found.append(self.sector(start))
            start = table[start]
        return b"".join(found)

    def sector(self, number: int) -> bytes:
        """Return a sector."""
        at = self._offset + number * self._size
        return self._data[at : at + self._size]

    def table(self) -> tuple[int, ...]:
        """Return which sector follows on each."""
        listed = list(_numbers(self._data[76:512]))
        (more,) = struct.unpack_from("<I", self._data, 68)
        for _ in range(struct.unpack_from("<I", self._data, 72)[0]):
            if more >= _END or len(listed) * self._size > len(self._data) + self._size:
                break
            numbers = _numbers(self.sector(more))
            listed += numbers[:-1]
            more = numbers[-1]
        return _numbers(b"".join(self.sector(each) for each in listed if each < _END))


def _numbers(data: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4])
