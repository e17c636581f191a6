import re
from fractions import Fraction
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from oneworkforce.assess.domain import framework, framework_file, framework_parts
from oneworkforce.lib import faults, text

ROOT = Path(__file__).parents[2]

SMALL = """\
id: one
version: 1
title: {en: One}
scale: {min: 1, max: 5, threshold: 3.0}
audience_column: audience
arcs:
  - id: shared
    title: {en: Shared}
    questions:
      - {id: q1, perspective: team, audiences: [leaders, frontline], text: {en: We share.}, reverse: false}
      - {id: q2, text: {en: We listen.}}
"""

ARC_KEYS = "Take it out; the keys are id, title, questions, statement, colour, short and remark."
HEADINGS = "Ids, texts and the audience column head columns: make each differ."
IDS = "Begin with a letter; then letters, digits, - and _; at most 40 in all."
LISTED = "Write [one, another], or each on a line with a dash."
TOP = "The framework must be keys with values. It has id, version, title, scale and arcs."
UNROUTED = (
    "Questions ask audiences, but the framework has no “audience_column” that tells them apart. "
    "Add it, for example audience_column: audience."
)

SPOILED = [
    ("id: one", "id: 1", [f"line 1: This is no id: 1. {IDS}"]),
    ("id: one", "id: one of many", [f"line 1: This is no id: text of 11 characters. {IDS}"]),
    (
        "version: 1",
        "version: 0",
        ["line 2: A version is at least 1. Number the first one 1, and add 1 for each change."],
    ),
    ("version: 1", "version: 1.5", ["line 2: This is not a whole number: 1.5. Write one, for example 1."]),
    ("version: 1", "version: true", ["line 2: This is not a whole number: true or false. Write one, for example 1."]),
    ("version: 1\n", "", ["line 1: The framework has no “version”. Add it, for example version: 1."]),
    ("title: {en: One}", "title: One", ["line 3: Words stand by language. Write {en: the words}."]),
    ("{en: One}", "{cy: Un}", ["line 3: There are no words in the framework's language, en. Add en:."]),
    ("{en: One}", "{en: 7}", ["line 3: There are no words here. Write some, in quotes if they look like a number."]),
    ("{en: One}", "{en: ' '}", ["line 3: There are no words here. Write some, in quotes if they look like a number."]),
    (
        "{en: One}",
        "{en: One, English: One}",
        ["line 3: This is no code of a language: “English”. Write one such as en or cy."],
    ),
    (
        "version: 1",
        "version: 1\nlanguage: EN",
        ["line 3: This is no code of a language: “EN”. Write one such as en or cy."],
    ),
    (
        "scale:",
        "scal:",
        [
            "line 1: The framework has no “scale”. Add it, for example scale: {min: 1, max: 5, threshold: 3.0}.",
            "line 4: The framework has no key “scal”. Did you mean “scale”?",
        ],
    ),
    (
        "{min: 1, max: 5, threshold: 3.0}",
        "1-5",
        ["line 4: The scale must be keys with values. It has min, max and threshold."],
    ),
    (
        "max: 5",
        "max: 1",
        ["line 4: The scale must have 2 to 200 points. It runs from 1 to 1. Check min and max."],
    ),
    (
        "max: 5",
        "max: 201",
        ["line 4: The scale must have 2 to 200 points. It runs from 1 to 201. Check min and max."],
    ),
    ("max: 5", "max: 4.5", ["line 4: This is not a whole number: 4.5. Write one, for example 1."]),
    ("3.0", "5.5", ["line 4: The threshold is not on the scale. It runs from 1 to 5."]),
    ("3.0", "three", ["line 4: This is not a number: “three”. Write one, for example 3.0."]),
    ("3.0", "3.0, words: {0: {en: Never}}", ["line 4: The score 0 is not on the scale. It runs from 1 to 5."]),
    ("3.0", "3.0, words: {low: {en: Never}}", ["line 4: This is no score: “low”. Write a whole number."]),
    (
        "3.0",
        "3.0, words: {1: {en: Now and then}, 2: {en: now  and THEN}}",
        ["line 4: This description is on line 4 already. A cell of answers may hold these words: make them differ."],
    ),
    ("3.0", "3.0, words: {1: {en: '5'}}", ["line 4: This description is a number. Describe the score in words."]),
    ("3.0", "3.0, words: {1: {en: NA}}", ["line 4: This description is “na”, which is an answer. Choose another."]),
    ("id: q2", "id: q1", [f"line 11: This id is on line 10 already. {HEADINGS}"]),
    ("id: q2", "id: Q1", [f"line 11: This id is on line 10 already. {HEADINGS}"]),
    ("id: q2", "id: Audience", [f"line 11: This id is on line 5 already. {HEADINGS}"]),
    ("id: q2", "id: dk", ["line 11: This id is “dk”, which is an answer. Choose another."]),
    ("{id: q2, ", "{", ["line 11: A question has no “id”. Add it, for example id: a-short-id."]),
    ("We listen.", "we   SHARE.", [f"line 11: This text is on line 10 already. {HEADINGS}"]),
    ("We listen.", "q1", [f"line 11: This text is on line 10 already. {HEADINGS}"]),
    (
        "{id: q2, text: {en: We listen.}}",
        "We listen.",
        ["line 11: A question must be keys with values. It has id and text."],
    ),
    (
        "audience_column: audience\n",
        "",
        [f"line 9: {UNROUTED}"],
    ),
    (
        "audience_column: audience",
        "audience_column: Invited",
        ["line 5: “invited” is the frame's column of numbers. Choose another heading."],
    ),
    (
        "audience_column: audience",
        "audience_column: =cmd",
        ["line 5: This is no heading: “=cmd”. Begin with a letter; at most 60 characters."],
    ),
    (
        "audience_column: audience",
        "audience_column:",
        ["line 5: “audience_column” has nothing after it. Fill it in or take it out."],
    ),
    (
        "arcs:",
        "audiences: {leaders: {en: Leaders}, front-line: {en: Frontline}}\narcs:",
        ["line 11: “frontline” is not among the framework's audiences. Did you mean “front-line”?"],
    ),
    (
        "arcs:",
        "audiences: {leaders: {en: Frontline}, frontline: {en: Frontline}}\narcs:",
        [
            "line 6: This audience is on line 6 already. Give each audience its own id and title.",
            "line 6: This title is on line 6 already. Give each audience its own id and title.",
        ],
    ),
    (
        "arcs:",
        "perspectives: {child: {en: Child}}\narcs:",
        ["line 11: “team” is not among the framework's perspectives. Add it to perspectives."],
    ),
    (
        "[leaders, frontline]",
        "leaders",
        [f"line 10: There must be a list of audiences here, of at least one. {LISTED}"],
    ),
    ("[leaders, frontline]", "[leaders, leaders]", ["line 10: “leaders” stands in this list twice. Take one out."]),
    ("[leaders, frontline]", "[leaders, null]", [f"line 10: This is no id: nothing. {IDS}"]),
    ("reverse: false", "reverse: yes", ["line 10: This is neither true nor false: “yes”. Write true, or take it out."]),
    (
        "perspective: team",
        "perspectiv: team",
        ["line 10: A question has no key “perspectiv”. Did you mean “perspective”?"],
    ),
    (
        "    questions:",
        "    weight: 2\n    questions:",
        [f"line 9: An arc has no key “weight”. {ARC_KEYS}"],
    ),
    (
        "    questions:",
        "    colour: #1c5a9e\n    questions:",
        ["line 9: “colour” has nothing after it. A # begins a comment: put a colour in quotes."],
    ),
    (
        "    questions:",
        "    colour: blue\n    questions:",
        ['line 9: This is no colour: “blue”. Write six hexadecimal digits: "#1c5a9e".'],
    ),
    (
        SMALL[SMALL.index("arcs:") :],
        "arcs: []\n",
        [f"line 6: There must be a list of arcs here, of at least one. {LISTED}"],
    ),
    (
        SMALL[SMALL.index("      - {id: q1") :],
        "      []\n",
        [f"line 9: There must be a list of questions here, of at least one. {LISTED}"],
    ),
    (SMALL, "- one\n", [f"line 1: {TOP}"]),
    (SMALL, "one\n", [f"line 1: {TOP}"]),
    (
        "version: 1",
        "version: 1\nversion: 1",
        ["line 3: A key stands here a second time: “version”. Keep one of the two."],
    ),
]


