"""Sheets to print and put up: one page each, with a picture to scan and the address beneath it (PDF/UA-1)."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from importlib import resources

from oneworkforce.documents import outline, press

_TEMPLATE = resources.files("oneworkforce.documents") / "sheets.typ"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: whom it is for, its heading, short paragraphs, the picture as SVG, the address that it holds."""

    caption: str
    title: str
    paragraphs: tuple[str, ...]
    svg: str
    address: str
    below: tuple[str, ...]


def render(title: str, sheets: Sequence[Sheet], *, language: str = "en") -> bytes:
    """Return the sheets as one PDF; ValueError where there is none."""
    if not sheets:
        raise ValueError("There is no sheet to print.")
    data = {
        "title": title,
        "language": language.partition("-")[0],
        "sheets": [asdict(outline.tidy(each)) for each in sheets],
    }
    return press.pdf(_TEMPLATE.read_text(encoding="utf-8"), json.dumps(data, ensure_ascii=False))
