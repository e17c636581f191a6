"""`oneworkforce paper`: a strategy's committee paper from its files, as somebody would type it."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from docx import Document

from oneworkforce.site.cli import main

EXAMPLE = Path(__file__).parents[2] / "examples" / "central-bedfordshire"


def call(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def test_the_paper_has_the_four_strands_their_work_plans_and_the_text(tmp_path: Path) -> None:
    page, word = tmp_path / "paper.html", tmp_path / "paper.docx"
    done = call(
        "paper",
        EXAMPLE / "plan.yaml",
        "--text",
        EXAMPLE / "strategy.txt",
        "--synthetic",
        "--report",
        page,
        "--report",
        word,
    )
    assert done.exit_code == 0, done.output
    said = page.read_text()
    for words in ("Safeguarding first", "Staffing (including trade unions)", "£78,500", "tell its story four times"):
        assert words in said
    assert "synthetic" in said
    headings = [each.text for each in Document(str(word)).paragraphs if each.style and each.style.name == "Heading 1"]
    assert any("Recommendations" in each for each in headings)


def test_without_its_text_nothing_is_appended(tmp_path: Path) -> None:
    page = tmp_path / "paper.html"
    assert call("paper", EXAMPLE / "plan.yaml", "--exempt", "--report", page).exit_code == 0
    assert "the text of" not in page.read_text()
    assert "exempt" in page.read_text()


@pytest.mark.parametrize(
    ("content", "said"), [(b"\xff\xfe\x00", "This is no text file"), (b"x" * 1_000_001, "The text is too long")]
)
def test_a_text_that_is_none_is_refused_and_nothing_is_written(tmp_path: Path, content: bytes, said: str) -> None:
    text, page = tmp_path / "text.txt", tmp_path / "paper.html"
    text.write_bytes(content)
    done = call("paper", EXAMPLE / "plan.yaml", "--text", text, "--report", page)
    assert done.exit_code == 2
    assert said in done.stderr
    assert not page.exists()


def test_a_text_that_is_not_there_is_told(tmp_path: Path) -> None:
    done = call("paper", EXAMPLE / "plan.yaml", "--text", tmp_path / "none.txt", "--report", tmp_path / "paper.html")
    assert (done.exit_code, "cannot be read" in done.stderr) == (2, True)