@pytest.mark.parametrize(("old", "new", "messages"), SPOILED)
def test_a_spoiled_framework_is_refused_by_line_with_the_remedy(old: str, new: str, messages: list[str]) -> None:
    assert old in SMALL
    with pytest.raises(faults.Refused) as refused:
        framework_file.parse(SMALL.replace(old, new, 1), "one.yaml")
    assert [str(fault) for fault in refused.value.faults] == messages


def test_two_arcs_cannot_have_one_id() -> None:
    second = "  - {id: Shared, title: {en: Again}, questions: [{id: q3, text: {en: We rest.}}]}\n"
    with pytest.raises(faults.Refused, match=r"^line 12: This id is on line 7 already\. Give each arc its own id\.$"):
        framework_file.parse(SMALL + second, "one.yaml")


def test_every_fault_is_named_at_once_in_the_order_of_the_lines() -> None:
    spoiled = SMALL.replace("id: q2", "id: q1").replace("version: 1", "version: x").replace("3.0", "9")
    with pytest.raises(faults.Refused) as refused:
        framework_file.parse(spoiled, "one.yaml")
    assert [fault.where for fault in refused.value.faults] == ["line 2", "line 4", "line 11"]


def test_a_fault_never_repeats_a_sentence() -> None:
    with pytest.raises(faults.Refused) as refused:
        framework_file.parse("id: Sam Brown of 3 High Street\nSam Brown: 1\nversion: Sam Brown\n", "one.yaml")
    assert "Sam" not in str(refused.value)


