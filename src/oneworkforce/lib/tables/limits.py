"""How much of a file is read: more than that is refused before it stands in memory."""

from dataclasses import dataclass
from enum import StrEnum

from oneworkforce.lib.faults import Fault, Refused


class Limit(StrEnum):
    """What a file has too much of, or has and must not have."""

    ROWS = "rows"
    COLUMNS = "columns"
    SIZE = "size"
    DOCTYPE = "document type"


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that is read. `columns` of any file; the others of a workbook, whose sheet stands in memory whole.

    `rows` beneath the headings; `cells` of the rectangle from the first to the last cell of the sheet, empty ones too;
    `unpacked`: bytes of all that the workbook holds, and of the texts of its cells, however often one is shared.
    """

    rows: int = 1 << 20
    columns: int = 1 << 14
    cells: int = 10_000_000
    unpacked: int = 1 << 30


USUAL = Limits()
AT_ONCE = Limits(rows=50_000, columns=400, cells=500_000, unpacked=50 << 20)
"""Of a small file that is read while somebody waits."""


class Beyond(Refused):
    """Refused because of a limit: `limit` says of which, for callers that have a sentence of their own."""

    def __init__(self, limit: Limit, name: str, limits: Limits = USUAL) -> None:
        """Say it of a file of this name."""
        self.limit = limit
        what, remedy = _SAID[limit]
        size = f"{limits.unpacked >> 30} GiB" if limits.unpacked >= 1 << 30 else f"{limits.unpacked >> 20} MB"
        told = what.format(rows=limits.rows, columns=limits.columns, size=size, cells=limits.cells)
        super().__init__(Fault(f"file {name}", told, remedy))


_SAID = {
    Limit.ROWS: ("It holds more than {rows:,} rows.", "Give it in several files, or save it as .csv."),
    Limit.COLUMNS: ("It has more than {columns:,} columns.", "Remove the columns that are empty or not needed."),
    Limit.SIZE: (
        "It unpacks to more than {size} or {cells:,} cells.",
        "Save the one sheet that is needed as .csv, which has no such limit.",
    ),
    Limit.DOCTYPE: ("It holds a document type, which no spreadsheet writes.", "Save it again from a spreadsheet."),
}
