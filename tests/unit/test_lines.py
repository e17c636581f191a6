"""The small picture of a score over the years: what is withheld is never drawn, and breaks are."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import pictures
from oneworkforce.ui import lines
from oneworkforce.ui.lines import Lines, Link, Spot

SPOTS = (
    Spot("2023", 2.4, "2.40"),
    Spot("2024", 3.0, "3.00", link=Link.SOLID),
    Spot("2025", 3.5, "3.50", link=Link.DASHED),
    Spot("2026", 4.1, "4.10", link=Link.BREAK),
)
CHART = Lines("Outcomes", "Outcomes: four years.", 1, 5, 3.0, SPOTS, "#1c5a9e")


def strokes(chart: Lines, colour: str) -> list[str | None]:
    root = pictures.parsed(lines.draw(chart))
    found = [each for each in root.iter(f"{pictures.SVG}line") if each.get("stroke") == colour]
    return [each.get("stroke-dasharray") for each in found if each.get("stroke-width") is not None]


def test_points_are_joined_as_they_may_be() -> None:
    assert strokes(CHART, "#1c5a9e") == [None, "6 4"]
    seen = pictures.drawn(pictures.parsed(lines.draw(CHART)))
    assert {"2.40", "3.00", "3.50", "4.10", "2023", "2026"} <= set(seen)


def test_a_break_is_two_strokes_and_no_line() -> None:
    broken = dataclasses.replace(CHART, spots=tuple(dataclasses.replace(spot, link=Link.BREAK) for spot in SPOTS[1:]))
    assert strokes(broken, "#1c5a9e") == []
    assert len(strokes(CHART, "#505a5f")) == 2


def test_what_is_withheld_shows_no_figure_whatever_it_carries() -> None:
    hidden = dataclasses.replace(SPOTS[1], withheld=True, score=None, shown="")
    picture = lines.draw(dataclasses.replace(CHART, spots=(SPOTS[0], hidden, *SPOTS[2:])))
    assert "3.00" not in pictures.drawn(pictures.parsed(picture))
    assert "hatch" in picture


def test_a_year_without_a_score_has_a_dash_and_no_line() -> None:
    gap = dataclasses.replace(CHART, spots=(SPOTS[0], Spot("2024", None, "", link=Link.SOLID), SPOTS[2]))
    assert strokes(gap, "#1c5a9e") == []
    assert "\N{EN DASH}" in pictures.drawn(pictures.parsed(lines.draw(gap)))


@given(st.lists(st.floats(1, 5), min_size=1, max_size=10))
def test_every_point_is_inside_the_picture(scores: list[float]) -> None:
    spots = tuple(Spot(str(2020 + at), score, f"{score:.2f}", link=Link.SOLID) for at, score in enumerate(scores))
    root = pictures.parsed(lines.draw(dataclasses.replace(CHART, spots=spots)))
    wide, tall = (float(each) for each in (root.get("viewBox") or "").split()[2:])
    for each in root.iter(f"{pictures.SVG}text", f"{pictures.SVG}circle"):
        x, y = (float(each.get(name) or each.get(f"c{name}") or 0) for name in ("x", "y"))
        assert 0 < x < wide
        assert 0 < y < tall


def test_nothing_to_draw_is_refused() -> None:
    with pytest.raises(ValueError, match="a year to draw"):
        dataclasses.replace(CHART, spots=())