def test_the_smallest_shape_is_read() -> None:
    assert framework_file.parse(SMALL, "one.yaml") == framework.Framework(
        id="one",
        version=1,
        title={"en": "One"},
        scale=framework.Scale(1, 5, Fraction(3)),
        audience_column="audience",
        arcs=(
            framework.Arc(
                id="shared",
                title={"en": "Shared"},
                questions=(
                    framework.Question("q1", {"en": "We share."}, "team", ("leaders", "frontline")),
                    framework.Question("q2", {"en": "We listen."}),
                ),
            ),
        ),
    )


def written(made: framework.Framework) -> str:
    """Return the YAML of a framework, for round trips."""
    arcs = [
        {
            "id": arc.id,
            "title": arc.title,
            "statement": arc.statement,
            "questions": [
                {"id": question.id, "text": question.text, "reverse": question.reverse} for question in arc.questions
            ],
        }
        for arc in made.arcs
    ]
    scale = {"min": made.scale.min, "max": made.scale.max, "threshold": float(made.scale.threshold)}
    top = {"id": made.id, "version": made.version, "title": made.title, "scale": scale, "arcs": arcs}
    return yaml.safe_dump(top, allow_unicode=True)


letters = st.characters(codec="utf-8", categories=["L", "N", "P", "S"])
words = st.text(letters, min_size=1, max_size=12).map(lambda some: {"en": f"is {some} so?"})


@st.composite
def any_framework(draw: st.DrawFn) -> framework.Framework:
    low = draw(st.integers(-5, 5))
    high = low + draw(st.integers(1, 199))
    threshold = Fraction(draw(st.integers(4 * low, 4 * high)), 4)
    texts = draw(st.lists(words, min_size=1, max_size=6, unique_by=lambda said: text.folded(said["en"])))
    questions = [
        framework.Question(f"q{number}", said, reverse=draw(st.booleans())) for number, said in enumerate(texts)
    ]
    cut = draw(st.integers(1, len(questions)))
    parts = [tuple(part) for part in (questions[:cut], questions[cut:]) if part]
    arcs = tuple(
        framework.Arc(f"arc{number}", draw(words), part, statement=draw(words)) for number, part in enumerate(parts)
    )
    scale = framework.Scale(low, high, threshold)
    return framework.Framework("made", draw(st.integers(1, 99)), draw(words), scale, arcs)


@given(any_framework())
def test_what_is_written_is_what_is_read(made: framework.Framework) -> None:
    assert framework_file.parse(written(made), "made.yaml") == made


