"""What storing a file would do, row by row: new, changed (which values), unchanged; and whom it does not mention.

Pure, and column by column: the same function makes the preview and what is stored, so that neither can say what the
other does not. An empty cell says nothing: what is stored stays.
"""

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from oneworkforce.lib.titled import Titled
from oneworkforce.workforce.domain import numbering, staff_people, staff_succession
from oneworkforce.workforce.domain.kinds import Unsaid
from oneworkforce.workforce.domain.staff_now import EMPTY_POST, POST, POST_ITEMS, Now, Row
from oneworkforce.workforce.domain.staff_overlay import Objects, differ, holds, objects, overlaid, why
from oneworkforce.workforce.domain.staff_people import People
from oneworkforce.workforce.domain.staff_succession import GoesOn, Succession
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

    `posts`: the stored row of each, None where it is new; `goes_on`: by place the new rows in which a stored post goes
    on; `after`: its columns then, by name; `changed`: which rows differ, by column. `person`: the place in `people` of
    who holds it, -1 where it is vacant. `faults`: the rows that cannot be taken beside what is stored, by rule and
    item; `notes`: what there is to look at. `outcomes` index OUTCOMES. `stamps` tell whether what is stored is still
    the same. `absent`: the ids of posts that have not ended and that no row mentions.
    """

    posts: Sequence[Row | None]
    goes_on: Mapping[int, GoesOn]
    after: Mapping[str, Objects]
    changed: Mapping[str, NDArray[np.bool_]]
    person: NDArray[np.int64]
    people: People
    faults: Mapping[tuple[str, str], NDArray[np.intp]]
    notes: Mapping[tuple[str, str], NDArray[np.intp]]
    outcomes: NDArray[np.int8]
    stamps: NDArray[np.uint32]
    absent: tuple[str, ...]


def plan(checked: Checked, now: Now, day: date) -> Plan:
    """Return what storing the rows of a file that came on `day` would do to what is stored `now`."""
    organisations = checked.organisations
    rows = len(organisations)
    people = staff_people.plan(checked, now)
    met = staff_succession.of(checked, people, now, day)
    posts = met.posts
    before = _before(met)
    after = dict(before)
    after["organisation"] = objects(organisations)
    for item, column in POST_ITEMS.items():
        if item in checked.values:
            after[column] = overlaid(checked.values[item], before[column], EMPTY_POST[column])
    _references(after, before["reference"], checked)
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
    goes_on = np.zeros(rows, bool)
    goes_on[list(met.goes_on)] = True
    different = np.logical_or.reduce([*changed.values(), np.zeros(rows, bool)])
    if len(people.ids):
        different |= held & people.changed[np.where(held, people.of_row, 0)]
    outcomes = np.where(goes_on, 1, np.where(new, 0, np.where(different, 1, 2))).astype(np.int8)
    mine = set(organisations)
    absent = tuple(
        row.id
        for key, row in now.posts.items()
        if key[0] in mine and row.id not in met.mentioned and row.id not in now.ended
    )
    faults = {key: np.array(places, np.intp) for key, places in met.faults.items()}
    if (late := _reversed(after, posts)).size:
        faults["E211", "left_on"] = late
    notes = {key: np.array(places, np.intp) for key, places in met.notes.items()}
    stamps = _stamps(met.seen, people, rows)
    return Plan(posts, met.goes_on, after, changed, people.of_row, people, faults, notes, outcomes, stamps, absent)


NAMED = tuple(enumerate(POST))


def _before(met: Succession) -> dict[str, Objects]:
    """Return the columns that the file is laid over: what is stored, or what the row that goes on begins with."""
    before = {name: objects([row.values[at] if row else EMPTY_POST[name] for row in met.posts]) for at, name in NAMED}
    for place, each in met.goes_on.items():
        for name, value in each.base().items():
            before[name][place] = value
    return before


def _references(after: dict[str, Objects], before: Objects, checked: Checked) -> None:
    """Leave posts that are stored their references, and name those without one by who holds them and the role."""
    after["reference"] = np.where(holds(before, None), after["reference"], before)
    missing = np.flatnonzero(holds(after["reference"], None))
    if missing.size:
        numbers, roles = texts(checked, "number"), texts(checked, "role")
        named = after["reference"].copy()
        for at in missing.tolist():
            named[at] = numbering.own(numbers[at], roles[at])
        after["reference"] = named


def _reversed(after: Mapping[str, Objects], posts: Sequence[Row | None]) -> NDArray[np.intp]:
    """Return the rows that with what is stored say that a post ends before it began, or fell vacant."""
    columns = (after[name].tolist() for name in ("person", "started_on", "vacant_since", "left_on"))
    return np.array(
        [
            at
            for at, (person, started, vacant, left) in enumerate(zip(*columns, strict=True))
            if left and posts[at] is not None and left < ((started if person else vacant) or left)
        ],
        np.intp,
    )


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
