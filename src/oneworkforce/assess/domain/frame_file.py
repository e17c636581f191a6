"""A frame as people keep it in a file: a row for each organisation, locality and audience. Names of groups alone. Pure.

Every fault is told by row, and nothing of a cell is repeated unless it is a short number.
"""

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from oneworkforce.assess.domain.frame import INVITED, WHOLE
from oneworkforce.assess.domain.framework import NOT_STATED, Framework
from oneworkforce.lib import faults as lib_faults
from oneworkforce.lib import text
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.lib.tables import Batch

ORGANISATION, LOCALITY, AUDIENCE = "organisation", "locality", "audience"
HEADINGS = (ORGANISATION, LOCALITY, AUDIENCE, INVITED)
MOST_ROWS = 5_000
MOST_FAULTS = 200
MOST_INVITED = 1_000_000

Id = TypeVar("Id")


@dataclass(frozen=True, slots=True)
class Known(Generic[Id]):
    """What a file may name, by folded name. `twins`: names of several localities, which need what they lie in."""

    organisations: Mapping[str, Id]
    localities: Mapping[str, Id]
    twins: frozenset[str]
    audiences: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Row(Generic[Id]):
    """One row that could be read. No locality: everywhere."""

    organisation: Id
    locality: Id | None
    audience: str
    invited: int


def audiences(framework: Framework) -> dict[str, str]:
    """Return the id of each audience by what it may be called, folded: its id, and its title in any language."""
    found = {text.folded(said): key for key, titles in framework.audiences.items() for said in titles.values()}
    return found | {text.folded(key): key for key in framework.audiences}


def headings(found: Sequence[str], *, routed: bool) -> tuple[int | None, ...]:
    """Return where each of `HEADINGS` stands, None where one that may be missing is; `Refused` for the others.

    `routed`: the framework has audiences. A column that is none of these is refused: it might hold names of persons.
    """
    held = {text.folded(heading): place for place, heading in enumerate(found) if heading}
    needed = {ORGANISATION, INVITED, *([AUDIENCE] if routed else [])}
    faults = [
        Fault("Headings", f"There is no column “{name}”.", "Add it: the first row holds the headings.")
        for name in HEADINGS
        if name in needed and name not in held
    ]
    faults += [
        Fault(f"Column {place + 1}", "It is none of the columns of a frame.", f"Keep {text.listed(HEADINGS)} alone.")
        for name, place in sorted(held.items(), key=lambda item: item[1])
        if name not in HEADINGS
    ]
    if faults:
        raise Refused(*faults)
    return tuple(held.get(name) for name in HEADINGS)


def read(batches: Iterable[Batch], places: Sequence[int | None], known: Known[Id]) -> tuple[Row[Id], ...]:
    """Return the rows; `Refused` with every row that is wrong, by row. Empty rows are passed over."""
    reader = _Reader(known)
    for batch in batches:
        marks = {f"row {number:,}" for number, cells in batch.odd.items() if _mark(cells)}
        reader.faults += [
            dataclasses.replace(fault, where=fault.where.capitalize())
            for fault in batch.faults
            if fault.where not in marks
        ]
        columns = [[""] * len(batch.numbers) if at is None else batch.columns[at].texts() for at in places]
        for number, *cells in zip(batch.numbers.tolist(), *columns, strict=True):
            if any(cell.strip() for cell in cells) and not _mark(cells):
                reader.take(number, [text.plain(cell) for cell in cells])
        if len(reader.rows) > MOST_ROWS:
            raise Refused(Fault("", f"It has more than {MOST_ROWS:,} rows.", "Put small groups together."))
    if not reader.rows and not reader.faults:
        raise Refused(Fault("", "It has no rows.", "Give a row for each group, with how many people it has."))
    if reader.faults:
        raise Refused(*reader.faults[:MOST_FAULTS])
    return tuple(reader.rows)


class _Reader(Generic[Id]):
    def __init__(self, known: Known[Id]) -> None:
        self._known = known
        self._seen: dict[tuple[Id, Id | None, str], int] = {}
        self.rows: list[Row[Id]] = []
        self.faults: list[Fault] = []

    def take(self, number: int, cells: Sequence[str]) -> None:
        organisation, locality, audience, invited = cells
        before = len(self.faults)
        place = f"Row {number:,}"
        who = self._named(place, ORGANISATION, organisation, self._known.organisations)
        where = None if _nowhere(locality) else self._locality(place, locality)
        kind = self._audience(place, audience)
        many = invited.removesuffix(".0").replace(",", "")
        if not WHOLE.fullmatch(many) or not 0 < int(many) <= MOST_INVITED:
            said = f"{lib_faults.shown(invited).capitalize()} is" if invited else "An empty cell is"
            remedy = "Give a whole number, 1 or more, or leave the row out."
            self.faults.append(Fault(f"{place}, {INVITED}", f"{said} not a number of people to invite.", remedy))
        if len(self.faults) > before or who is None:
            return
        key = (who, where, kind)
        if key in self._seen:
            what = f"It is the same group as row {self._seen[key]:,}."
            self.faults.append(Fault(place, what, "Keep one row for each group."))
            return
        self._seen[key] = number
        self.rows.append(Row(who, where, kind, int(many)))

    def _named(self, place: str, column: str, said: str, known: Mapping[str, Id]) -> Id | None:
        found = known.get(text.folded(said))
        if found is None:
            article = "an" if column[0] in "aeiou" else "a"
            what = "It is empty." if not said else f"It is not {article} {column} of the partnership."
            near = text.nearest(text.folded(said), known) if said else ""
            remedy = near or "Write its name as the list of the partnership has it."
            self.faults.append(Fault(f"{place}, {column}", what, remedy))
        return found

    def _locality(self, place: str, said: str) -> Id | None:
        if text.folded(said) in self._known.twins:
            what, remedy = "Several localities are called that.", "Add what it lies in, for example: Centre, Willow."
            self.faults.append(Fault(f"{place}, {LOCALITY}", what, remedy))
            return None
        return self._named(place, LOCALITY, said, self._known.localities)

    def _audience(self, place: str, said: str) -> str:
        known = self._known.audiences
        if not known and not said:
            return ""
        found = known.get(text.folded(said))
        if found is None:
            named = sorted(set(known.values()))
            remedy = f"Write one of: {', '.join(named)}." if named else "Leave the column empty: nobody is told apart."
            what = "It is not an audience of the framework." if said else "It is empty."
            self.faults.append(Fault(f"{place}, {AUDIENCE}", what, remedy))
        return found or ""


def _mark(cells: Sequence[str]) -> bool:
    """Say whether a row is the last line of a list that the site exported."""
    return cells[0].startswith("Exported by ") and not any(cell.strip() for cell in cells[1:])


def _nowhere(said: str) -> bool:
    return not said or text.folded(said) == NOT_STATED
