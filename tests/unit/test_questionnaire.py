"""The questionnaire of an audience, and what answers are sealed in: pages, drafts, ballots, batches, words, faces."""

import re
import string
from collections import Counter
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneworkforce.assess.domain import ballot, batch, counting, framework_file, padding, page_words, questionnaire
from oneworkforce.assess.domain.answers import NOT_ANSWERED, NOT_ASKED
from oneworkforce.assess.domain.ballot import Ballot
from oneworkforce.assess.domain.drafted import Drafted
from oneworkforce.assess.domain.framework import NOT_STATED, Arc, Framework, Question, Scale
from oneworkforce.lib.faults import Refused
from oneworkforce.ui import faces

AUDIENCES = ("leaders", "frontline", "young")
CELL = UUID(int=7)


@st.composite
def frameworks(draw: st.DrawFn) -> Framework:
    """Return a framework whose questions go to some audiences, to one, or to everybody."""
    number = iter(range(1000))
    arcs = []
    for at in range(draw(st.integers(1, 5))):
        questions = tuple(
            Question(
                f"q{(place := next(number))}",
                {"en": f"Question {place}"},
                audiences=tuple(draw(st.lists(st.sampled_from(AUDIENCES), unique=True))),
                reverse=draw(st.booleans()),
            )
            for _ in range(draw(st.integers(1, 6)))
        )
        remark = {"en": "Say more"} if draw(st.booleans()) else {}
        arcs.append(Arc(f"arc-{at}", {"en": f"Arc {at}"}, questions, remark=remark))
    low = draw(st.integers(0, 2))
    scale = Scale(low, low + draw(st.integers(1, 6)), low)  # type: ignore[arg-type]
    return Framework("f", 1, {"en": "F"}, scale, tuple(arcs), audience_column="audience")


ANYBODY = st.sampled_from((*AUDIENCES, "", NOT_STATED))


@given(frameworks(), ANYBODY)
def test_pages_cover_each_question_that_is_asked_once_and_no_other(framework: Framework, audience: str) -> None:
    pages = questionnaire.pages(framework, audience)
    shown = [question for page in pages for question in page.questions]
    assert shown == [one for one in framework.questions if framework.asks(one, audience)]
    assert all(page.questions for page in pages)
    assert [page.arc for page in pages] == sorted((page.arc for page in pages), key=framework.arcs.index)


@given(frameworks(), ANYBODY, st.data())
def test_whatever_is_typed_a_draft_holds_answers_to_its_own_page_alone(
    framework: Framework, audience: str, data: st.DataObject
) -> None:
    pages = questionnaire.pages(framework, audience)
    drafted = Drafted(CELL)
    words = st.one_of(st.integers(-3, 12).map(str), st.sampled_from(["dk", "na", "", "Yes", "٣", "1.0"]))
    for page in pages:
        typed = data.draw(st.dictionaries(st.sampled_from([one.id for one in framework.questions]), words))
        before = drafted.said
        drafted = questionnaire.with_page(framework, drafted, page, typed)
        own = {one.id for one in page.questions}
        assert {key: value for key, value in drafted.said.items() if key not in own} == {
            key: value for key, value in before.items() if key not in own
        }
        scores = {str(score) for score in range(framework.scale.min, framework.scale.max + 1)}
        assert {drafted.said[one] for one in own} <= scores | {"dk", "na", ""}
    filled = ballot.fill(framework, audience, (), drafted.said, drafted.remarks)
    for byte, question in zip(filled.answers, framework.questions, strict=True):
        assert (byte == NOT_ASKED) == (not framework.asks(question, audience))


def test_a_remark_is_taken_where_it_is_asked_for_and_not_too_long() -> None:
    asked = framework_file.load("one-childrens-workforce")
    page = questionnaire.pages(asked, "frontline")[0]
    typed = {"remark": " One\r\ntwo "}
    assert questionnaire.with_page(asked, Drafted(CELL), page, typed).remarks == {"shared-identity": "One\ntwo"}
    with pytest.raises(Refused, match="longer than 500"):
        questionnaire.with_page(asked, Drafted(CELL), page, {"remark": "x" * 501})


def test_a_language_is_offered_where_every_question_can_be_read_in_it() -> None:
    one, other = Question("a", {"en": "A", "cy": "A"}), Question("b", {"en": "B", "cy": "B", "pl": "B"})
    framework = Framework("f", 1, {"en": "F"}, Scale(1, 5, 3), (Arc("x", {"en": "X"}, (one, other)),))  # type: ignore[arg-type]
    assert questionnaire.languages(framework) == ("en", "cy")


