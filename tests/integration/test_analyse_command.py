"""`oneworkforce analyse`: what is printed, what is written, and that a refusal writes nothing."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from factories import spoiled
from oneworkforce.assess.domain import framework_file
from oneworkforce.assess.queries.analysis import Request, Source, run
from oneworkforce.lib.faults import Refused
from oneworkforce.site.cli import main

EXAMPLE = Path(__file__).parents[2] / "examples" / "leicestershire"
SMALL = """\
id: small
version: 1
title: {en: Small}
scale: {min: 1, max: 5, threshold: 3.0}
audience_column: audience
arcs:
  - id: working
    title: {en: Working together}
    questions:
      - {id: q1, text: {en: We share what we know about a child}}
      - {id: q2, text: {en: "We meet, and we listen"}}
      - {id: q3, audiences: [leaders, frontline], text: {en: Leaders set aside time for joint work}}
"""


def call(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def example(*words: object) -> Result:
    frame = EXAMPLE / "frame.csv"
    return call("analyse", EXAMPLE / "answers.csv", "--frame", frame, "--by", "district,audience", *words)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    path = tmp_path / "small.yaml"
    path.write_text(SMALL)
    return path


def test_the_example_is_printed_and_written_in_one_go(tmp_path: Path) -> None:
    results, paper, page = (tmp_path / name for name in ("results.json", "paper.docx", "paper.html"))
    plan = EXAMPLE / "plan.yaml"
    done = example("--plan", plan, "--json", results, "--report", paper, "--report", page, "--layout", "committee")
    assert done.exit_code == 0, done.output
    assert "Overall 3.21" in done.output
    assert "Nothing had to be withheld." in done.output
    assert "Not used: “sector”." in done.stderr
    assert f"Written: {paper}" in done.output
    assert paper.read_bytes()[:2] == b"PK"
    assert "£23,000" in page.read_text()
    found = json.loads(results.read_text())
    assert (found["version"], found["framework"], found["respondents"]) == (1, "one-childrens-workforce", 560)
    whole = next(cell for cell in found["cells"] if not cell["by"] and cell["arc"] is None)
    assert whole["n"] == 560
    assert whole["invited"] == 1232
    assert round(whole["mean"], 2) == 3.21


def test_the_keys_of_a_cell_stay_as_documented(tmp_path: Path) -> None:
    example("--json", tmp_path / "results.json")
    cell = json.loads((tmp_path / "results.json").read_text())["cells"][0]
    promised = (
        "by arc question n invited mean mean_unweighted se low high distribution dont_know not_applicable alpha call "
        "plain change withheld"
    )
    assert [key for key in promised.split(" ") if key not in cell] == []


def test_a_refusal_ends_with_2_and_writes_nothing(tmp_path: Path, small: Path) -> None:
    answers = tmp_path / "answers.csv"
    answers.write_bytes(spoiled.GOOD + b"Oak,leaders,9,4,5\n")
    results, paper = tmp_path / "results.json", tmp_path / "paper.pdf"
    paper.write_bytes(b"last year's")
    done = call("analyse", answers, "--framework", small, "--json", results, "--report", paper)
    assert done.exit_code == 2
    assert done.stdout == ""
    told = "row 4, column q1: 9 is not on the scale. Give a whole number from 1 to 5, dk, na, or leave it empty.\n"
    assert done.stderr == told
    assert not results.exists()
    assert paper.read_bytes() == b"last year's"


def test_many_faults_are_counted_not_poured_out(tmp_path: Path, small: Path) -> None:
    answers = tmp_path / "answers.csv"
    answers.write_bytes(spoiled.HEAD + b"Oak,leaders,9,4,5\n" * 60)
    done = call("analyse", answers, "--framework", small)
    assert done.stderr.splitlines()[-1] == "… and 35 more."
    assert len(done.stderr.splitlines()) == 26


def test_a_file_that_is_wrong_throughout_is_not_read_to_its_end(tmp_path: Path, small: Path) -> None:
    answers = tmp_path / "answers.csv"
    answers.write_bytes(spoiled.HEAD + b"Oak,leaders,9,4,5\n" * 300)
    done = call("analyse", answers, "--framework", small)
    assert done.stderr.splitlines()[-1] == "… and 176 more."
    with pytest.raises(Refused) as refused:
        run(Request(Source(answers, framework_file.load(str(small)))))
    assert refused.value.faults[-1].what == "there is more of the like; reading stopped."


def test_lenient_lists_what_it_left_out(tmp_path: Path, small: Path) -> None:
    answers = tmp_path / "answers.csv"
    answers.write_bytes(spoiled.HEAD + b"Oak,leaders,3,4,5\n" * 20 + b"Oak,leaders,often,4,5\n")
    done = call("analyse", answers, "--framework", small, "--lenient")
    assert done.exit_code == 0, done.output
    assert "Left out (1):" in done.stderr
    assert "row 22, column q1: text of 5 characters is not an answer." in done.stderr


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--no-suppression", "--report", "paper.docx"], "--no-suppression: It cannot go with --report"),
        (["--previous-frame", "frame.csv"], "--previous-frame: It says nothing without --previous."),
        (["--weight"], "--weight: It needs to know how many could have answered."),
        (["--report", "paper.odt"], "paper.odt: "),
        (["--report", "nowhere/paper.pdf"], "nowhere"),
        (["--json", "nowhere/results.json"], "nowhere"),
        (["--framework", "no-such"], "no-such"),
        (["--plan", "no-plan.yaml"], "no-plan.yaml"),
    ],
)
def test_words_that_do_not_go_together_are_refused_before_any_work(
    words: list[str], told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = call("analyse", EXAMPLE / "answers.csv", *words)
    assert done.exit_code == 2
    assert told in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_an_action_that_links_to_no_arc_is_refused(tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text((EXAMPLE / "plan.yaml").read_text().replace("/common-values", "/common-value"))
    done = example("--plan", plan)
    assert done.exit_code == 2
    assert "common-value" in done.stderr


def test_raw_figures_say_so_in_the_file(tmp_path: Path, small: Path) -> None:
    answers, results = tmp_path / "answers.csv", tmp_path / "raw.json"
    answers.write_bytes(spoiled.GOOD)
    done = call("analyse", answers, "--framework", small, "--no-suppression", "--json", results)
    assert done.exit_code == 0, done.output
    found = json.loads(results.read_text())
    assert found["suppression"] != "applied"
    assert "raw" in json.dumps(found["suppression"])
    assert found["cells"][0]["n"] == 2


def test_a_handful_of_answers_shows_nothing(tmp_path: Path, small: Path) -> None:
    answers, results = tmp_path / "answers.csv", tmp_path / "results.json"
    answers.write_bytes(spoiled.GOOD)
    done = call("analyse", answers, "--framework", small, "--by", "district", "--json", results)
    assert done.exit_code == 0, done.output
    found = json.loads(results.read_text())
    assert found["respondents"] is None
    for cell in found["cells"]:
        assert cell["withheld"] == "cell"
        assert {cell[key] for key in ("n", "invited", "mean", "distribution", "dont_know", "not_applicable")} == {None}


def test_the_change_since_the_previous_round_is_shown(tmp_path: Path) -> None:
    results = tmp_path / "results.json"
    before = ["--previous", EXAMPLE / "previous-answers.csv", "--previous-frame", EXAMPLE / "previous-frame.csv"]
    done = example(*before, "--weight", "--json", results)
    assert done.exit_code == 0, done.output
    assert "Since the previous round" in done.output
    arcs = [cell for cell in json.loads(results.read_text())["cells"] if cell["arc"] and not cell["question"]]
    assert all(cell["change"]["q"] >= cell["change"]["p"] for cell in arcs)
    assert all(cell["n_effective"] <= cell["n"] + 1e-6 for cell in arcs)


def test_the_demo_writes_both_papers_three_ways(tmp_path: Path) -> None:
    done = call("demo", "--no-serve", "--to", tmp_path, "--data", tmp_path / "data")
    assert done.exit_code == 0, done.output
    assert "synthetic" in done.output
    names = {path.name for path in (tmp_path / "leicestershire").iterdir()}
    kinds = (".docx", ".pdf", ".html")
    assert names == {"results.json", *(f"{name}{kind}" for name in ("analysis", "committee") for kind in kinds)}


def test_a_demo_that_is_none_names_those_there_are() -> None:
    done = call("demo", "atlantis")
    assert done.exit_code == 2
    assert "There are calderdale, central-bedfordshire, leicestershire and walsall." in done.stderr
