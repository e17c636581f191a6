"""Files that are too large are refused, and others read, in memory that does not grow with them.

Each is read by a process of its own, whose peak is measured.
"""

from pathlib import Path

import pytest

from factories import workbooks
from oneworkforce.workforce.domain.staff_rules import UNPACKED

MEGABYTES = 150
"""What reading may take beyond the bare imports: less than the largest of these files holds when it is read at once."""
HEAD = "post_reference,role,staff_number,name\n"
ROW = "P1,Teacher,S1,Ada Ash with a name as long as names may be that somebody was given\n"


def said(path: Path, content: bytes) -> str:
    path.write_bytes(content)
    what, megabytes = workbooks.measured(path)
    assert megabytes < MEGABYTES
    return what


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_two_million_rows_are_refused(tmp_path: Path, encoding: str) -> None:
    content = (HEAD + ROW * 2_000_000).encode(encoding)
    assert said(tmp_path / "staff.csv", content) == "It holds more than 250,000 rows. (F103)"


def test_as_many_rows_as_are_taken_are_read(tmp_path: Path) -> None:
    assert said(tmp_path / "staff.csv", (HEAD + ROW * 250_000).encode("utf-16")) == "250000 rows"


def test_ten_thousand_columns_are_refused(tmp_path: Path) -> None:
    headings = [f"c{at}" for at in range(10_000)]
    content = (",".join(headings) + "\n" + "," * 9_999 + "\n").encode()
    assert said(tmp_path / "staff.csv", content) == "It has more than 400 columns. (F104)"
    row = "".join(f"<c t='inlineStr'><is><t>{heading}</t></is></c>" for heading in headings)
    book = workbooks.of_sheet(f"<row>{row}</row>")
    assert said(tmp_path / "staff.xlsx", book) == "It has more than 400 columns. (F104)"


@pytest.mark.parametrize("part", [workbooks.SHEET, "xl/other"])
def test_a_workbook_that_unpacks_to_gigabytes_is_refused(tmp_path: Path, part: str) -> None:
    bomb = workbooks.with_parts(workbooks.written({"A1": "role"}), {part: b"<a>" + b" " * UNPACKED + b"</a>"})
    assert len(bomb) < 1 << 20
    assert said(tmp_path / "staff.xlsx", bomb) == "The workbook unpacks to more than 200 MB or 5,000,000 cells. (F105)"


def test_a_workbook_of_two_cells_far_apart_is_refused(tmp_path: Path) -> None:
    book = workbooks.written({"A1": "role", "XFD1048576": "x"})
    assert said(tmp_path / "staff.xlsx", book) == "It holds more than 250,000 rows. (F103)"


def test_a_quotation_mark_that_never_closes_is_refused(tmp_path: Path) -> None:
    content = HEAD + ROW * 1000 + '"P1' + ROW * 200_000
    assert said(tmp_path / "staff.csv", content.encode()) == (
        "A quotation mark is opened in it that is not closed within 1 MB."
    )
