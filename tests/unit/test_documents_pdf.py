import io
from collections.abc import Iterator
from typing import Any

import pypdf
import pytest

from factories import reports
from oneworkforce.documents import pdf, picture
from oneworkforce.documents.model import Column, Paragraph, Report, Section, Table


def opened(report: Report) -> Any:
    return pypdf.PdfReader(io.BytesIO(pdf.render(report)))


@pytest.fixture(scope="module")
def paper() -> Any:
    return opened(reports.report())


def elements(node: Any) -> Iterator[Any]:
    """Walk the structure tree that a screen reader follows."""
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        element = kid.get_object() if hasattr(kid, "get_object") else kid
        if isinstance(element, dict):
            yield element
            yield from elements(element)


def test_the_file_says_that_it_is_accessible_and_in_which_language(paper: Any) -> None:
    catalogue = paper.trailer["/Root"]
    assert catalogue["/MarkInfo"]["/Marked"]
    assert catalogue["/Lang"] == "en"
    assert catalogue["/ViewerPreferences"]["/DisplayDocTitle"]
    assert "pdfuaid:part" in catalogue["/Metadata"].get_data().decode()
    assert paper.metadata.title == reports.report().title
    assert paper.metadata.creation_date is None
    assert opened(Report("Welsh", language="cy-GB")).trailer["/Root"]["/Lang"] == "cy-GB"


def test_headings_tables_lists_and_pictures_are_tagged(paper: Any) -> None:
    tags = [element.get("/S") for element in elements(paper.trailer["/Root"]["/StructTreeRoot"])]
    assert {"/H1", "/H2", "/H3", "/Table", "/TH", "/TD", "/L", "/LI", "/Figure", "/Caption", "/TOC"} <= set(tags)
    assert tags.count("/Table") == 2
    assert tags.count("/TH") == 4 + 7  # the repeats on later pages are for the eye alone


def test_pictures_have_their_words(paper: Any) -> None:
    tree = elements(paper.trailer["/Root"]["/StructTreeRoot"])
    spoken = [element["/Alt"] for element in tree if "/Alt" in element]
    assert spoken == [
        "Outcomes for children is highest at 3.67. Two of eight arcs are below 3.00.",
        "Common values and language is lowest at 2.84.",
    ]


def test_contents_and_bookmarks_list_the_numbered_sections(paper: Any) -> None:
    first = " ".join(paper.pages[0].extract_text().split())
    assert "2.1 The eight arcs" in first
    assert [entry.title for entry in paper.outline if not isinstance(entry, list)] == [
        "1 Purpose",
        "2 Results",
        "3 Implications",
        "4 Action plan",
        "Background papers",
    ]


def test_the_plan_lies_across_with_its_header_on_each_page(paper: Any) -> None:
    across = [page for page in paper.pages if page.mediabox.width > page.mediabox.height]
    assert len(across) == 2
    assert all("Lead officer" in page.extract_text() for page in across)
    assert paper.pages[-1].mediabox.width < paper.pages[-1].mediabox.height
    for number, page in enumerate(paper.pages, start=1):
        assert f"Page {number} of {len(paper.pages)}" in page.extract_text()


def test_a_cell_longer_than_a_page_goes_on_over_the_page() -> None:
    long = Table("Plan", (Column("Action"), Column("Steps")), (("Meet", ("First. " + "And then. " * 900 + "Last.",)),))
    shown = opened(Report("Long", sections=(Section("Plan", (long,), wide=True),)))
    (first,) = (number for number, page in enumerate(shown.pages) if "First." in page.extract_text())
    (last,) = (number for number, page in enumerate(shown.pages) if "Last." in page.extract_text())
    assert last > first


def test_a_word_too_long_for_its_column_is_broken_at_a_syllable() -> None:
    narrow = Table("Who", (Column("Role"), Column("Duty", width=9)), (("Responsibilities", "All"),))
    shown = opened(Report("Narrow", sections=(Section("Who", (narrow,)),))).pages[0].extract_text()
    assert "Respon\xad\nsibili\xad\nties" in shown


def test_only_our_own_typeface_is_used(paper: Any) -> None:
    fonts = {
        font.get_object()["/BaseFont"].split("+")[-1]
        for page in paper.pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert fonts == {"AtkinsonHyperlegible-Regular", "AtkinsonHyperlegible-Bold"}


def test_a_character_that_no_font_has_is_shown_as_missing() -> None:
    shown = opened(Report("Signs", sections=(Section("S", (Paragraph("one \u0378 two \U0001fffd three"),)),)))
    assert "one \ufffd two \ufffd three" in shown.pages[0].extract_text()


def test_a_picture_may_hold_a_character_that_no_font_has() -> None:
    figure = reports.figure(svg=reports.svg(title="x").replace("Common", "\u0378 Common"))
    shown = opened(Report("Signs", sections=(Section("S", (figure,)),)))
    assert "\ufffd Common values" in shown.pages[0].extract_text()


def test_greek_and_cyrillic_are_shown() -> None:
    shown = opened(Report("Names", sections=(Section("S", (Paragraph("Ελένη Жуков Şahin Łucja"),)),)))
    assert "Ελένη Жуков Şahin Łucja" in shown.pages[0].extract_text()


def test_a_picture_is_sharp_and_the_same_each_time() -> None:
    drawn = picture.png(reports.svg())
    assert drawn.startswith(b"\x89PNG")
    width = int.from_bytes(drawn[16:20], "big")
    assert width == pytest.approx(680 / 96 * picture.PPI, abs=2)
    assert drawn == picture.png(reports.svg())
