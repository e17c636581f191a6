"""What storing a file would do to people: who is new, and what of each would be different."""

import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from oneworkforce.lib import text
from oneworkforce.workforce.domain import staff_matching
from oneworkforce.workforce.domain.kinds import Unsaid
from oneworkforce.workforce.domain.staff_cells import Value
from oneworkforce.workforce.domain.staff_matching import Matched
from oneworkforce.workforce.domain.staff_now import (
    EMPTY_PERSON,
    EMPTY_RECORD,
    PERSON,
    RECORD,
    RECORD_ITEMS,
    Listed,
    Now,
    Row,
)
from oneworkforce.workforce.domain.staff_overlay import Objects, differ, holds, objects, overlaid, why
from oneworkforce.workforce.domain.staff_typed import Checked, Typed, texts

CHECK, REGISTRATION = "Background check", "Registration"
"""What we call the credentials that a file only says the end of."""
LISTS = ("skills", "languages", "qualifications", "credentials")
FLUENCY = "working"
"""How well a language is spoken that a file names: well enough to work in."""


class ListChange(NamedTuple):
    """One skill, language, qualification or credential: new (`id` is ""), other values, or gone (`columns` None)."""

    table: str
    person: int
    id: str
    columns: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class People:
    """The people of a file, each once. `of_row`: the place of each row's holder, -1 where there is none.

    `keys` are organisation and number. `ids`: the id of a person who is stored, "new N" of one who is not. `rows` and
    `records`: what is stored. `after` and `record_after`: their columns then; `record_changed` which differ, by
    column, and `person_changed`. `lists`: what changes of skills and the like. `kept`: what a person said themself.

    `elsewhere`: who is of another organisation by now, of whom nothing but the record is written. `stuck`: whose record
    another organisation keeps, and goes on keeping. `taken`: whose record is begun anew here. `left_out`: for whom
    something was left out for such a reason, by its rule and item.
    """

    of_row: NDArray[np.int64]
    first: NDArray[np.int64]
    keys: Sequence[tuple[str, str]]
    ids: Sequence[str]
    rows: Sequence[Row | None]
    records: Sequence[Row | None]
    after: Mapping[str, Objects]
    record_after: Mapping[str, Objects]
    person_changed: Mapping[str, NDArray[np.bool_]]
    record_changed: Mapping[str, NDArray[np.bool_]]
    lists: Sequence[ListChange]
    changed: NDArray[np.bool_]
    stamps: Sequence[int]
    kept: Mapping[str, NDArray[np.intp]]
    elsewhere: NDArray[np.bool_]
    stuck: NDArray[np.bool_]
    taken: NDArray[np.bool_]
    left_out: Mapping[tuple[str, str], NDArray[np.intp]]


def plan(checked: Checked, now: Now) -> People:
    """Return what becomes of the people of a file."""
    of_row, first, keys = _who(checked)
    found = staff_matching.match(checked, first, keys, _merged(checked, of_row, first), now)
    values = found.values
    record_after, record_changed, kept = _records(values, found.records)
    after, person_changed = _persons(values, found.rows, keys)
    lists = _lists(values, found.ids, now)
    for table, said in _said(values, found.ids, now).items():
        column = f"{table}_said"
        person_changed[column] = differ(after[column], said)
        after[column] = said
    fresh = np.array([row is None for row in found.records], bool) & ~found.stuck
    changed = (
        np.logical_or.reduce([*record_changed.values(), *person_changed.values(), fresh, found.taken])
        if keys
        else np.zeros(0, bool)
    )
    for each in lists:
        changed[each.person] = True
    return People(
        of_row,
        first,
        keys,
        found.ids,
        found.rows,
        found.records,
        after,
        record_after,
        person_changed,
        record_changed,
        lists,
        changed,
        _stamps(found, now),
        kept,
        found.elsewhere,
        found.stuck,
        found.taken,
        found.left_out,
    )


def _who(checked: Checked) -> tuple[NDArray[np.int64], NDArray[np.int64], list[tuple[str, str]]]:
    known: dict[tuple[str, str], int] = {}
    first: list[int] = []
    of_row = np.full(len(checked.organisations), -1, np.int64)
    pairs = zip(checked.organisations, texts(checked, "number"), strict=True)
    for at, key in enumerate(pairs):
        if key[1]:
            place = known.setdefault(key, len(known))
            of_row[at] = place
            if place == len(first):
                first.append(at)
    return of_row, np.array(first, np.int64), list(known)


