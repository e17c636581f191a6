"""The report as its renderings need it: safe text, sections in reading order, numbers and anchors.

Done once here, so that the web page, the Word file and the PDF number their sections alike.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar

from oneworkforce.documents.model import Block, Report, Section

T = TypeVar("T")

CONTENTS = "Contents"
GAP = "To be filled in"
NOTICE = "Please note"

_LINE_ENDS = re.compile(r"[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")
# XML 1.0 section 2.2 forbids the controls, lone surrogates, U+FFFE and U+FFFF. Those it only discourages
# (7F to 9F) no font can show.
_UNPRINTABLE = re.compile(r"[^ -~\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Part:
    """One section without its subsections: `number` is "2.1" or "", `level` 1 to 3, `wide` as inherited."""

    title: str
    number: str
    anchor: str
    level: int
    wide: bool
    blocks: tuple[Block, ...]

    @property
    def heading(self) -> str:
        """The number and the title, as contents lists show them."""
        return f"{self.number} {self.title}".lstrip()


def clean(report: Report) -> Report:
    """Return the report with every text on one line and without characters that XML or a font refuses.

    A forbidden character becomes U+FFFD, the sign that something could not be shown.
    """
    cleaned: Report = _cleaned(report)
    return cleaned


def tidy(value: T) -> T:
    """Return any frozen value of texts, as `clean` returns a report."""
    tidied: T = _cleaned(value)
    return tidied


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return _UNPRINTABLE.sub("\ufffd", _LINE_ENDS.sub(" ", value))
    if isinstance(value, tuple):
        return tuple(_cleaned(item) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{part.name: _cleaned(getattr(value, part.name)) for part in fields(value)})
    return value


def parts(report: Report) -> tuple[Part, ...]:
    """Return the sections and subsections in reading order; what stands in an unnumbered one has no number."""
    return tuple(_parts(report.sections, "", "section", level=1, numbered=True, wide=False))


def _parts(
    sections: tuple[Section, ...], above: str, stem: str, *, level: int, numbered: bool, wide: bool
) -> Iterator[Part]:
    count = 0
    for position, section in enumerate(sections, start=1):
        shown = numbered and section.numbered
        count += shown
        number = (f"{above}.{count}" if above else str(count)) if shown else ""
        anchor = f"{stem}-{position}"
        across = wide or section.wide
        yield Part(section.title, number, anchor, level, across, section.blocks)
        yield from _parts(section.sections, number, anchor, level=level + 1, numbered=shown, wide=across)
