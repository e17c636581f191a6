import dataclasses
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from oneworkforce.ui import palette, rainbow, rainbow_words, rings

SPACE = {"s": "http://www.w3.org/2000/svg"}
NAMES = ("Shared purpose", "Common language", "Working practices", "Outcomes for children")


def arc(name: str, score: float | None, threshold: float = 3.0, colour: str = "#1c5a9e") -> rainbow.Arc:
    if score is None:
        return rainbow.Arc(name, name, colour, None, None, None)
    sign: rainbow.Sign = "above" if score > threshold else "below" if score < threshold else "at"
    return rainbow.Arc(name, name, colour, score, f"{score:.2f}", sign)


def bow(*arcs: rainbow.Arc) -> rainbow.Rainbow:
    return rainbow.Rainbow("One workforce", 1, 5, 3.0, "3.00", ("fragmented", "integrated"), arcs, "3.21")


def four(*scores: float | None) -> rainbow.Rainbow:
    return bow(*(arc(name, score) for name, score in zip(NAMES, scores, strict=True)))


def root_of(written: str) -> Any:
    return etree.fromstring(written)


def fills(root: Any, place: int) -> list[Any]:
    return list(root.xpath(f"//s:g[@id='rainbow-arc-{place}']/s:path", namespaces=SPACE))


def told(root: Any) -> str:
    return " ".join(root.itertext())


def numbers(path: str) -> list[float]:
    return [float(found) for found in re.findall(r"-?\d+(?:\.\d+)?", path)]


@pytest.mark.parametrize("narrow", [False, True])
def test_a_score_at_the_threshold_of_one_to_five_ends_at_the_zenith(narrow: bool) -> None:
    root = root_of(rainbow.draw(four(3.0, 2.0, 4.0, 3.2), narrow=narrow))
    track, fill = fills(root, 1)
    left, *_, right = (numbers(track.get("d"))[index] for index in (0, 7))
    end = numbers(fill.get("d"))[7:9]
    assert end == [(left + right) / 2, pytest.approx(numbers(track.get("d"))[1] - (right - left) / 2)]
    assert end[0] == (304 if not narrow else 160)


def test_fills_run_clockwise_in_the_order_of_their_scores() -> None:
    root = root_of(rainbow.draw(four(1.5, 2.5, 3.5, 4.5)))
    centre = 304
    sides = [numbers(fills(root, place)[1].get("d"))[7] > centre for place in range(1, 5)]
    assert sides == [False, False, True, True]


def test_the_first_arc_is_outermost_and_the_last_at_the_heart() -> None:
    feet = [numbers(fills(root_of(rainbow.draw(four(2, 2, 2, 2))), place)[0].get("d"))[0] for place in range(1, 5)]
    assert feet == sorted(feet)


def test_a_withheld_arc_is_hatched_and_none_of_its_figures_appear_anywhere() -> None:
    secret = dataclasses.replace(
        arc("Working practices", 4.44), withheld=True, low=4.33, high=4.55, previous=4.22, sign="above"
    )
    plain = rainbow.Arc("Working practices", "Working practices", "#1c5a9e", None, None, None, withheld=True)
    with_secret = bow(arc("Shared purpose", 2.5), secret)
    without = bow(arc("Shared purpose", 2.5), plain)
    for narrow in (False, True):
        drawn = rainbow.draw(with_secret, narrow=narrow)
        assert drawn == rainbow.draw(without, narrow=narrow)  # not even the layout tells
        (only,) = fills(root_of(drawn), 2)
        assert only.get("fill") == "url(#rainbow-hatch)"
        (row,) = root_of(drawn).xpath("//s:g[@id='rainbow-row-2']", namespaces=SPACE)
        assert "withheld" in told(row)
        assert not row.xpath("s:polygon|s:circle", namespaces=SPACE)
    assert rainbow.words(with_secret) == rainbow.words(without)
    assert rainbow.text(with_secret) == rainbow.text(without)
    assert "Withheld: Working practices." in rainbow.words(with_secret)


