"""A list as a file that a spreadsheet opens without running anything that a person typed: CSV, or a workbook."""

import csv
import io
import unicodedata
from collections.abc import Iterable, Sequence
from decimal import Decimal

import xlsxwriter

Value = str | int | float | Decimal | None
CSV = "text/csv; charset=utf-8"
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
"""The kinds of files, as they are sent."""

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


def workbook_bytes(title: str, headings: Sequence[str], rows: Iterable[Sequence[Value]], notes: Sequence[str]) -> bytes:
    """Return the table as a workbook (XLSX): a sheet of one heading row with typed cells, and one of the notes.

    A text is a text whatever it begins with: no cell is a formula or a link.
    """
    file = io.BytesIO()
    plain = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(file, plain) as book:
        bold = book.add_format({"bold": True})
        sheet = book.add_worksheet("Table")
        sheet.write_row(0, 0, headings, bold)
        for number, row in enumerate(rows, 1):
            sheet.write_row(number, 0, row)
        sheet.set_column(0, 0, 36)
        sheet.set_column(1, max(1, len(headings) - 1), 14)
        sheet.freeze_panes(1, 1)
        about = book.add_worksheet("Notes")
        about.write_column(0, 0, [title, *notes])
        about.set_column(0, 0, 100)
    return file.getvalue()


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
