"""Questionnaires on paper: what is asked, the plain text for Braille, and answers typed from it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories.asking import FRAMEWORK
from oneworkforce.assess.domain import framework_file, paper
from oneworkforce.assess.domain.framework import Scale
from oneworkforce.assess.reports import paper_forms
from oneworkforce.documents import pdf
from oneworkforce.documents.model import Paragraph, Table

SHAPE = framework_file.parse(FRAMEWORK, "trial")
SCALE = SHAPE.scale
FIRST, SECOND = paper.parts(SHAPE, "leaders", "en")


def test_an_audience_is_asked_its_questions_alone_numbered_through() -> None:
    assert [[each.id for each in part.asked] for part in (FIRST, SECOND)] == [["v1", "v2"], ["l1", "l2"]]
    assert (FIRST.numbers, SECOND.numbers) == ("Questions 1 to 2", "Questions 3 to 4")
    vision, values = paper.parts(SHAPE, "families", "cy")
    assert [each.words for each in vision.asked] == ["Rydym yn rhannu un weledigaeth."]
    assert (vision.numbers, values.numbers) == ("Question 1", "Questions 2 to 3")
    assert values.asked[0].words == "We use the same words."  # no Welsh: the framework's own language


@pytest.mark.parametrize("said", ["3d", "3 d", " 3, D "])
def test_answers_are_typed_one_after_another(said: str) -> None:
    assert paper.read(said, FIRST, SCALE) == {"v1": "3", "v2": "dk"}


def test_blank_not_applicable_and_an_empty_line() -> None:
    assert paper.read("-n", FIRST, SCALE) == {"v1": "", "v2": "na"}
    assert paper.read("  ", FIRST, SCALE) == {}


def test_a_sign_that_is_no_answer_is_told_with_its_question() -> None:
    with pytest.raises(ValueError, match=r"Question 4 has no such answer\. Type 1 to 5, d, n, or - for a blank\."):
        paper.read("36", SECOND, SCALE)


@pytest.mark.parametrize("said", ["3", "345"])
def test_too_many_or_too_few_are_told(said: str) -> None:
    with pytest.raises(ValueError, match="Questions 1 to 2 make 2, but"):
        paper.read(said, FIRST, SCALE)


def test_a_scale_of_two_figures_needs_blanks() -> None:
    wide = Scale(0, 10, SCALE.threshold)
    assert paper.read("10 7", FIRST, wide) == {"v1": "10", "v2": "7"}


@given(st.text(max_size=8))
def test_whatever_is_typed_is_answers_of_the_scale_or_refused(said: str) -> None:
    try:
        found = paper.read(said, FIRST, SCALE)
    except ValueError:
        return
    assert set(found) in (set(), {"v1", "v2"})
    assert set(found.values()) <= {"1", "2", "3", "4", "5", "dk", "na", ""}


def test_the_plain_text_has_one_idea_a_line_and_forty_letters_at_most() -> None:
    said = paper.plain(SHAPE, "leaders", "en", closes="Please give it back by 1 May.", back="To the office.")
    lines = said.splitlines()
    assert max(map(len, lines)) <= paper.WIDTH
    assert "1. We share one vision." in lines
    assert "Answer 1:" in lines
    assert "D: I do not know" in lines
    assert "What would help most?" in lines
    assert lines[-1] == "End of the questionnaire."
    assert not any(sign in said for sign in "|\t_")


@pytest.mark.parametrize("large", [False, True])
def test_the_printed_form_has_every_question_and_always_a_way_not_to_answer(large: bool) -> None:
    made = paper_forms.form(SHAPE, "leaders", "en", lead="Leaders", closes="", back="", least=7, large=large)
    how, vision, *_ = made.sections
    assert "D: I do not know" in how.blocks[1].items  # type: ignore[union-attr]
    assert any("fewer than 7 people" in getattr(each, "text", "") for each in made.sections[-1].blocks)
    if large:
        first = vision.blocks[:2]
        assert [each.text.split() for each in first if isinstance(each, Paragraph)][1] == [*"12345", "D", "N"]
    else:
        table = vision.blocks[0]
        assert isinstance(table, Table)
        assert [row[1:] for row in table.rows] == [(*"12345", "D", "N")] * 2
    file = pdf.render(made, large=large)
    assert file.startswith(b"%PDF")
    assert b"pdfuaid" in file


def test_large_print_is_larger_and_ordinary_print_as_it_was() -> None:
    made = paper_forms.form(SHAPE, "leaders", "en", lead="", closes="", back="", least=10, large=True)
    assert pdf.render(made) != pdf.render(made, large=True)
    assert pdf.LARGE * 9 >= 16  # the smallest letters of the layout