def test_an_arc_without_a_score_is_an_empty_ring_that_says_so() -> None:
    drawn = root_of(rainbow.draw(four(3.0, None, 2.0, 3.0)))
    (only,) = fills(drawn, 2)
    assert only.get("fill") == palette.GROUND
    assert "no score" in told(drawn.xpath("//s:g[@id='rainbow-row-2']", namespaces=SPACE)[0])
    assert "Not measured: Common language." in rainbow.words(four(3.0, None, 2.0, 3.0))


def test_the_description_says_overall_highest_and_those_below() -> None:
    root = root_of(rainbow.draw(four(3.42, 2.84, 2.84, 3.42)))
    (desc,) = root.xpath("s:desc/text()", namespaces=SPACE)
    assert desc == (
        "Overall 3.21 on a scale from 1 (fragmented) to 5 (integrated). "
        "Highest: Shared purpose and Outcomes for children, 3.42. "
        "Below 3.00: Common language and Working practices, 2.84."
    )


def test_nothing_below_is_said_outright() -> None:
    assert "None is below 3.00." in rainbow.words(four(3.0, 3.1, 3.2, 3.3))


def test_the_sign_is_a_shape_and_a_word() -> None:
    root = root_of(rainbow.draw(bow(arc("a", 3.5), arc("b", 3.0), arc("c", 2.5))))
    rows = [root.xpath(f"//s:g[@id='rainbow-row-{place}']", namespaces=SPACE)[0] for place in (1, 2, 3)]
    shapes = [etree.QName(row.xpath("s:polygon|s:circle", namespaces=SPACE)[0]).localname for row in rows]
    assert shapes == ["polygon", "circle", "polygon"]
    assert [word for row, word in zip(rows, ("above", "at", "below"), strict=True) if word in told(row).split()] == [
        "above",
        "at",
        "below",
    ]


def test_an_interval_is_clipped_to_the_picture_and_a_tick_marks_the_last_score() -> None:
    wide = dataclasses.replace(arc("a", 4.9), low=4.0, high=7.0, previous=2.0)
    _track, _fill, band, *tick = fills(root_of(rainbow.draw(bow(wide))), 1)
    clipped = dataclasses.replace(wide, high=5.0)
    assert band.get("d") == fills(root_of(rainbow.draw(bow(clipped))), 1)[2].get("d")
    assert band.get("fill") == palette.tint("#1c5a9e")
    assert [line.get("stroke") for line in tick] == [palette.PAPER, palette.INK]


def test_ids_are_unique_within_and_between_pictures() -> None:
    ids = [
        one for prefix in ("first", "second") for one in root_of(rainbow.draw(four(1, 2, 3, 4), prefix)).xpath("//@id")
    ]
    assert len(ids) == len(set(ids))
    assert all(one.startswith(("first-", "second-")) for one in ids)


def test_a_hostile_title_stays_text() -> None:
    title = "</text><script>alert(1)</script>&\x00\x1b[31m"
    root = root_of(rainbow.draw(bow(arc(title, 3.5))))
    assert not root.xpath("//s:script", namespaces=SPACE)
    assert "\x1b" not in rainbow.text(bow(arc(title, 3.5)))


@pytest.mark.parametrize("change", [{"score": 5.01}, {"score": 0.99}, {"previous": 6.0}, {"shown": None}])
def test_a_figure_outside_the_scale_is_refused(change: dict[str, float]) -> None:
    with pytest.raises(ValueError, match=r"scale|shown"):
        bow(dataclasses.replace(arc("a", 3.5), **change))  # type: ignore[arg-type]


@pytest.mark.parametrize("count", [0, 13])
def test_a_rainbow_has_one_to_twelve_arcs(count: int) -> None:
    with pytest.raises(ValueError, match="1 to 12"):
        bow(*(arc("a", 3.5) for _ in range(count)))


def test_the_mark_has_every_colour_and_no_figure() -> None:
    root = root_of(rainbow.mark())
    assert [path.get("fill") for path in root] == list(palette.ARCS)
    assert root.get("viewBox") == "0 0 32 32"
    assert not root.xpath("//s:text", namespaces=SPACE)


