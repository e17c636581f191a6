"""What counts: rows or totals, and never anything twice. Beside it stands a plain count that shares nothing with it."""

import random
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factories import workforce as made
from factories.world import NOW, TODAY, World
from oneworkforce.ground import transactions
from oneworkforce.partnership.models import Organisation, Person
from oneworkforce.workforce import public
from oneworkforce.workforce.domain import hours
from oneworkforce.workforce.domain.kinds import Contract, Gives
from oneworkforce.workforce.models import Post
from oneworkforce.workforce.public import Counted

pytestmark = pytest.mark.undone
PLACES = ("Harbour School", "Kite Club", "Northshire Council")
BEFORE = TODAY.replace(year=TODAY.year - 1)
EMPLOYED = ("permanent", "")
NUMBERS = ("people", "whole_time", "without_hours", "vacancies", "starters", "leavers")


def counted(world: World, at: str = "", day: date = TODAY) -> tuple[Counted, ...]:
    with world.reading():
        return public.counted(today=day, organisation=world.organisations[at] if at else None)


def sums(found: Sequence[Counted], *names: str) -> dict[str, int]:
    return {name: sum(getattr(one, name) or 0 for one in found) for name in names or NUMBERS}


def many(world: World, seed: int) -> list[Post]:
    """Make 240 posts as they come: several a person, vacant, ended, without hours or days, of people who have left."""
    dice = random.Random(seed)  # noqa: S311  the same each time
    with world.scope(), transactions.whole("test posts"):
        people = [
            Person.objects.create(
                name=f"Person {number}",
                changed_at=NOW,
                organisation_id=world.organisations[PLACES[0]],
                left_on=dice.choice([None, None, None, TODAY - timedelta(days=dice.randrange(-30, 500))]),
            )
            for number in range(90)
        ]
        rows = [_row(world, dice, people, f"R{seed}-{number}") for number in range(240)]
        Post.objects.bulk_create(rows)
    return rows


def _row(world: World, dice: random.Random, people: Sequence[Person], reference: str) -> Post:
    person = dice.choice([*people, *[None] * 9])
    start = dice.choice([None, TODAY - timedelta(days=dice.randrange(-40, 900))])
    last = dice.choice([None, (start or TODAY - timedelta(days=300)) + timedelta(days=dice.randrange(0, 500))])
    return Post(
        organisation_id=world.organisations[dice.choice(PLACES)],
        person=person,
        reference=reference,
        role=dice.choice(["teacher", "youth_worker", "health_visitor"]),
        contract=dice.choice(["permanent", "permanent", "volunteer", ""]),
        minutes=dice.choice([None, 0, 444, 740, 1110, 2220]),
        full_time_minutes=dice.choice([None, None, 2100]),
        locality_id=dice.choice([None, world.localities["Reed"], world.localities["Marsh"]]),
        started_on=start if person else None,
        vacant_since=None if person else start,
        left_on=last,
        leaving_reason=dice.choice(["moved", "resigned", "retired", ""]) if person and last else "",
        changed_at=NOW,
    )


def _last(row: Post) -> date:
    """Return the last day of a post or of its holder, the earlier one."""
    days = [row.left_on, row.person.left_on if row.person else None]
    return min((day for day in days if day), default=date.max)


def _held(row: Post, day: date) -> bool:
    return row.person is not None and (row.started_on or date.min) <= day <= _last(row)


def plainly(rows: Sequence[Post], week: int) -> dict[str, int]:
    """Count posts of an organisation one by one: the slow way that anybody can check."""
    held = [row for row in rows if _held(row, TODAY)]
    of_person: dict[UUID, list[Post]] = defaultdict(list)
    for row in rows:
        if row.person_id and row.contract in EMPLOYED and (row.started_on or date.min) <= min(_last(row), TODAY):
            of_person[row.person_id].append(row)
    coming = {row.person_id for row in rows if row.contract in EMPLOYED and row.person and _last(row) >= TODAY}
    starters = leavers = 0
    for person, posts in of_person.items():
        there = [row for row in posts if _last(row) >= BEFORE]
        starters += bool(there) and not any(_held(row, BEFORE) for row in posts)
        last = max(_last(row) for row in posts)
        why = {row.leaving_reason for row in posts if _last(row) == last}
        leavers += person not in coming and BEFORE <= last < TODAY and why != {"moved"}
    whole = [_units(row, week) for row in held if row.minutes is not None]
    vacant = [row for row in rows if row.person is None and row.contract in EMPLOYED]
    return {
        "people": len({row.person_id for row in held}),
        "whole_time": sum(whole),
        "without_hours": len(held) - len(whole),
        "vacancies": sum((row.vacant_since or date.min) <= TODAY <= (row.left_on or date.max) for row in vacant),
        "starters": starters,
        "leavers": leavers,
    }


