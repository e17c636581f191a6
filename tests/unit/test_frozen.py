"""A report as JSON and back: nothing is lost, nothing is added."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import reports
from oneworkforce.documents import frozen, outline
from oneworkforce.documents.model import (
    Align,
    Blank,
    Bullets,
    Column,
    Figure,
    Notice,
    Paragraph,
    Report,
    Section,
    Table,
)

TEXT = st.text(max_size=12)
TITLE = st.text("abc é", min_size=1, max_size=8).filter(str.strip)
TEXTS = st.lists(TEXT, max_size=3).map(tuple)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    columns = draw(st.lists(st.builds(Column, TEXT, st.sampled_from(Align), st.floats(0.5, 4)), min_size=1, max_size=3))
    row = st.tuples(*(st.one_of(TEXT, TEXTS) for _ in columns))
    return Table(draw(TEXT), tuple(columns), tuple(draw(st.lists(row, max_size=3))), draw(TEXT))


BLOCKS = st.lists(
    st.one_of(
        st.builds(Paragraph, TEXT),
        st.builds(Bullets, TEXTS, st.booleans()),
        st.builds(Notice, TEXT),
        st.builds(Blank, TEXT),
        tables(),
        st.builds(Figure, TEXT, TEXT, TEXT, st.none() | tables()),
    ),
    max_size=3,
).map(tuple)


def sections(depth: int) -> st.SearchStrategy[tuple[Section, ...]]:
    below = sections(depth - 1) if depth > 1 else st.just(())
    made = st.builds(Section, TITLE, BLOCKS, below, st.booleans(), st.booleans())
    return st.lists(made, max_size=2).map(tuple)


REPORTS = st.builds(
    Report,
    TITLE,
    TEXT,
    st.lists(st.tuples(TEXT, st.none() | TEXT), max_size=3).map(tuple),
    st.lists(st.builds(Notice, TEXT), max_size=2).map(tuple),
    sections(3),
    st.sampled_from(["en", "en-GB"]),
    st.booleans(),
    TEXTS,
)


@given(report=REPORTS)
def test_what_is_frozen_thaws_as_it_was(report: Report) -> None:
    assert frozen.thaw(json.loads(json.dumps(frozen.freeze(report)))) == report


def test_every_kind_of_block_and_hostile_text_come_back() -> None:
    report = outline.clean(reports.report(subtitle=reports.HOSTILE))
    assert frozen.thaw(json.loads(json.dumps(frozen.freeze(report)))) == report


@pytest.mark.parametrize(
    "values", [{}, {"kind": "Paragraph", "text": "x"}, {"kind": "Path"}, {"kind": "Report", "other": 1}]
)
def test_what_is_no_frozen_report_is_refused(values: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="frozen report"):
        frozen.thaw(values)
