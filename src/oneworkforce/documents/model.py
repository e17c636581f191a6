"""What a report is made of. One model; `web`, `word` and `pdf` each turn it into bytes.

Text is plain: renderers escape it. A `Report` holds finished values only, so the three
renderings cannot disagree about a figure.
"""

import re
from dataclasses import dataclass, field
from enum import Enum


class Align(Enum):
    """Which way the cells of a column lean: words start, figures end."""

    START = "start"
    END = "end"


@dataclass(frozen=True, slots=True)
class Column:
    """A table's column: its heading, its lean, and its share of the width (relative)."""

    title: str
    align: Align = Align.START
    width: float = 1.0


Cell = str | tuple[str, ...]
"""A table cell: one text, or several that are shown as a list (outcomes).

In the first cell of a row, which heads it, the first text is the heading and the others a list under it (sub-aims).
"""


@dataclass(frozen=True, slots=True)
class Table:
    """A captioned table. The first cell of a row is its heading. `note` stands below it.

    Raises ValueError where a row has more or fewer cells than there are columns.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""

    def __post_init__(self) -> None:
        """Refuse a row that would slip out of its columns."""
        if not self.columns or any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError(f"The table {self.caption!r} needs a cell for each column in every row.")


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture as SVG with what it says in words (`summary`, also its text alternative) and its table."""

    caption: str
    svg: str
    summary: str
    table: Table | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of plain text."""

    text: str


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of short plain texts; `ordered` numbers them."""

    items: tuple[str, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Notice:
    """A text that must not be overlooked: what was withheld, that data are synthetic."""

    text: str


@dataclass(frozen=True, slots=True)
class Blank:
    """What only a person can write: shown as a marked gap with what belongs in it."""

    prompt: str


Block = Paragraph | Bullets | Table | Figure | Notice | Blank


@dataclass(frozen=True, slots=True)
class Section:
    """A headed part of the report, three deep at most; numbered 1, 1.1 … by the renderer.

    `wide` asks for a landscape page, for the sections inside it too.
    """

    title: str
    blocks: tuple[Block, ...] = ()
    sections: tuple["Section", ...] = ()
    wide: bool = False
    numbered: bool = True

    def __post_init__(self) -> None:
        """Refuse a section that a list of contents could not name."""
        if not self.title.strip():
            raise ValueError("A section needs a title.")


@dataclass(frozen=True, slots=True)
class Report:
    """A whole paper. `particulars` is the head of the paper ("Meeting", "Date", "Public/Exempt").

    A particular whose text is None is a gap for a person to fill in. `language` is a tag as "en" or "en-GB".
    Raises ValueError for what no accessible paper can have: no title, an unknown language, sections too deep.
    """

    title: str
    subtitle: str = ""
    particulars: tuple[tuple[str, str | None], ...] = ()
    notices: tuple[Notice, ...] = ()
    sections: tuple[Section, ...] = ()
    language: str = "en"
    contents: bool = True
    keywords: tuple[str, ...] = field(default=())

    def __post_init__(self) -> None:
        """Refuse what not every rendering could show."""
        if not self.title.strip():
            raise ValueError("A report needs a title.")
        if not re.fullmatch(r"[a-z]{2,3}(-[A-Z]{2})?", self.language):
            raise ValueError("A report's language is a tag like en or en-GB.")
        if any(third.sections for first in self.sections for second in first.sections for third in second.sections):
            raise ValueError("A report's sections go three deep at most.")
