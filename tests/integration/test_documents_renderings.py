"""The three renderings carry the same words, whatever the words are."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factories import renderings, reports
from oneworkforce.documents import outline, pdf, web, word
from oneworkforce.documents.model import Bullets, Column, Report, Section, Table

RENDERINGS = pytest.mark.parametrize(
    ("render", "read"),
    [(web.render, renderings.of_web), (word.render, renderings.of_word), (pdf.render, renderings.of_pdf)],
    ids=["web", "word", "pdf"],
)
Render = Callable[[Report], bytes]
Read = Callable[[bytes], str]


def solid(text: str) -> str:
    """Return the text without white space, which each rendering places as its lines fall."""
    return "".join(text.split())


@RENDERINGS
def test_every_text_of_the_report_is_there(render: Render, read: Read) -> None:
    report = reports.report()
    shown = solid(read(render(report)))
    expected = [*reports.words(report), *(part.heading for part in outline.parts(report) if part.level < 3)]
    assert [text for text in expected if solid(text) not in shown] == []
    assert shown.count(solid("Tobefilledin")) == 4
    for caption in ("Figure 1: How", "Table 1: Score", "Figure 2: The first", "Table 2: The plan"):
        assert solid(caption) in shown


@RENDERINGS
def test_the_same_report_gives_the_same_bytes(render: Render, read: Read) -> None:
    assert render(reports.report()) == render(reports.report())
    assert read(render(reports.report())) != read(render(reports.report(title="Another")))


@RENDERINGS
def test_text_that_looks_like_a_command_is_shown_as_it_stands(render: Render, read: Read) -> None:
    shown = solid(read(render(reports.saying(reports.HOSTILE))))
    assert shown.count(solid(reports.HOSTILE)) >= len(list(reports.words(reports.saying(reports.HOSTILE)))) - 1


@RENDERINGS
def test_lists_and_tables_may_be_empty(render: Render, read: Read) -> None:
    empty = Table("Nothing yet", (Column("Action"), Column("Steps")), ())
    bare = Table("Hardly anything", (Column("Action"), Column("Steps")), (("Meet", ()),))
    report = Report("Empty", sections=(Section("Plan", (Bullets(()), Bullets((), ordered=True), empty, bare)),))
    assert "Table2:Hardlyanything" in solid(read(render(report)))


@RENDERINGS
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=st.text(st.characters(codec=None), max_size=40))
def test_any_text_can_be_rendered(render: Render, read: Read, text: str) -> None:
    report = reports.saying(f"x{text}")
    shown = solid(read(render(report)))
    if render is not pdf.render:  # a PDF may lack a font for it, and reorders scripts that run from right to left
        assert shown.count(solid(outline.clean(report).subtitle)) >= 10
    assert "Report" in shown
