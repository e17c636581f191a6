"""Reads SVG back: every number finite, every id under its prefix, every shape and line of text inside the picture."""

import re
from collections.abc import Iterator

from lxml import etree

from oneworkforce.ui import svg

SVG = "{http://www.w3.org/2000/svg}"


def parsed(picture: str) -> etree._Element:
    return etree.fromstring(picture.encode())


def drawn(root: etree._Element) -> list[str]:
    """Return every line of text that is seen, in drawing order."""
    return [element.text or "" for element in root.iter(f"{SVG}text")]


def number(element: etree._Element, name: str) -> float:
    return float(element.get(name, "nan"))


def spans(root: etree._Element) -> Iterator[tuple[float, float, float, float]]:
    """Yield left, top, right and bottom of each shape and line of text, outside definitions."""
    for child in root:
        if child.tag == f"{SVG}rect":
            x, y = number(child, "x") if child.get("x") else 0.0, number(child, "y") if child.get("y") else 0.0
            yield x, y, x + number(child, "width"), y + number(child, "height")
        if child.tag == f"{SVG}text":
            x, y, size = (number(child, name) for name in ("x", "y", "font-size"))
            wide = svg.text_width(child.text or "", size)
            if child.get("transform"):
                assert re.fullmatch(r"rotate\(-90 [\d.]+ [\d.]+\)", child.get("transform", ""))
                yield x - size, y - wide, x, y
                continue
            left = x - wide * {"start": 0.0, "middle": 0.5, "end": 1.0}[child.get("text-anchor", "start")]
            yield left, y - size, left + wide, y


def assert_whole(picture: str, prefix: str) -> None:
    root = parsed(picture)
    _, _, width, height = map(float, root.get("viewBox", "").split())
    assert "nan" not in root.get("viewBox", "")
    for left, top, right, bottom in spans(root):
        assert -0.02 <= left <= right <= width + 0.02
        assert -1.0 <= top <= bottom <= height + 0.02  # a capital is lower than its font size
    assert all(child.get("id", f"{prefix}-").startswith(f"{prefix}-") for child in root.iter())
    assert root.get("aria-labelledby") == f"{prefix}-title {prefix}-desc"
