"""Which stored post a row of a file is about, and where the post goes on as another row: without a database."""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest

from oneworkforce.workforce.domain import staff_plan
from oneworkforce.workforce.domain.staff_now import (
    EMPTY_PERSON,
    EMPTY_POST,
    EMPTY_RECORD,
    PERSON,
    POST,
    RECORD,
    Now,
    Row,
)
from oneworkforce.workforce.domain.staff_plan import Plan
from oneworkforce.workforce.domain.staff_succession import Met, Said, meet
from oneworkforce.workforce.domain.staff_typed import Checked, Typed

DAY = "2026-11-02"
PLACE = "a" * 32
MARKS = ("hand", None, None, "")
ITEMS = {"role": "role", "started": "started_on", "left": "left_on", "vacant": "vacant_since"}


def row(name: str, person: str = "", started: str = "", left: str = "", vacant: str = "") -> Row:
    columns: dict[str, Any] = {"organisation": PLACE, "reference": name, "person": person or None, "role": "teacher"}
    columns |= {"started_on": started or None, "left_on": left or None, "vacant_since": vacant or None}
    return Row(name, tuple({**EMPTY_POST, **columns}[each] for each in POST), MARKS)


def said(person: str = "", started: str = "", left: str = "", vacant: str = "", *, ends_not: bool = False) -> Said:
    return Said(bool(person), person, started, left, vacant, ends_not)


HELD = row("P1", "ada", "2020-09-01")
FIXED = row("P1", "ada", "2020-09-01", "2027-08-31")
GONE = row("P1", "ada", "2020-09-01", "2026-05-31")
VACANT = row("P1-2", vacant="2026-06-01")
FILLED = row("P1-2", "ben", "2026-06-05")
CLOSED = row("P1", left="2026-05-31", vacant="2026-01-01")


@pytest.mark.parametrize(
    ("chain", "says", "met"),
    [
        ([HELD], said("ada"), Met(HELD)),
        ([HELD], said("ada", left="2026-10-31"), Met(HELD)),
        ([HELD], said("ben", "2026-10-01"), Met(HELD, follows=True, last="2026-09-30")),
        ([HELD], said(vacant="2026-10-01"), Met(HELD, follows=True, last="2026-09-30")),
        ([HELD], said("ben"), Met(HELD, follows=True, last="2026-11-01", code="N407")),
        ([HELD], said("ben", left="2026-10-31"), Met(HELD, code="E217")),
        ([HELD], said("ben", "2020-09-01"), Met(HELD, code="E217")),
        ([HELD], said(left="2026-10-31"), Met(HELD)),
        ([FIXED], said("ben", "2026-12-01"), Met(FIXED, follows=True, last="2026-11-30")),  # they leave sooner
        ([FIXED], said("ben", "2027-09-01"), Met(FIXED, follows=True)),
        ([FIXED], said("ada", "2027-09-01"), Met(FIXED, follows=True)),  # renewed
        ([GONE], said("ben", "2026-06-05"), Met(GONE, follows=True)),
        ([GONE], said("ben"), Met(GONE, follows=True)),
        ([GONE], said("ben", "2026-05-01"), Met(GONE, follows=True, code="E217")),
        ([GONE], said(vacant="2026-06-01"), Met(GONE, follows=True)),
        ([GONE], said("ada"), Met(GONE)),
        ([GONE], said("ada", "2026-09-01"), Met(GONE, follows=True)),
        ([GONE, VACANT], said("ben", "2026-06-05"), Met(VACANT)),
        ([GONE, VACANT], said("ada", left="2026-05-31"), Met(GONE)),
        ([GONE, VACANT], said(left="2026-05-31"), Met(GONE)),
        ([GONE, VACANT], said(left="2026-08-31"), Met(VACANT)),
        ([GONE, VACANT], said("ada", "2026-09-01"), Met(VACANT)),
        ([GONE, VACANT], said("ada", ends_not=True), Met(GONE, code="E217")),
        ([GONE, FILLED], said("ben"), Met(FILLED)),
        ([GONE, FILLED], said("ada"), Met(GONE)),
        ([GONE, FILLED], said("cat", "2026-10-01"), Met(FILLED, follows=True, last="2026-09-30")),
        ([GONE, FILLED], said("ada", "2026-10-01"), Met(FILLED, follows=True, last="2026-09-30")),
        ([GONE, FILLED], said(vacant="2026-06-01"), Met(FILLED, code="E217")),
        ([CLOSED], said(vacant="2026-01-01"), Met(CLOSED)),
        ([CLOSED], said(vacant="2026-09-01"), Met(CLOSED, follows=True)),
        ([CLOSED], said("ben", "2026-09-01"), Met(CLOSED, follows=True)),
    ],
)
def test_a_row_is_about_whom_it_names_or_the_post_goes_on(chain: Sequence[Row], says: Said, met: Met) -> None:
    assert meet(chain, says, DAY) == met


