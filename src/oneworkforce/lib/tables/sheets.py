"""How far the cells of a workbook's part reach, seen as the part passes by in steps."""

import re
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from typing import IO, Any
from xml.parsers import expat

import numpy as np

from oneworkforce.lib.tables.limits import Limit, Limits

CONTENT = "content.xml"
"""The part of an OpenDocument workbook that holds its sheets."""
STEP = 1 << 20
LONGEST_TAG = 1 << 16

TEXT = re.compile(rb"<(?:[^\s<>/]+:)?si[\s/>]")
"""Where a shared text of an Excel workbook begins."""
_ROW = re.compile(rb"<(?:[^\s<>/]+:)?row[\s/>]")
_CELL = re.compile(rb"<(?:[^\s<>/]+:)?c[\s/>]")
_USUAL_CELL = re.compile(rb'<c r="([A-Z]{1,3})([0-9]{1,7})"(?: [a-z]+="[^"<>]*")*(/?)>')
_ADDRESS = re.compile("([A-Z]{1,3})([0-9]{1,7})")


class Passing:
    """Steps of XML cut so that no tag is in two of them; `at` is how many bytes lie before the next."""

    def __init__(self) -> None:
        """Start before the first step."""
        self.at = 0
        self._rest = b""

    def take(self, piece: bytes) -> tuple[int, bytes]:
        """Return where the next whole tags begin, and them; b"" is the end. ValueError for a tag that has no end."""
        whole = self._rest + piece
        at, cut = self.at, whole.rfind(b">") + 1 if piece else len(whole)
        tag = whole.find(b"<", cut)
        self._rest = whole[tag:] if tag >= 0 else b""
        if len(self._rest) > LONGEST_TAG:
            raise ValueError
        self.at += len(whole) - len(self._rest)
        return at, whole[:cut]


def tags(content: IO[bytes]) -> Iterator[tuple[int, bytes]]:
    """Yield a part in steps with how many bytes lie before each; no tag is in two."""
    passing = Passing()
    while piece := content.read(STEP):
        yield passing.take(piece)
    yield passing.take(b"")


class Look(ABC):
    """What is seen of a part. `broken`: it is no XML. `beyond`: which limit it is beyond.

    `cells`: how many hold something. `longest`: bytes of the longest of its shared texts.
    """

    def __init__(self, limits: Limits) -> None:
        """Start before the first step."""
        self.broken = False
        self.beyond: Limit | None = None
        self.cells = self.longest = 0
        self._limits = limits
        self._parser = _parser()

    def add(self, piece: bytes) -> None:
        """Look at the next step; b"" is the end."""
        try:
            self._parser.Parse(piece, not piece)
            self._seen(piece)
        except (expat.ExpatError, ValueError):
            self.broken = True

    @abstractmethod
    def again(self, content: IO[bytes]) -> None:
        """Look at the whole part more closely, where that is needed."""

    @abstractmethod
    def _seen(self, piece: bytes, /) -> None:
        """Take in a step that is XML so far."""

    def _judge(self, rows: int, columns: int, cells: int) -> None:
        if rows > self._limits.rows + 1:
            self.beyond = Limit.ROWS
        elif columns > self._limits.columns:
            self.beyond = Limit.COLUMNS
        elif cells > self._limits.cells:
            self.beyond = Limit.SIZE


