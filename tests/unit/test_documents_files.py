from pathlib import Path

import pytest

from factories import reports
from oneworkforce.documents import files
from oneworkforce.lib import faults

SHORT = reports.report(sections=())


@pytest.mark.parametrize(
    ("name", "start"), [("a.docx", b"PK\x03\x04"), ("a.PDF", b"%PDF-1.7"), ("a.html", b"<!DOCTYPE html>")]
)
def test_the_ending_of_the_name_chooses_the_kind(tmp_path: Path, name: str, start: bytes) -> None:
    files.save(SHORT, tmp_path / name)
    assert (tmp_path / name).read_bytes().startswith(start)
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("name", ["report.doc", "report", "report.docx.txt"])
def test_another_ending_is_refused_with_the_three_that_work(tmp_path: Path, name: str) -> None:
    with pytest.raises(faults.Refused) as refusal:
        files.save(SHORT, tmp_path / name)
    assert str(refusal.value) == (
        f"{name}: The ending of this name is of no kind of report. End it in .docx, .pdf or .html."
    )
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(faults.Refused, match=r"nowhere: There is no such folder\. Make it first"):
        files.save(SHORT, tmp_path / "nowhere" / "a.pdf")


def test_a_folder_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").mkdir()
    with pytest.raises(faults.Refused, match=r"a\.pdf: This is a folder\."):
        files.save(SHORT, tmp_path / "a.pdf")


def test_a_failed_write_leaves_the_old_report_and_no_draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    (tmp_path / "a.html").write_text("last year")
    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(faults.Refused, match="It could not be written: no space left on device"):
        files.save(SHORT, tmp_path / "a.html")
    assert [path.name for path in tmp_path.iterdir()] == ["a.html"]
    assert (tmp_path / "a.html").read_text() == "last year"


def test_a_new_report_replaces_the_old_with_ordinary_rights(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text("last year")
    files.save(SHORT, path)
    assert b"Wendale" in path.read_bytes()
    ordinary = tmp_path / "ordinary"
    ordinary.touch()
    assert path.stat().st_mode == ordinary.stat().st_mode
