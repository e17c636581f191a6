"""The two files of population figures, which are read alike."""

from pathlib import Path
from uuid import UUID

import pytest

from factories import workbooks
from oneworkforce.lib import tables
from oneworkforce.lib.faults import Refused
from oneworkforce.workforce.domain import plan_population_file, population_file

REED = UUID(int=1)


def published(path: Path) -> list[population_file.Row]:
    table = tables.read(path, tables.AT_ONCE)
    at = population_file.headings(table.headings)
    batches = table.batches([place for place in at if place is not None])
    return population_file.read(batches, at, {"reed": REED, "elm": UUID(int=2)}, frozenset({"elm"}))


def planned(path: Path) -> list[plan_population_file.Row]:
    table = tables.read(path, tables.AT_ONCE)
    at = plan_population_file.headings(table.headings)
    return plan_population_file.read(
        table.batches([place for place in at if place is not None]), at, {"reed": REED.hex}
    )


def told(found: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [f"{fault.where}: {fault.what}" for fault in found.value.faults]


def test_a_published_table_is_read_with_its_words_marks_and_separators(tmp_path: Path) -> None:
    path = tmp_path / "file.csv"
    path.write_text('Area,Variable,Category,Note,Count\nREED,Sex,Females,x,"1,204"\n,,,,\nReed,Sex,Male,,[c]\n')
    assert [(row.group, row.people, row.mark) for row in published(path)] == [("woman", 1204, ""), ("man", None, "c")]


def test_a_plan_takes_a_scenario_or_none(tmp_path: Path) -> None:
    path = tmp_path / "file.csv"
    path.write_text('group,place,year,people\nUnder 5,Reed,2027,"1,204"\n')
    assert [(row.scenario, row.year, row.people) for row in planned(path)] == [("main", 2027, 1204)]
    path.write_text("Group,Place,Year,People,Scenario\nUnder 5,Reed,2027,7,High\nUnder 5,Reed,2027,7.0,\n")
    assert [row.scenario for row in planned(path)] == ["high", "main"]


def test_every_row_that_is_wrong_is_told_in_both(tmp_path: Path) -> None:
    path = tmp_path / "file.csv"
    path.write_text("area,sex,variable,category,count\nReed,,Sex,Man,1\nReed,,Sex,Man,2\nElm,,Sex,Man,Zaphod\nx\n")
    with pytest.raises(Refused) as caught:
        published(path)
    assert told(caught) == [
        "Row 5: It has 1 cell where the headings have 5.",
        "Row 3: It is about the same as row 2.",
        "Row 4, place: Several places have this name.",
    ]
    path.write_text("group,place,year,people\na,Reed,2027,1\na,Reed,2027,2\n,Elm,99999,many\n")
    with pytest.raises(Refused) as caught:
        planned(path)
    assert told(caught) == [
        "Row 3: It is about the same as row 2.",
        "Row 4, group: The group is missing or too long.",
        "Row 4, place: This is no place of the plan.",
        "Row 4, year: 99999 is not a number that can be here.",
        "Row 4, people: Text of 4 characters is not a number that can be here.",
    ]


def test_what_is_no_such_table_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "file.csv"
    path.write_text("area,year\n1,2\n")
    with pytest.raises(Refused) as caught:
        planned(path)
    assert told(caught) == [f"Headings: There is no column “{name}”." for name in ("group", "place", "people")]
    path.write_text("group,place,year,people\n,,,\n")
    with pytest.raises(Refused, match=r"It has no rows\."):
        planned(path)
    path.write_text("group,place,year,people\n" + "".join(f"{at},Reed,2027,1\n" for at in range(20_001)))
    with pytest.raises(Refused, match=r"It has more than 20,000 rows\."):
        planned(path)


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("xlsx", workbooks.written({"A1": "place", "XFD1048576": "x"})),
        ("ods", workbooks.open_document(workbooks.open_row(("place", 1), repeated=1_000_000))),
        ("xls", workbooks.old({(0, 0): "place", (65_535, 255): "x"})),
        ("xlsx", workbooks.of_sheet("<!--" + "x" * 5000 + "--><!DOCTYPE x><row/>")),
    ],
)
def test_a_workbook_that_is_far_too_large_is_refused_before_it_is_read(
    tmp_path: Path, kind: str, content: bytes
) -> None:
    path = tmp_path / f"file.{kind}"
    path.write_bytes(content)
    for read in (published, planned):
        with pytest.raises(tables.Beyond):
            read(path)