@pytest.mark.parametrize(
    ("scale", "points", "threshold"),
    [
        ("{min: 1, max: 6, threshold: 3.5}", 6, Fraction(7, 2)),
        ("{min: 0, max: 4, threshold: 2}", 5, Fraction(2)),
        ("{min: -2, max: 2, threshold: 0.0}", 5, Fraction()),
        ("{min: 1, max: 200, threshold: 66.7}", 200, Fraction(667, 10)),
        ("{min: 0, max: 1, threshold: 1}", 2, Fraction(1)),
    ],
)
def test_any_whole_number_scale_works(scale: str, points: int, threshold: Fraction) -> None:
    made = framework_file.parse(SMALL.replace("{min: 1, max: 5, threshold: 3.0}", scale), "one.yaml")
    assert (made.scale.points, made.scale.threshold) == (points, threshold)


def identity(old: str, new: str) -> str:
    made = framework_file.parse(SMALL.replace(old, new, 1), "one.yaml")
    return made.wording(made.questions[0])


@pytest.mark.parametrize(
    ("old", "new"),
    [("We share.", "We share!"), ("reverse: false", "reverse: true"), ("max: 5", "max: 6"), ("min: 1", "min: 0")],
)
def test_a_change_to_text_scale_or_reverse_makes_a_new_question(old: str, new: str) -> None:
    assert identity(old, new) != identity("", "")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("id: q1", "id: greeting"),
        ("perspective: team", "perspective: child"),
        ("[leaders, frontline]", "[leaders]"),
        ("We share.", "WE SHARE."),
        ("{en: We share.}", "{en: We share., cy: Rydym yn rhannu.}"),
        ("threshold: 3.0", "threshold: 2.5"),
    ],
)
def test_any_other_change_leaves_it_the_same_question(old: str, new: str) -> None:
    assert identity(old, new) == identity("", "")


@given(st.lists(st.text(letters, min_size=1, max_size=8), min_size=1), st.text(" \t\n\u00a0", min_size=1, max_size=5))
def test_white_space_is_no_new_wording(parts: list[str], gap: str) -> None:
    made = framework_file.parse(SMALL, "one.yaml")
    one, other = (framework.Question("q", {"en": said}) for said in (" ".join(parts), gap + gap.join(parts) + gap))
    assert made.wording(one) == made.wording(other)


def test_a_framework_is_loaded_by_id_or_from_a_file(tmp_path: Path) -> None:
    (tmp_path / "one.yaml").write_text(SMALL, encoding="utf-8")
    assert framework_file.load(str(tmp_path / "one.yaml")).id == "one"
    assert framework_file.load("one-childrens-workforce").id == "one-childrens-workforce"


def test_a_framework_that_is_not_there_is_refused() -> None:
    with pytest.raises(faults.Refused) as refused:
        framework_file.load("somewhere/two.yaml")
    assert str(refused.value) == (
        "two.yaml: There is no file and no shipped framework of this name. "
        "Check the name and the folder; shipped: leadership-self-assessment, one-childrens-workforce, six-theme-audit "
        "and training-audit."
    )


PAGE = (ROOT / "docs/reference/framework.md").read_text(encoding="utf-8")


def test_the_examples_in_the_reference_are_sound() -> None:
    smallest, everything = (
        framework_file.parse(block, "page") for block in re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    )
    assert smallest.questions[1].reverse
    assert not everything.asks(everything.questions[1], "children")
    assert everything.say(everything.scale.words[4]) == "Always"


@pytest.mark.parametrize(
    ("keys", "part"),
    [
        (framework_file.FRAMEWORK, ""),
        (framework_file.SCALE, "scale: "),
        (framework_file.ARC, "arcs: "),
        (framework_file.QUESTION, "questions: "),
    ],
)
def test_the_reference_has_every_key(keys: framework_parts.Keys, part: str) -> None:
    rows = dict(re.findall(r"^\| `(.*?)` \| (yes|no) \|", PAGE, re.MULTILINE))
    named = {f"{part}{key}": "yes" if key in keys.needed else "no" for key in keys.needed + keys.optional}
    if part == "scale: ":  # its numbers are described in the row of the scale itself
        named = {"scale": "yes", "scale: words": "no"}
    assert named.items() <= rows.items()
