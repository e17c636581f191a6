"""Files of posts that are spoiled: each refused, or read as far as it goes, with exact sentences."""

import io
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
import xlsxwriter

from factories import spoiled_staff_rows, spoiled_staff_values, staff_checks, workbooks
from factories.staff_checks import Spoiled
from oneworkforce.lib.faults import Refused
from oneworkforce.workforce.domain import items, staff_rules
from oneworkforce.workforce.domain.items import Item
from oneworkforce.workforce.domain.staff_rules import RULES, Severity

CASES = (*spoiled_staff_rows.CASES, *spoiled_staff_values.CASES)
GOOD = "post_reference,role,staff_number\nP1,Teacher,S1\n"


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
        *("W329", "N403", "N405"),  # what a person said themself; headings and sheets left out
        *("W332", "W333", "W334", "N404"),  # who is of another organisation, or known there; why there is no credential
        *("E217", "N406", "N407"),  # who is stored as the holder of a post (test_staff_upload_leavers.py)
    }
    assert met | elsewhere >= {*RULES}


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
    "item", [item for item in items.all_items().values() if item.personal], ids=lambda item: item.key
)
@pytest.mark.parametrize(
    "said", ["80", "4.25", "31/12/1980", "White and Asain", "=Zaphod", "Zaphod", "\N{REPLACEMENT CHARACTER}"]
)
def test_no_message_repeats_or_describes_what_a_personal_column_holds(tmp_path: Path, item: Item, said: str) -> None:
    rest = "post_reference,role,staff_number"
    lines = staff_checks.told(file(tmp_path, f"{rest},{item.column}\nP1,Teacher,S1,{said}\n"))
    assert lines or (item.key, said) == ("days_absent", "80")
    for line in lines:
        assert "It holds" not in line
        assert "Did you mean" not in line
        assert said not in line.replace("such as 4 or 4.5", "")


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
        (b"\xff\xfer\x00o", "csv", "It begins as UTF-16 and does not go on so."),
        (",".join(f"c{at}" for at in range(10_000)).encode() + b"\n1\n", "csv", "It has more than 400 columns. (F104)"),
    ],
)
def test_what_is_no_table_of_posts_is_refused(tmp_path: Path, content: bytes, kind: str, says: str) -> None:
    assert says in refused(file(tmp_path, content, kind))


def test_a_workbook_that_unpacks_to_more_than_it_says_is_refused(tmp_path: Path) -> None:
    bomb = workbooks.with_parts(workbook([["role"]]), {workbooks.SHEET: b" " * (staff_rules.UNPACKED + 1)})
    assert len(bomb) < 1 << 20
    assert refused(file(tmp_path, bomb, "xlsx")) == (
        "The workbook unpacks to more than 200 MB or 5,000,000 cells. (F105) "
        "Save the one sheet that is needed as CSV UTF-8."
    )


@pytest.mark.parametrize(
    ("far", "says"),
    [
        ("XFD1048576", "It holds more than 250,000 rows. (F103)"),
        ("XFD1", "It has more than 400 columns. (F104)"),
        ("OJ20000", "The workbook unpacks to more than 200 MB or 5,000,000 cells. (F105)"),
    ],
)
def test_a_workbook_with_a_cell_far_out_is_refused_by_its_rule(tmp_path: Path, far: str, says: str) -> None:
    assert says in refused(file(tmp_path, workbooks.written({"A1": "role", far: "x"}), "xlsx"))


def test_xml_entities_are_refused(tmp_path: Path) -> None:
    evil = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + workbooks.sheet("")
    content = workbooks.with_parts(workbook([["role"]]), {workbooks.SHEET: evil})
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
