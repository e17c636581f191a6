"""The desk of a report: its parts in order, in short, with what was done to each and what is still open."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse

from oneworkforce.assess.domain.kinds import Placing
from oneworkforce.assess.models import ReportPart
from oneworkforce.assess.queries.reports import Comment
from oneworkforce.assess.reports.paper import Line, Paper, Part
from oneworkforce.documents.model import Blank, Block, Bullets, Figure, Notice, Paragraph, Table
from oneworkforce.lib import text
from oneworkforce.ui.parts import Cell, Fact

SHORT = 240
"""Letters of computed text that the desk shows of a part."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A gap, or what was written into it."""

    prompt: str
    href: str
    state: str
    colour: str
    words: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A part as the desk shows it; `level` 2 to 4 is that of its heading; `href` "" where it is not worded by hand."""

    key: str
    anchor: str
    title: str
    level: int
    summary: str
    marks: tuple[tuple[str, str], ...]
    own: str
    gaps: tuple[Gap, ...]
    comments: tuple[Comment, ...]
    href: str
    comment_href: str


def part_url(report: UUID, key: str) -> str:
    """Return where a part is edited."""
    return reverse("report_part", args=[report, key])


def comment_url(report: UUID, key: str = "") -> str:
    """Return where a comment on a part, or on the whole, is made."""
    path = reverse("report_comment", args=[report])
    return f"{path}?{urlencode({'key': key})}" if key else path


def head(
    report: UUID, computed: Paper, paper: Paper, own: Mapping[str, ReportPart], *, writes: bool
) -> tuple[Fact, ...]:
    """Return the lines of the head, with how each came about; `writes`: with the way to word it by hand."""
    written = {line.key: line for line in paper.head}
    return tuple(_line(report, line, written.get(line.key), own.get(line.key), writes=writes) for line in computed.head)


def _line(report: UUID, line: Line, written: Line | None, own: ReportPart | None, *, writes: bool) -> Fact:
    href = part_url(report, line.key) if writes and not line.fixed else None
    mark: Cell | None
    if written is None:
        said, mark = line.text or "", Cell("Left out", tag="grey")
    elif written.text is None:  # where it is fixed, a field of the report itself says it
        said, mark = "", Cell("To be filled in", tag="yellow")
    else:
        said, mark = written.text, Cell("Edited", tag="blue") if own is not None else None
    return Fact(line.label, [each for each in (said, mark) if each], href=href, label="Edit")


def parts(
    report: UUID, computed: Paper, own: Mapping[str, ReportPart], comments: Sequence[Comment]
) -> tuple[Shown, ...]:
    """Return the parts in reading order, those left out too."""
    said: dict[str, list[Comment]] = {}
    for each in comments:
        said.setdefault(each.key, []).append(each)
    return tuple(_part(report, part, own, said) for part in computed.every())


def _part(report: UUID, part: Part, own: Mapping[str, ReportPart], said: Mapping[str, list[Comment]]) -> Shown:
    mine = own.get(part.key)
    gaps = tuple(_gap(report, piece.key, piece.block, own.get(piece.key)) for piece in part.gaps)
    keys = (part.key, *(piece.key for piece in part.gaps))
    return Shown(
        key=part.key,
        anchor=f"part-{part.key.replace('.', '-')}",
        title=part.title,
        level=min(part.key.count(".") + 2, 4),
        summary=summary(part),
        marks=tuple(_marks(part, mine, gaps)),
        own=mine.words if mine and mine.placing != Placing.LEFT_OUT else "",
        gaps=gaps,
        comments=tuple(each for key in keys for each in said.get(key, ())),
        href="" if part.fixed else part_url(report, part.key),
        comment_href=comment_url(report, part.key),
    )


def _marks(part: Part, mine: ReportPart | None, gaps: Sequence[Gap]) -> list[tuple[str, str]]:
    if mine and mine.placing == Placing.LEFT_OUT:
        return [("Left out", "grey")]
    found = []
    if mine:
        instead = mine.placing == Placing.INSTEAD
        found.append(("Your words instead", "blue") if instead else ("Edited", "blue"))
    waiting = sum(gap.state == "To be filled in" for gap in gaps)
    if waiting and not (mine and mine.placing == Placing.INSTEAD):
        found.append((text.counted(waiting, "gap"), "yellow"))
    if not mine and not part.pieces and not part.parts:
        found.append(("Nothing to say", "grey"))
    return found


def _gap(report: UUID, key: str, block: Block, mine: ReportPart | None) -> Gap:
    assert isinstance(block, Blank)
    href = part_url(report, key)
    if mine is None:
        return Gap(block.prompt, href, "To be filled in", "yellow", "")
    if mine.placing == Placing.LEFT_OUT:
        return Gap(block.prompt, href, "Left out", "grey", "")
    return Gap(block.prompt, href, "Filled in", "green", mine.words)


def summary(part: Part) -> str:
    """Return what is computed in a part, in short."""
    said = " ".join(filter(None, (_said(block) for block in part.computed)))
    return said if len(said) <= SHORT else f"{said[:SHORT].rsplit(' ', 1)[0]} …"


def _said(block: Block) -> str:
    match block:
        case Paragraph(words) | Notice(words):
            return words
        case Bullets(items):
            return "; ".join(items)
        case Table(caption=caption):
            return f"[Table: {caption}]"
        case Figure(caption=caption):
            return f"[Picture: {caption}]"
        case _:
            return ""


@dataclass(frozen=True, slots=True)
class Computed:
    """A computed block in words: a text, or the points of a list."""

    text: str = ""
    points: tuple[str, ...] = ()
    ordered: bool = False


def whole(part: Part) -> tuple[Computed, ...]:
    """Return the computed blocks of a part for the page that edits it, pictures and tables by their captions."""
    return tuple(_whole(block) for block in part.computed)


def _whole(block: Block) -> Computed:
    match block:
        case Bullets(items, ordered):
            return Computed(points=items, ordered=ordered)
        case Figure(caption=caption, summary=words):
            return Computed(f"Picture: {caption}. {words}")
        case Table(caption=caption, rows=rows):
            return Computed(f"Table: {caption} ({text.counted(len(rows), 'row')}).")
        case _:
            return Computed(_said(block))
