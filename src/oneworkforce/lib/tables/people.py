"""A list of people in a file: a line for each, under headings that a list knows by several names."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from oneworkforce.lib import text
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.lib.tables.kinds import read
from oneworkforce.lib.tables.limits import AT_ONCE

Line = TypeVar("Line")


def lines(
    path: Path,
    *,
    columns: Sequence[str],
    required: Sequence[str],
    column_of: Callable[[str], str],
    most: int,
    line: Callable[..., Line],
) -> list[Line]:
    """Return what `line` makes of each row that is not empty: its number as a spreadsheet counts, its cells by column.

    `column_of` says which of the `columns` a heading means, "" for one that is not used. Nothing is read beyond the
    row after `most`, which is enough to refuse the list. Refused: a file that cannot be read, a `required` column that
    is missing, more lines than `most`, none.
    """
    table = read(path, AT_ONCE)
    places = {column: at for at, heading in enumerate(table.headings) if (column := column_of(heading))}
    missing = [column for column in required if column not in places]
    if missing:
        what = f"There is no column {text.listed(missing, 'or')}."
        raise Refused(Fault("row 1", what, f"Name the columns {text.listed(columns)}."))
    found: list[Line] = []
    for batch in table.batches(list(places.values())):
        if batch.faults:
            raise Refused(*batch.faults)
        said = {column: batch.columns[at].texts() for column, at in places.items()}
        for at, number in enumerate(batch.numbers):
            cells = {column: texts[at] for column, texts in said.items()}
            if any(cell.strip() for cell in cells.values()):
                found.append(line(int(number), **cells))
        if len(found) > most:
            break
    return few(found, most)


def few(found: list[Line], most: int) -> list[Line]:
    """Return the lines; Refused where there are more than `most`, or none."""
    if len(found) > most:
        raise Refused(Fault("list", f"It names more than {most:,} people.", "Give it in several parts."))
    if not found:
        raise Refused(Fault("list", "It names nobody.", "Put one person on each line, under the headings."))
    return found
