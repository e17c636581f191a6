"""A paper in parts that can be edited: each line of its head, each section and each gap has a key from its layout.

Keys stay as long as the layout does, whatever the figures: "2.1" is a section by its place in the layout, "2.1/gap-1"
a gap in it, "2.1/action-plan-1" a gap that a computed block leaves, "head/Date" a line of the head.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from oneworkforce.documents.model import Blank, Block, Figure, Notice, Report, Section, Table

HEAD = "head/"
TEXT = "text"
"""The key of the part that appends the text of a strategy."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the head; a text of None is a gap. `fixed`: says what the report is, and is not worded anew."""

    key: str
    label: str
    text: str | None
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A block of a part; a gap has a key."""

    block: Block
    key: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A section, perhaps with nothing to say. `fixed`: a text that was decided elsewhere, and is not worded anew."""

    key: str
    title: str
    pieces: tuple[Piece, ...] = ()
    parts: tuple["Part", ...] = ()
    wide: bool = False
    numbered: bool = True
    fixed: bool = False

    @property
    def computed(self) -> tuple[Block, ...]:
        """The blocks that are not gaps."""
        return tuple(piece.block for piece in self.pieces if not piece.key)

    @property
    def gaps(self) -> tuple[Piece, ...]:
        """The gaps."""
        return tuple(piece for piece in self.pieces if piece.key)


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole paper, before what says nothing is left out."""

    title: str
    subtitle: str
    head: tuple[Line, ...]
    notices: tuple[Notice, ...]
    parts: tuple[Part, ...]
    language: str
    keywords: tuple[str, ...] = ()

    def every(self) -> Iterator[Part]:
        """Yield the parts in reading order."""
        return _every(self.parts)

    def line(self, key: str) -> Line | None:
        """Return the line of the head that can be worded anew."""
        return next((line for line in self.head if line.key == key and not line.fixed), None)

    def part(self, key: str) -> Part | None:
        """Return the part with this key."""
        return next((part for part in self.every() if part.key == key), None)

    def gap(self, key: str) -> str | None:
        """Return what is asked for in the gap with this key."""
        found = (piece.block for part in self.every() for piece in part.gaps if piece.key == key)
        return next((block.prompt for block in found if isinstance(block, Blank)), None)

    def open(self) -> tuple[tuple[str, str, str], ...]:
        """Return what is still to be filled in: key, where, and what belongs there."""
        head = tuple((line.key, "Head of the paper", line.label) for line in self.head if line.text is None)
        gaps = tuple(
            (piece.key, part.title, piece.block.prompt)
            for part in self.every()
            for piece in part.gaps
            if isinstance(piece.block, Blank)
        )
        return head + gaps

    def report(self) -> Report:
        """Return the paper for `documents` to render; a section in which nothing is left to say is left out."""
        return Report(
            title=self.title,
            subtitle=self.subtitle,
            particulars=tuple((line.label, line.text) for line in self.head),
            notices=self.notices,
            sections=_sections(self.parts),
            language=self.language,
            keywords=self.keywords,
        )


def _every(parts: tuple[Part, ...]) -> Iterator[Part]:
    for part in parts:
        yield part
        yield from _every(part.parts)


def _sections(parts: tuple[Part, ...]) -> tuple[Section, ...]:
    made = (
        Section(
            title=part.title,
            blocks=tuple(piece.block for piece in part.pieces),
            sections=_sections(part.parts),
            wide=part.wide,
            numbered=part.numbered,
        )
        for part in parts
    )
    return tuple(_upright(section) for section in made if section.blocks or section.sections)


def _upright(section: Section) -> Section:
    """Return the section as it is; upright where nothing in it needs the width."""
    if any(isinstance(block, Table | Figure) for block in section.blocks) or section.sections:
        return section
    return replace(section, wide=False)