def _units(row: Post, week: int) -> int:
    full = row.full_time_minutes or week
    return ((row.minutes or 0) * 10_000 + full // 2) // full


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_however_it_is_cut_each_person_post_and_total_counts_once(world: World, seed: int) -> None:
    rows = many(world, seed)
    made.gives(world, "totals", at="Kite Club")
    made.gives(world, "rows", at="Harbour School", full_time_minutes=2000)
    made.total(world, at="Kite Club", people=7, whole_time=650, vacancies=None, starters=0)
    made.total(world, at="Harbour School", people=1000)
    everything, giving = counted(world), []
    for name, week in (("Harbour School", 2000), ("Northshire Council", hours.FULL_TIME)):
        place = world.organisations[name]
        mine = counted(world, name)
        assert {(one.given, one.organisation) for one in mine} == {(Gives.ROWS, place)}
        theirs = [row for row in rows if row.organisation_id == place]
        expected = plainly(theirs, week)
        assert sums(mine) == expected
        assert min(expected.values()) > 0, "the dice leave nothing untried"
        assert len({(one.locality, one.role, one.contract) for one in mine}) == len(mine)
        # Beside the others only heads differ: whoever is in both is one person.
        del expected["people"]
        assert sums([one for one in everything if one.organisation == place], *expected) == expected
        giving += theirs
    heads = sums([one for one in everything if one.given is Gives.ROWS], "people")["people"]
    assert heads == len({row.person_id for row in giving if _held(row, TODAY)})
    kite = [one for one in everything if one.organisation == world.organisations["Kite Club"]]
    assert [(one.given, one.people, one.whole_time, one.vacancies, one.starters) for one in kite] == [
        (Gives.TOTALS, 7, 65_000, None, 0)
    ]


def test_switching_to_totals_and_back_counts_the_same_rows_again(world: World) -> None:
    made.post(world)
    made.total(world, people=40)
    before = counted(world)
    made.gives(world, "totals")
    assert [one.people for one in counted(world)] == [40]
    made.gives(world, "rows")
    assert counted(world) == before
    assert [one.people for one in before] == [1]


def test_somebody_with_several_posts_is_one_person_where_most_of_their_hours_are(world: World) -> None:
    made.post(world, "P1", role="teacher", minutes=600)
    made.post(world, "P2", role="learning_mentor", minutes=900, locality_id=world.localities["Reed"])
    made.post(world, "P3", at="Kite Club", role="youth_worker", minutes=120)
    found = {one.role: one for one in counted(world)}
    assert {role: one.people for role, one in found.items()} == {"teacher": 0, "learning_mentor": 1, "youth_worker": 0}
    assert found["teacher"].whole_time == 2703
    assert found["learning_mentor"].whole_time == 4054


def test_the_older_of_two_posts_alike_is_the_main_one(world: World) -> None:
    made.post(world, "P1", minutes=600, started_on=date(2024, 1, 1))
    made.post(world, "P2", minutes=600, started_on=date(2023, 1, 1), role="mentor")
    assert {one.role: one.people for one in counted(world)} == {"teacher": 0, "mentor": 1}


def flows(world: World, day: date = TODAY) -> tuple[int, int]:
    found = sums(counted(world, day=day), "starters", "leavers")
    return found["starters"], found["leavers"]


def test_moving_within_an_organisation_is_neither_starting_nor_leaving(world: World) -> None:
    made.post(world, "P1", started_on=date(2015, 9, 1), left_on=TODAY - timedelta(days=60), leaving_reason="moved")
    assert flows(world) == (0, 0), "they moved, though it is not written down where to"
    made.post(world, "P2", started_on=TODAY - timedelta(days=59), role="head_teacher")
    assert flows(world) == (0, 0)


LONG, LATELY = date(2015, 9, 1), TODAY - timedelta(days=60)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([{"started_on": LONG, "left_on": LATELY}, {"started_on": LONG, "left_on": LATELY}], (0, 1)),
        ([{"started_on": LONG, "left_on": LATELY}, {"started_on": LONG}], (0, 0)),
        ([{"started_on": LONG}, {"started_on": LATELY}], (0, 0)),
        ([{"started_on": LATELY}, {"started_on": LATELY, "role": "mentor"}], (1, 0)),
        ([{"started_on": LONG, "left_on": LATELY}, {"started_on": TODAY + timedelta(days=9)}], (0, 0)),
        ([{"started_on": LATELY, "left_on": LATELY + timedelta(days=20)}], (1, 1)),
        ([{"started_on": LONG, "left_on": date(2019, 1, 1)}, {"started_on": LATELY}], (1, 0)),
        ([{"started_on": LONG, "left_on": LATELY}, {"started_on": LONG, "contract": "volunteer"}], (0, 1)),
        ([{"started_on": LONG, "left_on": LATELY}, {"started_on": LATELY, "at": "Kite Club"}], (1, 1)),
        ([{"started_on": LATELY, "contract": "agency"}], (0, 0)),
    ],
    ids=[
        "two posts left at once",
        "one of two posts given up",
        "a second post",
        "two posts begun at once",
        "the next post is to come",
        "come and gone",
        "come back after years",
        "volunteers from then on",
        "to another organisation",
        "through an agency",
    ],
)
def test_starters_and_leavers_are_people_of_an_organisation(
    world: World, rows: list[dict[str, Any]], expected: tuple[int, int]
) -> None:
    for number, values in enumerate(rows):
        made.post(world, f"P{number}", **values)
    assert flows(world) == expected


