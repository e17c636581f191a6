import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from factories import pictures
from oneworkforce.ui import bars, palette

SCORES = ("1", "2", "3", "4", "5")
FULL = bars.Bar("Shared identity", (10, 20, 30, 25, 15), 100, 1204, 7, "3.15")
WITHHELD = bars.Bar("Common values", (3, 4, 1, 1, 0), 9, 77, 88, "2.22", withheld=True)
EMPTY = bars.Bar("Outcomes", (0, 0, 0, 0, 0), 0, 4, 12, "0.00")
CHART = bars.Bars("Share of each score", SCORES, ("fragmented", "integrated"), (FULL, WITHHELD, EMPTY))


def segments(root: etree._Element, points: int) -> list[etree._Element]:
    """Return the segments of the bars, without the key below them (whose swatches are lower)."""
    shades = bars.colours(points)
    found = [child for child in root.iter(f"{pictures.SVG}rect") if child.get("fill") in shades]
    return [child for child in found if child.get("height") == "24"]


def frames(root: etree._Element) -> list[etree._Element]:
    return [child for child in root.iter(f"{pictures.SVG}rect") if child.get("fill") == "none"]


def test_the_shares_fill_the_whole_bar() -> None:
    root = pictures.parsed(bars.draw(dataclasses.replace(CHART, bars=(FULL,))))
    widths = [pictures.number(segment, "width") for segment in segments(root, 5)]
    (frame,) = frames(root)
    assert sum(widths) == pytest.approx(pictures.number(frame, "width"), abs=0.05)
    assert [width / sum(widths) for width in widths] == pytest.approx([0.10, 0.20, 0.30, 0.25, 0.15], abs=1e-3)


def test_what_is_withheld_shows_no_figure_whatever_it_carries() -> None:
    picture = bars.draw(CHART)
    hidden = dataclasses.replace(WITHHELD, counts=(), n=-1, dont_know=123_456_789, not_applicable=0, mean="long" * 9)
    assert picture == bars.draw(dataclasses.replace(CHART, bars=(FULL, hidden, EMPTY)))
    assert "withheld" in pictures.drawn(pictures.parsed(picture))
    assert "Common values: withheld." in bars.words(CHART)


def test_figures_stand_beside_each_bar() -> None:
    seen = pictures.drawn(pictures.parsed(bars.draw(CHART)))
    assert {"Mean", "Answers", "Don't", "know", "Not", "applicable", "3.15", "100", "1,204", "7"} <= set(seen)


def test_a_row_without_answers_says_so_and_has_no_mean() -> None:
    seen = pictures.drawn(pictures.parsed(bars.draw(CHART)))
    assert "no answers" in seen
    assert "0.00" not in seen
    assert "Outcomes: no answers; answers 0, don't know 4, not applicable 12." in bars.words(CHART)


def test_the_words_tell_every_bar() -> None:
    said = bars.words(CHART)
    assert said.startswith("Share of each score. Scores run from 1, fragmented, to 5, integrated.")
    assert (
        "Shared identity: mean 3.15; 1 by 10%, 2 by 20%, 3 by 30%, 4 by 25%, 5 by 15%; "
        "answers 100, don't know 1,204, not applicable 7." in said
    )
    assert pictures.parsed(bars.draw(CHART)).findtext(f"{pictures.SVG}desc") == said


@pytest.mark.parametrize("points", range(2, 12))
def test_the_colours_grow_darker_and_their_text_is_readable(points: int) -> None:
    whites = [palette.contrast(shade, "#ffffff") for shade in bars.colours(points)]
    assert len(set(whites)) == points
    assert whites == sorted(whites)
    even = bars.Bar("Even", (1,) * points, points, 0, 0, "1.00")
    scores = tuple(map(str, range(points)))
    fill, seen = "", set()
    for child in pictures.parsed(bars.draw(bars.Bars("All", scores, ("no", "yes"), (even,)))):
        if child.tag == f"{pictures.SVG}rect":
            fill = child.get("fill", "")
        elif child.get("fill"):
            assert palette.contrast(fill, child.get("fill", "")) >= palette.READABLE
            seen.add(fill)
    assert seen == set(bars.colours(points))


def test_a_narrow_segment_has_no_number_in_it() -> None:
    lopsided = dataclasses.replace(FULL, counts=(1, 0, 0, 0, 999))
    seen = pictures.drawn(pictures.parsed(bars.draw(dataclasses.replace(CHART, bars=(lopsided,)))))
    assert (seen.count("1"), seen.count("2"), seen.count("5")) == (1, 1, 2)  # once each in the key


def test_long_labels_stand_above_their_bars() -> None:
    def left(label: str) -> float:
        chart = dataclasses.replace(CHART, bars=(dataclasses.replace(FULL, label=label),))
        return pictures.number(segments(pictures.parsed(bars.draw(chart)), 5)[0], "x")

    assert left("Short") > 100
    assert left("A question that needs many words before it comes to its point " * 2) == 1


def test_hostile_labels_are_only_text() -> None:
    hostile = '</text><script>alert("&")</script>\x00'
    chart = bars.Bars(hostile, SCORES, (hostile, hostile), (dataclasses.replace(FULL, label=hostile, mean=hostile),))
    root = pictures.parsed(bars.draw(chart))
    assert not list(root.iter(f"{pictures.SVG}script"))
    assert root.findtext(f"{pictures.SVG}title") == hostile.removesuffix("\x00")


def test_what_cannot_be_drawn_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 2 scores"):
        dataclasses.replace(CHART, bars=())
    with pytest.raises(ValueError, match="at least 2 scores"):
        dataclasses.replace(CHART, scores=("1",))
    for counts in ((1, 2), (1, 2, 3, 4, -5)):
        with pytest.raises(ValueError, match="one count, 0 or more"):
            dataclasses.replace(CHART, bars=(dataclasses.replace(FULL, counts=counts),))


LABELS = st.text(max_size=60)
COUNTS = st.integers(0, 10**9)


@st.composite
def charts(draw: st.DrawFn) -> bars.Bars:
    points = draw(st.integers(2, 11))
    counts = st.lists(st.sampled_from([0, 1]) | COUNTS, min_size=points, max_size=points).map(tuple)
    bar = st.builds(bars.Bar, st.text(max_size=200), counts, COUNTS, COUNTS, COUNTS, LABELS, st.booleans())
    some = tuple(draw(st.lists(bar, min_size=1, max_size=8)))
    return bars.Bars(draw(LABELS), tuple(map(str, range(points))), (draw(LABELS), draw(LABELS)), some)


@settings(max_examples=60, deadline=None)
@given(charts())
def test_any_bars_are_well_formed_inside_their_picture_and_full(some: bars.Bars) -> None:
    picture = bars.draw(some, "one")
    pictures.assert_whole(picture, "one")
    assert picture == bars.draw(some, "one")
    root = pictures.parsed(picture)
    full = len([bar for bar in some.bars if not bar.withheld and any(bar.counts)])
    assert len(frames(root)) == full
    across = sum(pictures.number(frame, "width") for frame in frames(root))
    assert sum(pictures.number(part, "width") for part in segments(root, len(some.scores))) == pytest.approx(
        across, abs=0.1 * len(some.bars)
    )
