import csv
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from factories import crosswalks, rounds
from oneworkforce.assess.cli.framework import framework
from oneworkforce.assess.domain import framework_file

SMALL = """\
id: club
version: 1
title: {en: Clubs}
scale: {min: 0, max: 4, threshold: 2.5}
arcs:
  - id: welcome
    title: {en: Welcome}
    questions:
      - {id: district, text: {en: We greet everyone.}}
      - {id: q2, text: {en: Nobody is greeted.}, reverse: true}
"""


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(framework, [str(word) for word in words])


@pytest.fixture
def club(tmp_path: Path) -> Path:
    path = tmp_path / "club.yaml"
    path.write_text(SMALL, encoding="utf-8")
    return path


def test_check_says_what_a_framework_holds() -> None:
    result = run("check", "one-childrens-workforce")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0] == "One Children's Workforce (one-childrens-workforce, version 1): nothing is wrong with it."
    assert lines[1] == "8 arcs, 40 questions, 1 reversed. Scores run from 1 to 5; 3.00 is acceptable."
    assert lines[3].split() == ["questions", "leaders", "frontline", "young-people", "families"]
    assert lines[-1].split() == ["All", "arcs", "40", "40", "29", "17", "17"]
    assert len({len(line) for line in lines[3:]}) == 1


def test_check_works_without_audiences(club: Path) -> None:
    assert run("check", club).stdout.splitlines() == [
        "Clubs (club, version 1): nothing is wrong with it.",
        "1 arc, 2 questions, 1 reversed. Scores run from 0 to 4; 2.50 is acceptable.",
        "",
        "          questions",
        "Welcome           2",
        "All arcs          2",
    ]


def test_check_names_each_fault_and_ends_with_two(club: Path) -> None:
    club.write_text(SMALL.replace("2.5", "9").replace("version: 1", "version: 0"), encoding="utf-8")
    result = run("check", club)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.splitlines() == [
        "line 2: A version is at least 1. Number the first one 1, and add 1 for each change.",
        "line 4: The threshold is not on the scale. It runs from 0 to 4.",
    ]


def headings(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def test_template_writes_headings_and_nobody(tmp_path: Path) -> None:
    folder = tmp_path / "round" / "one"
    result = run("template", "--to", folder)
    assert result.exit_code == 0
    assert sorted(path.name for path in folder.iterdir()) == ["answers.csv", "frame.csv", "plan.yaml"]
    assert headings(folder / "answers.csv") == [["district", "audience", *(f"q{number}" for number in range(1, 41))]]
    assert headings(folder / "frame.csv") == [["district", "audience", "invited"]]
    actions = (folder / "plan.yaml").read_text(encoding="utf-8")
    assert all(
        f"one-childrens-workforce/{arc.id}" in actions for arc in framework_file.load(framework_file.DEFAULT).arcs
    )


def test_template_explains_its_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    said = " ".join(run("template").stdout.split())
    assert (tmp_path / "answers.csv").exists()
    assert "“audience” says who answers: leaders, frontline, young-people or families." in said
    assert "may be headed by its text instead of its id" in said
    assert "a whole number from 1 to 5, dk (don't know), na (not applicable) or nothing" in said
    assert "under “invited” how many people were invited" in said
    assert said.endswith("oneworkforce analyse answers.csv --frame frame.csv --by district")


def test_template_of_another_framework_avoids_its_headings(club: Path, tmp_path: Path) -> None:
    result = run("template", "--framework", club, "--to", tmp_path / "new")
    assert headings(tmp_path / "new" / "answers.csv") == [["locality", "district", "q2"]]
    assert headings(tmp_path / "new" / "frame.csv") == [["locality", "invited"]]
    assert f"--framework {club}" in result.stdout
    assert "says who answers" not in result.stdout


def test_template_never_overwrites(tmp_path: Path) -> None:
    (tmp_path / "frame.csv").write_text("ours", encoding="utf-8")
    result = run("template", "--to", tmp_path)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "frame.csv: This file is there already. Move it, or use --to FOLDER.\n"
    assert [path.name for path in tmp_path.iterdir()] == ["frame.csv"]
    assert (tmp_path / "frame.csv").read_text(encoding="utf-8") == "ours"


def test_template_of_a_faulty_framework_writes_nothing(club: Path, tmp_path: Path) -> None:
    club.write_text(SMALL.replace("id: q2", "id: na"), encoding="utf-8")
    result = run("template", "--framework", club, "--to", tmp_path / "new")
    assert result.exit_code == 2
    assert result.stderr == "line 10: This id is “na”, which is an answer. Choose another.\n"
    assert not (tmp_path / "new").exists()


def test_template_says_where_it_cannot_write(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    result = run("template", "--to", tmp_path / "file" / "new")
    assert result.exit_code == 2
    assert result.stderr == "new: It cannot be written to (Not a directory). Choose another folder.\n"


def test_compare_tells_what_became_of_each_question(tmp_path: Path) -> None:
    old, new, crosswalk = (tmp_path / name for name in ("old.yaml", "new.yaml", "crosswalk.yaml"))
    old.write_text(rounds.FRAMEWORK)
    new.write_text(crosswalks.NEXT)
    crosswalk.write_text(crosswalks.CROSSWALK)
    result = run("compare", old, new, "--crosswalk", crosswalk)
    assert result.exit_code == 0, result.output
    assert result.stdout.splitlines() == [
        "Questions since the previous round: 3 the same, 1 mapped by a crosswalk, 1 changed, 1 new and 1 removed.",
        "  One purpose: 1 of 2 questions the same",
        "  Common values and language: 1 of 2 questions the same",
        "  Outcomes: 1 of 2 questions the same",
        "",
        (
            "Mapped: v9 “We make one plan with each other.”; before: v2 “We plan together.” Not as before: wording. "
            "The same in plainer words."
        ),
        "New: n1 “We ask families which words they would use.”",
        (
            "Changed: o2 “We know from figures whether they do.”; before: o2 “We know whether they do.” "
            "Not as before: wording."
        ),
        "Removed: l2 “We explain our words to families.”",
    ]
    without = run("compare", old, new).stdout.splitlines()
    assert "  One purpose (a new arc): 1 of 2 questions the same" in without
    assert "  Shared vision: no more" in without


def test_compare_refuses_a_crosswalk_between_others(tmp_path: Path) -> None:
    path = tmp_path / "crosswalk.yaml"
    path.write_text(crosswalks.CROSSWALK)
    refused = run("compare", framework_file.DEFAULT, framework_file.DEFAULT, "--crosswalk", path)
    assert refused.exit_code == 2
    assert "The framework at this end is one-childrens-workforce, version 1, not trial, version 3." in refused.output
