"""Plain text with a little shape, read into blocks: nothing that was written is lost, and nothing in it is code.

Blank lines part paragraphs. A line "# words" or "## words" is a heading, lines "- words" are a list; what is not
one of these is a paragraph's line.
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 ("# ") or 2 ("## ") within the text."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; its lines stay apart, as they were written."""

    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """Return its lines joined by line feeds."""
        return "\n".join(self.lines)


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list."""

    items: tuple[str, ...]


Block = Heading | Paragraph | Bullets
_HEADINGS = {"# ": 1, "## ": 2}
_BULLET = "- "


def parse(words: str) -> tuple[Block, ...]:
    """Return the blocks of a text."""
    found: list[Block] = []
    lines: list[str] = []
    items: list[str] = []

    def close() -> None:
        if lines:
            found.append(Paragraph(tuple(lines)))
        if items:
            found.append(Bullets(tuple(items)))
        lines.clear()
        items.clear()

    for line in (each.strip() for each in words.splitlines()):
        mark = next((mark for mark in (*_HEADINGS, _BULLET) if line.startswith(mark)), "")
        if mark == _BULLET:
            if lines:
                close()
            items.append(line.removeprefix(mark).strip())
        elif mark or not line or items:
            close()
            if mark:
                found.append(Heading(_HEADINGS[mark], line.removeprefix(mark).strip()))
            elif line:
                lines.append(line)
        else:
            lines.append(line)
    close()
    return tuple(found)


def written(blocks: Sequence[Block]) -> str:
    """Return the text that `parse` reads into these blocks."""
    return "\n\n".join(source(each) for each in blocks)


def source(block: Block) -> str:
    """Return one block as it is written."""
    match block:
        case Heading(level, text):
            return f"{'#' * level} {text}"
        case Bullets(items):
            return "\n".join(f"- {item}" for item in items)
        case Paragraph(lines):
            return "\n".join(lines)
