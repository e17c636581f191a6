"""Ballots become kept answers when a round is closed: by cut cell, in random order; remarks in an order of their own.

Pure. docs/reference/method.md 4.
"""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from secrets import SystemRandom

from oneworkforce.assess.domain import frame, packing
from oneworkforce.assess.domain.answers import NOT_ANSWERED, NOT_ASKED, audience_ids
from oneworkforce.assess.domain.ballot import Ballot, Cell
from oneworkforce.assess.domain.framework import NOT_STATED, Framework
from oneworkforce.assess.domain.packing import Pack
from oneworkforce.lib import text

SILENT = frozenset({NOT_ASKED, NOT_ANSWERED})
"""Bytes that are no answer: who said nothing else is no respondent (method.md 2)."""


@dataclass(frozen=True, slots=True)
class Counted:
    """The answers of a round as they are kept: packs in order, how many people, (arc, words) of each remark."""

    packs: tuple[Pack, ...]
    people: int
    remarks: tuple[tuple[str, str], ...]


def columns(framework: Framework, by: Sequence[str]) -> tuple[str, ...]:
    """Return the columns that kept answers have: the round's own, and the one that routes questions."""
    routed = [framework.audience_column] if framework.audience_column else []
    return tuple({text.folded(column): column for column in (*by, *routed)}.values())


def count(framework: Framework, by: Sequence[str], ballots: Iterable[Ballot]) -> Counted:
    """Return what is kept of ballots; those without an answer leave their remarks alone."""
    shuffled = list(ballots)
    SystemRandom().shuffle(shuffled)
    names = columns(framework, by)
    cells: dict[Cell, list[bytes]] = {}
    for ballot in shuffled:
        if set(ballot.answers) - SILENT:
            cells.setdefault(_cell(framework, names, ballot.cell), []).append(ballot.answers)
    packs = tuple(pack for cell in sorted(cells) for pack in packing.packed(cell, cells[cell]))
    remarks = [(arc, words) for ballot in shuffled for arc, words in ballot.remarks.items()]
    SystemRandom().shuffle(remarks)
    return Counted(packs, sum(pack.people for pack in packs), tuple(remarks))


def frame_file(framework: Framework, by: Sequence[str], invited: Iterable[tuple[Cell, int]]) -> bytes:
    """Return how many could answer, by cut cell, as a file of the kind that is uploaded; b"" for nobody."""
    names = columns(framework, by)
    sums: dict[Cell, int] = {}
    for cell, many in invited:
        known = _cell(framework, names, cell)
        sums[known] = sums.get(known, 0) + many
    if not sums:
        return b""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow([*names, frame.INVITED])
    writer.writerows([*(category for _, category in cell), many] for cell, many in sorted(sums.items()))
    return written.getvalue().encode()


def _cell(framework: Framework, names: Sequence[str], cell: Cell) -> Cell:
    """Return a cut cell with every column, in their order; an audience is called by its id."""
    said: Mapping[str, str] = {text.folded(column): category for column, category in cell}
    ids = audience_ids(framework)
    routed = text.folded(framework.audience_column or "")
    made = []
    for name in names:
        folded = text.folded(name)
        category = said.get(folded, NOT_STATED)
        if routed and folded == routed:
            category = ids.get(text.folded(category), category)
        made.append((name, category))
    return tuple(made)
