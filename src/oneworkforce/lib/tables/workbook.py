"""Excel and OpenDocument workbooks: the first sheet with anything in it."""

import itertools
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import python_calamine

from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.lib.tables import old_workbook, unpacking
from oneworkforce.lib.tables.limits import USUAL, Limits
from oneworkforce.lib.tables.table import Batch, Table, as_text, code

BATCH = 1 << 14


class WorkbookTable(Table):
    """A workbook. Headings are the first row of its first sheet that has any cell."""

    def __init__(self, path: Path, limits: Limits = USUAL) -> None:
        """Open the first sheet that has any cell; refuse a workbook that is damaged, empty or beyond `limits`."""
        self._sheet, note = _opened(path, limits)
        self._left = [""] * (self._sheet.start or (0, 0))[1]
        self._total = (self._sheet.end or (0, 0))[0] + 1
        headings = next(self._rows(), [])
        if not any(headings):
            raise Refused(Fault("row 1", "It is empty.", "Put the headings in the first row."))
        while not headings[-1]:
            headings.pop()
        super().__init__(path, headings, (note,) if note else (), limits=limits)

    def batches(self, columns: Sequence[int]) -> Iterator[Batch]:
        """Give the rows a batch at a time; a row longer than the headings is a fault."""
        rows = itertools.islice(self._rows(), 1, None)
        start = 1
        while some := list(itertools.islice(rows, BATCH)):
            yield self._batch(start, some, columns)
            start += len(some)

    def _rows(self) -> Iterator[list[str]]:
        for row in self._sheet.iter_rows():
            yield self._left + [as_text(cell) for cell in row]

    def _batch(self, start: int, rows: list[list[str]], columns: Sequence[int]) -> Batch:
        width = len(self.headings)
        kept: list[list[str]] = []
        numbers: list[int] = []
        faults: list[Fault] = []
        odd: dict[int, tuple[str, ...]] = {}
        for number, texts in enumerate(rows, start + 1):
            if any(texts[width:]):
                what = f"It has cells beyond the {width} columns that have headings."
                faults.append(Fault(f"row {number:,}", what, "Give those columns headings, or empty the cells."))
                odd[number] = tuple(texts)
            else:
                kept.append(texts + [""] * (width - len(texts)))
                numbers.append(number)
        coded = {place: code([texts[place] for texts in kept]) for place in columns}
        done = min((start + len(rows)) / self._total, 1.0)
        return Batch(coded, np.array(numbers, np.int64), tuple(faults), odd, done)


def _opened(path: Path, limits: Limits) -> tuple[python_calamine.CalamineSheet, str]:
    """Return the first sheet that has any cell, and what to say where there are others."""
    folder = Path(tempfile.mkdtemp())  # for our eyes only, and no longer there than the sheet is read
    left_out: dict[str, Refused] = {}
    try:
        if old_workbook.is_one(path):
            old_workbook.check(path, limits)
            looked_at = path
        else:
            copy = unpacking.copied(path, folder, limits)
            looked_at, left_out = copy.path, copy.left_out
        workbook = python_calamine.CalamineWorkbook.from_path(looked_at)
        names = list(workbook.sheet_names)
        for name in names:
            sheet = workbook.get_sheet_by_name(name)
            if sheet.end is not None:
                return sheet, _note(name, len(names))
    except (python_calamine.CalamineError, unpacking.Damaged, OSError, ValueError) as problem:
        if left_out:
            raise next(iter(left_out.values())) from None
        remedy = "Open it in a spreadsheet and save it again; take a password off if it has one."
        raise Refused(Fault(f"file {path.name}", "It is a workbook that cannot be read.", remedy)) from problem
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    raise Refused(Fault(f"file {path.name}", "It has no cells.", "Put the headings in the first row."))


def _note(name: str, sheets: int) -> str:
    if sheets == 1:
        return ""
    return f"Of its {sheets} sheets “{name}” was read, the first that has cells; the others were not."
