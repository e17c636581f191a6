"""What changed between two texts, by paragraph."""

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from oneworkforce.lib.titled import Titled
from oneworkforce.plan.domain import prose
from oneworkforce.plan.domain.prose import Block, Bullets

MOST = 2_000
"""Parts of a text that are compared one by one: the time to compare grows with their square."""


class Change(Titled):
    """What became of some paragraphs."""

    SAME = "same", "As before"
    REMOVED = "removed", "Removed"
    ADDED = "added", "Added"


@dataclass(frozen=True, slots=True)
class Piece:
    """Paragraphs that stand together and share their fate."""

    change: Change
    blocks: tuple[Block, ...]


def compare(before: str, after: str) -> tuple[Piece, ...]:
    """Return the pieces of both texts in order: those of `before` are as before or removed, of `after` or added."""
    old, new = list(_parts(before)), list(_parts(after))
    found = []
    for old_from, old_to, new_from, new_to in _runs(old, new):
        if old[old_from:old_to] == new[new_from:new_to]:
            found.append(_piece(Change.SAME, new[new_from:new_to]))
            continue
        if old_to > old_from:
            found.append(_piece(Change.REMOVED, old[old_from:old_to]))
        if new_to > new_from:
            found.append(_piece(Change.ADDED, new[new_from:new_to]))
    return tuple(found)


def _runs(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """Yield where the runs of both begin and end; a text of more parts than any paper has is compared as a whole."""
    if max(len(old), len(new)) > MOST:
        yield 0, len(old), 0, len(new)
        return
    for _, *run in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        yield run[0], run[1], run[2], run[3]


def _parts(words: str) -> Iterator[str]:
    """Yield what is compared: each heading and paragraph, and each point of a list by itself."""
    for block in prose.parse(words):
        if isinstance(block, Bullets):
            yield from (prose.source(Bullets((item,))) for item in block.items)
        else:
            yield prose.source(block)


def _piece(change: Change, parts: Sequence[str]) -> Piece:
    blocks: list[Block] = []
    for block in (block for part in parts for block in prose.parse(part)):
        if isinstance(block, Bullets) and blocks and isinstance(blocks[-1], Bullets):
            blocks[-1] = Bullets((*blocks[-1].items, *block.items))
        else:
            blocks.append(block)
    return Piece(change, tuple(blocks))
