"""A file of posts opened within its limits: rows, columns, what a workbook unpacks to, and nothing that runs."""

import re
import zipfile
import zlib
from pathlib import Path

from oneworkforce.lib import tables
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.workforce.domain import staff_columns
from oneworkforce.workforce.domain.staff_columns import Columns
from oneworkforce.workforce.domain.staff_rules import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, RULES, UNPACKED

MOST_PARTS = 1000
"""Files within a workbook."""
_HEAD = 4096
_STEP = 1 << 20
_TAG = 64
_ROW = re.compile(rb"<(?:\w+:)?row[\s/>]")
_CELL = re.compile(rb"<(?:\w+:)?c[\s/>]")


def read(path: Path) -> tuple[tables.Table, Columns]:
    """Return the table and its rows; Refused, with the code of the rule, where the file is not one that is read."""
    check_workbook(path)
    try:
        table = tables.read(path)
        if len(table.headings) > MOST_COLUMNS:
            raise broken("F104", "row 1")
        places = range(len(table.headings))
        found = staff_columns.gather(table.batches(places), places, most=MOST_ROWS)
    except staff_columns.TooMany:
        raise broken("F103") from None
    except UnicodeError:
        raise broken("F101") from None
    if not len(found.numbers) and not found.odd:
        raise broken("F102")
    return table, found


def check_workbook(path: Path) -> None:
    """Refuse a workbook that is more than is read, or that declares a document type (and so entities).

    It is unpacked once in small steps and thrown away: what its list of contents says of sizes is not believed.
    """
    if not zipfile.is_zipfile(path):
        return
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > UNPACKED:
                raise broken("F105")
            counted = [_counted(archive, part) for part in parts if part.filename.endswith((".xml", ".rels"))]
    except (zipfile.BadZipFile, zlib.error, RuntimeError, OSError, EOFError, ValueError):
        raise broken("F101") from None
    if max((rows for rows, _ in counted), default=0) > MOST_ROWS + 1:
        raise broken("F103")
    if sum(cells for _, cells in counted) > MOST_CELLS:
        raise broken("F105")


def _counted(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> tuple[int, int]:
    """Return how many rows and cells a part holds; Refused where it declares a document type."""
    rows = cells = 0
    rest = b""
    with archive.open(part) as content:
        head = content.read(_HEAD)
        if b"<!DOCTYPE" in head or b"<!ENTITY" in head or b"<\x00!\x00D" in head or b"\x00<\x00!" in head:
            raise broken("F106")
        piece = head
        while piece:
            piece = rest + piece
            rows += len(_ROW.findall(piece, 0, len(piece)))
            cells += len(_CELL.findall(piece))
            rest = piece[piece.rfind(b"<") :] if b"<" in piece[-_TAG:] else b""
            if rest and (_ROW.match(rest) or _CELL.match(rest)):
                rest = b""
            piece = content.read(_STEP)
    return rows, cells


def broken(code: str, where: str = "file") -> Refused:
    """Return the refusal by a rule of the whole file."""
    rule = RULES[code]
    return Refused(Fault(where, f"{rule.what} ({code})", rule.remedy))
