"""The same file back, with a column saying what to mend: the person's own columns, no cell a formula."""

import csv
import io

import numpy as np

from oneworkforce.lib import tables
from oneworkforce.ui.spreadsheet import harmless
from oneworkforce.workforce.domain.staff_columns import Columns
from oneworkforce.workforce.domain.staff_headings import MEND
from oneworkforce.workforce.models import PartKind

LONGEST = 32_767
"""Letters of a cell: a spreadsheet holds no more."""


def files(table: tables.Table, found: Columns, told: dict[int, str], errors: set[int]) -> dict[PartKind, bytes]:
    """Return the whole file and the rows that were not taken (`errors`), each with what `told` says of its rows.

    Rows with too few or too many cells stand last, by their numbers: their cells fit no columns.
    """
    headings = [harmless(heading) or f"column {at}" for at, heading in enumerate(table.headings, 1)]
    written = {kind: io.StringIO(newline="") for kind in (PartKind.WHOLE, PartKind.MEND)}
    writers = {kind: csv.writer(file) for kind, file in written.items()}
    for writer in writers.values():
        writer.writerow([MEND, *headings])
    safe = [
        np.array([harmless(text) for text in column.values] or [""], object)[column.codes] for column in found.columns
    ]
    notes = [told.get(number, "") for number in found.numbers.tolist()]
    rows = list(zip(notes, *(column.tolist() for column in safe), strict=True))
    writers[PartKind.WHOLE].writerows(rows)
    bad = [row for row, number in zip(rows, found.numbers.tolist(), strict=True) if number in errors]
    odd = [[f"Row {number:,}: {told.get(number, '')}"] for number in found.odd]
    writers[PartKind.WHOLE].writerows(odd)
    if not bad and not odd:
        del written[PartKind.MEND]
    else:
        writers[PartKind.MEND].writerows([*bad, *odd])
    return {kind: file.getvalue().encode("utf-8-sig", errors="replace") for kind, file in written.items()}
