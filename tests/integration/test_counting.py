"""What counts: rows or totals, and never anything twice. Beside it stands a plain count that shares nothing with it."""

import random
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factories import workforce as made
from factories.world import NOW, TODAY, World
from oneworkforce.ground import transactions
from oneworkforce.partnership.models import Person
from oneworkforce.workforce import public
from oneworkforce.workforce.domain import hours
from oneworkforce.workforce.domain.kinds import Contract, Gives
from oneworkforce.workforce.models import Post
from oneworkforce.workforce.public import Counted
from oneworkforce.workforce.queries import counting

pytestmark = pytest.mark.undone
YEAR = timedelta(days=365)
PLACES = ("Harbour School", "Kite Club", "Northshire Council")


def counted(world: World) -> tuple[Counted, ...]:
    with world.reading():
        return public.counted(today=TODAY)


def many(world: World, seed: int) -> list[Post]:
    """Make 120 posts as they come: several a person, vacant, ended, without hours or days."""
    dice = random.Random(seed)  # noqa: S311  the same each time
    with world.scope(), transactions.whole("test posts"):
        people = [
            Person.objects.create(
                name=f"Person {number}", changed_at=NOW, organisation_id=world.organisations[PLACES[0]]
            )
            for number in range(25)
        ]
        rows = [_row(world, dice, people, f"R{seed}-{number}") for number in range(120)]
        Post.objects.bulk_create(rows)
    return rows


def _row(world: World, dice: random.Random, people: Sequence[Person], reference: str) -> Post:
    person = dice.choice([*people, None, None, None])
    start = dice.choice([None, TODAY - timedelta(days=dice.randrange(-40, 1500))])
    last = dice.choice([None, None, (start or TODAY) + timedelta(days=dice.randrange(0, 800))])
    return Post(
        organisation_id=world.organisations[dice.choice(PLACES)],
        person=person,
        reference=reference,
        role=dice.choice(["teacher", "youth_worker", "health_visitor"]),
        contract=dice.choice(["permanent", "volunteer", ""]),
        minutes=dice.choice([None, 0, 444, 740, 1110, 2220]),
        full_time_minutes=dice.choice([None, None, 2100]),
        locality_id=dice.choice([None, world.localities["Reed"], world.localities["Marsh"]]),
        started_on=start if person else None,
        vacant_since=None if person else start,
        left_on=last,
        changed_at=NOW,
    )


def plainly(rows: Sequence[Post], week: int) -> dict[str, int]:
    """Count posts one by one: the slow way that anybody can check."""
    there = [row for row in rows if row.left_on is None or row.left_on >= TODAY]
    held = [row for row in there if row.person_id and (row.started_on is None or row.started_on <= TODAY)]
    of_person: dict[tuple[UUID, UUID], list[Post]] = defaultdict(list)
    for row in rows:
        if row.person_id:
            of_person[row.organisation_id, row.person_id].append(row)
    before = TODAY.replace(year=TODAY.year - 1)
    starters = [
        posts
        for posts in of_person.values()
        if all(row.started_on is not None and row.started_on > before for row in posts)
        and any(row.started_on is not None and row.started_on <= TODAY for row in posts)
    ]
    leavers = [
        posts
        for posts in of_person.values()
        if all(row.left_on is not None and row.left_on < TODAY for row in posts)
        and max(row.left_on or date.min for row in posts) >= before
    ]
    whole = [hours.whole_time(row.minutes, row.full_time_minutes or week) for row in held]
    return {
        "people": len({(row.organisation_id, row.person_id) for row in held}),
        "whole_time": sum(each for each in whole if each is not None),
        "without_hours": sum(each is None for each in whole),
        "vacancies": sum(
            row.person_id is None and (row.vacant_since is None or row.vacant_since <= TODAY) for row in there
        ),
        "starters": len(starters),
        "leavers": len(leavers),
    }


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_however_it_is_cut_each_person_post_and_total_counts_once(world: World, seed: int) -> None:
    rows = many(world, seed)
    made.gives(world, "totals", at="Kite Club")
    made.gives(world, "rows", at="Harbour School", full_time_minutes=2000)
    made.total(world, at="Kite Club", people=7, whole_time=650, vacancies=None, starters=0)
    made.total(world, at="Harbour School", people=1000)
    found = counted(world)
    for name, week in (("Harbour School", 2000), ("Northshire Council", hours.FULL_TIME)):
        place = world.organisations[name]
        mine = [one for one in found if one.organisation == place]
        assert {one.given for one in mine} == {Gives.ROWS}
        expected = plainly([row for row in rows if row.organisation_id == place], week)
        assert {name: sum(getattr(one, name) or 0 for one in mine) for name in expected} == expected
        assert len({(one.locality, one.role, one.contract) for one in mine}) == len(mine)
    kite = [one for one in found if one.organisation == world.organisations["Kite Club"]]
    assert [(one.given, one.people, one.whole_time, one.vacancies, one.starters) for one in kite] == [
        (Gives.TOTALS, 7, 650, None, 0)
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


def test_somebody_with_two_posts_is_one_person_where_most_of_their_hours_are(world: World) -> None:
    made.post(world, "P1", role="teacher", minutes=600)
    made.post(world, "P2", role="learning_mentor", minutes=900, locality_id=world.localities["Reed"])
    made.post(world, "P3", at="Kite Club", role="youth_worker", minutes=120)
    found = {one.role: one for one in counted(world)}
    assert {role: one.people for role, one in found.items()} == {"teacher": 0, "learning_mentor": 1, "youth_worker": 1}
    assert found["teacher"].whole_time == 27
    assert found["learning_mentor"].whole_time == 41
    with world.reading():
        heads = counting.heads(today=TODAY, organisations=[world.organisations["Harbour School"]])
        assert [post.reference for post in heads] == ["P2"]


def test_the_older_of_two_posts_alike_is_the_main_one(world: World) -> None:
    made.post(world, "P1", minutes=600, started_on=date(2024, 1, 1))
    made.post(world, "P2", minutes=600, started_on=date(2023, 1, 1))
    with world.reading():
        assert [post.reference for post in counting.heads(today=TODAY)] == ["P2"]


def test_moving_within_an_organisation_is_neither_starting_nor_leaving(world: World) -> None:
    made.post(world, "P1", started_on=date(2015, 9, 1), left_on=TODAY - timedelta(days=60), leaving_reason="moved")
    made.post(world, "P2", started_on=TODAY - timedelta(days=59), role="head_teacher")
    assert [(one.role, one.starters, one.leavers) for one in counted(world)] == [("head_teacher", 0, 0)]


def test_it_takes_five_questions_however_many_posts_there_are(world: World) -> None:
    place, taken = world.organisations["Harbour School"], []
    for seed in (4, 5):
        many(world, seed)
        with world.reading(), CaptureQueriesContext(connection) as queries:
            public.counted(today=TODAY, organisations=[place])
        taken.append(len(queries))
    assert taken == [5, 5]


def test_a_vacancy_counts_from_its_first_day_and_is_nobody(world: World) -> None:
    made.post(world, "P1", person="", vacant_since=TODAY)
    made.post(world, "P2", person="", vacant_since=TODAY + timedelta(days=1))
    made.post(world, "P3", person="", vacant_since=None, contract=Contract.AGENCY)
    found = counted(world)
    assert sum(one.vacancies or 0 for one in found) == 2
    assert {one.people for one in found} == {0}