PEOPLE = ("S1", "S2", "S3")


def start() -> Now:
    """Return an organisation in which three people are known and nobody has a post."""
    records = {
        (PLACE, number): Row(f"r{number}", tuple(EMPTY_RECORD[each] for each in RECORD), MARKS) for number in PEOPLE
    }
    persons = {
        number: Row(number, tuple({**EMPTY_PERSON, "name": number}[each] for each in PERSON), MARKS[1:])
        for number in PEOPLE
    }
    return Now(
        {}, records, {(PLACE, number): number for number in PEOPLE}, persons, {}, homes=dict.fromkeys(PEOPLE, PLACE)
    )


def file(draw: random.Random, day: date) -> list[dict[str, str]]:
    def about() -> str:
        return str(day + timedelta(days=draw.randint(-40, 20)))

    rows = []
    for at in sorted(draw.sample(range(1, 4), draw.randint(1, 3))):
        who = draw.choice((*PEOPLE, ""))
        told = {"reference": f"P{at}", "role": "teacher", "number": who}
        if who:
            told |= {"started_on": draw.choice(("", about())), "left_on": draw.choice(("", "", about()))}
            if told["left_on"] and told["left_on"] < told["started_on"]:
                told["left_on"] = ""
        else:
            told["vacant_since"] = about()
        rows.append(told)
    return rows


def checked(rows: Sequence[dict[str, str]]) -> Checked:
    values = {}
    for item in ("reference", "role", "number", "started_on", "left_on", "vacant_since"):
        words = (None, *sorted({row[item] for row in rows if row.get(item)}))
        codes = [words.index(row.get(item) or None) for row in rows]
        values[item] = Typed(np.array(codes, np.int32), words)
    return Checked(np.arange(2, len(rows) + 2), (PLACE,) * len(rows), values, (), len(rows), 0)


def without_faults(rows: list[dict[str, str]], now: Now, day: date) -> tuple[list[dict[str, str]], Plan]:
    while (plan := staff_plan.plan(checked(rows), now, day)).faults:
        out = {at for places in plan.faults.values() for at in places.tolist()}
        rows = [row for at, row in enumerate(rows) if at not in out]
    return rows, plan


def stored(plan: Plan, now: Now, day: date) -> Now:
    """Return what is stored after a plan, as commands/staff_writing.py writes it."""
    posts = {row.id: row for row in now.posts.values()}
    follows = dict(now.follows)
    for at, before in enumerate(plan.posts):
        values = {name: plan.after[name][at] for name in POST}
        pk = before.id if before else str(values["reference"])
        posts[pk] = Row(pk, tuple(values[name] for name in POST), MARKS)
    for at, each in plan.goes_on.items():
        follows[str(plan.after["reference"][at])] = each.row.id
        if each.last:
            columns = {**dict(zip(POST, each.row.values, strict=True)), **each.ending()}
            posts[each.row.id] = Row(each.row.id, tuple(columns[name] for name in POST), MARKS)
    left, reference = POST.index("left_on"), POST.index("reference")
    ended = frozenset(pk for pk, row in posts.items() if row.values[left] and row.values[left] <= str(day))
    return replace(
        now, posts={(PLACE, row.values[reference]): row for row in posts.values()}, ended=ended, follows=follows
    )


def test_whatever_files_say_the_same_again_changes_nothing_and_nobody_is_lost() -> None:
    draw = random.Random(1)  # noqa: S311  the same files each time
    went_on = 0
    for _ in range(150):
        now, held = start(), set()
        for turn in range(6):
            day = date(2026, 1, 10) + timedelta(weeks=6 * turn)
            rows, plan = without_faults(file(draw, day), now, day)
            if not rows:
                continue
            went_on += len(plan.goes_on)
            now = stored(plan, now, day)
            later = day + timedelta(days=draw.randint(0, 9))
            again, same = without_faults(rows, now, later)
            assert (again, [*same.goes_on]) == (rows, []), rows
            assert set(same.outcomes.tolist()) == {staff_plan.OUTCOMES.index(staff_plan.Outcome.UNCHANGED)}, rows
            told = [dict(zip(POST, each.values, strict=True)) for each in now.posts.values()]
            assert not [
                each for each in told if each["left_on"] and each["started_on"] and each["left_on"] < each["started_on"]
            ]
            assert not [each for each in told if each["person"] and each["vacant_since"]]
            held |= {(each["reference"], each["person"]) for each in told if each["person"]}
            assert held <= {(each["reference"], each["person"]) for each in told}, "who held a post is still told"
    assert went_on > 300
