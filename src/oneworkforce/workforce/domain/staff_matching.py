"""Who the people of a file are: found by number, else by address, and what of each the organisation may write.

An organisation keeps a person's staff record until another, to which they came, begins one; what a person is called,
how they are reached and what they can do is then the other's to say. So of whom came away only the record and the
posts are written. Who came takes the record along once they hold no post any more where it was kept: begun anew, with
what they said of themself (commands/staff_numbers.py does the same by hand).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from oneworkforce.lib import text
from oneworkforce.workforce.domain.staff_cells import Value
from oneworkforce.workforce.domain.staff_now import POST, RECORD_ITEMS, Chains, Now, Row
from oneworkforce.workforce.domain.staff_typed import Checked, Typed, texts

ELSEWHERE, STUCK, UNKEPT = "W332", "W333", "W334"
"""The rules by which something is left out: of whom another organisation has, or whose record another one keeps; and
why a credential has no day, which is kept of all of a person's credentials together alone.
"""
OF_PERSON = (
    *("name", "email", "skills", "languages", "qualification", "qualification_level", "check", "registration"),
)
"""Items that are kept with the person and not with the staff record."""

Keys = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Matched:
    """The people of a file. `ids`: of who is stored, "new N" of who is not; `rows` and `records`: what is stored.

    `values`: what the file says of each, without what it may not. The rest is as in `staff_people.People`.
    """

    ids: Sequence[str]
    rows: Sequence[Row | None]
    records: Sequence[Row | None]
    values: Mapping[str, Typed]
    elsewhere: NDArray[np.bool_]
    stuck: NDArray[np.bool_]
    taken: NDArray[np.bool_]
    left_out: Mapping[tuple[str, str], NDArray[np.intp]]


def match(checked: Checked, first: NDArray[np.int64], keys: Keys, values: Mapping[str, Typed], now: Now) -> Matched:
    """Return who the people of a file are; `keys` are their organisations and numbers, `first` the row of each."""
    ids = _ids(checked, first, keys, values, now)
    numbered = {now.holders[key] for key in keys if key in now.holders}
    elsewhere, stuck, taken = (np.zeros(len(keys), np.bool_) for _ in range(3))
    records: list[Row | None] = []
    for at, (key, one) in enumerate(zip(keys, ids, strict=True)):
        record = now.records.get(key)
        elsewhere[at] = now.homes.get(one, "") not in {"", key[0]}
        if record is None and now.kept_by.get(one):
            record = None if elsewhere[at] or one in numbered else now.brought.get(one)
            stuck[at], taken[at] = record is None, record is not None
        records.append(record)
    kept, left_out = _without(values, elsewhere, stuck)
    return Matched(ids, [now.people.get(one) for one in ids], records, kept, elsewhere, stuck, taken, left_out)


def _ids(checked: Checked, first: NDArray[np.int64], keys: Keys, values: Mapping[str, Typed], now: Now) -> list[str]:
    emails: list[Value] = values["email"].listed() if "email" in values else [None] * len(keys)
    leavers = _leavers(checked, first, keys, now)
    taken: set[str] = set()
    ids: list[str] = []
    for at, (key, email) in enumerate(zip(keys, emails, strict=True)):
        person = now.holders.get(key, "")
        if not person:
            person = now.by_email.get((key[0], text.folded(email)), "") if isinstance(email, str) else ""
            person = leavers.get(at, "") if not person or person in taken else person
            person = "" if person in taken else person
            taken.add(person)
        ids.append(person or f"new {at}")
    return ids


def _leavers(checked: Checked, first: NDArray[np.int64], keys: Keys, now: Now) -> dict[int, str]:
    """Return who left and took their record along, found by the post that their row ends: their number went with it."""
    if "left_on" not in checked.values or not now.kept_by:
        return {}
    left = (checked.values["left_on"].codes > 0) & ~checked.values["left_on"].unsaid
    references = texts(checked, "reference")
    holder = POST.index("person")
    chains = Chains(now)
    found: dict[int, str] = {}
    for at, (key, row) in enumerate(zip(keys, first.tolist(), strict=True)):
        post = now.posts.get((key[0], references[row])) if left[row] and key not in now.holders else None
        for each in chains.of(post) if post else ():
            person = each.values[holder] or ""
            if now.homes.get(person, "") not in {"", key[0]} and now.kept_by.get(person, "") not in {"", key[0]}:
                found[at] = person
    return found


def _without(
    values: Mapping[str, Typed], elsewhere: NDArray[np.bool_], stuck: NDArray[np.bool_]
) -> tuple[dict[str, Typed], dict[tuple[str, str], NDArray[np.intp]]]:
    """Return the values without what is not to be written, and for whom something was left out, by rule and item."""
    kept = dict(values)
    left_out: dict[tuple[str, str], NDArray[np.intp]] = {}
    for code, items, barred in ((ELSEWHERE, OF_PERSON, elsewhere), (STUCK, tuple(RECORD_ITEMS), stuck)):
        if not barred.any():
            continue
        said = np.zeros(len(barred), np.bool_)
        for item in items:
            if item in kept:
                typed = kept[item]
                said |= barred & (typed.codes > 0)
                kept[item] = Typed(np.where(barred, 0, typed.codes).astype(np.int32), typed.distinct)
        if said.any():
            left_out[code, ""] = np.flatnonzero(said)
    for item in ("check", "registration"):
        if item in kept and kept[item].unsaid.any():
            left_out[UNKEPT, item] = np.flatnonzero(kept[item].unsaid)
    return kept, left_out
