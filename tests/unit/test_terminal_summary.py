import re

import pytest

from factories import frameworks, results
from oneworkforce.assess.domain import framework_file
from oneworkforce.assess.domain.results import By, Results
from oneworkforce.assess.reports import terminal

NORTH: By = (("district", "North"),)
SOUTH: By = (("district", "South"),)
BEHAVIOURS = "Behaviours focused on positive outcomes for children and young people"
RAINBOW = framework_file.load("one-childrens-workforce")


def summary(made: Results | None = None, width: int = 80) -> str:
    scores = {"common-values": 2.86, "outcomes": 3.67, "capacity-safety": 2.5, "behaviours": 2.99, "q7": 1.5}
    groups = {NORTH: {"outcomes": 3.9}, SOUTH: {"outcomes": 3.2}}
    return terminal.summary(made or results.make(RAINBOW, scores, groups=groups), RAINBOW, width=width)


def part(said: str, heading: str) -> list[str]:
    """Return the items under a heading, each on one line."""
    (found,) = [block for block in said.split("\n\n") if block.startswith(heading)]
    return " ".join(found.split()).removeprefix(heading).removeprefix(":").strip().removeprefix("- ").split(" - ")


def test_the_rainbow_the_response_and_the_overall_come_first() -> None:
    said = summary()
    assert said.startswith("One Children's Workforce, version 1\n\n 1 Shared identity ")
    assert "3.67 ▲ above" in said
    assert "100 people answered of 200 invited: 50%. The score over 8 arcs is 3.00" in " ".join(said.split())


def test_the_three_weakest_arcs_are_listed_lowest_first() -> None:
    assert part(summary(), "Weakest arcs") == [
        "Capacity to deliver and keep children safe: 2.50, interval 2.40 to 2.60; below",
        "Common values and language: 2.86, interval 2.76 to 2.96; below",
        f"{BEHAVIOURS}: 2.99, interval 2.89 to 3.09; not distinguishable",
    ]


def test_the_five_lowest_questions_are_listed_with_their_arcs() -> None:
    lowest = part(summary(), "Lowest questions")
    assert len(lowest) == 5
    assert lowest[0] == (
        "1.50 “In my service, words such as need and risk mean the same as they do in other services.” "
        "(Values and language)"
    )


def test_groups_that_differ_are_told() -> None:
    assert part(summary(), "By district, groups lie clearly apart in 1 of 8 arcs.") == [
        "Higher for North than for South: Outcome focus (3.90 against 3.20)."
    ]


def test_what_was_withheld_is_told_with_notes_and_limits() -> None:
    made = results.make(RAINBOW, groups={NORTH: {}}, withheld={(NORTH, "all"): "cell"}, notes=("A note.",))
    said = summary(made)
    assert part(said, "Withheld")[0] == "Nothing is shown for 1 of 1 group: North."
    assert part(said, "Please note")[0] == "A note."
    assert "cannot know what was published" in said


@pytest.mark.parametrize("width", [60, 80, 100])
def test_no_line_is_wider_than_asked_and_nothing_steers_the_terminal(width: int) -> None:
    groups: dict[By, dict[str, float]] = {(("place", "\x1b[31mred\nplace"),): {"outcomes": 3.9}}
    said = summary(results.make(RAINBOW, groups=groups, withheld={(next(iter(groups)), "all"): "cell"}), width)
    assert max(len(line) for line in said.splitlines()) <= width
    assert "\x1b" not in said
    assert "red place" in said


def test_a_summary_of_which_everything_is_withheld_still_reads() -> None:
    said = summary(results.make(RAINBOW, withheld={((), "all"): "cell"}))
    assert "Nothing can be shown, not even for everyone together." in " ".join(said.split())
    assert "Weakest arcs" not in said
    assert not re.search(r"None(?! is )|\bnan\b|\d\.\d\d (?:▲|●|▼)", said)


def test_more_arcs_than_a_rainbow_holds_are_summed_up_without_it() -> None:
    framework = frameworks.make(lengths=[1] * 13)
    said = terminal.summary(results.make(framework), framework)
    assert "█" not in said
    assert "The score over 13 arcs is 3.00" in " ".join(said.split())
