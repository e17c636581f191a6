"""A small file of figures, a row for each: what every such file is read by, whatever its columns are. Pure.

Published tables come with thousands separators and with headings in other words; nothing of a cell is repeated in a
fault unless it is a short number.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from oneworkforce.lib import numbers, text
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.lib.tables import Batch

MOST_FAULTS = 200
Row = TypeVar("Row")


def headings(
    found: Sequence[str],
    names: Sequence[str],
    *,
    words: Mapping[str, Sequence[str]] | None = None,
    optional: Sequence[str] = (),
) -> tuple[int | None, ...]:
    """Return where each of `names` stands, None for an optional one that does not; `Refused` where one is missing.

    `words`: what else each may be called. Other columns are passed over.
    """
    held: dict[str, int] = {}
    for place, heading in enumerate(found):
        held.setdefault(text.folded(heading), place)
    held.pop("", None)
    others = words or {}
    at = [next((held[word] for word in (name, *others.get(name, ())) if word in held), None) for name in names]
    missing = [name for name, place in zip(names, at, strict=True) if place is None and name not in optional]
    if missing:
        remedy = f"The first row holds the headings {text.listed([name for name in names if name not in optional])}."
        raise Refused(*(Fault("Headings", f"There is no column “{name}”.", remedy) for name in missing))
    return tuple(at)


def read(
    batches: Iterable[Batch],
    at: Sequence[int | None],
    made: Callable[[str, Sequence[str]], Row | Sequence[Fault]],
    same: Callable[[Row], Hashable],
    *,
    most: int,
) -> list[Row]:
    """Return what is `made` of each row's place ("Row 3") and cells; `Refused` with every row that is wrong.

    A row with nothing in it is passed over; two rows that are about the same (`same`) are wrong.
    """
    rows: list[Row] = []
    faults: list[Fault] = []
    seen: dict[Hashable, int] = {}
    for batch in batches:
        faults += [replace(fault, where=fault.where.capitalize()) for fault in batch.faults]
        columns = [[""] * len(batch.numbers) if place is None else batch.columns[place].texts() for place in at]
        for number, *cells in zip(batch.numbers.tolist(), *columns, strict=True):
            said = [text.plain(cell) for cell in cells]
            if not any(said):
                continue
            found = made(f"Row {number:,}", said)
            if isinstance(found, Sequence):
                faults += found
                continue
            about = same(found)
            if about in seen:
                what = f"It is about the same as row {seen[about]:,}."
                faults.append(Fault(f"Row {number:,}", what, "Keep one of them, or add them up."))
            seen.setdefault(about, number)
            rows.append(found)
        if len(rows) > most:
            raise Refused(Fault("The file", f"It has more than {most:,} rows.", "Keep the rows that are needed."))
        if len(faults) > MOST_FAULTS:
            break
    if not rows and not faults:
        raise Refused(Fault("The file", "It has no rows.", "Give a row for each figure, under the headings."))
    if faults:
        raise Refused(*faults[:MOST_FAULTS])
    return rows


def whole(said: str, bounds: tuple[int, int]) -> int | None:
    """Return a whole number within `bounds`, with or without thousands separators; None where it is none."""
    number = numbers.whole(said)
    return None if number is None or not bounds[0] <= number <= bounds[1] else number
