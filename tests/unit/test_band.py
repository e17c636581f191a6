"""One arc, large; and a score as a flat bar: what is drawn, and what never is."""

import dataclasses
from typing import Any

import pytest
from lxml import etree

from oneworkforce.ui import band, levels, palette
from oneworkforce.ui.rainbow_parts import Arc, Rainbow

RED, BLUE = palette.ARCS[0], palette.ARCS[5]
ONE = Arc("Shared purpose", "Purpose", RED, 2.5, "2.50", "below", 2.4, 2.6)
OTHER = Arc("Outcomes", "Outcomes", BLUE, 4.0, "4.00", "above", 3.9, 4.1)
BOW = Rainbow("One workforce", 1, 5, 3.0, "3.00", ("fragmented", "integrated"), (ONE, OTHER), "3.25")


def root_of(written: str) -> Any:
    return etree.fromstring(written)


def fills(written: str) -> list[str]:
    return [each.get("fill", "") for each in root_of(written).iter() if each.get("fill")]


@pytest.mark.parametrize("narrow", [False, True])
def test_the_arc_is_in_full_colour_and_the_others_pale(narrow: bool) -> None:
    drawn = band.draw(BOW, 0, narrow=narrow)
    assert RED in fills(drawn)
    assert BLUE not in fills(drawn)
    assert palette.tint(BLUE) in fills(drawn)
    said = " ".join(root_of(drawn).itertext())
    assert "Shared purpose: 2.50 on a scale from 1 (fragmented) to 5 (integrated), below the threshold of 3.00." in said
    assert "below 3.00" in said


def test_nothing_of_a_withheld_arc_is_drawn_or_told() -> None:
    hidden = dataclasses.replace(ONE, withheld=True)
    bow = dataclasses.replace(BOW, arcs=(hidden, OTHER), overall=None)
    for place in (0, 1):
        drawn = band.draw(bow, place)
        assert RED not in fills(drawn)
        assert palette.tint(RED) not in fills(drawn)
        assert "2.5" not in " ".join(root_of(drawn).itertext())
    assert band.words(bow, 0) == "Shared purpose: withheld, on a scale from 1 (fragmented) to 5 (integrated)."
    assert "url(#band-hatch)" in fills(band.draw(bow, 0))


def test_two_bands_in_one_page_share_no_id() -> None:
    ids = [each.get("id") for prefix in ("a", "b") for each in root_of(band.draw(BOW, 0, prefix)).iter("{*}*")]
    found = [each for each in ids if each]
    assert len(found) == len(set(found))


def test_a_level_reaches_as_far_as_its_score() -> None:
    drawn = root_of(levels.draw(levels.Level(0.375, 0.5, 0.35, 0.4), RED))
    (bar,) = [each for each in drawn if each.get("fill") == RED]
    assert bar.get("width") == "37.5"
    assert drawn.get("aria-hidden") == "true"


def test_a_level_stays_within_its_scale() -> None:
    drawn = root_of(levels.draw(levels.Level(1.0, 0.5, 0.9, 1.2), RED))
    assert all(float(each.get("x", 0)) + float(each.get("width")) <= 100 for each in drawn)
