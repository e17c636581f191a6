"""The same file back, with a column saying what to mend: the person's own columns, no cell a formula.

A workbook comes back as a workbook, any other file as CSV.
"""

import csv
import io
from collections.abc import Iterable, Sequence

import numpy as np
import xlsxwriter

from oneworkforce.lib import tables
from oneworkforce.ui.spreadsheet import harmless
from oneworkforce.workforce.domain.staff_columns import Columns
from oneworkforce.workforce.domain.staff_headings import MEND
from oneworkforce.workforce.models import PartKind

LONGEST = 32_767
"""Letters of a cell: a spreadsheet holds no more."""
Lines = Iterable[Sequence[str]]


def files(table: tables.Table, found: Columns, told: dict[int, str], errors: set[int]) -> dict[PartKind, bytes]:
    """Return the whole file and the rows that were not taken (`errors`), each with what `told` says of its rows.

    Rows with too few or too many cells stand last, with their numbers: their cells fit no columns.
    """
    written = _workbook if table.path.suffix == ".xlsx" else _csv
    headings = [MEND, *(harmless(heading) or f"column {at}" for at, heading in enumerate(table.headings, 1))]
    safe = [
        np.array([harmless(text) for text in column.values] or [""], object)[column.codes] for column in found.columns
    ]
    numbers = found.numbers.tolist()
    notes = [harmless(told.get(number, "")) for number in numbers]
    rows = list(zip(notes, *(column.tolist() for column in safe), strict=True))
    bad = [row for row, number in zip(rows, numbers, strict=True) if number in errors]
    odd = [
        (harmless(f"Row {number:,}: {told.get(number, '')}"), *map(harmless, cells))
        for number, cells in found.odd.items()
    ]
    made = {PartKind.WHOLE: written(headings, [*rows, *odd])}
    if bad or odd:
        made[PartKind.MEND] = written(headings, [*bad, *odd])
    return made


def _csv(headings: Sequence[str], rows: Lines) -> bytes:
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(headings)
    writer.writerows(rows)
    return file.getvalue().encode("utf-8-sig", errors="replace")


def _workbook(headings: Sequence[str], rows: Lines) -> bytes:
    """Return a workbook in which each cell is a text: what looks like a number or a formula is what somebody wrote."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("What to mend")
        sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        sheet.freeze_panes(1, 1)
        sheet.set_column(0, 0, 60)
        bold = book.add_format({"bold": True})
        for at, heading in enumerate(headings):
            sheet.write_string(0, at, heading, bold)
        for number, row in enumerate(rows, 1):
            for at, cell in enumerate(row):
                if cell:
                    sheet.write_string(number, at, cell[:LONGEST])
    return file.getvalue()