@st.composite
def rainbows(draw: st.DrawFn) -> rainbow.Rainbow:
    least = draw(st.integers(-10, 10))
    most = least + draw(st.integers(1, 100))
    figures = st.floats(least, most)
    threshold = draw(figures)
    arcs = []
    for colour in draw(st.lists(st.sampled_from(palette.ARCS), min_size=1, max_size=12)):
        made = arc(draw(st.text(max_size=60)), draw(st.none() | figures), threshold, colour)
        low, high = sorted(draw(st.tuples(figures, figures)))
        made = dataclasses.replace(made, low=low, high=high + 3, previous=draw(st.none() | figures))
        arcs.append(dataclasses.replace(made, withheld=draw(st.booleans())))
    ends = draw(st.tuples(st.text(max_size=30), st.text(max_size=30)))
    shown = f"{threshold:.2f}"
    overall = draw(st.none() | st.just("3.21"))
    return rainbow.Rainbow("t", least, most, threshold, shown, ends, tuple(arcs), overall, draw(st.text(max_size=90)))


def inside(root: Any) -> bool:
    width, height = map(float, root.get("viewBox").split()[2:])
    for element in root.iter():
        shift = 0.0
        for parent in element.iterancestors(f"{{{SPACE['s']}}}g"):
            shift += numbers(parent.get("transform", "translate(0 0)"))[1]
        across = [float(element.get(name)) for name in ("x", "cx") if element.get(name)]
        down = [float(element.get(name)) + shift for name in ("y", "cy") if element.get(name)]
        for command, found in re.findall(r"([MLA])([^MLAZ]*)", element.get("d", "")):
            *_, x, y = numbers(found)
            assert command in "MLA"
            across.append(x)
            down.append(y)
        if not all(0 <= x <= width for x in across) or not all(0 <= y <= height for y in down):
            return False
    return True


@settings(max_examples=60, deadline=None)
@given(rainbows(), st.booleans())
def test_every_rainbow_is_well_formed_the_same_twice_and_inside_its_frame(drawn: rainbow.Rainbow, narrow: bool) -> None:
    written = rainbow.draw(drawn, narrow=narrow)
    assert written == rainbow.draw(drawn, narrow=narrow)
    assert inside(root_of(written))


@settings(max_examples=60, deadline=None)
@given(rainbows(), st.integers(20, 120), st.booleans())
def test_a_terminal_line_never_overflows(drawn: rainbow.Rainbow, width: int, ascii_only: bool) -> None:
    written = rainbow.text(drawn, width, ascii_only)
    assert all(rainbow_words._cells(line) <= max(width, rainbow_words.NARROWEST) for line in written.splitlines())
    assert written.isascii() or not ascii_only
    assert written.splitlines()[-1].endswith("3.21" if drawn.overall else "No overall score")


def test_terminal_text_stands_in_columns_under_one_threshold() -> None:
    lines = rainbow.text(four(3.42, 2.84, 3.0, None), width=60).splitlines()
    assert lines[0].endswith("3.42 ▲ above")
    assert lines[1].endswith("2.84 ▼ below")
    assert lines[2].endswith("3.00 ● at")
    assert lines[3].endswith("no score")
    assert len({line.index("│") for line in lines[:4]}) == 1
    assert lines[-1] == "Overall 3.21"
    bars = [line[: line.index("│")] for line in lines[:3]]
    assert [bar.endswith("█") for bar in bars] == [True, False, True]


def test_wide_letters_keep_their_columns() -> None:
    lines = rainbow.text(bow(arc("子どもたち", 3.5), arc("Cafe\u0301", 3.5)), width=60).splitlines()
    starts = {rainbow_words._cells(line[: line.index("█")]) for line in lines[:2]}
    assert len(starts) == 1


@given(st.floats(0, 1), st.floats(0, 1))
def test_a_ring_grows_clockwise_from_its_left_foot(one: float, other: float) -> None:
    ring = rings.Ring(100, 100, 50, 80)
    low, high = sorted((one, other))
    assert ring.at(low, ring.outer)[0] <= ring.at(high, ring.outer)[0] + 1e-9
    assert ring.at(one, ring.outer)[1] <= 100 + 1e-9
