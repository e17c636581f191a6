import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from oneworkforce.ui import palette, svg


def test_text_and_attributes_are_escaped_and_forbidden_characters_dropped() -> None:
    written = svg.element("text", 'a < b & "c"\x00\x1b\ufffe', class_='"><script>', font_size=14.0, fill=None)
    root: Any = etree.fromstring(written)
    assert root.text == 'a < b & "c"'
    assert dict(root.attrib) == {"class": '"><script>', "font-size": "14"}


def test_markup_is_kept_and_plain_text_is_not_taken_for_it() -> None:
    assert svg.element("g", svg.element("path", d="M0 0"), "<b>") == '<g><path d="M0 0"/>&lt;b&gt;</g>'


@pytest.mark.parametrize(("value", "expected"), [(-0.001, "0"), (2.5, "2.5"), (100, "100"), (1.239, "1.24")])
def test_numbers_have_at_most_two_decimals(value: float, expected: str) -> None:
    assert svg.number(value) == expected


def test_a_coordinate_that_is_not_finite_is_refused() -> None:
    with pytest.raises(ValueError, match="finite"):
        svg.number(float("nan"))


@given(st.text(), st.floats(1, 500), st.floats(4, 40))
def test_wrapping_keeps_every_letter_and_holds_the_width(words: str, width: float, size: float) -> None:
    lines = svg.wrap(words, width, size)
    assert "".join("".join(lines).split()) == "".join(words.split())
    assert not [line for line in lines if len(line) > 1 and svg.text_width(line, size) > width]


@given(st.text(), st.text())
def test_a_document_is_well_formed_and_names_itself(title: str, desc: str) -> None:
    root: Any = etree.fromstring(svg.document(320, 200, title, desc, [svg.hatch("p")], prefix="p"))
    named = [root.xpath(f"//*[@id='{one}']")[0].tag for one in root.get("aria-labelledby").split()]
    assert [etree.QName(tag).localname for tag in named] == ["title", "desc"]
    assert (root.get("role"), root.get("viewBox")) == ("img", "0 0 320 200")


def test_every_colour_of_the_palette_turns_to_its_dark_self() -> None:
    written = svg.document(1, 1, "t", "d", [], prefix="p")
    for colour in palette.ARCS:
        assert f'[fill="{colour}"]{{fill:{palette.after_dark(colour)}}}' in written


def test_families_that_end_in_a_digit_are_quoted() -> None:
    assert not [name for name in svg.FONT.split(", ") if re.search(r"\b\d", name) and not name.startswith("'")]


def test_contrast_follows_the_formula() -> None:
    assert palette.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert palette.contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)  # WCAG's best known grey
    assert palette.contrast("#123456", "#123456") == 1


@pytest.mark.parametrize("colour", palette.ARCS)
def test_every_arc_reads_on_paper_by_day_and_after_dark(colour: str) -> None:
    assert palette.contrast(colour, palette.PAPER) >= palette.READABLE
    assert palette.contrast(palette.after_dark(colour), palette.DARK[palette.PAPER]) >= palette.READABLE
    assert palette.contrast(palette.on(colour), colour) >= palette.READABLE


@given(st.integers(0, 0xFFFFFF))
def test_any_colour_reads_after_dark_and_bears_the_better_of_two_texts(code: int) -> None:
    colour = f"#{code:06x}"
    assert palette.contrast(palette.after_dark(colour), palette.DARK[palette.PAPER]) >= palette.READABLE
    assert palette.contrast(palette.on(colour), colour) >= 4.4  # at worst ink and white stand equally far off


@pytest.mark.parametrize("colour", ["red", "#fff", "#12 34 ", "#123456}"])
def test_what_is_not_a_colour_is_refused(colour: str) -> None:
    with pytest.raises(ValueError, match="#rrggbb"):
        palette.contrast(colour, "#ffffff")