def test_who_was_switched_off_has_left_though_their_post_was_not_ended(world: World) -> None:
    made.post(world)
    with world.scope(), transactions.whole("test left"):
        Person.objects.filter(pk=world.people["pia"]).update(left_on=TODAY - timedelta(days=1))
    assert sums(counted(world), "people", "starters", "leavers") == {"people": 0, "starters": 0, "leavers": 1}


def test_the_twelve_months_are_those_of_the_calendar_and_the_last_day_is_a_day_at_work(world: World) -> None:
    day = date(2028, 11, 2)  # 366 days after 2 November 2027
    made.post(world, "P1", started_on=date(2027, 11, 2))
    made.post(world, "P2", person="bea", started_on=date(2027, 11, 3))
    made.post(world, "P3", person="vic", started_on=LONG, left_on=date(2027, 11, 1))
    made.post(world, "P4", person="carl", started_on=LONG, left_on=date(2027, 11, 2))
    made.post(world, "P5", person="erin", started_on=LONG, left_on=day)
    found = sums(counted(world, day=day), "people", "starters", "leavers")
    assert found == {"people": 3, "starters": 1, "leavers": 1}


def test_an_organisation_counts_to_its_last_day(world: World) -> None:
    made.post(world)
    made.gives(world, at="Kite Club")
    made.total(world, at="Kite Club", people=7)
    with world.scope(), transactions.whole("test end"):
        Organisation.objects.update(ended_on=TODAY)
    assert sums(counted(world), "people") == {"people": 8}
    assert counted(world, day=TODAY + timedelta(days=1)) == ()


def test_it_takes_as_many_questions_however_many_posts_there_are(world: World) -> None:
    place, taken = world.organisations["Harbour School"], []
    for seed in (4, 5):
        many(world, seed)
        with world.reading(), CaptureQueriesContext(connection) as queries:
            public.counted(today=TODAY, organisation=place)
        taken.append(len(queries))
    assert taken == [3, 3]


def test_a_vacancy_counts_from_its_first_day_and_is_nobody(world: World) -> None:
    made.post(world, "P1", person="", vacant_since=TODAY)
    made.post(world, "P2", person="", vacant_since=TODAY + timedelta(days=1))
    made.post(world, "P3", person="", vacant_since=None, contract=Contract.AGENCY)
    found = counted(world)
    assert sum(one.vacancies or 0 for one in found) == 1, "an agency fills a vacancy, and has none"
    assert {one.people for one in found} == {0}
