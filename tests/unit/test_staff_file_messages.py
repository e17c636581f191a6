"""Files of posts that are spoiled: each refused, or read as far as it goes, with exact sentences."""

import io
import re
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
import xlsxwriter

from factories import spoiled_staff_rows, spoiled_staff_values, staff_checks
from factories.staff_checks import Spoiled
from oneworkforce.lib.faults import Refused
from oneworkforce.workforce.domain import staff_opening, staff_rules
from oneworkforce.workforce.domain.staff_rules import RULES, Severity

CASES = (*spoiled_staff_rows.CASES, *spoiled_staff_values.CASES)
GOOD = "post_reference,role,staff_number\nP1,Teacher,S1\n"
SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'
)


def file(folder: Path, content: str | bytes, kind: str = "csv") -> Path:
    path = folder / f"staff.{kind}"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def workbook(rows: list[list[str]]) -> bytes:
    made = io.BytesIO()
    with xlsxwriter.Workbook(made) as book:
        sheet = book.add_worksheet()
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
    return made.getvalue()


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    """Return a workbook with another text in one of its parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for each in old.infolist():
            new.writestr(each.filename, part if each.filename == name else old.read(each.filename))
    return made.getvalue()


def refused(path: Path) -> str:
    with pytest.raises(Refused) as caught:
        staff_checks.check(path)
    return " ".join(f"{fault.what} {fault.remedy}" for fault in caught.value.faults)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_each_says_what_is_wrong_where_and_what_to_do(tmp_path: Path, case: Spoiled) -> None:
    assert tuple(staff_checks.told(file(tmp_path, case.content))) == case.told


def test_there_are_more_than_sixty_and_no_two_alike() -> None:
    assert len({case.content for case in CASES}) == len(CASES) > 60


def test_each_rule_is_broken_by_a_file_or_by_what_is_stored() -> None:
    met = {code for case in CASES for line in case.told for code in re.findall(r"\b[FEWN]\d{3}\b", line)}
    elsewhere = {
        *("F101", "F103", "F104", "F105", "F106"),  # in this file, below
        *("F107", "F110", "E202", "E203"),  # the columns that somebody chose, several organisations
        *("W329", "N403"),  # what a person said themself; headings left out
        *("W332", "W333", "W334", "N404"),  # who is of another organisation, or known there; why there is no credential
    }
    assert met | elsewhere >= {*RULES} - {"N403"}


def test_no_rule_has_two_codes_and_no_code_two_rules() -> None:
    assert len({rule.what for rule in RULES.values()}) == len(RULES)
    for code, rule in RULES.items():
        assert re.fullmatch(r"[FEWN]\d{3}", code)
        assert rule.what.endswith(".")
        assert rule.remedy.endswith(".")
    assert {rule.severity for rule in RULES.values()} == set(Severity)


def test_no_message_repeats_what_a_cell_holds(tmp_path: Path) -> None:
    head = ["role", "staff_number", "post_reference", "started", "name", "email", "team"]
    path = file(tmp_path, ",".join(head) + "\n" + ",".join(f"=Zaphod{at}" for at in range(len(head))) + "\n")
    said = " ".join(staff_checks.told(path))
    assert "Zaphod" not in said
    assert "E215" in said


@pytest.mark.parametrize(
    ("content", "kind", "says"),
    [
        (b"", "csv", "It is empty. Export it again"),
        (b"%PDF-1.7 post", "csv", "holds a PDF document"),
        (b"\x1f\x8b\x08", "csv", "holds a compressed file"),
        (b"<html><table>", "csv", "holds a web page or XML"),
        (b"a\x00b\n", "csv", "holds binary data"),
        (GOOD.encode(), "xlsx", "holds a CSV file"),
        (b"PK\x03\x04 and no more", "xlsx", "It is a workbook that cannot be read."),
        (GOOD.encode().replace(b"Teacher", b"T\x81\x8d"), "csv", "neither UTF-8 nor Windows-1252"),
        (b"\xff\xfer\x00o", "csv", "The file cannot be read as a table. (F101)"),
        (",".join(f"c{at}" for at in range(10_000)).encode() + b"\n1\n", "csv", "It has more than 400 columns. (F104)"),
    ],
)
def test_what_is_no_table_of_posts_is_refused(tmp_path: Path, content: bytes, kind: str, says: str) -> None:
    assert says in refused(file(tmp_path, content, kind))


def test_two_million_rows_are_refused_without_being_held(tmp_path: Path) -> None:
    path = file(tmp_path, GOOD + "P2,Teacher,S2\n" * 2_000_000)
    assert "It holds more than 250,000 rows. (F103)" in refused(path)


def test_a_workbook_that_unpacks_to_more_than_it_says_is_refused(tmp_path: Path) -> None:
    name = "xl/worksheets/sheet1.xml"
    bomb = with_part(workbook([["role"]]), name, b" " * (staff_rules.UNPACKED + 1))
    assert len(bomb) < 1 << 20
    assert "(F105)" in refused(file(tmp_path, bomb, "xlsx"))
    small = with_part(workbook([["role"]]), name, SHEET.format("<row/>" * 250_002).encode())
    assert "(F103)" in refused(file(tmp_path, small, "xlsx"))


def test_cells_are_counted_before_a_workbook_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(staff_opening, "MOST_CELLS", 50)
    monkeypatch.setattr(staff_opening, "_STEP", 7)
    content = workbook([["role", "staff_number"], *(["Teacher", f"S{at}"] for at in range(24))])
    staff_opening.check_workbook(file(tmp_path, content, "xlsx"))
    monkeypatch.setattr(staff_opening, "MOST_CELLS", 49)
    assert "(F105)" in refused(file(tmp_path, content, "xlsx"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_xml_entities_are_refused(tmp_path: Path, encoding: str) -> None:
    evil = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + SHEET.format("")
    content = with_part(workbook([["role"]]), "xl/worksheets/sheet1.xml", evil.encode(encoding))
    assert "The workbook holds a document type, which no spreadsheet writes. (F106)" in refused(
        file(tmp_path, content, "xlsx")
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_files_as_people_export_them_are_read(tmp_path: Path, encoding: str, mark: str) -> None:
    content = f"post_reference{mark}role{mark}staff_number{mark}name\nP1{mark}Teacher{mark}S1{mark}Zoë Ash\n"
    found = staff_checks.check(file(tmp_path, content.encode(encoding)))
    assert found.values["name"].listed() == ["Zoë Ash"]
    assert found.groups == ()


def test_a_workbook_is_read_with_its_dates_and_numbers(tmp_path: Path) -> None:
    made = io.BytesIO()
    with xlsxwriter.Workbook(made) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["post_reference", "role", "staff_number", "started", "hours_a_week", "birth_year"])
        sheet.write_row(1, 0, ["P1", "Teacher", 1042])
        sheet.write_datetime(
            1, 3, datetime(2020, 9, 1, tzinfo=UTC).replace(tzinfo=None), book.add_format({"num_format": "d mmm yyyy"})
        )
        sheet.write_row(1, 4, [18.5, 1980])
    found = staff_checks.check(file(tmp_path, made.getvalue(), "xlsx"))
    told = {item: typed.listed()[0] for item, typed in found.values.items()}
    assert told == {
        "reference": "P1", "role": "teacher", "number": "1042", "started_on": "2020-09-01", "hours": 1110,
        "birth_year": 1980,
    }  # fmt: skip
