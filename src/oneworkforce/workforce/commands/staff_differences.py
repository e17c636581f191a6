"""What a check found, made ready to be kept: pieces of rows with their differences, counts, what a person said."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from oneworkforce.lib import text
from oneworkforce.workforce.domain import items, staff_pack, staff_plan, staff_words
from oneworkforce.workforce.domain.staff_cells import Known
from oneworkforce.workforce.domain.staff_columns import Columns
from oneworkforce.workforce.domain.staff_findings import Group
from oneworkforce.workforce.domain.staff_headings import Heading
from oneworkforce.workforce.domain.staff_now import POST, POST_ITEMS, RECORD, RECORD_ITEMS, Now
from oneworkforce.workforce.domain.staff_pack import LEAVES, LEFT, Difference, Piece
from oneworkforce.workforce.domain.staff_plan import Plan
from oneworkforce.workforce.domain.staff_rules import Severity
from oneworkforce.workforce.domain.staff_succession import GoesOn
from oneworkforce.workforce.domain.staff_typed import Checked, texts
from oneworkforce.workforce.models import PartKind, StaffUploadPart
from oneworkforce.workforce.queries import staff_now

_PERSON, _LEFT = POST.index("person"), POST.index("left_on")
_OF_ROW = frozenset({"organisation", "reference", "unsaid"})
_POST = {column: item for item, column in POST_ITEMS.items()}
_LISTS = {"qualifications": "qualification", "credentials": "check"}
_RECORD = {column: item for item, column in RECORD_ITEMS.items()}


def planned(
    checked: Checked, now: Now, headings: Sequence[Heading], *, day: date
) -> tuple[Checked, Plan, tuple[Group, ...]]:
    """Return the rows of a file that came on `day` and can be taken beside what is stored, their plan, and findings."""
    plan = staff_plan.plan(checked, now, day)
    groups = checked.groups
    while plan.faults:
        groups = (*groups, *_groups(plan.faults, checked, headings))
        checked = _without(checked, np.unique(np.concatenate(list(plan.faults.values()))))
        plan = staff_plan.plan(checked, now, day)
    return checked, plan, (*groups, *_groups(plan.notes, checked, headings))


def _groups(
    found: Mapping[tuple[str, str], NDArray[np.intp]], checked: Checked, headings: Sequence[Heading]
) -> list[Group]:
    named = {each.item: each.heading for each in headings}
    return [
        Group(code, named.get(item) or items.all_items()[item].label, "", checked.numbers[places])
        for (code, item), places in found.items()
    ]


def _without(checked: Checked, places: NDArray[np.intp]) -> Checked:
    """Return a file without some rows, which are to mend: it mentions their posts all the same."""
    kept = np.delete(np.arange(len(checked.numbers)), places)
    references = texts(checked, "reference")
    mentioned = {(checked.organisations[at], references[at]) for at in places.tolist() if references[at]}
    return Checked(
        checked.numbers[kept],
        tuple(checked.organisations[at] for at in kept.tolist()),
        {item: typed.taken(kept) for item, typed in checked.values.items()},
        checked.groups,
        checked.read,
        checked.blank,
        np.sort(np.concatenate([checked.faulty, checked.numbers[places]])),
        checked.mentioned | mentioned,
    )


def kept(checked: Checked, plan: Plan, headings: Sequence[Heading], organisations: Sequence[str]) -> tuple[Group, ...]:
    """Return what stands although the file says something else, and who may be known elsewhere.

    What stands is what the person said themself, and what another organisation keeps of them.
    """
    named = {each.item: each.heading for each in headings}
    found = {("W329", named[item]): places for item, places in plan.people.kept.items()}
    found |= {(code, named.get(item, "")): places for (code, item), places in plan.people.left_out.items()}
    if (strangers := _strangers(plan, organisations)).size:
        found["N404", named["email"]] = strangers
    return tuple(
        Group(code, column, "", checked.numbers[np.isin(plan.person, places)])
        for (code, column), places in found.items()
    )


def _strangers(plan: Plan, organisations: Sequence[str]) -> NDArray[np.intp]:
    """Return the new people whose address somebody has who is of none of the organisations."""
    emails = plan.people.after["email"].tolist()
    fresh = {at: text.folded(emails[at]) for at, row in enumerate(plan.people.rows) if row is None and emails[at]}
    known = staff_now.known_elsewhere(organisations, set(fresh.values()))
    return np.array([at for at, email in fresh.items() if email in known], np.intp)


def strange(found: Columns, headings: Sequence[Heading], known: Known) -> list[tuple[str, str, int]]:
    """Return the words that no list has, each with its item and how many rows hold it."""
    told = []
    for each, column in zip(headings, found.columns, strict=True):
        item = items.all_items().get(each.item)
        if item is not None and staff_words.has_list(item.kind):
            numbers = np.bincount(column.codes, minlength=len(column.values)).tolist()
            words = staff_words.strange(item.kind, column.values, numbers, known.words.get(item.key, {}))
            told += [(item.key, word, number) for word, number in words]
    return told


def counts(checked: Checked, plan: Plan, groups: Sequence[Group]) -> dict[str, int]:
    """Return how many rows there are of each outcome, and how many things were found."""
    numbers = np.bincount(plan.outcomes, minlength=len(staff_plan.OUTCOMES)).tolist()
    return {
        **{outcome.value: number for outcome, number in zip(staff_plan.OUTCOMES, numbers, strict=True)},
        "read": checked.read,
        "blank": checked.blank,
        "taken": len(checked.numbers),
        "mend": len(checked.faulty),
        "absent": len(plan.absent),
        "warnings": sum(len(each.rows) for each in groups if each.rule.severity is Severity.LEFT_OUT),
        "notes": sum(len(each.rows) for each in groups if each.rule.severity is Severity.NOTE),
        "people": len(plan.people.keys),
        "leavers": sum(bool(each.last and each.row.values[_PERSON]) for each in plan.goes_on.values()),
        "new_people": sum(one.startswith("new") for one in plan.people.ids),
    }


def pieces(checked: Checked, plan: Plan, now: Now) -> Iterator[StaffUploadPart]:
    """Yield the parts that hold the rows, some thousand in each, with what would be different."""
    told = differences(plan, now)
    for number, start in enumerate(range(0, max(len(checked.numbers), 1), staff_pack.ROWS)):
        end = min(start + staff_pack.ROWS, len(checked.numbers))
        outcomes = plan.outcomes[start:end]
        new, changed, unchanged = np.bincount(outcomes, minlength=3).tolist()
        piece = Piece(
            staff_pack.part(checked, start, end),
            outcomes,
            plan.stamps[start:end],
            {at - start: told[at] for at in range(start, end) if at in told},
        )
        yield StaffUploadPart(
            kind=PartKind.ROWS,
            number=number,
            content=staff_pack.pack(piece),
            new=new,
            changed=changed,
            unchanged=unchanged,
        )


def differences(plan: Plan, now: Now) -> dict[int, list[Difference]]:
    """Return what differs in each changed row, by its place: the item, what is stored, and what would be."""
    found: dict[int, list[Difference]] = {}
    changed = plan.outcomes == staff_plan.OUTCOMES.index(staff_plan.Outcome.CHANGED)
    if not changed.any():
        return found
    numbers = {holder: number for (_, number), holder in now.holders.items()}
    listed: dict[int, set[str]] = {}
    for change in plan.people.lists:
        listed.setdefault(change.person, set()).add(_LISTS.get(change.table, change.table))
    stored = changed.copy()
    stored[list(plan.goes_on)] = False
    for place, each in plan.goes_on.items():
        found[place] = _going_on(plan, place, each, numbers)
    for at, column in enumerate(POST):
        if column == "unsaid":
            continue
        for place in np.flatnonzero(plan.changed[column] & stored).tolist():
            row = plan.posts[place]
            old = row.values[at] if row else None
            new = plan.after[column][place]
            item = "number" if column == "person" else _POST.get(column, column)
            if item == "number":
                old, new = (
                    numbers.get(old or ""),
                    plan.people.keys[plan.person[place]][1] if plan.person[place] >= 0 else None,
                )
            found.setdefault(place, []).append((item, old, new))
    for place in np.flatnonzero(changed & (plan.person >= 0)).tolist():
        told = _of_person(plan, int(plan.person[place]), listed)
        if told:
            found.setdefault(place, []).extend(told)
    return found


def _going_on(plan: Plan, place: int, each: GoesOn, numbers: Mapping[str, str]) -> list[Difference]:
    """Return what differs where a post goes on: who leaves it and when, who holds it then, and what the row says."""
    row, person = each.row, int(plan.person[place])
    left = numbers.get(row.values[_PERSON], row.values[_PERSON] and "")
    told: list[Difference] = [(LEAVES if each.last else LEFT, left, each.last or row.values[_LEFT])]
    holder = plan.people.keys[person][1] if person >= 0 else None
    if holder != (left or None):
        told.append(("number", left or None, holder))
    for at, column in enumerate(POST):
        new = plan.after[column][place]
        if column not in _OF_ROW and column != "person" and new not in {None, "", row.values[at]}:
            told.append((_POST[column], row.values[at], new))
    return told


def _of_person(plan: Plan, person: int, listed: Mapping[int, set[str]]) -> list[Difference]:
    people = plan.people
    if not people.changed[person]:
        return []
    found: list[Difference] = []
    record = people.records[person]
    for at, column in enumerate(RECORD):
        if column != "unsaid" and people.record_changed[column][person]:
            old = record.values[at] if record else None
            found.append((_RECORD[column], old, people.record_after[column][person]))
    row = people.rows[person]
    for at, column in enumerate(("name", "email")):
        if people.person_changed[column][person]:
            found.append((column, row.values[at] if row else None, people.after[column][person]))
    found += [(item, None, None) for item in sorted(listed.get(person, ()))]
    return found
