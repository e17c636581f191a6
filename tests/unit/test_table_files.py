"""The one field of files that hold a table."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from factories import workbooks
from oneworkforce.ui.forms import PlainForm
from oneworkforce.ui.table_files import TABLES, TableFile, ending, on_disk


class Form(PlainForm):
    """Two files."""

    given = TableFile(largest=2 << 20, otherwise="Give less", called="list")
    other = TableFile(largest=1 << 20, kinds=TABLES, required=False)


def said(name: str, content: bytes, field: str = "given") -> list[str]:
    files = {"given": SimpleUploadedFile("a.csv", b"a,b\n1,2\n"), field: SimpleUploadedFile(name, content)}
    errors: Any = Form({}, files).errors
    return list(errors.get(field, []))


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("Ada Ash.csv", b"a,b\n", []),
        ("Ada Ash.XLSX", workbooks.written({"A1": "a"}), []),
        ("Ada Ash.csv", b"x" * ((2 << 20) + 1), ["The file is larger than 2 MB. Give less"]),
        ("Ada Ash.pdf", b"%PDF", ["It has an unknown ending. Give it as .csv or .xlsx."]),
        ("Ada Ash", b"a,b\n", ["It has an unknown ending. Give it as .csv or .xlsx."]),
        ("a.parquet", b"PAR1", ["It has an unknown ending. Give it as .csv or .xlsx."]),
        (
            "Ada Ash.csv",
            b"%PDF",
            ["It says that it is a CSV file, but holds a PDF document. Export it as .csv or .xlsx."],
        ),
        (
            "Ada Ash.xlsx",
            b"a,b\n",
            ["It says that it is an Excel workbook, but holds a CSV file. Rename it to list.csv, or export it again."],
        ),
        ("a.csv", b"", ["It is empty. Export it again; the first row must hold the headings."]),
    ],
)
def test_kind_and_size_are_checked_and_no_name_is_repeated(name: str, content: bytes, told: list[str]) -> None:
    assert said(name, content) == told


def test_each_field_takes_its_own_kinds_and_says_so_to_the_browser() -> None:
    assert said("a.parquet", b"PAR1", "other") == []
    assert said("a.doc", b"x", "other") == ["It has an unknown ending. Give it as .csv, .xlsx or .parquet."]
    assert 'accept=".csv,.tsv,.txt,.xlsx,.xlsm,.xls,.ods"' in str(Form()["given"])
    assert Form({}, {}).errors == {"given": ["Choose a file"]}


def test_a_file_lies_on_the_disk_no_longer_than_it_is_read() -> None:
    with on_disk(SimpleUploadedFile("Ada Ash.CSV", b"a,b\n")) as path:
        assert path.name == "file.csv"
        assert path.read_bytes() == b"a,b\n"
    assert not path.parent.exists()
    assert ending(SimpleUploadedFile("Ada.Ash", b"")) == "ash"
