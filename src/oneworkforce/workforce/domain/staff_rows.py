"""What the cells of a row, and the rows of a file, say together: the rules across columns and across rows."""

from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from pyarrow import compute

from oneworkforce.lib import text
from oneworkforce.lib.faults import shown
from oneworkforce.workforce.domain import items
from oneworkforce.workforce.domain.kinds import Unsaid
from oneworkforce.workforce.domain.staff_cells import Known, Value
from oneworkforce.workforce.domain.staff_findings import Findings
from oneworkforce.workforce.domain.staff_typed import Typed

Mask = NDArray[np.bool_]
Ints = NDArray[np.int64]
MOST_WEEK = 75 * 60
"""Minutes a week of all posts of a person, beyond which somebody is asked to look."""
YOUNGEST = 14
_YEARS = 10_000


@dataclass(slots=True)
class StaffRows:
    """The values of a file's rows by item, and the organisation of each row ("" where it is not known)."""

    values: dict[str, Typed]
    organisations: list[str]
    places: Ints
    _numbers: dict[str, Ints] = field(default_factory=dict)

    def has(self, item: str) -> Mask:
        """Return which rows say a value of an item; why there is none is no value."""
        typed = self.values.get(item)
        if typed is None:
            return np.zeros(len(self.places), bool)
        if typed.texts:
            return np.asarray(typed.codes > 0)
        real = [value is not None and not isinstance(value, Unsaid) for value in typed.values]
        return np.array(real, bool)[typed.codes]

    def numbered(self, item: str) -> Ints:
        """Return days as yyyymmdd, and whole numbers as they are; 0 where there is none. `item` holds nothing else."""
        typed = self.values.get(item)
        if typed is None:
            return np.zeros(len(self.places), np.int64)
        if item not in self._numbers:
            self._numbers[item] = _numbers(typed)
        return self._numbers[item][typed.codes]

    def told(self, item: str) -> Ints:
        """Return a number for each different value of an item; 0 where there is none."""
        typed = self.values.get(item)
        if typed is None:
            return np.zeros(len(self.places), np.int64)
        if typed.texts:
            return typed.codes.astype(np.int64)
        known: dict[object, int] = {None: 0}
        keys = [tuple(value) if isinstance(value, list) else value for value in typed.values]
        return np.array([known.setdefault(key, len(known)) for key in keys], np.int64)[typed.codes]

    def drop(self, item: str, places: NDArray[np.integer]) -> None:
        """Leave an item's value out of some rows."""
        typed = self.values[item]
        codes = typed.codes.copy()
        codes[places] = 0
        self.values[item] = Typed(codes, typed.distinct)


def of(values: dict[str, Typed], rows: int, *, organisation: str) -> StaffRows:
    """Return the rows of a file; `organisation` is that of all of them, "" where each says its own."""
    if organisation:
        return StaffRows(dict(values), [organisation] * rows, np.ones(rows, np.int64))
    made = StaffRows(dict(values), [], np.zeros(rows, np.int64))
    if "organisation" not in values:
        made.organisations = [""] * rows
        return made
    made.places = made.told("organisation")
    made.organisations = [value if isinstance(value, str) else "" for value in values["organisation"].listed()]
    return made


def check(rows: StaffRows, findings: Findings, kept: Mask, known: Known) -> None:
    """Find what breaks a rule across columns or rows; what is only left out is taken from the rows."""
    _needed(rows, findings, kept)
    _posts(rows, findings, kept)
    _left_out(rows, findings, kept)
    _teams(rows, findings, kept, known)
    kept = kept & ~findings.errors
    _twins(rows, findings, kept)
    _people(rows, findings, kept & ~findings.errors)


def _needed(rows: StaffRows, findings: Findings, kept: Mask) -> None:
    fine = kept & ~findings.errors
    findings.rows("E202", "organisation", np.flatnonzero(fine & (rows.places == 0)))
    findings.rows("E204", "role", np.flatnonzero(fine & ~rows.has("role")))
    nobody = ~rows.has("number") & ~rows.has("vacant_since") & ~rows.has("left_on")
    gone = ~rows.has("number") & ~rows.has("vacant_since") & rows.has("left_on") & ~rows.has("reference")
    findings.rows("E206", "number", np.flatnonzero(fine & (nobody | gone)))


def _posts(rows: StaffRows, findings: Findings, kept: Mask) -> None:
    started, left, vacant = (rows.numbered(item) for item in ("started_on", "left_on", "vacant_since"))
    held = rows.has("number")
    findings.rows("E211", "left_on", np.flatnonzero(kept & (started > 0) & (left > 0) & (left < started)))
    findings.rows("E212", "vacant_since", np.flatnonzero(kept & held & (vacant > 0)))
    findings.rows("E213", "vacant_since", np.flatnonzero(kept & ~held & (vacant > 0) & (left > 0)))
    findings.rows("E214", "reference", np.flatnonzero(kept & ~held & (vacant > 0) & ~rows.has("reference")))


