"""The fan: a band, a line in it, and what is needed beside it."""

import xml.etree.ElementTree as ET

import pytest

from oneworkforce.ui import fan
from oneworkforce.ui.fan import Fan, Year

YEARS = (Year("2026", 40, 40, 40, 45.0), Year("2027", 30, 35.5, 41, 46.0), Year("2028", 25, 33, 42))
SAID = "Short by 5."


def drawn(*years: Year) -> str:
    return fan.draw(Fan("Teachers", SAID, "Whole-time", years or YEARS), "one")


def test_it_has_a_title_and_says_its_message_in_words() -> None:
    root = ET.fromstring(drawn())  # noqa: S314  our own drawing
    assert [each.text for each in root][:2] == ["Teachers", SAID]
    assert root.get("aria-labelledby") == "one-title one-desc"


def test_it_draws_a_band_and_as_many_points_as_there_are_figures() -> None:
    made = drawn()
    assert made.count("<polygon") == 1
    assert made.count("<polyline") == 2
    assert made.count("<circle") == len(YEARS) + 1  # and one in the key
    assert "needed" in made


def test_without_a_need_none_is_drawn() -> None:
    made = drawn(Year("2026", 1, 2, 3))
    assert made.count("<polyline") == 1
    assert ">needed<" not in made


def test_many_years_are_named_now_and_then_and_nothing_at_all_can_be_drawn_too() -> None:
    made = drawn(*(Year(str(2026 + at), 0, 0, 0) for at in range(21)))
    assert ">2026<" in made
    assert ">2027<" not in made
    assert ">2046<" in made


@pytest.mark.parametrize("years", [(), (Year("2026", 3, 2, 4),)])
def test_what_cannot_be_drawn_is_refused(years: tuple[Year, ...]) -> None:
    with pytest.raises(ValueError, match="middle lies between"):
        Fan("x", "y", "z", years)