class ExcelLook(Look):
    """A part of an Excel workbook: a sheet, the shared texts, or something else.

    A cell is usually written in one way, and such cells are found many at once; a part with others is read again.
    """

    def __init__(self, limits: Limits) -> None:
        """Start before the first step."""
        super().__init__(limits)
        self._passing = Passing()
        self._unusual = False
        self._rows = self._texts = self._began = self._last_row = self._last_column = 0
        self._letters: set[bytes] = set()

    def again(self, content: IO[bytes]) -> None:
        """Read the address of each cell by itself, or its place where it has none."""
        if not self._unusual or self.broken or self.beyond:
            return
        self.cells = self._row = self._column = 0
        parser = _parser()
        parser.StartElementHandler = self._begins
        while (piece := content.read(STEP)) and not self.beyond:
            parser.Parse(piece, False)  # noqa: FBT003  it takes no names
            self._judge(self._last_row, self._last_column, max(self.cells, self._last_row * self._last_column))

    def _seen(self, piece: bytes, /) -> None:
        at, whole = self._passing.take(piece)
        self._rows += len(_ROW.findall(whole))
        tokens = len(_CELL.findall(whole))
        if tokens:
            self._addresses(_USUAL_CELL.findall(whole), tokens)
        starts = [at + start.start() for start in TEXT.finditer(whole)]
        self._texts += len(starts)
        ends = [*starts] if piece else [*starts, self._passing.at]
        if self._texts and ends:
            self.longest = max(self.longest, int(np.diff(np.array([self._began, *ends], np.int64)).max()))
            self._began = ends[-1]
        cells = max(self.cells, self._texts, self._last_row * self._last_column)
        self._judge(max(self._rows, self._last_row), self._last_column, cells)

    def _addresses(self, found: list[tuple[bytes, bytes, bytes]], tokens: int) -> None:
        """Take in cells, of which a step has so many `tokens`; those that are empty do not count."""
        self._unusual = self._unusual or len(found) != tokens
        rows = [row for _, row, empty in found if not empty]
        if rows:
            self.cells += len(rows)
            self._letters.update({letters for letters, _, empty in found if not empty})
            self._last_column = max(_number(letters.decode()) for letters in self._letters)
            self._last_row = max(self._last_row, *map(int, set(rows)))

    def _begins(self, name: str, attributes: Mapping[str, str]) -> None:
        local = name.rpartition(":")[2]
        said = attributes.get("r", "")
        if local == "row":
            self._row = int(said) if said.isdecimal() else self._row + 1
            self._column = 0
        elif local == "c":
            self.cells += 1
            row, self._column = self._row, self._column + 1
            if said:
                found = _ADDRESS.fullmatch(said)
                if found is None:
                    self.broken = True
                    return
                row, self._column = int(found[2]), _number(found[1])
            self._last_row, self._last_column = max(self._last_row, row), max(self._last_column, self._column)


class OpenLook(Look):
    """The sheets of an OpenDocument workbook, all of which are read: rows and cells may say that they are repeated."""

    def __init__(self, limits: Limits) -> None:
        """Start before the first step."""
        super().__init__(limits)
        self._parser.StartElementHandler = self._begins
        self._parser.CharacterDataHandler = self._says
        self._before = self._last_row = self._last_column = self._letters = 0
        self._row = self._rows = self._column = self._columns = 0

    def again(self, content: IO[bytes]) -> None:
        """Look no second time: each cell was looked at by itself."""

    def _seen(self, _piece: bytes, /) -> None:
        self._judge(self._last_row, self._last_column, self._before + self._last_row * self._last_column)
        if self._letters > self._limits.unpacked:
            self.beyond = Limit.SIZE

    def _begins(self, name: str, attributes: Mapping[str, str]) -> None:
        local = name.rpartition(":")[2]
        said = {each.rpartition(":")[2]: value for each, value in attributes.items()}
        if local == "table":
            self._before += self._last_row * self._last_column
            self._row = self._rows = self._last_row = self._last_column = 0
        elif local == "table-row":
            self._row += self._rows
            self._rows, self._column = _repeats(said.get("number-rows-repeated", "")), 0
        elif local in {"table-cell", "covered-table-cell"}:
            self._columns = _repeats(said.get("number-columns-repeated", ""))
            self._column += self._columns
            if "value-type" in said or "formula" in said:
                self._last_row = max(self._last_row, self._row + self._rows)
                self._last_column = max(self._last_column, self._column)
                self._says(said.get("string-value", ""))

    def _says(self, words: str) -> None:
        self._letters += len(words) * self._columns * self._rows


def look_at(name: str, limits: Limits) -> Look:
    """Return what looks at a part of this name."""
    return OpenLook(limits) if name == CONTENT else ExcelLook(limits)


def _parser() -> Any:
    return expat.ParserCreate("utf-8")  # whatever a part says of itself: so does the reader of workbooks


def _number(letters: str) -> int:
    """Return the number of a column: A is 1."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _repeats(said: str) -> int:
    return int(said) if said.isdecimal() else 1
