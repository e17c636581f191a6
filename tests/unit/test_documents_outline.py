import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from factories import reports
from oneworkforce.documents import outline
from oneworkforce.documents.model import Column, Paragraph, Report, Section, Table


def test_sections_are_numbered_in_reading_order_and_unnumbered_ones_are_passed_over() -> None:
    report = Report(
        "Title",
        sections=(
            Section("Foreword", sections=(Section("Thanks"),), numbered=False),
            Section("First", sections=(Section("Inside", sections=(Section("Deep"),)), Section("Beside"))),
            Section("Second"),
        ),
    )
    assert [part.heading for part in outline.parts(report)] == [
        "Foreword",
        "Thanks",
        "1 First",
        "1.1 Inside",
        "1.1.1 Deep",
        "1.2 Beside",
        "2 Second",
    ]
    anchors = [part.anchor for part in outline.parts(report)]
    assert len(set(anchors)) == len(anchors)


def test_a_section_inside_a_wide_one_is_wide() -> None:
    report = Report("Title", sections=(Section("Plan", sections=(Section("Costs"),), wide=True), Section("After")))
    assert [part.wide for part in outline.parts(report)] == [True, True, False]


@pytest.mark.parametrize("title", ["", " \t"])
def test_a_report_without_a_title_is_not_made(title: str) -> None:
    with pytest.raises(ValueError, match="needs a title"):
        reports.report(title=title)


def test_a_section_without_a_title_is_not_made() -> None:
    with pytest.raises(ValueError, match="needs a title"):
        Section(" ")


@pytest.mark.parametrize("language", ["", "english", 'e"n', "EN", "en-gb"])
def test_a_language_that_is_no_tag_is_refused(language: str) -> None:
    with pytest.raises(ValueError, match="a tag like en"):
        reports.report(language=language)


@pytest.mark.parametrize("rows", [(("a",),), (("a", "b"), ("a", "b", "c"))])
def test_a_row_that_does_not_fit_its_table_is_refused(rows: tuple[tuple[str, ...], ...]) -> None:
    with pytest.raises(ValueError, match="a cell for each column"):
        Table("Uneven", (Column("A"), Column("B")), rows)


def test_sections_four_deep_are_not_made() -> None:
    section = Section("4")
    for title in ("3", "2", "1"):
        section = Section(title, sections=(section,))
    with pytest.raises(ValueError, match="three deep"):
        Report("Title", sections=(section,))


@given(st.text(st.characters(codec=None), max_size=30))
def test_cleaned_text_is_fit_for_xml_and_of_one_line(text: str) -> None:
    (cleaned,) = (
        block
        for section in outline.clean(Report("Title", sections=(Section("S", (Paragraph(text),)),))).sections
        for block in section.blocks
    )
    assert isinstance(cleaned, Paragraph)
    assert "\n" not in cleaned.text
    element = etree.Element("p")
    element.text = cleaned.text
    assert etree.fromstring(etree.tostring(element)).text == (cleaned.text or None)


def test_a_forbidden_character_leaves_a_mark_everywhere_in_the_report() -> None:
    cleaned = outline.clean(reports.saying("a\x00b\x1fc\ud800d\r\ne"))
    assert cleaned.subtitle == "a\ufffdb\ufffdc\ufffdd e"
    assert all(cleaned.subtitle in words for words in reports.words(cleaned))
