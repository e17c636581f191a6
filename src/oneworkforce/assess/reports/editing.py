"""Own words in a paper: before, after or instead of what is computed; in its gaps and its head; or a part left out.

Pure. Own words become paragraphs and lists, never tables or pictures, so they cannot pass for a figure.
"""

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from oneworkforce.assess.domain.kinds import Placing
from oneworkforce.assess.reports.paper import Line, Paper, Part, Piece
from oneworkforce.documents.model import Block, Bullets, Paragraph

BULLET = "- "


@dataclass(frozen=True, slots=True)
class Own:
    """A person's words for one key, and how they stand to what is computed."""

    placing: Placing
    words: str = ""


Words = Mapping[str, Own]


def apply(paper: Paper, own: Words) -> Paper:
    """Return the paper with own words in it; words for a key that the paper has not are left aside."""
    return replace(
        paper,
        head=tuple(line for each in paper.head for line in _line(each, own.get(each.key))),
        parts=_parts(paper.parts, own),
    )


def blocks(words: str) -> tuple[Block, ...]:
    """Return plain text as blocks: an empty line ends a paragraph, lines that begin with "- " make a list."""
    found: list[Block] = []
    for bullet, lines in itertools.groupby(_lines(words), key=_kind):
        if bullet:
            found.append(Bullets(tuple(line.removeprefix(BULLET).strip() for line in lines)))
        elif bullet is not None:
            found.append(Paragraph(" ".join(line.strip() for line in lines)))
    return tuple(found)


def _lines(words: str) -> Iterator[str]:
    return (line.strip() for line in words.splitlines())


def _kind(line: str) -> bool | None:
    """Return whether a line is of a list; None for an empty one."""
    if not line or line == BULLET.strip():
        return None
    return line.startswith(BULLET)


def _line(line: Line, own: Own | None) -> Iterator[Line]:
    if own is None or line.fixed:
        yield line
    elif own.placing is not Placing.LEFT_OUT:
        words = " ".join(own.words.split())
        if line.text is None or (own.placing is Placing.INSTEAD and words):
            yield replace(line, text=words or line.text)
        else:
            order = (words, line.text) if own.placing is Placing.BEFORE else (line.text, words)
            yield replace(line, text=" ".join(filter(None, order)))


def _parts(parts: tuple[Part, ...], own: Words) -> tuple[Part, ...]:
    return tuple(made for part in parts if (made := _part(part, own)) is not None)


def _part(part: Part, own: Words) -> Part | None:
    if part.fixed:
        return part
    said = own.get(part.key)
    inner = _parts(part.parts, own)
    if said is None:
        return replace(part, pieces=tuple(_filled(part, own)), parts=inner)
    if said.placing is Placing.LEFT_OUT:
        return None
    mine = tuple(Piece(block) for block in blocks(said.words))
    rest = () if said.placing is Placing.INSTEAD and mine else tuple(_filled(part, own))
    pieces = (*mine, *rest) if said.placing is Placing.BEFORE else (*rest, *mine)
    return replace(part, pieces=pieces, parts=inner)


def _filled(part: Part, own: Words) -> Iterator[Piece]:
    """Yield the pieces of a part, its gaps filled with own words where there are any."""
    for piece in part.pieces:
        said = own.get(piece.key) if piece.key else None
        if said is None:
            yield piece
        elif said.placing is not Placing.LEFT_OUT:
            mine = blocks(said.words)
            yield from (Piece(block) for block in mine) if mine else (piece,)