def _left_out(rows: StaffRows, findings: Findings, kept: Mask) -> None:
    birth, started = rows.numbered("birth_year"), rows.numbered("started_on") // _YEARS
    young = (birth > 0) & (started > 0) & (started - birth < YOUNGEST)
    wrong = {
        ("W307", "birth_year"): young,
        ("W324", "leaving_reason"): rows.has("leaving_reason") & ~rows.has("left_on"),
        ("W324", "destination"): rows.has("destination") & ~rows.has("left_on"),
        ("W341", "came_from"): rows.has("came_from") & ~rows.has("number"),
        ("W325", "age_band"): rows.has("age_band") & rows.has("birth_year"),
        ("W326", "qualification_level"): rows.has("qualification_level") & ~rows.has("qualification"),
    }
    for (code, item), which in wrong.items():
        places = np.flatnonzero(kept & which)
        if places.size:
            findings.rows(code, item, places)
            rows.drop(item, places)


def _teams(rows: StaffRows, findings: Findings, kept: Mask, known: Known) -> None:
    """Find each row's team among those of its organisation: its id takes the place of its name."""
    typed = rows.values.get("team")
    if typed is None:
        return
    pairs, places = np.unique(np.stack([rows.places, typed.codes.astype(np.int64)]), axis=1, return_inverse=True)
    places = places.reshape(-1)
    first = np.zeros(pairs.shape[1], np.int64)
    first[places[::-1]] = np.arange(len(places) - 1, -1, -1)
    values: list[Value] = [None]
    codes = np.zeros(pairs.shape[1], np.int32)
    for at in range(pairs.shape[1]):
        name = typed.values[int(pairs[1, at])]
        found: Value = name
        if isinstance(name, str) and not isinstance(name, Unsaid):
            organisation = rows.organisations[int(first[at])]
            found = known.teams.get((organisation, text.folded(name)))
            if found is None and organisation:
                hit = np.flatnonzero((places == at) & kept)
                findings.rows("W321", "team", hit, f"It holds {shown(name)}.")
        if found is not None:
            codes[at] = len(values)
            values.append(found)
    rows.values["team"] = Typed(codes[places], tuple(values))


def _twins(rows: StaffRows, findings: Findings, kept: Mask) -> None:
    """Find posts that stand twice: by reference, or without one by person and role."""
    reference = rows.told("reference")
    named = kept & (reference > 0)
    findings.rows("E209", "reference", _repeated(np.stack([rows.places, reference]), named))
    without = kept & (reference == 0) & rows.has("number")
    keys = np.stack([rows.places, rows.told("number"), rows.told("role")])
    findings.rows("E210", "reference", _repeated(keys, without))


def _repeated(keys: Ints, among: Mask) -> NDArray[np.intp]:
    """Return the places, `among` the rows, whose key (a column of `keys`) stands there more than once."""
    places = np.flatnonzero(among)
    if not places.size:
        return places
    mixed = _mixed(keys[:, places])
    _, inverse, counts = np.unique(mixed, return_inverse=True, return_counts=True)
    return np.asarray(places[counts[inverse.reshape(-1)] > 1])


def _mixed(keys: Ints) -> Ints:
    """Return one number for each column of `keys`, the same for the same."""
    mixed: Ints = keys[0]
    for row in keys[1:]:
        mixed = mixed * (int(row.max(initial=0)) + 1) + row
        if int(mixed.max(initial=0)) > 1 << 40:  # far from an overflow: numbered anew
            mixed = np.unique(mixed, return_inverse=True)[1].reshape(-1).astype(np.int64)
    return np.asarray(mixed)


def _people(rows: StaffRows, findings: Findings, kept: Mask) -> None:
    """Look at the rows of a person together: what they say of the person, and the hours of all posts."""
    places = np.flatnonzero(kept & rows.has("number"))
    mixed = _mixed(np.stack([rows.places, rows.told("number")])[:, places])
    _, person, counts = np.unique(mixed, return_inverse=True, return_counts=True)
    person = person.reshape(-1)
    minutes = np.where(rows.has("left_on"), 0, rows.numbered("hours"))[places]
    total = np.bincount(person, minutes, len(counts))
    findings.rows("N401", "hours", places[(total[person] > MOST_WEEK) & (minutes > 0)])
    several = counts[person] > 1
    if several.any():
        for item in items.all_items().values():
            if item.of == "person" and item.key in rows.values:
                _agree(rows, findings, item.key, places[several], person[several])


def _agree(
    rows: StaffRows, findings: Findings, item: str, places: NDArray[np.intp], person: NDArray[np.integer]
) -> None:
    told = rows.told(item)
    first: dict[int, int] = {}
    other = [
        place
        for place, who in zip(places.tolist(), person.tolist(), strict=True)
        if told[place] and first.setdefault(who, int(told[place])) != told[place]
    ]
    if other:
        hit = np.array(other, np.intp)
        findings.rows("W328", item, hit)
        rows.drop(item, hit)


def _numbers(typed: Typed) -> Ints:
    if isinstance(typed.distinct, tuple):
        return np.array([_number(value) for value in typed.distinct], np.int64)
    days = compute.cast(compute.replace_substring(typed.distinct, "-", ""), pa.int64())
    return np.concatenate([np.zeros(1, np.int64), days.fill_null(0).to_numpy()])


def _number(value: Value) -> int:
    if isinstance(value, Unsaid) or value is None or isinstance(value, list):
        return 0
    if isinstance(value, int):
        return value
    digits = value.replace("-", "")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) == 8 else 0  # noqa: PLR2004  yyyymmdd
