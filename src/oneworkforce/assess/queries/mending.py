"""The rows of a file that need mending, as a file: with their row numbers, and what to mend."""

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from oneworkforce.lib import tables
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.ui import spreadsheet

HEADINGS = ("row", "what to mend")
LONGEST = 32_767
"""Letters of a cell that are given back: a spreadsheet holds no more."""
_WHERE = re.compile(r"row ([\d,]+)(?:, (column .+))?")


def rows(path: Path, faults: Sequence[Fault]) -> bytes | None:
    """Return a CSV file of the rows that `faults` name, in the columns of the file at `path`; None: they name none."""
    wanted = _wanted(faults)
    if not wanted:
        return None
    try:
        table = tables.read(path)
    except Refused:
        return None
    headings = [heading or f"column {place}" for place, heading in enumerate(table.headings, 1)]
    found = sorted(_found(table, wanted))
    if not found:
        return None
    lines = ([str(number), " ".join(wanted[number]), *_padded(cells, len(headings))] for number, cells in found)
    return spreadsheet.csv_bytes([*HEADINGS, *headings], lines)


def _wanted(faults: Sequence[Fault]) -> dict[int, list[str]]:
    wanted: dict[int, list[str]] = {}
    for fault in faults:
        if place := _WHERE.fullmatch(fault.where):
            within = f"{place[2].capitalize()}: " if place[2] else ""
            sentence = f"{within}{fault.what[:1].upper()}{fault.what[1:]} {fault.remedy}"
            wanted.setdefault(int(place[1].replace(",", "")), []).append(sentence)
    return wanted


def _found(table: tables.Table, wanted: dict[int, list[str]]) -> Iterator[tuple[int, list[str]]]:
    """Give the cells of the rows wanted; a file that cannot be read to its end gives those that can."""
    last = max(wanted)
    with suppress(Refused):
        for batch in table.batches(range(len(table.headings))):
            yield from ((number, list(cells)) for number, cells in batch.odd.items() if number in wanted)
            columns = list(batch.columns.values())
            for at, number in enumerate(batch.numbers.tolist()):
                if number in wanted:
                    yield number, [column.values[column.codes[at]] for column in columns]
            if batch.numbers.size and batch.numbers[-1] >= last:
                return


def _padded(cells: Sequence[str], width: int) -> list[str]:
    """Return at least as many cells as there are headings, none longer than a spreadsheet holds."""
    return [cell[:LONGEST] for cell in (*cells, *[""] * (width - len(cells)))]
