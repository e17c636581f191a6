"""A list as a CSV file that a spreadsheet opens without running anything that a person typed."""

import csv
import io
import unicodedata
from collections.abc import Iterable, Sequence
from decimal import Decimal

Value = str | int | float | Decimal | None
CSV = "text/csv; charset=utf-8"
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_QUOTES = "'\"`\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}\N{LEFT DOUBLE QUOTATION MARK}"
_UNSEEN = {"Cc", "Cf"}  # control and format characters


def csv_bytes(headings: Sequence[str], rows: Iterable[Sequence[Value]]) -> bytes:
    """Return the table as CSV in UTF-8 with a byte order mark (Excel needs it), lines ending CR LF.

    Numbers stay numbers; None is an empty cell; a text that a spreadsheet could take for a formula
    is led by an apostrophe (OWASP, CSV injection).
    """
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow([harmless(heading) for heading in headings])
    for row in rows:
        writer.writerow([harmless(value) if isinstance(value, str) else value for value in row])
    return file.getvalue().encode("utf-8-sig", errors="replace")


def is_workbook(content: bytes) -> bool:
    """Tell a workbook from CSV."""
    return content.startswith(b"PK\x03\x04")


def harmless(cell: str) -> str:
    """Return `cell`, led by an apostrophe where its first sign, as a spreadsheet may read it, starts a formula."""
    return f"'{cell}" if _starts_formula(cell) else cell


def _starts_formula(cell: str) -> bool:
    """Tell whether a formula starts `cell`, perhaps after what a spreadsheet or a clean-up drops from its front."""
    if cell[:1].isalnum():
        return False
    if cell.startswith(_FORMULA):
        return True
    letters = unicodedata.normalize("NFKC", cell)  # full-width signs are signs to some spreadsheets
    return next((each in _FORMULA for each in letters if not _dropped(each)), False)


def _dropped(letter: str) -> bool:
    return letter.isspace() or letter in _QUOTES or unicodedata.category(letter) in _UNSEEN