def _merged(checked: Checked, of_row: NDArray[np.int64], first: NDArray[np.int64]) -> dict[str, Typed]:
    """Return the values of people: of each the first that any of their rows says."""
    more = np.flatnonzero(of_row >= 0)
    more = more[first[of_row[more]] != more] if len(first) else more
    found = {}
    for item, typed in checked.values.items():
        codes = typed.codes[first]
        for at in more.tolist():
            if not codes[of_row[at]]:
                codes[of_row[at]] = typed.codes[at]
        found[item] = Typed(codes, typed.values)
    return found


def _records(
    values: Mapping[str, Typed], records: Sequence[Row | None]
) -> tuple[dict[str, Objects], dict[str, NDArray[np.bool_]], dict[str, NDArray[np.intp]]]:
    before = {
        name: objects([row.values[at] if row else EMPTY_RECORD[name] for row in records])
        for at, name in enumerate(RECORD)
    }
    after = dict(before)
    locked = {column for row in records if row is not None for column in row.locked}
    kept: dict[str, NDArray[np.intp]] = {}
    used: dict[str, Typed] = {}
    for item, column in RECORD_ITEMS.items():
        if item not in values:
            continue
        typed = values[item]
        if column in locked:
            stands = np.fromiter((row is not None and column in row.locked for row in records), np.bool_, len(records))
            other = stands & (typed.codes > 0)
            typed = Typed(np.where(stands, 0, typed.codes).astype(np.int32), typed.values)
            if other.any():
                kept[item] = np.flatnonzero(other)
        used[item] = typed
        after[column] = overlaid(typed, before[column], EMPTY_RECORD[column])
    _year_or_band(after, used)
    after["unsaid"] = why(
        {RECORD_ITEMS[item]: typed.codes for item, typed in used.items()},
        {RECORD_ITEMS[item]: typed.values for item, typed in used.items()},
        before["unsaid"],
    )
    return after, {name: differ(before[name], after[name]) for name in RECORD}, kept


def _year_or_band(after: dict[str, Objects], used: Mapping[str, Typed]) -> None:
    """Keep a year of birth or a band, never both: a year says more."""
    if "birth_year" not in used and "age_band" not in used:
        return
    year = ~holds(after["birth_year"], None)
    after["age_band"] = np.where(year, "", after["age_band"])


def _persons(
    values: Mapping[str, Typed], rows: Sequence[Row | None], keys: Sequence[tuple[str, str]]
) -> tuple[dict[str, Objects], dict[str, NDArray[np.bool_]]]:
    before = {
        name: objects([row.values[at] if row else EMPTY_PERSON[name] for row in rows]) for at, name in enumerate(PERSON)
    }
    after = dict(before)
    for item in ("name", "email"):
        if item in values:
            after[item] = overlaid(values[item], before[item], "")
    nameless = holds(after["name"], "")
    if nameless.any():  # the staff number then stands for the person
        after["name"] = np.where(nameless, objects([number for _, number in keys]), after["name"])
    return after, {name: differ(before[name], after[name]) for name in PERSON}


def _lists(values: Mapping[str, Typed], ids: Sequence[str], now: Now) -> list[ListChange]:
    found: list[ListChange] = []
    for table, key, item in (("skills", "name", "skills"), ("languages", "tag", "languages")):
        if item in values:
            found += _changes(values[item], ids, getattr(now, table), _lister(table, key))
    if "qualification" in values:
        levels = values.get("qualification_level")
        pairs = _paired(values["qualification"], levels) if levels else values["qualification"]
        found += _changes(pairs, ids, now.qualifications, _qualified)
    for kind, name, item in (("check", CHECK, "check"), ("registration", REGISTRATION, "registration")):
        if item in values:
            found += _changes(values[item], ids, now.credentials, _lister_of_ends(kind, name))
    return found


Stored = Mapping[str, tuple[Listed, ...]]
Told = Callable[[Any, Sequence[Listed]], Sequence[tuple[str, str, Mapping[str, Any] | None]]]


def _changes(typed: Typed, ids: Sequence[str], stored: Stored, told: Told) -> Iterator[ListChange]:
    """Yield what changes of each person; of those of whom nothing is stored, each value is thought of once."""
    fresh: dict[int, Sequence[tuple[str, str, Mapping[str, Any] | None]]] = {}
    values = typed.values
    for person, code in enumerate(typed.codes.tolist()):
        if not code:
            continue
        held = stored.get(ids[person])
        if held:
            rows = told(values[code], held)
        elif code in fresh:
            rows = fresh[code]
        else:
            rows = fresh[code] = told(values[code], ())
        for table, pk, columns in rows:
            yield ListChange(table, person, pk, columns)


