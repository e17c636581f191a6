"""What storing a file would do, row by row: new, changed (which values), unchanged; and whom it does not mention.

Pure, and column by column: the same function makes the preview and what is stored, so that neither can say what the
other does not. An empty cell says nothing: what is stored stays.
"""

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from oneworkforce.lib.titled import Titled
from oneworkforce.workforce.domain import staff_people
from oneworkforce.workforce.domain.kinds import Unsaid
from oneworkforce.workforce.domain.staff_now import EMPTY_POST, POST, POST_ITEMS, Now, Row
from oneworkforce.workforce.domain.staff_overlay import Objects, differ, holds, objects, overlaid, why
from oneworkforce.workforce.domain.staff_people import People
from oneworkforce.workforce.domain.staff_typed import Checked, texts


class Outcome(Titled):
    """What storing a row does."""

    NEW = "new", "New"
    CHANGED = "changed", "Changed"
    UNCHANGED = "unchanged", "Unchanged"


OUTCOMES = tuple(Outcome)


@dataclass(frozen=True, slots=True)
class Plan:
    """What becomes of each row, in the order of the rows.

    `posts`: the stored row of each, None where it is new; `after`: its columns then, by name; `changed`: which rows
    differ, by column. `person`: the place in `people` of who holds it, -1 where it is vacant. `ambiguous`: the rows
    whose post cannot be told. `outcomes` index OUTCOMES. `stamps` tell whether what is stored is still the same.
    `absent`: the ids of posts that go on and that no row mentions.
    """

    posts: Sequence[Row | None]
    after: Mapping[str, Objects]
    changed: Mapping[str, NDArray[np.bool_]]
    person: NDArray[np.int64]
    people: People
    ambiguous: NDArray[np.intp]
    outcomes: NDArray[np.int8]
    stamps: NDArray[np.uint32]
    absent: tuple[str, ...]


def plan(checked: Checked, now: Now) -> Plan:
    """Return what storing the rows of a file would do to what is stored `now`."""
    organisations = checked.organisations
    rows = len(organisations)
    people = staff_people.plan(checked, now)
    posts, ambiguous = _matched(checked, now)
    before = {name: objects([row.values[at] if row else EMPTY_POST[name] for row in posts]) for at, name in NAMED}
    after = dict(before)
    after["organisation"] = objects(organisations)
    for item, column in POST_ITEMS.items():
        if item in checked.values:
            after[column] = overlaid(checked.values[item], before[column], EMPTY_POST[column])
    _references(after, checked)
    held = people.of_row >= 0
    after["person"] = (
        np.where(held, objects(people.ids)[np.where(held, people.of_row, 0)], before["person"])
        if (len(people.ids))
        else before["person"].copy()
    )
    _vacant(after, held, checked)
    after["unsaid"] = why(
        {POST_ITEMS[item]: typed.codes for item, typed in checked.values.items() if item in POST_ITEMS},
        {POST_ITEMS[item]: typed.values for item, typed in checked.values.items() if item in POST_ITEMS},
        before["unsaid"],
    )
    changed = {name: differ(before[name], after[name]) for name in POST}
    new = np.fromiter((row is None for row in posts), bool, rows)
    different = np.logical_or.reduce([*changed.values(), np.zeros(rows, bool)])
    if len(people.ids):
        different |= held & people.changed[np.where(held, people.of_row, 0)]
    outcomes = np.where(new, 0, np.where(different, 1, 2)).astype(np.int8)
    mentioned = {row.id for row in posts if row}
    mine = set(organisations)
    absent = tuple(
        row.id
        for key, row in now.posts.items()
        if key[0] in mine and row.id not in mentioned and row.id not in now.ended and key not in checked.mentioned
    )
    return Plan(posts, after, changed, people.of_row, people, ambiguous, outcomes, _stamps(posts, people, rows), absent)


NAMED = tuple(enumerate(POST))


def _matched(checked: Checked, now: Now) -> tuple[list[Row | None], NDArray[np.intp]]:
    """Return the stored post of each row: by reference, else by who holds it and the role, where that is one."""
    references, numbers, roles = (texts(checked, item) for item in ("reference", "number", "role"))
    found: list[Row | None] = []
    ambiguous: list[int] = []
    if not all(references):
        held: dict[tuple[str, str, str], list[Row]] = {}
        holder = {person: number for (_, number), person in now.holders.items()}
        role, person = POST.index("role"), POST.index("person")
        for (organisation, _), row in now.posts.items():
            number = holder.get(row.values[person] or "")
            if number is not None and row.id not in now.ended:
                held.setdefault((organisation, number, row.values[role]), []).append(row)
    for at, organisation in enumerate(checked.organisations):
        if references[at]:
            found.append(now.posts.get((organisation, references[at])))
            continue
        same = held.get((organisation, numbers[at], roles[at]), [])
        if not same and (taken := now.posts.get((organisation, _own(numbers[at], roles[at])))):
            same = [taken]
        if len(same) > 1:
            ambiguous.append(at)
        found.append(same[0] if same else None)
    return found, np.array(ambiguous, np.intp)


def _references(after: dict[str, Objects], checked: Checked) -> None:
    """Name the posts that have no reference by who holds them and the role."""
    missing = np.flatnonzero(holds(after["reference"], None))
    if missing.size:
        numbers, roles = texts(checked, "number"), texts(checked, "role")
        named = after["reference"].copy()
        for at in missing.tolist():
            named[at] = _own(numbers[at], roles[at])
        after["reference"] = named


def _own(number: str, role: str) -> str:
    """Return the reference of a post that the file does not name: short enough for the longest number and role."""
    said = f"{number}-{role}"
    return said if len(said) <= 40 else f"{said[:31]}-{zlib.crc32(said.encode()):08x}"  # noqa: PLR2004  the column's


def _vacant(after: dict[str, Objects], held: NDArray[np.bool_], checked: Checked) -> None:
    """Let a post that somebody holds be vacant no more, and one that is vacant be nobody's."""
    vacant = np.zeros(len(held), bool)
    if "vacant_since" in checked.values:
        typed = checked.values["vacant_since"]
        real = np.array([isinstance(v, str) and not isinstance(v, Unsaid) for v in typed.values], bool)
        vacant = real[typed.codes]
    since, person = after["vacant_since"].copy(), after["person"].copy()
    since[held] = None
    person[vacant & ~held] = None
    after["vacant_since"], after["person"] = since, person


def _stamps(posts: Sequence[Row | None], people: People, rows: int) -> NDArray[np.uint32]:
    """Return a sum of what is stored now of each row: another sum, and somebody changed it meanwhile."""
    stamps = np.zeros(rows, np.uint32)
    for at, row in enumerate(posts):
        person = people.of_row[at]
        mark = people.stamps[person] if person >= 0 else 0
        if row is None and not mark:
            continue
        stamps[at] = zlib.crc32(repr((row.id, row.values) if row else None).encode(), int(mark))
    return stamps
