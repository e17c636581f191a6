"""A crosswalk is read, or every fault in it is told with its line and what to do."""

import re
from pathlib import Path

import pytest

from factories import crosswalks, rounds
from oneworkforce.assess.domain import crosswalk_file, framework_file
from oneworkforce.assess.domain.crosswalk import Pair, old_arc
from oneworkforce.assess.domain.crosswalk_file import Ends
from oneworkforce.lib.faults import Refused

ROOT = Path(__file__).parents[2]


def refused(written: str, ends: Ends | None = None) -> list[str]:
    with pytest.raises(Refused) as found:
        crosswalk_file.parse(written, "crosswalk", ends or crosswalks.ends())
    return [str(fault) for fault in found.value.faults]


def test_pairs_are_read_with_their_reasons() -> None:
    found = crosswalks.made()
    assert str(found.old) == "trial, version 3"
    assert found.questions == (Pair("v2", "v9", "The same in plainer words."),)
    assert found.before["v9"].old == "v2"
    assert found.notes == "Agreed by the steering group."


def test_an_arc_goes_on_from_the_one_mapped_to_it_else_from_its_own_id() -> None:
    old, found = crosswalks.ends().old, crosswalks.made()
    assert [old_arc(arc, old, found) for arc in ("purpose", "values", "vision", "else")] == [
        "vision",
        "values",
        None,
        None,
    ]
    assert old_arc("vision", old, None) == "vision"


def test_every_fault_is_told_by_line_in_one_go() -> None:
    told = refused(
        """\
from: {framework: trial, version: 2}
to: {framework: trial, version: 4}
questions:
- {old: v3, new: v9, why: A slip of the pen.}
- {old: v2, new: v9, why: ""}
- {old: v2, new: n1}
arcs:
- {old: vision, new: purpos, why: Renamed.}
extra: 1
"""
    )
    assert told == [
        (
            "line 1: The framework at this end is trial, version 3, not trial, version 2. "
            "Choose the crosswalk between the two frameworks that are compared."
        ),
        "line 4: The old framework has no question “v3”. Copy the id from the framework's file.",
        "line 5: There are no words here. Write some, in quotes if they look like a number.",
        "line 5: “v9” is mapped on line 4 already. Map each once: one to one. Take one of the two out.",
        "line 6: A pair has no “why”. Add it, for example why: the same in plainer words.",
        "line 6: “v2” is mapped on line 5 already. Map each once: one to one. Take one of the two out.",
        "line 8: The new framework has no arc “purpos”. Did you mean “purpose”?",
        "line 9: The crosswalk has no key “extra”. Take it out; the keys are from, to, questions, arcs and notes.",
    ]


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("questions: []", "The crosswalk has no “from”. Add it, for example from: {framework: an-id, version: 1}."),
        (crosswalks.CROSSWALK.split("questions:", maxsplit=1)[0], "The crosswalk maps nothing."),
        ("just words", "The crosswalk must be keys with values."),
        (
            crosswalks.CROSSWALK.replace("{framework: trial, version: 3}", "trial"),
            "An end of a crosswalk must be keys with values. It has framework and version.",
        ),
    ],
)
def test_what_is_no_crosswalk_is_refused(written: str, told: str) -> None:
    assert any(told in said for said in refused(written))


def test_no_question_is_mapped_between_two_scales() -> None:
    ends = crosswalks.ends(new=crosswalks.NEXT.replace("max: 5", "max: 6"))
    assert refused(crosswalks.CROSSWALK, ends) == [
        (
            "line 4: Scores ran from 1 to 5 before and run from 1 to 6 now: none can be compared. "
            "Map questions between frameworks on one scale alone."
        )
    ]
    arcs_alone = re.sub(r"questions:\n.*?\n", "", crosswalks.CROSSWALK)
    assert crosswalk_file.parse(arcs_alone, "crosswalk", ends).arcs


def test_a_question_that_stands_word_for_word_elsewhere_is_not_mapped() -> None:
    told = refused(crosswalks.CROSSWALK.replace("old: v2, new: v9", "old: v1, new: l1"))
    assert told == [
        (
            "line 5: “v1” stands word for word in the new framework, as “v1”. "
            "Take this pair out: the two are compared without it."
        ),
        (
            "line 5: “l1” stands word for word in the old framework, as “l1”. "
            "Take this pair out: the two are compared without it."
        ),
    ]
    needless = crosswalks.CROSSWALK.replace("old: v2, new: v9", "old: v1, new: v1")
    assert crosswalks.made(needless).questions[0].new == "v1"


def test_the_example_in_the_reference_is_sound() -> None:
    page = (ROOT / "docs" / "reference" / "crosswalk.md").read_text("utf-8")
    (example,) = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    written = framework_file.shipped()[framework_file.DEFAULT].read_text("utf-8")
    first, seventh = (framework_file.load(framework_file.DEFAULT).questions[at].text["en"] for at in (0, 6))
    successor = written.replace("version: 1", "version: 2").replace("id: shared-identity", "id: one-workforce")
    successor = successor.replace(first, "We are one.").replace(seventh, "We mean the same.")
    successor = successor.replace("id: q7\n", "id: q7-plain\n")
    found = crosswalk_file.parse(example, "page", crosswalks.ends(written, successor))
    assert (len(found.questions), len(found.arcs)) == (2, 1)
    for key in (*crosswalk_file.CROSSWALK.needed, *crosswalk_file.CROSSWALK.optional, *crosswalk_file.PAIR.needed):
        assert f"`{key}`" in page


def test_a_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "crosswalk.yaml"
    path.write_text(crosswalks.CROSSWALK)
    assert crosswalk_file.read(path, crosswalks.ends()) == crosswalks.made()
    with pytest.raises(Refused):
        crosswalk_file.read(tmp_path / "none.yaml", crosswalks.ends(rounds.FRAMEWORK))
