import io
import zipfile
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from factories import reports
from oneworkforce.documents import word
from oneworkforce.documents.model import Bullets, Report, Section


def opened(report: Report) -> Any:
    return docx.Document(io.BytesIO(word.render(report)))


@pytest.fixture(scope="module")
def paper() -> Any:
    return opened(reports.report())


def styled(paper: Any, style: str) -> list[str]:
    found = paper.element.body.iter(qn("w:p"))
    return [
        "".join(piece.text or "" for piece in paragraph.iter(qn("w:t")))
        for paragraph in found
        if paragraph.pPr.pStyle.val == style
    ]


def test_headings_are_real_and_numbered_by_word(paper: Any) -> None:
    assert styled(paper, "Title") == [reports.report().title]
    assert styled(paper, "Heading1") == ["Purpose", "Results", "Implications", "Action plan", "Background papers"]
    assert styled(paper, "Heading2")[0] == "The eight arcs"
    assert styled(paper, "Heading3") == ["How to read the bars"]
    for level in (1, 2, 3):
        (style,) = (style for style in paper.styles if style.style_id == f"Heading{level}")
        assert style.element.pPr.numPr.numId.val == 1
        (linked,) = paper.part.numbering_part.element.xpath(f"//w:lvl[w:pStyle/@w:val='Heading{level}']/w:lvlText")
        assert linked.get(qn("w:val")) == ".".join(["%1", "%2", "%3"][:level])


def test_an_unnumbered_heading_is_lifted_out_of_the_numbering(paper: Any) -> None:
    last = [p for p in paper.element.body.iter(qn("w:p")) if p.pPr.pStyle.val == "Heading1"][-1]
    assert last.pPr.numPr.numId.val == 0


def test_contents_are_a_field_that_is_filled_in_and_linked(paper: Any) -> None:
    assert r'TOC \o "1-2"' in "".join(code.text for code in paper.element.body.iter(qn("w:instrText")))
    assert styled(paper, "TOC1") == [
        "1 Purpose",
        "2 Results",
        "3 Implications",
        "4 Action plan",
        "Background papers",
    ]
    assert styled(paper, "TOC2")[0] == "2.1 The eight arcs"
    marks = set(paper.element.body.xpath("//w:bookmarkStart/@w:name"))
    links = paper.element.body.xpath("//w:hyperlink/@w:anchor")
    assert len(links) == 9
    assert set(links) <= marks
    assert paper.settings.element.find(qn("w:updateFields")) is None


def test_every_field_is_opened_parted_and_closed(paper: Any) -> None:
    kinds = paper.element.body.xpath("//w:fldChar/@w:fldCharType")
    assert kinds == ["begin", "separate", "end"] * (len(kinds) // 3)
    assert len(kinds) == 3 * (1 + 2 + 2)  # contents, two tables, two figures


def test_pictures_have_their_words_and_fit_the_page(paper: Any) -> None:
    properties = paper.element.body.xpath("//wp:docPr")
    assert [picture.get("title") for picture in properties] == [
        "How integrated the workforce says it is, by arc",
        "The first four arcs, frontline staff",
    ]
    assert properties[0].get("descr").startswith("Outcomes for children is highest at 3.67.")
    section = paper.sections[0]
    room = section.page_width - section.left_margin - section.right_margin
    assert all(int(width) <= room for width in paper.element.body.xpath("//wp:extent/@cx"))
    for drawn, part in zip(paper.element.body.xpath("//wp:extent/@cx"), paper.part.package.image_parts, strict=True):
        assert part.image.px_width / (int(drawn) / 914_400) >= 200  # pixels an inch


def test_header_rows_are_repeated_and_rows_stay_whole(paper: Any) -> None:
    particulars, scores, plan = paper.tables
    assert [row._tr.xpath("count(w:trPr/w:tblHeader)") for row in particulars.rows] == [0] * 5
    for table in (scores, plan):
        assert [row._tr.xpath("count(w:trPr/w:tblHeader)") for row in table.rows] == [1] + [0] * (len(table.rows) - 1)
        assert all(row._tr.xpath("count(w:trPr/w:cantSplit)") == 1 for row in table.rows)
        assert table._tbl.tblPr.xpath("w:tblLook/@w:firstRow") == ["1"]
    assert len(plan.rows) == 13
    assert [paragraph.style.name for paragraph in plan.cell(1, 2).paragraphs] == ["Table List"] * 2


def test_a_wide_section_lies_across_and_the_next_stands_again(paper: Any) -> None:
    assert [section.page_width > section.page_height for section in paper.sections] == [False, True, False]
    for section in paper.sections:
        assert "PAGE" in "".join(code.text for code in section.footer._element.iter(qn("w:instrText")))


def test_gaps_are_controls_that_wait_for_a_person(paper: Any) -> None:
    gaps = paper.element.body.xpath("//w:sdt[w:sdtPr/w:tag/@w:val='to-be-filled-in']")
    assert len(gaps) == 4
    assert all(gap.find(f"{qn('w:sdtPr')}/{qn('w:showingPlcHdr')}") is not None for gap in gaps)
    assert [piece.text for piece in gaps[2].iter(qn("w:t"))] == ["To be filled in: what the plan costs and who pays"]


def test_the_file_says_title_and_language_but_no_person_and_no_day(paper: Any) -> None:
    properties = paper.core_properties
    assert properties.title == reports.report().title
    assert properties.keywords == "children's workforce, Wendale"
    assert properties.author == "OneWorkforce"
    assert properties.last_modified_by == ""
    assert properties.created is None
    assert properties.modified is None
    assert paper.styles.element.xpath("//w:docDefaults//w:lang/@w:val") == ["en-GB"]
    assert opened(reports.report(language="cy")).styles.element.xpath("//w:docDefaults//w:lang/@w:val") == ["cy"]


def test_each_ordered_list_begins_at_one() -> None:
    paper = opened(Report("Lists", sections=(Section("S", (Bullets(("a", "b"), ordered=True),) * 2),)))
    numbers = [p.pPr.numPr.numId.val for p in paper.element.body.iter(qn("w:p")) if p.pPr.pStyle.val == "ListNumber"]
    assert numbers[0] == numbers[1]
    assert numbers[1] != numbers[2]
    for number in {*numbers}:
        started = paper.part.numbering_part.element.xpath(f"//w:num[@w:numId='{number}']//w:startOverride/@w:val")
        assert started == ["1"]


def test_a_report_of_a_title_alone_or_beginning_wide_is_whole() -> None:
    assert len(opened(Report("Alone")).sections) == 1
    across = opened(Report("Across", sections=(Section("Plan", (reports.plan(1),), wide=True),)))
    assert [section.page_width > section.page_height for section in across.sections] == [False, True]


def test_styles_named_in_the_text_all_exist(paper: Any) -> None:
    used = set(paper.element.body.xpath("//w:pStyle/@w:val|//w:rStyle/@w:val|//w:tblStyle/@w:val"))
    assert used <= {style.style_id for style in paper.styles}


def test_nothing_of_the_template_is_left_over() -> None:
    with zipfile.ZipFile(io.BytesIO(word.render(reports.report()))) as packed:
        assert not [name for name in packed.namelist() if "thumbnail" in name or "customXml" in name]
        assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
