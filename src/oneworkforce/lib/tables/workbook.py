"""Excel and OpenDocument workbooks: the first sheet with anything in it."""

import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import python_calamine

from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.lib.tables.table import Batch, Table, as_text, code

LARGEST = 1 << 30
"""Bytes a workbook may unpack to: beyond it a CSV file is kinder to everyone, and a zip bomb ends here."""

BATCH = 1 << 16


class WorkbookTable(Table):
    """A workbook. Headings are the first row of its first sheet that has any cell."""

    def __init__(self, path: Path) -> None:
        """Read the first sheet whole, as workbooks must be; refuse one that is damaged or empty."""
        _refuse_bomb(path)
        try:
            workbook = python_calamine.CalamineWorkbook.from_path(path)
            names = list(workbook.sheet_names)
            sheets = ((name, workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)) for name in names)
            name, self._rows = next(((name, rows) for name, rows in sheets if rows), ("", []))
        except (python_calamine.CalamineError, OSError, ValueError) as problem:
            remedy = "Open it in a spreadsheet and save it again; take a password off if it has one."
            raise Refused(Fault(f"file {path.name}", "It is a workbook that cannot be read.", remedy)) from problem
        if not self._rows:
            raise Refused(Fault(f"file {path.name}", "It has no cells.", "Put the headings in the first row."))
        headings = [as_text(cell) for cell in self._rows[0]]
        if not any(headings):
            raise Refused(Fault("row 1", "It is empty.", "Put the headings in the first row."))
        while not headings[-1]:
            headings.pop()
        notes = () if len(names) == 1 else (f"The sheet “{name}” was read; the workbook's other sheets were not.",)
        super().__init__(path, headings, notes)

    def batches(self, columns: Sequence[int]) -> Iterator[Batch]:
        """Give the rows a batch at a time; a row longer than the headings is a fault."""
        total = len(self._rows)
        for start in range(1, total, BATCH):
            yield self._batch(start, min(start + BATCH, total), columns)

    def _batch(self, start: int, end: int, columns: Sequence[int]) -> Batch:
        width = len(self.headings)
        kept: list[list[str]] = []
        numbers: list[int] = []
        faults: list[Fault] = []
        odd: dict[int, tuple[str, ...]] = {}
        for number, row in enumerate(self._rows[start:end], start + 1):
            texts = [as_text(cell) for cell in row]
            if any(texts[width:]):
                what = f"It has cells beyond the {width} columns that have headings."
                faults.append(Fault(f"row {number:,}", what, "Give those columns headings, or empty the cells."))
                odd[number] = tuple(texts)
            else:
                kept.append(texts + [""] * (width - len(texts)))
                numbers.append(number)
        coded = {place: code([texts[place] for texts in kept]) for place in columns}
        return Batch(coded, np.array(numbers, np.int64), tuple(faults), odd, end / len(self._rows))


def _refuse_bomb(path: Path) -> None:
    if not zipfile.is_zipfile(path):
        return
    with zipfile.ZipFile(path) as archive:
        if sum(item.file_size for item in archive.infolist()) > LARGEST:
            remedy = "Save it as .csv, which has no limit."
            raise Refused(Fault(f"file {path.name}", "It unpacks to more than 1 GiB.", remedy))
