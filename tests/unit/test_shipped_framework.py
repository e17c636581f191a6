"""The One Children's Workforce framework that is shipped: what it must hold, and that its words are ours."""

import re
from pathlib import Path

import pytest

from oneworkforce.assess.domain import framework, framework_file
from oneworkforce.assess.domain.kinds import Instrument

ROOT = Path(__file__).parents[2]

SHIPPED = framework_file.load("one-childrens-workforce")
OTHERS = tuple(framework_file.load(name) for name in framework_file.shipped() if name != SHIPPED.id)


def test_every_shipped_framework_is_sound_and_has_the_name_of_its_file() -> None:
    answered = {
        "leadership-self-assessment": Instrument.SELF_ASSESSMENT,
        framework_file.DEFAULT: Instrument.QUESTIONNAIRE,
        "six-theme-audit": Instrument.INTERVIEW,
        "training-audit": Instrument.QUESTIONNAIRE,
    }
    read = {name: framework_file.read(path) for name, path in framework_file.shipped().items()}
    assert {name: made.id for name, made in read.items()} == {name: name for name in answered}
    assert {name: made.instrument for name, made in read.items()} == answered
    for made in read.values():
        assert "ours and editable" in " ".join(made.notes.split())
        assert list(made.scale.words) == [1, 2, 3, 4, 5]
        assert made.scale.threshold == 3


def test_the_other_frameworks_are_short_enough_to_talk_and_to_read_on_a_phone() -> None:
    for made in OTHERS:
        assert len(made.arcs) == 6
        assert {len(arc.questions) for arc in made.arcs} == {3}
        assert max(len(made.say(question.text)) for question in made.questions) <= 100
        assert all(made.say(arc.short) for arc in made.arcs)
        assert min(1.05 / (luminance(arc.colour) + 0.05) for arc in made.arcs) >= 4.5


def test_the_self_assessment_takes_a_skill_knowledge_and_a_behaviour_in_each_arc() -> None:
    made = framework_file.load("leadership-self-assessment")
    for arc in made.arcs:
        assert {question.perspective for question in arc.questions} == {"skill", "knowledge", "behaviour"}


def test_the_training_audit_asks_every_sector_what_it_had_uses_and_needs() -> None:
    made = framework_file.load("training-audit")
    assert made.audience_column == "sector"
    assert len(made.audiences) == 7
    for arc in made.arcs:
        assert [question.perspective for question in arc.questions] == ["had", "used", "needed"]
        assert [question.reverse for question in arc.questions] == [False, False, True]


def test_the_shipped_framework_has_the_eight_arcs_in_their_order() -> None:
    assert [arc.id for arc in SHIPPED.arcs] == [
        "shared-identity",
        "common-values",
        "behaviours",
        "integrated-working",
        "trained-workforce",
        "complementary-roles",
        "capacity-safety",
        "outcomes",
    ]
    assert all(SHIPPED.say(arc.short) and SHIPPED.say(arc.statement) for arc in SHIPPED.arcs)


def test_the_shipped_framework_asks_forty_questions_that_fit_a_phone() -> None:
    assert [question.id for question in SHIPPED.questions] == [f"q{number}" for number in range(1, 41)]
    assert max(len(SHIPPED.say(question.text)) for question in SHIPPED.questions) <= 100
    assert any(question.reverse for question in SHIPPED.questions)


@pytest.mark.parametrize("arc", SHIPPED.arcs, ids=lambda arc: arc.id)
def test_each_arc_takes_every_perspective_and_asks_every_audience(arc: framework.Arc) -> None:
    asked = {
        audience: sum(SHIPPED.asks(question, audience) for question in arc.questions) for audience in SHIPPED.audiences
    }
    assert {question.perspective for question in arc.questions} == set(SHIPPED.perspectives)
    assert (asked["leaders"], len(arc.questions)) == (5, 5)
    assert asked["frontline"] >= 3
    assert asked["young-people"] >= 2
    assert asked["families"] >= 2
    assert any(question.audiences == ("leaders",) for question in arc.questions)
    assert sum(set(question.audiences) == set(SHIPPED.audiences) for question in arc.questions) >= 2


def test_only_those_who_have_a_service_or_a_team_of_their_own_are_asked_about_it() -> None:
    own = [question for question in SHIPPED.questions if re.search(r"\b[Mm]y\b", SHIPPED.say(question.text))]
    assert len(own) >= 8
    assert all(set(question.audiences) <= {"leaders", "frontline"} for question in own)


def luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_the_colours_differ_and_can_be_read_on_white() -> None:
    colours = [arc.colour for arc in SHIPPED.arcs]
    assert len(set(colours)) == 8
    assert min(1.05 / (luminance(colour) + 0.05) for colour in colours) >= 4.5


def test_every_score_is_described_from_fragmented_to_integrated_and_reformed() -> None:
    assert list(SHIPPED.scale.words) == [1, 2, 3, 4, 5]
    assert "fragmented" in SHIPPED.say(SHIPPED.scale.words[1])
    assert "integrated and reformed" in SHIPPED.say(SHIPPED.scale.words[5])
    assert SHIPPED.scale.threshold == 3


def runs(said: str, length: int) -> set[str]:
    """Return every run of `length` words, letters alone."""
    found = re.findall(r"[a-z]+", re.sub(r"[^\w\s]", "", said.lower()))
    return {" ".join(found[at : at + length]) for at in range(len(found) - length + 1)}


def test_no_sentence_is_copied_from_the_documents_that_the_tool_is_known_by() -> None:
    seeds = sorted((ROOT / "../shared/seeds").resolve().glob("*.txt"))
    if not seeds:
        pytest.skip("the seed documents are not here: copying is not tested")
    theirs: set[str] = set().union(*(runs(seed.read_text(encoding="utf-8"), 5) for seed in seeds))
    ours = [SHIPPED.say(arc.statement) for arc in SHIPPED.arcs]
    for made in (SHIPPED, *OTHERS):
        ours += [made.say(question.text) for question in made.questions]
        ours += [made.say(described) for described in made.scale.words.values()]
    assert [(said, shared) for said in ours if (shared := runs(said, 5) & theirs)] == []
