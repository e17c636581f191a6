import dataclasses
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factories import pictures
from oneworkforce.ui import heatmap, palette

ARCS = ("Shared identity", "Common values", "Outcomes")
GROUPS = ("Leaders", "Frontline")


def square(value: float) -> heatmap.Square:
    return heatmap.Square(value, f"{value:.2f}")


WITHHELD = heatmap.Square(4.44, "4.44", withheld=True)
EMPTY = heatmap.Square(None, "")
SQUARES = ((square(3.42), square(2.10)), (square(3.00), WITHHELD), (EMPTY, square(4.75)))
MAP = heatmap.HeatMap("Arcs by group", 1, 5, 3, "3.00", GROUPS, tuple(zip(ARCS, SQUARES, strict=True)))


def wide(columns: int, label: str) -> heatmap.HeatMap:
    rows = ((arc, tuple(square(1 + at % 5) for at in range(columns))) for arc in ARCS)
    return dataclasses.replace(MAP, columns=tuple(f"{label} {at}" for at in range(columns)), rows=tuple(rows))


def test_each_square_shows_its_score_and_its_sign() -> None:
    picture = pictures.parsed(heatmap.draw(MAP))
    seen = pictures.drawn(picture)
    assert [text for text in seen if text in {"3.42", "2.10", "4.75"}] == ["3.42", "2.10", "4.75"]
    signs = [
        element.tag.rpartition("}")[2] for element in picture.iter() if element.tag.endswith(("polygon", "circle"))
    ]
    in_squares, in_key = ["polygon", "polygon", "circle", "polygon"], ["polygon", "circle", "polygon"]
    assert signs == [*in_squares, *in_key]
    assert {*ARCS, *GROUPS} <= set(seen)


def test_what_is_withheld_shows_no_figure_whatever_it_carries() -> None:
    picture = heatmap.draw(MAP)
    assert "4.44" not in picture
    assert picture == heatmap.draw(
        dataclasses.replace(
            MAP,
            rows=(
                MAP.rows[0],
                (ARCS[1], (square(3.00), heatmap.Square(math.nan, "a very long figure", withheld=True))),
                MAP.rows[2],
            ),
        )
    )
    assert "withheld" in pictures.drawn(pictures.parsed(picture))


def test_no_score_and_withheld_are_told_apart() -> None:
    seen = pictures.drawn(pictures.parsed(heatmap.draw(MAP)))
    assert seen.count("\N{EN DASH}") == 1
    assert any(text.startswith("withheld, so that") for text in seen)
    plain = pictures.drawn(pictures.parsed(heatmap.draw(wide(2, "Group"))))
    assert not any("withheld" in text or "no score" in text for text in plain)


def test_the_words_tell_every_square() -> None:
    said = heatmap.words(MAP)
    assert "Of 6 squares: 2 above, 1 at, 1 below, 1 withheld and 1 without a score." in said
    assert "Lowest: Shared identity, Frontline, 2.10. Highest: Outcomes, Frontline, 4.75." in said
    assert "Common values: Leaders 3.00, at; Frontline withheld." in said
    assert "4.44" not in said
    assert pictures.parsed(heatmap.draw(MAP)).findtext(f"{pictures.SVG}desc") == said


def test_a_figure_that_reads_as_the_threshold_is_at_it() -> None:
    assert heatmap.stand(MAP, heatmap.Square(2.996, "3.00")) == "at"
    assert heatmap.stand(MAP, heatmap.Square(3.004, "3.00")) == "at"
    assert heatmap.stand(MAP, heatmap.Square(2.994, "2.99")) == "below"


@given(st.floats(1, 5))
def test_further_from_the_threshold_is_never_paler(value: float) -> None:
    shade = heatmap.colour(MAP, heatmap.Square(value, f"{value:.9f}"))
    nearer = heatmap.colour(MAP, heatmap.Square((value + 3) / 2, "nearer"))
    assert palette.contrast(shade, "#ffffff") >= palette.contrast(nearer, "#ffffff")
    mirrored = heatmap.colour(MAP, heatmap.Square(6 - value, "mirrored"))
    assert (shade in heatmap.BELOW) == (mirrored in heatmap.ABOVE)