def _paired(one: Typed, other: Typed) -> Typed:
    """Return two columns as one of pairs; nothing where the first says nothing."""
    keys, codes = np.unique(one.codes.astype(np.int64) * len(other.values) + other.codes, return_inverse=True)
    pairs: list[Any] = [None]
    places = np.zeros(len(keys), np.int32)
    for at, key in enumerate(keys.tolist()):
        first, second = divmod(key, len(other.values))
        if first:
            places[at] = len(pairs)
            pairs.append((one.values[first], other.values[second]))
    return Typed(places[codes.reshape(-1)], tuple(pairs))


def _lister(table: str, key: str) -> Told:
    extra = {"fluency": FLUENCY} if table == "languages" else {}

    def told(said: Value, stored: Sequence[Listed]) -> list[tuple[str, str, Mapping[str, Any] | None]]:
        """Add what is not there yet; the word "none" alone takes away what is."""
        if said is Unsaid.NONE:
            return [(table, each.id, None) for each in stored]
        if not isinstance(said, list):
            return []
        known = {text.folded(each.columns[key]) for each in stored}
        return [(table, "", {key: one, **extra}) for one in said if text.folded(one) not in known]

    return told


def _qualified(said: Any, stored: Sequence[Listed]) -> list[tuple[str, str, Mapping[str, Any] | None]]:
    name, level = said if isinstance(said, tuple) else (said, None)
    if not isinstance(name, str) or isinstance(name, Unsaid):
        return []
    number = level if isinstance(level, int) else None
    same = next((each for each in stored if text.folded(each.columns["name"]) == text.folded(name)), None)
    if same is None:
        return [("qualifications", "", {"name": name, "level": number})]
    if number is None or same.columns["level"] == number:
        return []
    return [("qualifications", same.id, {"level": number})]


def _lister_of_ends(kind: str, name: str) -> Told:
    def told(said: Value, stored: Sequence[Listed]) -> list[tuple[str, str, Mapping[str, Any] | None]]:
        """Set the day on which the one credential of its kind, or ours, ends; add it where there is none."""
        if not isinstance(said, str) or isinstance(said, Unsaid):
            return []
        alike = [each for each in stored if each.columns["kind"] == kind]
        same = next((each for each in alike if each.columns["name"] == name), alike[0] if len(alike) == 1 else None)
        ends = {"expires_on": None if said == "never" else said, "never_expires": said == "never"}
        if same is None or (said != "never" and same.columns["issued_on"] and same.columns["issued_on"] > said):
            return [("credentials", "", {"kind": kind, "name": name, **ends})]
        if all(same.columns[column] == value for column, value in ends.items()):
            return []
        return [("credentials", same.id, ends)]

    return told


def _said(values: Mapping[str, Typed], ids: Sequence[str], now: Now) -> dict[str, Objects]:
    """Return why lists are empty that a file says are, where nothing is listed."""
    found: dict[str, Objects] = {}
    for table, item in (("skills", "skills"), ("languages", "languages"), ("qualifications", "qualification")):
        typed = values.get(item)
        if typed is None or not any(isinstance(value, Unsaid) for value in typed.values):
            continue
        stored: Stored = getattr(now, table)
        column = objects([_was(now, one, f"{table}_said") for one in ids])
        for person, code in enumerate(typed.codes.tolist()):
            said = typed.values[code]
            if not isinstance(said, Unsaid):
                continue
            if not stored.get(ids[person]) or (said is Unsaid.NONE and table != "qualifications"):
                column[person] = said.value
        found[table] = column
    return found


def _was(now: Now, person: str, column: str) -> str:
    row = now.people.get(person)
    return str(row.values[PERSON.index(column)] if row else EMPTY_PERSON[column])


def _stamps(matched: Matched, now: Now) -> list[int]:
    """Return a sum of what a file may write to of each person; of whom another organisation has by now, no more."""
    found = []
    for at, (one, row, record) in enumerate(zip(matched.ids, matched.rows, matched.records, strict=True)):
        if row is None and record is None:
            found.append(0)
            continue
        standing = bool(matched.elsewhere[at]), bool(matched.stuck[at]), bool(matched.taken[at])
        told: object = None
        if not standing[0]:
            held = [getattr(now, table).get(one, ()) for table in LISTS]
            listed = [[(each.id, *each.columns.values()) for each in rows] for rows in held]
            told = row and row.values, sorted(map(repr, listed))
        found.append(zlib.crc32(repr((one, standing, told, record and record.values)).encode()) or 1)
    return found
