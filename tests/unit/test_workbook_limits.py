"""Workbooks that would take all memory, or that say other than they hold, are refused before they are read."""

import importlib.util
import io
import struct
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from factories import workbooks
from oneworkforce.lib import tables
from oneworkforce.lib.faults import Refused
from oneworkforce.lib.tables import Beyond, Limit, Limits, sheets, unpacking

SMALL = Limits(rows=1000, columns=50, cells=10_000, unpacked=1 << 20)


def opened(folder: Path, content: bytes, kind: str = "xlsx", limits: Limits = SMALL) -> tables.Table:
    path = folder / f"book.{kind}"
    path.write_bytes(content)
    return tables.read(path, limits)


def beyond(folder: Path, content: bytes, kind: str = "xlsx", limits: Limits = SMALL) -> Limit:
    with pytest.raises(Beyond) as caught:
        opened(folder, content, kind, limits)
    return caught.value.limit


def unreadable(folder: Path, content: bytes, kind: str = "xlsx") -> None:
    with pytest.raises(Refused, match="It is a workbook that cannot be read"):
        opened(folder, content, kind)


def cells(table: tables.Table) -> list[Sequence[str]]:
    found: list[Sequence[str]] = []
    for batch in table.batches(range(len(table.headings))):
        found += zip(*(column.texts() for column in batch.columns.values()), strict=True)
    return found


@pytest.mark.parametrize(
    ("far", "limit"),
    [("XFD1048576", Limit.ROWS), ("A1002", Limit.ROWS), ("AY1", Limit.COLUMNS), ("AX1001", Limit.SIZE)],
)
def test_a_workbook_is_as_large_as_the_rectangle_to_its_last_cell(tmp_path: Path, far: str, limit: Limit) -> None:
    content = workbooks.written({"A1": "role", far: "x"})
    assert len(content) < 10_000
    assert beyond(tmp_path, content) is limit


@pytest.mark.parametrize("name", ["worksheets/sheet1.dat", "worksheets/sheet1", "other/calm.rels", "sheet.png"])
def test_a_sheet_is_looked_at_whatever_its_part_is_called(tmp_path: Path, name: str) -> None:
    good = workbooks.written({"A1": "role", "A2": "x"})
    assert cells(opened(tmp_path, workbooks.moved(good, name))) == [("x",)]
    assert beyond(tmp_path, workbooks.moved(workbooks.written({"A1": "x", "XFD1048576": "x"}), name)) is Limit.ROWS


@pytest.mark.parametrize("name", ["media/image1.png", "embeddings/one.xml", "vbaProject.bin"])
def test_no_sheet_is_read_from_among_the_pictures(tmp_path: Path, name: str) -> None:
    unreadable(tmp_path, workbooks.moved(workbooks.written({"A1": "role"}), name))


@pytest.mark.parametrize(
    ("rows", "limit"),
    [
        ("<row><c r='A1'><v>1</v></c><c\n r = 'XFD1048576'><v>1</v></c></row>", Limit.ROWS),
        ('<row><c s="1" r="AZ1"><v>1</v></c></row>', Limit.COLUMNS),
        ("<row>" + "<c><v>1</v></c>" * 51 + "</row>", Limit.COLUMNS),
        ('<row r="1"><c><v>1</v></c></row><row r="1003"><c><v>1</v></c></row>', Limit.ROWS),
        ('<row r="7"><c r="B2"><f a="&gt;"/></c><x:c xmlns:x="y" r="ZZZ1"><v>1</v></x:c></row>', Limit.COLUMNS),
        ("<row/>" * 1002, Limit.ROWS),
        ('<row><c r="A1"><v>1</v></c></row>' * 999 + '<row><c r="A1"><v>1</v></c>' + "<c r='B1'></c>" * 9999 + "</row>",
         Limit.SIZE),
    ],
)  # fmt: skip
def test_a_cell_is_found_however_it_is_written(tmp_path: Path, rows: str, limit: Limit) -> None:
    assert beyond(tmp_path, workbooks.of_sheet(rows)) is limit


