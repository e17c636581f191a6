"""A report as a tagged PDF that screen readers can follow (PDF/UA-1).

`report.typ` lays it out. The report reaches it as data, never as markup, so no text can be taken for a command.
"""

import itertools
import json
from dataclasses import asdict
from enum import Enum
from importlib import resources
from typing import Any

from oneworkforce.documents import outline, press
from oneworkforce.documents.model import Block, Report

_TEMPLATE = resources.files("oneworkforce.documents") / "report.typ"


LARGE = 1.8
"""How much larger than ordinary print is: its smallest letters, those of a page's foot, are then 16 points."""


def render(report: Report, *, large: bool = False) -> bytes:
    """Return the report as PDF bytes, in large print where that is asked; the same report gives the same bytes."""
    report = outline.clean(report)
    language, _, region = report.language.partition("-")
    data = {
        "title": report.title,
        "scale": LARGE if large else 1,
        "subtitle": report.subtitle,
        "language": language,
        "region": region or None,
        "keywords": report.keywords,
        "particulars": report.particulars,
        "notices": [notice.text for notice in report.notices],
        "contents": outline.CONTENTS if report.contents else None,
        "gap": outline.GAP,
        "notice": outline.NOTICE,
        "runs": [
            {"wide": wide, "parts": [_part(part) for part in parts]}
            for wide, parts in itertools.groupby(outline.parts(report), key=lambda part: part.wide)
        ],
    }
    return press.pdf(_TEMPLATE.read_text(encoding="utf-8"), json.dumps(data, ensure_ascii=False, default=_value))


def _part(part: outline.Part) -> dict[str, Any]:
    return {"heading": part.heading, "level": part.level, "blocks": [_block(block) for block in part.blocks]}


def _block(block: Block) -> dict[str, Any]:
    return {"kind": type(block).__name__.lower(), **asdict(block)}


def _value(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    raise TypeError(f"A report holds no {type(value).__name__}.")
