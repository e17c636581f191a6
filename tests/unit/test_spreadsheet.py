"""Exports that a spreadsheet opens without running anything."""

import csv
import io
import unicodedata
import zipfile
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from oneworkforce.ui import spreadsheet


def cells(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_the_file_is_utf_8_with_a_mark_and_its_numbers_are_numbers() -> None:
    content = spreadsheet.csv_bytes(["Name", "Hours"], [["Zoë", 37], ["Ada", Decimal("-7.50")], ["Bo", None]])
    assert content == "\ufeffName,Hours\r\nZoë,37\r\nAda,-7.50\r\nBo,\r\n".encode()


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        "+44 20",
        "-2",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        " =1",
        "'=1",
        "\"'=1",
        '  " =1',
        "\N{FULLWIDTH EQUALS SIGN}1",
        "\N{FULLWIDTH PLUS SIGN}1",
        "\N{FULLWIDTH HYPHEN-MINUS}1",
        "\N{FULLWIDTH COMMERCIAL AT}a",
        "\N{NO-BREAK SPACE}=1",
        "\N{ZERO WIDTH SPACE}=1",
        " \t=1",
        "\0=1",
        "\N{LEFT DOUBLE QUOTATION MARK}=1",
        "\N{RIGHT-TO-LEFT MARK}@a",
    ],
)
def test_a_formula_is_led_by_an_apostrophe(cell: str) -> None:
    assert spreadsheet.harmless(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "Ada", "a=b", "O'Neill", "'quoted'", "1+1", "37", "x@example.org"])
def test_an_ordinary_text_stays_as_it_is(cell: str) -> None:
    assert spreadsheet.harmless(cell) == cell


@given(st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1), min_size=1))
def test_no_cell_starts_a_formula_and_none_is_lost(rows: list[list[str]]) -> None:
    read = cells(spreadsheet.csv_bytes(["a"], rows))[1:]
    assert len(read) == len(rows)
    for row, again in zip(rows, read, strict=True):
        for cell, seen in zip(row, again, strict=True):
            assert seen in {cell, f"'{cell}"}
            assert unicodedata.normalize("NFKC", seen.strip())[:1] not in {"=", "+", "-", "@"} or seen.startswith("'")


def test_a_workbook_has_typed_cells_under_one_heading_row_and_its_notes_apart() -> None:
    rows: list[list[spreadsheet.Value]] = [["=1+1", 12.5, "u"], ["+44", None, "c"], ["http://example.org", 1234, ""]]
    content = spreadsheet.workbook_bytes("A table", ["Group", "Share", "Share, mark"], rows, ["Counts of a day"])
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    assert book.sheet_names == ["Table", "Notes"]
    table = book.get_sheet_by_name("Table").to_python()
    assert table == [
        ["Group", "Share", "Share, mark"],
        ["=1+1", 12.5, "u"],
        ["+44", "", "c"],
        ["http://example.org", 1234.0, ""],
    ]
    assert book.get_sheet_by_name("Notes").to_python() == [["A table"], ["Counts of a day"]]
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet
