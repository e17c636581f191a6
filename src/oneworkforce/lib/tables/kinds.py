"""Which kind of table a file is, by what it holds; a file that is not what it says is refused."""

from pathlib import Path

from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.lib.tables.delimited import DelimitedTable
from oneworkforce.lib.tables.limits import USUAL, Limits
from oneworkforce.lib.tables.parquet import ParquetTable
from oneworkforce.lib.tables.table import Table
from oneworkforce.lib.tables.workbook import WorkbookTable

Kind = type[DelimitedTable] | type[WorkbookTable] | type[ParquetTable]

KINDS: dict[str, Kind] = {".csv": DelimitedTable, ".tsv": DelimitedTable, ".txt": DelimitedTable}
KINDS |= {".xlsx": WorkbookTable, ".xlsm": WorkbookTable, ".xls": WorkbookTable, ".ods": WorkbookTable}
KINDS |= {".parquet": ParquetTable}
NAMES: dict[Kind, str] = {
    DelimitedTable: "a CSV file",
    WorkbookTable: "an Excel workbook",
    ParquetTable: "a Parquet file",
}
ENDING: dict[Kind, str] = {DelimitedTable: ".csv", WorkbookTable: ".xlsx", ParquetTable: ".parquet"}

HEAD = 4096
"""Bytes by which a kind is told."""

MAGIC: tuple[tuple[bytes, Kind | str], ...] = (
    (b"PAR1", ParquetTable),
    (b"PK\x03\x04", WorkbookTable),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", WorkbookTable),
    (b"%PDF", "a PDF document"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"SQLite format 3", "a database"),
)


def read(path: Path, limits: Limits = USUAL) -> Table:
    """Open the table in the file at `path`; raise Refused with what is wrong and what to do.

    Beyond, which is a Refused, where it is more than `limits`.
    """
    where = f"file {path.name}"
    if path.is_dir():
        raise Refused(Fault(where, "It is a folder.", "Name a file."))
    try:
        with path.open("rb") as file:
            head = file.read(HEAD)
    except FileNotFoundError:
        raise Refused(Fault(where, "It is not there.", "Check the name and the folder.")) from None
    except OSError as problem:
        reason = f"It cannot be opened: {(problem.strerror or 'unknown reason').lower()}."
        raise Refused(Fault(where, reason, "Check that you may read it.")) from None
    return check(path, head)(path, limits)


def check(path: Path, head: bytes) -> Kind:
    """Return the kind of a file of this name that begins with `head` (4 kB of it); raise Refused where it is none."""
    where = f"file {path.name}"
    if not head.strip():
        raise Refused(Fault(where, "It is empty.", "Export it again; the first row must hold the headings."))
    named = KINDS.get(path.suffix.lower())
    if named is None:
        raise Refused(Fault(where, "It has an unknown ending.", "Give it as .csv, .xlsx or .parquet."))
    held = _held(head)
    if held is not named:
        what = held if isinstance(held, str) else NAMES[held]
        remedy = "Export it as .csv or .xlsx."
        if not isinstance(held, str):
            remedy = f"Rename it to {path.stem}{ENDING[held]}, or export it again."
        raise Refused(Fault(where, f"It says that it is {NAMES[named]}, but holds {what}.", remedy))
    return named


def _held(head: bytes) -> Kind | str:
    for magic, kind in MAGIC:
        if head.startswith(magic):
            return kind
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return DelimitedTable
    if head.lstrip()[:15].lower().startswith((b"<!doctype html", b"<html", b"<?xml")):
        return "a web page or XML"
    if b"\x00" in head:
        return "binary data"
    return DelimitedTable
