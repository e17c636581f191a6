"""The frame: how many could have answered, by group. What intervals are corrected by and weights raked to."""

import dataclasses
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from oneworkforce.assess.domain.framework import NOT_STATED
from oneworkforce.assess.domain.groups import Categories, Key
from oneworkforce.lib import faults as lib_faults
from oneworkforce.lib import text
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.lib.tables import Batch

INVITED = "invited"
WHOLE = re.compile(r"\d{1,9}")


@dataclass(frozen=True)
class Frame:
    """How many were invited in each cell of `columns` (folded categories, in that order)."""

    columns: tuple[str, ...]
    invited: Mapping[Key, int]

    def of(self, restriction: Mapping[str, frozenset[str]]) -> int | None:
        """Return how many were invited where each named column holds one of its categories.

        None when the frame does not have one of those columns: it cannot say.
        """
        if any(column not in self.columns for column in restriction):
            return None
        wanted = [restriction.get(column) for column in self.columns]
        return sum(
            count
            for key, count in self.invited.items()
            if all(allowed is None or category in allowed for category, allowed in zip(key, wanted, strict=True))
        )


def headings(found: Sequence[str]) -> tuple[tuple[str, ...], int, tuple[int, ...]]:
    """Return the grouping columns, the place of `invited` and the places of the groupings; or raise Refused."""
    places = [place for place, heading in enumerate(found) if heading.casefold() == INVITED]
    if not places:
        what = f"there is no column “{INVITED}”."
        raise Refused(Fault("frame, headings", what, "Add it: how many people each group has that could answer."))
    groupings = tuple(place for place, heading in enumerate(found) if heading and place != places[0])
    return tuple(found[place] for place in groupings), places[0], groupings


def read(
    batches: Iterable[Batch],
    columns: Sequence[str],
    invited: int,
    places: Sequence[int],
    categories: Sequence[Categories],
) -> Frame:
    """Return the frame in `batches`; raise Refused with every row that is wrong.

    `categories` (one per column) learn the frame's spelling of each group.
    """
    counts: dict[Key, int] = {}
    rows: dict[Key, int] = {}
    faults: list[Fault] = []
    for batch in batches:
        faults += batch.faults
        numbers = batch.columns[invited].texts()
        groups = []
        for place, category in zip(places, categories, strict=True):
            keys, unknown = category.read(batch.columns[place], batch.numbers)
            faults += [dataclasses.replace(fault, where=f"frame, {fault.where}") for fault in unknown]
            groups.append([keys[at] for at in batch.columns[place].codes])
        for at, number in enumerate(batch.numbers):
            key = tuple(group[at] for group in groups)
            cell = numbers[at].strip().removesuffix(".0").replace(",", "")
            if not cell and set(key) == {text.folded(NOT_STATED)}:
                continue  # an empty row at the end of an export
            if not WHOLE.fullmatch(cell):
                what = f"{lib_faults.shown(numbers[at]) if cell else 'an empty cell'} is not a number of people."
                faults.append(Fault(f"frame, row {number:,}", what, "Give a whole number, 0 or more."))
            elif key in rows:
                what = f"It is the same group as row {rows[key]:,}."
                faults.append(Fault(f"frame, row {number:,}", what, "Keep one row for each group."))
            else:
                rows[key], counts[key] = int(number), int(cell)
    if not counts and not faults:
        faults.append(Fault("frame", "It has no rows.", "Give a row for each group."))
    if faults:
        raise Refused(*faults)
    return Frame(tuple(columns), counts)