def test_cells_without_addresses_are_read_in_their_order(tmp_path: Path) -> None:
    rows = "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c><c><v>4</v></c></row>"
    assert cells(opened(tmp_path, workbooks.of_sheet(rows))) == [("3", "4")]


def test_coloured_cells_with_nothing_in_them_do_not_count(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1"><v>7</v></c><c r="XFD1" s="1"/></row><row r="1048576"><c r="A1048576" s="1"/></row>'
    assert opened(tmp_path, workbooks.of_sheet(rows)).headings == ("7",)


def test_only_the_sheet_that_is_read_has_to_be_within_the_limits(tmp_path: Path) -> None:
    large = {"A1": "x", "XFD1048576": "x"}
    table = opened(tmp_path, workbooks.written({}, {"A1": "role", "A2": "x"}, large))
    assert cells(table) == [("x",)]
    assert table.notes == ("Of its 3 sheets “Sheet2” was read, the first that has cells; the others were not.",)
    assert beyond(tmp_path, workbooks.written({}, large, {"A1": "role"})) is Limit.ROWS


def test_what_is_seen_does_not_hang_on_where_a_step_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = workbooks.written({f"{letter}{row}": "x" for row in range(1, 25) for letter in "AB"})
    for step in (3, 7, 64):
        monkeypatch.setattr(sheets, "STEP", step)
        monkeypatch.setattr(unpacking, "STEP", step)
        limits = Limits(rows=23, columns=2, cells=48, unpacked=1 << 20)
        with pytest.raises(Refused, match="the same heading"):
            opened(tmp_path, content, limits=limits)
        assert beyond(tmp_path, content, limits=Limits(cells=47)) is Limit.SIZE
        assert beyond(tmp_path, content, limits=Limits(rows=22)) is Limit.ROWS


def test_what_a_zip_says_of_its_sizes_is_not_believed(tmp_path: Path) -> None:
    bomb = workbooks.with_parts(workbooks.written({"A1": "x"}), {workbooks.SHEET: b" " * (2 << 20)})
    assert len(bomb) < 20_000
    assert beyond(tmp_path, bomb) is Limit.SIZE
    unreadable(tmp_path, bomb.replace(struct.pack("<I", 2 << 20), struct.pack("<I", 100)))
    with zipfile.ZipFile(io.BytesIO(bomb)) as archive:
        assert archive.testzip() is None


def test_many_cells_that_share_a_long_text_are_more_than_they_unpack_to(tmp_path: Path) -> None:
    texts = f'<sst xmlns="x"><si><t>{"a" * 2000}</t></si><si><t>b</t></si></sst>'.encode()
    book = workbooks.written({"A1": "role"})
    for said in ("<v>0</v>", "<v> 0</v>", "<v>&#48;</v>", "<v><![CDATA[0]]></v>"):
        rows = "".join(f'<row r="{at}"><c r="A{at}" t="s">{said}</c></row>' for at in range(1, 1000))
        parts = {workbooks.SHEET: workbooks.sheet(rows), "xl/sharedStrings.xml": texts}
        assert beyond(tmp_path, workbooks.with_parts(book, parts)) is Limit.SIZE
    rows = "".join(f'<row r="{at}"><c r="A{at}" t="s"><v>1</v></c></row>' for at in range(1, 1000))
    parts = {workbooks.SHEET: workbooks.sheet(rows), "xl/sharedStrings.xml": texts}
    assert opened(tmp_path, workbooks.with_parts(book, parts)).headings == ("b",)


@pytest.mark.parametrize("evil", ["<!DOCTYPE x [<!ENTITY a 'b'>]>", "<!ENTITY a 'b'>"])
@pytest.mark.parametrize("before", [0, 4097, sheets.STEP - 3])
def test_a_document_type_is_found_wherever_it_stands(tmp_path: Path, before: int, evil: str) -> None:
    part = b"<!---->" * (before // 7) + b" " * (before % 7) + evil.encode() + workbooks.sheet("")
    book = workbooks.with_parts(workbooks.written({"A1": "role"}), {workbooks.SHEET: part})
    assert beyond(tmp_path, book, limits=Limits(unpacked=8 << 20)) is Limit.DOCTYPE


def test_a_part_that_breaks_off_or_says_another_encoding_is_not_read(tmp_path: Path) -> None:
    book = workbooks.written({"A1": "role"})
    whole = workbooks.sheet('<row r="1"><c r="A1"><v>1</v></c></row>')
    for part in (whole[:-20], b'<?xml version="1.0" encoding="utf-16"?>' + whole.decode().encode("utf-16"),
                 whole.replace(b'r="A1"', b'r="A1" r="XFD1048576"'), b"\x89PNG" + whole, b"<a " + b"b" * 70_000 + whole,
                 whole.replace(b'r="A1"', b'r="a1"')):  # fmt: skip
        unreadable(tmp_path, workbooks.with_parts(book, {workbooks.SHEET: part}))


def test_rows_and_cells_of_an_open_document_count_as_often_as_they_are_repeated(tmp_path: Path) -> None:
    row = workbooks.open_row
    empty = row(("", 16384), repeated=1_048_000)
    assert cells(
        opened(tmp_path, workbooks.open_document(row(("a", 1), ("", 9000)) + row(("b", 1)) + empty), "ods")
    ) == [("b",)]
    for rows, limit in (
        (row(("a", 51)), Limit.COLUMNS),
        (row(("a", 1), repeated=1002), Limit.ROWS),
        (row(("a", 40), repeated=300), Limit.SIZE),
        (row(("a" * 2000, 20), repeated=30), Limit.SIZE),
        (row(("a", 1)) + empty + row(("b", 1)), Limit.ROWS),
    ):
        assert beyond(tmp_path, workbooks.open_document(rows), "ods") is limit
    half = row(("a", 40), repeated=150)
    assert beyond(tmp_path, workbooks.open_document(half, half), "ods") is Limit.SIZE


def test_the_cells_of_an_old_workbook_are_looked_at_too(tmp_path: Path) -> None:
    assert cells(opened(tmp_path, workbooks.old({(0, 0): "role", (1, 0): "x"}), "xls")) == [("x",)]
    for far, limit in (((65535, 0), Limit.ROWS), ((0, 60000), Limit.COLUMNS), ((900, 40), Limit.SIZE)):
        assert beyond(tmp_path, workbooks.old({(0, 0): "role", far: "x"}), "xls") is limit
    many = {(at, 0): "a" * 3000 for at in range(900)}
    assert beyond(tmp_path, workbooks.old(many), "xls") is Limit.SIZE
    unreadable(tmp_path, workbooks.old({(0, 0): "role"})[:700], "xls")


def test_a_file_of_any_kind_has_only_so_many_columns(tmp_path: Path) -> None:
    headings = ",".join(f"c{at}" for at in range(10_000))
    assert beyond(tmp_path, headings.encode() + b"\n1\n", "csv") is Limit.COLUMNS
    wide = {f"{sheets_letters(at)}1": f"c{at}" for at in range(10_000)}
    assert beyond(tmp_path, workbooks.written(wide)) is Limit.COLUMNS


def sheets_letters(at: int) -> str:
    letters = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


@pytest.mark.parametrize(("name", "rows", "columns"), [("2016-07-29", 380, 30), ("2016-06-29", 379, 30)])
def test_an_old_workbook_that_a_spreadsheet_wrote_is_as_large_as_its_reader_finds(
    name: str, rows: int, columns: int
) -> None:
    """These files come with statsmodels, which is among the oracles of other tests."""
    path = statsmodels() / f"tsa/statespace/tests/results/frbny_nowcast/Nowcasting/data/US/{name}.xls"
    assert tables.read(path, Limits(rows=rows - 1, columns=columns, cells=rows * columns)).headings[0] == "Date"
    for less in (Limits(rows=rows - 2), Limits(columns=columns - 1), Limits(cells=rows * columns - 1)):
        with pytest.raises(Beyond):
            tables.read(path, less)


def statsmodels() -> Path:
    found = importlib.util.find_spec("statsmodels")
    assert found is not None
    assert found.origin is not None
    return Path(found.origin).parent