@given(st.text(), st.dictionaries(st.text(), st.text()), st.none() | st.just(UUID(int=8)))
def test_a_draft_comes_back_as_it_was_written(language: str, said: dict[str, str], link: UUID | None) -> None:
    drafted = Drafted(CELL, link, language, said, said)
    assert Drafted.from_bytes(drafted.to_bytes()) == drafted


@given(st.binary(max_size=9000))
def test_what_is_padded_has_one_of_few_lengths_and_comes_back(content: bytes) -> None:
    whole = padding.padded(content)
    assert padding.unpadded(whole) == content
    assert len(whole) % padding.STEP == 0


def test_usual_answers_are_of_one_length() -> None:
    asked = framework_file.load("one-childrens-workforce")
    words = " ".join(re.findall(r"[^.]+\.", " ".join(question.text["en"] for question in asked.questions)))
    everything = {arc.id: words[at * 100 : at * 100 + 400] for at, arc in enumerate(asked.arcs)}
    for remarks in ({}, {"outcomes": "More"}, everything):
        filled = ballot.fill(asked, "leaders", (("district", "Willow"),), {}, remarks)
        assert len(padding.padded(filled.to_bytes())) == padding.STEP


BALLOTS = [Ballot((("place", f"P{at % 3}"),), bytes([at, 0]), {"x": f"Remark {at}"}) for at in range(40)]


def test_a_batch_holds_what_it_was_given_in_another_order() -> None:
    mixed = batch.from_bytes(batch.to_bytes(BALLOTS))
    assert mixed != BALLOTS
    assert sorted(mixed, key=lambda one: one.answers) == BALLOTS


def test_ballots_are_counted_by_cell_and_those_who_said_nothing_leave_their_words_alone() -> None:
    questions = (Question("a", {"en": "A"}), Question("b", {"en": "B"}))
    framework = Framework("f", 1, {"en": "F"}, Scale(1, 5, 3), (Arc("x", {"en": "X"}, questions),))  # type: ignore[arg-type]
    silent = Ballot((("place", "P0"),), bytes([NOT_ANSWERED, NOT_ASKED]), {"x": "Only words"})
    counted = counting.count(framework, ["Place"], [*BALLOTS, silent])
    assert counted.people == 40
    assert {pack.cell: pack.people for pack in counted.packs} == {
        (("Place", "P0"),): 14,
        (("Place", "P1"),): 13,
        (("Place", "P2"),): 13,
    }
    kept = Counter(row.tobytes() for pack in counted.packs for row in pack.answers())
    assert kept == Counter(one.answers for one in BALLOTS)
    assert sorted(words for _, words in counted.remarks) == sorted(
        [*(f"Remark {at}" for at in range(40)), "Only words"]
    )
    assert list(counted.remarks) != sorted(
        counted.remarks, key=lambda one: int("0" + one[1].rsplit(" ", 1)[-1].strip("words"))
    )


def test_a_column_that_no_cell_has_is_not_stated_and_an_audience_is_called_by_its_id() -> None:
    asked = framework_file.load("one-childrens-workforce")
    file = counting.frame_file(
        asked, ["district"], [((("audience", "Leaders and managers"),), 12), ((("audience", "leaders"),), 3)]
    )
    assert file.decode().splitlines() == ["district,audience,invited", "not stated,leaders,15"]
    assert counting.frame_file(asked, ["district"], []) == b""


@pytest.mark.parametrize("language", sorted(page_words.known()))
def test_the_pages_have_the_same_words_in_each_language(language: str) -> None:
    english, theirs = page_words.words("en"), page_words.words(language)
    assert theirs.keys() == english.keys()
    for key, words in english.items():
        fields = sorted(name for _, name, _, _ in string.Formatter().parse(words) if name)
        assert sorted(name for _, name, _, _ in string.Formatter().parse(theirs[key]) if name) == fields, key
    assert len(theirs["months"].split()) == 12


def test_a_language_without_words_of_its_own_is_read_in_english() -> None:
    assert [page_words.of(code) for code in ("cy", "cy-GB", "pl", "")] == ["cy", "cy", "en", "en"]


def test_the_five_faces_differ_in_shape_and_not_in_colour() -> None:
    drawn = [str(faces.face(mood)) for mood in range(1, 6)]
    assert len(set(drawn)) == 5
    assert len({frozenset(re.findall("#[0-9a-f]{6}", one)) for one in drawn}) == 1


def test_children_are_asked_short_questions_about_themselves() -> None:
    asked = framework_file.load("one-childrens-workforce")
    assert asked.faces == ("young-people",)
    shown = [one for page in questionnaire.pages(asked, "young-people") for one in page.questions]
    assert len(shown) == 17
    assert all(len(one.short["en"]) <= 60 for one in shown)
    assert all(arc.remark for arc in asked.arcs)