def test_the_text_in_every_square_is_readable() -> None:
    scores = tuple(square(1 + at / 8) for at in range(33))
    everything = dataclasses.replace(MAP, columns=tuple(map(str, range(33))), rows=(("All", scores),))
    fill, seen = "", set()
    for child in pictures.parsed(heatmap.draw(everything)):
        if child.tag == f"{pictures.SVG}rect":
            fill = child.get("fill", "")
        elif child.get("fill"):
            assert palette.contrast(fill, child.get("fill", "")) >= palette.READABLE
            seen.add(fill)
    assert seen == {*heatmap.BELOW, heatmap.AT, *heatmap.ABOVE}


def test_a_square_keeps_its_colours_after_dark() -> None:
    assert {*heatmap.BELOW, heatmap.AT, *heatmap.ABOVE}.isdisjoint(palette.DARK)


def test_many_columns_stand_their_labels_on_their_side() -> None:
    few, many = heatmap.draw(wide(3, "Group")), heatmap.draw(wide(30, "North West Leicestershire, frontline"))
    assert "rotate(-90" not in few
    assert many.count("rotate(-90") >= 30
    pictures.assert_whole(many, "heatmap")


def test_a_narrow_square_says_w_and_the_key_says_what_that_means() -> None:
    narrow = dataclasses.replace(wide(24, "Group"), rows=(("All", (WITHHELD,) * 24),))
    seen = pictures.drawn(pictures.parsed(heatmap.draw(narrow)))
    assert seen.count("w") == 24
    assert any(text.startswith("w: withheld, so that") for text in seen)


def test_a_label_too_long_to_stand_is_cut_in_the_picture_and_whole_in_the_words() -> None:
    long = wide(24, "A very long name for a locality " * 5)
    assert any(text.endswith("…") for text in pictures.drawn(pictures.parsed(heatmap.draw(long))))
    assert long.columns[-1] in heatmap.words(long)


def test_the_key_leaves_out_colours_that_the_scale_cannot_need() -> None:
    lopsided = dataclasses.replace(MAP, most=9)  # 2 below the threshold, 6 above
    picture = heatmap.draw(lopsided)
    key = picture[picture.index("above 3.00") :]
    assert [shade in key for shade in heatmap.BELOW] == [True, True, True, False]
    assert all(shade in key for shade in heatmap.ABOVE)
    for shown in ("1.00", "1.50", "2.25", "3.75", "4.50", "6.00", "9.00"):
        assert f">{shown}<" in key


def test_hostile_labels_are_only_text() -> None:
    hostile = '</text><script>alert("&")</script>\x00'
    picture = heatmap.draw(
        dataclasses.replace(
            MAP, title=hostile, columns=(hostile, "B"), rows=tuple((hostile, row) for _, row in MAP.rows)
        )
    )
    root = pictures.parsed(picture)
    assert not list(root.iter(f"{pictures.SVG}script"))
    assert root.findtext(f"{pictures.SVG}title") == hostile.removesuffix("\x00")


def test_what_cannot_be_drawn_is_refused() -> None:
    for spoiled in (
        {"least": 5},
        {"threshold": 6.0},
        {"threshold": math.nan},
        {"columns": ("One",)},
        {"rows": ()},
        {"columns": (), "rows": (("A", ()),)},
        {"rows": (("A", (square(math.nan), EMPTY)),)},
    ):
        with pytest.raises(ValueError, match="a heat map"):
            dataclasses.replace(MAP, **spoiled)


LABELS = st.text(max_size=60)
SOME = st.one_of(
    st.just(EMPTY),
    st.just(WITHHELD),
    st.floats(-1e6, 1e6).map(square),
    st.builds(heatmap.Square, st.floats(1, 5), LABELS),
)


@st.composite
def heatmaps(draw: st.DrawFn) -> heatmap.HeatMap:
    columns = draw(st.lists(LABELS, min_size=1, max_size=30))
    across = st.lists(SOME, min_size=len(columns), max_size=len(columns)).map(tuple)
    rows = draw(st.lists(st.tuples(LABELS, across), min_size=1, max_size=4))
    least, threshold, most = sorted(draw(st.lists(st.integers(-9, 99), min_size=3, max_size=3, unique=True)))
    return heatmap.HeatMap(draw(LABELS), least, most, threshold, f"{threshold}", tuple(columns), tuple(rows))


@settings(max_examples=60, deadline=None)
@given(heatmaps())
def test_any_heat_map_is_well_formed_and_inside_its_picture(some: heatmap.HeatMap) -> None:
    picture = heatmap.draw(some, "one")
    pictures.assert_whole(picture, "one")
    assert picture == heatmap.draw(some, "one")
