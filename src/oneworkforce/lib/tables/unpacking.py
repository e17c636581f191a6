"""A workbook that was looked at before it is read: what it unpacks to, how far its cells reach, nothing that runs.

A workbook is a zip of XML parts, and its reader lays a sheet out as a rectangle from the first to the last cell: a few
bytes can ask for all the memory there is. So each part is unpacked once, in steps, and what was found sound goes into a
copy that is not packed. The reader gets the copy: nothing that the zip says of itself is believed.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

import numpy as np

from oneworkforce.lib.faults import Refused
from oneworkforce.lib.tables.limits import Beyond, Limit, Limits
from oneworkforce.lib.tables.sheets import CONTENT, STEP, TEXT, Look, look_at, tags

MOST_PARTS = 1000
"""Files within a workbook."""
_NO_TABLE = re.compile(r"(^|/)(media|embeddings|Pictures|Thumbnails)/|\.(vml|bin)$", re.IGNORECASE)
"""Pictures and the like: they never reach the reader, whatever they hold."""
_DECLARED = tuple(
    word.encode(encoding) for word in ("<!DOCTYPE", "<!ENTITY") for encoding in ("ascii", "utf-16-le", "utf-16-be")
)
_OVERLAP = 2 * len("<!DOCTYPE")
_VALUE = re.compile(rb"<(?:[^\s<>/]+:)?v[\s/>]")
_PLAIN_VALUE = re.compile(rb"<v>([^<&]*)</v>")


class Damaged(Exception):  # noqa: N818  foreseen, and said in a sentence
    """It is no zip, or one that cannot be unpacked."""


@dataclass(slots=True)
class Copy:
    """A copy of a workbook. `left_out`: parts that are beyond a limit, and what to say where one was wanted."""

    path: Path
    left_out: dict[str, Refused] = field(default_factory=dict)


def copied(path: Path, folder: Path, limits: Limits) -> Copy:
    """Return a copy, in `folder`, of what may be read of the workbook at `path`.

    Raises Beyond where the whole is more than `limits` or declares a document type, Damaged where it cannot be
    unpacked. A part that alone is beyond them is left out, for it may not be the one that is read.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            names = [part.filename for part in archive.infolist()]
            if len(names) > MOST_PARTS or sum(part.file_size for part in archive.infolist()) > limits.unpacked:
                raise Beyond(Limit.SIZE, path.name, limits)
            if len(set(names)) < len(names):
                raise Damaged
            made = Copy(folder / ("book.ods" if CONTENT in names else "book.xlsx"))
            wanted = [name for name in names if not _NO_TABLE.search(name)]
            while True:  # a second time where a part shows only at its end that it must not be in the copy
                looks = _copy(archive, made.path, wanted, path.name, limits)
                sound = [name for name, look in looks.items() if not look.broken and look.beyond is None]
                if len(sound) == len(looks):
                    break
                made.left_out |= {
                    name: Beyond(look.beyond, path.name, limits) for name, look in looks.items() if look.beyond
                }
                wanted = sound
        _refuse_shared_texts(made.path, looks, path.name, limits)
    except (zipfile.BadZipFile, zlib.error, RuntimeError, OSError, EOFError, ValueError):
        raise Damaged from None
    return made


def _copy(archive: zipfile.ZipFile, to: Path, wanted: list[str], file: str, limits: Limits) -> dict[str, Look]:
    """Copy the parts wanted that are XML, as the first step of each says; return what was seen in each."""
    looks: dict[str, Look] = {}
    with zipfile.ZipFile(to, "w") as copy:
        if to.suffix == ".ods":
            copy.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        for name in wanted:
            look = look_at(name, limits)
            with archive.open(name) as content:
                steps = _declaring_nothing(content, file, limits)
                first = next(steps)
                look.add(first)
                if look.broken:
                    continue
                looks[name] = look
                with copy.open(name, "w") as kept:
                    kept.write(first)
                    for piece in steps:
                        look.add(piece)
                        if look.broken or look.beyond:
                            break
                        kept.write(piece)
            with archive.open(name) as content:
                look.again(content)
    return looks


def _declaring_nothing(content: IO[bytes], file: str, limits: Limits) -> Iterator[bytes]:
    """Yield a part in steps, b"" as its end; Beyond where it declares a document type, and so perhaps entities."""
    before = b""
    while True:
        piece = content.read(STEP)
        whole = before + piece
        if any(word in whole for word in _DECLARED):
            raise Beyond(Limit.DOCTYPE, file, limits)
        before = piece[-_OVERLAP:]
        yield piece
        if not piece:
            return


def _refuse_shared_texts(path: Path, looks: dict[str, Look], file: str, limits: Limits) -> None:
    """Refuse a sheet whose cells would hold more than it unpacks to, since many of them share a long text."""
    longest = max((look.longest for look in looks.values()), default=0)
    if longest * max((look.cells for look in looks.values()), default=0) <= limits.unpacked:
        return
    with zipfile.ZipFile(path) as copy:
        lengths = np.concatenate([_lengths(copy, name) for name, look in looks.items() if look.longest])
        for name, look in looks.items():
            if look.cells and _letters(copy, name, lengths) > limits.unpacked:
                raise Beyond(Limit.SIZE, file, limits)


def _lengths(copy: zipfile.ZipFile, name: str) -> np.ndarray:
    """Return how long each shared text is, in bytes with its tags."""
    starts: list[int] = []
    end = 0
    with copy.open(name) as content:
        for at, whole in tags(content):
            starts += [at + found.start() for found in TEXT.finditer(whole)]
            end = at + len(whole)
    return np.diff(np.array([*starts, end], np.int64))


def _letters(copy: zipfile.ZipFile, name: str, lengths: np.ndarray) -> int:
    """Return how much text the cells of a sheet hold; a value that is not plainly a number may be any text."""
    letters = 0
    with copy.open(name) as content:
        for _, whole in tags(content):
            plain = [said.strip(b" \t\r\n+") for said in _PLAIN_VALUE.findall(whole)]
            places = np.array([int(said) for said in plain if said.isdigit() and len(said) < 10], np.int64)  # noqa: PLR2004
            letters += int(lengths[places[places < len(lengths)]].sum())
            letters += (len(_VALUE.findall(whole)) - len(plain)) * int(lengths.max(initial=0))
    return letters
