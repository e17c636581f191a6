import base64
import hashlib
import itertools
import re
from typing import Any

from lxml import html

from factories import reports
from oneworkforce.documents import web
from oneworkforce.documents.model import Column, Figure, Report, Section, Table


def page(report: Report) -> Any:  # lxml's xpath returns too many kinds of thing to name each
    return html.document_fromstring(web.render(report).decode())


def test_the_page_says_its_language_title_and_one_main_heading() -> None:
    shown = page(reports.report(language="cy"))
    assert shown.get("lang") == "cy"
    assert shown.findtext(".//title") == reports.report().title
    assert [heading.text for heading in shown.iter("h1")] == [reports.report().title]
    assert len(shown.findall(".//main")) == 1


def test_contents_lead_to_the_numbered_sections() -> None:
    shown = page(reports.report())
    links = shown.xpath("//nav//a")
    assert [link.text_content() for link in links][:4] == [
        "1 Purpose",
        "2 Results",
        "2.1 The eight arcs",
        "2.2 Places beside each other",
    ]
    for link in links:
        (target,) = shown.xpath("//*[@id=$name]", name=link.get("href")[1:])
        assert target[0].text_content() == link.text_content()


def test_headings_go_down_one_level_at_a_time() -> None:
    shown = page(reports.report())
    levels = [int(heading.tag[1]) for heading in shown.xpath("//h1|//h2|//h3|//h4")]
    assert {2, 3, 4} <= set(levels)
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_nothing_is_fetched_and_nothing_runs() -> None:
    source = web.render(reports.report()).decode()
    shown = page(reports.report())
    assert shown.xpath("//script|//link|//img|//iframe|//object|//embed|//@src|//@style|//@onload|//@onclick") == []
    assert all(reference.startswith("#") for reference in shown.xpath("//@href"))
    assert "url(" not in source
    assert "@import" not in source
    assert set(re.findall(r"https?://[^\"' ]*", source)) == {"http://www.w3.org/2000/svg"}  # a name, not an address


def test_hostile_text_makes_no_element_and_no_attribute() -> None:
    hostile = page(reports.saying('"><script>alert(1)</script><img src=x onerror=alert(1) x="'))
    plain = page(reports.saying("plain"))
    assert [element.tag for element in hostile.iter()] == [element.tag for element in plain.iter()]
    assert [sorted(element.attrib) for element in hostile.iter()] == [
        sorted(element.attrib) for element in plain.iter()
    ]


def test_the_policy_allows_exactly_the_styles_of_the_page() -> None:
    shown = page(reports.report())
    policy = shown.xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)")
    styles = shown.xpath("//style/text()")
    hashes = {base64.b64encode(hashlib.sha256(style.encode()).digest()).decode() for style in styles}
    assert set(re.findall(r"'sha256-([^']+)'", policy)) == hashes
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy


def test_a_table_says_what_heads_each_row_and_column() -> None:
    (table,) = page(reports.report(sections=(Section("Plan", (reports.plan(3),)),))).findall(".//table")
    assert table.findtext("caption") == "Table 1: The plan for the coming year"
    assert [cell.text for cell in table.xpath(".//th[@scope='col']")] == [
        column.title for column in reports.plan().columns
    ]
    assert [cell.text[:2] for cell in table.xpath(".//th[@scope='row']")] == ["1.", "2.", "3."]
    assert table.xpath("string(.//tr[2]/td[last()]/@data-label)") == "Cost"
    assert len(table.findall(".//td/ul/li")) == 3 * 4


def test_a_table_of_figures_scrolls_in_a_named_region_and_a_wordy_one_becomes_cards() -> None:
    figures = reports.figure().table
    assert figures is not None
    shown = page(reports.report(sections=(Section("S", (figures, reports.plan())),)))
    first, second = shown.findall(".//table")
    region = first.getparent()
    assert (region.get("role"), region.get("tabindex")) == ("region", "0")
    assert region.get("aria-labelledby") == first.find("caption").get("id")
    assert second.get("class") == "cards"
    assert second.getparent().get("role") is None


def test_a_picture_keeps_its_own_name_and_two_alike_are_told_apart() -> None:
    one = reports.svg("bars").replace("<line", '<line id="line"').replace("</svg>", '<use href="#line"/></svg>')
    pictures = tuple(Figure("Bars", one, "What they say.") for _ in range(2))
    shown = page(Report("Twice", sections=(Section("Pictures", pictures),)))
    first, second = shown.findall(".//svg")
    assert first.get("aria-labelledby") == "bars-title bars-desc"
    assert second.get("aria-labelledby") == "figure-2-bars-title figure-2-bars-desc"
    for picture in (first, second):
        for name in picture.get("aria-labelledby").split():
            assert len(picture.xpath(".//*[@id=$name]", name=name)) == 1
    assert second.xpath("string(.//use/@href)") == "#figure-2-line"
    ids = shown.xpath("//@id")
    assert len(ids) == len(set(ids))


def test_gaps_and_notices_are_marked_in_words() -> None:
    shown = page(reports.report())
    assert [gap.text_content() for gap in shown.find_class("gap")] == [
        "To be filled in",
        "To be filled in",
        "To be filled in: what the plan costs and who pays",
        "To be filled in: duties that bear on the plan, or that there are none",
    ]
    assert all(notice.text_content().startswith("Please note: ") for notice in shown.find_class("notice"))


def test_columns_share_the_width_as_asked() -> None:
    table = Table("Shares", (Column("A", width=3), Column("B"), Column("C")), (("a", ("x", "y"), "c"),))
    source = web.render(Report("Widths", sections=(Section("S", (table,)),))).decode()
    assert "#table-1 col:nth-child(1) { width: 60.00% }" in source
    assert "#table-1 col:nth-child(3) { width: 20.00% }" in source
