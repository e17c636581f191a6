"""The workforce that a projection begins with: who is counted in a role and place of a plan, and who left or came."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factories import terms
from factories import workforce as posts
from factories import workforce_plans as plans
from factories.workforce_plans import counted
from factories.world import NOW, TODAY, World
from oneworkforce.ground import transactions
from oneworkforce.workforce.domain import age_groups
from oneworkforce.workforce.models import (
    Giving,
    Post,
    Secondment,
    Total,
    WorkforcePlan,
)
from oneworkforce.workforce.queries import plan_stock

pytestmark = pytest.mark.undone


def test_people_are_counted_by_role_place_age_and_year_of_retirement(world: World) -> None:
    posts.post(world, locality_id=world.localities["Reed"])
    posts.record(world, birth_year=TODAY.year - 61, retires_in=TODAY.year + 2)
    found = counted(world, plans.plan(world))
    # Reed lies in Willow, which is a place of the plan.
    assert found.people == (
        ("teacher", str(world.localities["Willow"]), age_groups.GROUPS.index("60_64"), TODAY.year + 2, 1),
    )
    assert found.whole_time == (("teacher", str(world.localities["Willow"]), 100, 1),)


def test_agency_staff_volunteers_leavers_and_vacancies_are_no_stock(world: World) -> None:
    willow = world.localities["Willow"]
    posts.post(world, "A", locality_id=willow, contract="agency")
    posts.post(world, "V", locality_id=willow, contract="volunteer")
    posts.post(world, "L", locality_id=willow, left_on=TODAY - timedelta(days=30), leaving_reason="resigned")
    posts.post(world, "E", locality_id=willow, person="")
    found = counted(world, plans.plan(world))
    assert found.people == ()
    assert found.vacant == (("teacher", str(willow), 1),)
    assert found.there == (("teacher", age_groups.UNKNOWN, 1),)
    assert found.left == (("teacher", age_groups.UNKNOWN, 1),)


def test_those_who_retired_are_told_from_those_who_left(world: World) -> None:
    left: dict[str, Any] = {"left_on": TODAY - timedelta(days=30), "locality_id": world.localities["Willow"]}
    posts.post(world, "R", leaving_reason="retired", **left)
    found = counted(world, plans.plan(world))
    assert (found.left, found.retired) == ((), (("teacher", age_groups.UNKNOWN, 1),))


LATELY = TODAY - timedelta(days=30)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ({"left_on": LATELY}, {"started_on": LATELY}, (1, 0, 0)),
        ({"left_on": LATELY}, {"started_on": LATELY, "locality": "Marsh"}, (1, 0, 0)),
        ({}, {"locality": "Marsh"}, (1, 0, 0)),
        ({"left_on": LATELY}, {"left_on": LATELY}, (1, 1, 0)),
        ({"left_on": LATELY, "leaving_reason": "moved"}, None, (1, 0, 0)),
        ({"left_on": LATELY, "leaving_reason": "moved"}, {"started_on": LATELY, "role": "mentor"}, (1, 1, 1)),
        ({"left_on": LATELY}, {"started_on": LATELY, "locality": ""}, (1, 1, 0)),
        ({"locality": ""}, {"started_on": LATELY}, (0, 0, 1)),
        ({"started_on": LATELY, "left_on": TODAY - timedelta(days=1)}, None, (0, 0, 0)),
        ({"left_on": TODAY}, None, (1, 0, 0)),
    ],
    ids=[
        "another post of the role",
        "to another place of the plan",
        "two posts in two places",
        "two posts left at once",
        "moved, nobody knows where to",
        "moved to another role",
        "out of the plan's places",
        "into the plan's places",
        "come and gone",
        "the last day is a day at work",
    ],
)
def test_whoever_stays_in_a_role_within_the_plan_neither_leaves_nor_starts(
    world: World, first: dict[str, Any], second: dict[str, Any] | None, expected: tuple[int, int, int]
) -> None:
    for number, values in enumerate([first] if second is None else [first, second]):
        where = {"locality": "Willow", **values}
        place = where.pop("locality")
        posts.post(world, f"P{number}", locality_id=world.localities[place] if place else None, **where)
    found = counted(world, plans.plan(world))
    there, left, started = (sum(row[-1] for row in rows) for rows in (found.there, found.left, found.started))
    assert (there, left, started) == expected


def test_hours_of_a_person_with_two_posts_are_one_persons_share(world: World) -> None:
    willow = world.localities["Willow"]
    posts.post(world, "P1", minutes=1110, locality_id=willow)
    posts.post(world, "P2", minutes=525, full_time_minutes=2100, locality_id=willow)
    posts.post(world, "P3", person="vic", minutes=1110, locality_id=willow)
    posts.post(world, "P4", person="vic", minutes=None, locality_id=willow)
    found = counted(world, plans.plan(world))
    assert found.people == (("teacher", str(willow), age_groups.UNKNOWN, 0, 2),)
    assert found.whole_time == (("teacher", str(willow), 75, 1),), "of vic not all hours are known"


def test_seconded_hours_are_where_the_host_has_them_and_the_person_has_not_left(world: World) -> None:
    willow, marsh = world.localities["Willow"], world.localities["Marsh"]
    pk = terms.in_force(world)
    with world.scope(), transactions.whole("test secondment"):
        Post.objects.filter(reference="P7").update(locality=willow)
        Secondment.objects.filter(pk=pk).update(locality=marsh)
    posts.post(world, "H1", at=terms.TRUST, contract="secondment", minutes=1110, locality_id=marsh)
    found = counted(world, plans.plan(world))
    assert set(found.whole_time) == {("teacher", str(willow), 50, 1), ("teacher", str(marsh), 50, 1)}
    assert (found.there, found.left, found.started) == ((("teacher", age_groups.UNKNOWN, 1),), (), ())


def test_an_organisation_that_gives_totals_is_counted_by_them_alone(world: World) -> None:
    posts.post(world, locality_id=world.localities["Willow"])
    with world.scope(), transactions.whole("test totals"):
        place = {"organisation_id": world.organisations["Harbour School"], "locality_id": world.localities["Willow"]}
        Giving.objects.create(organisation_id=place["organisation_id"], gives="totals")
        told = {"people": 20, "whole_time": 1500, "starters": 3, "leavers": 2, "vacancies": 1}
        Total.objects.create(role="teacher", counted_on=TODAY, changed_at=NOW, **place, **told)
    found, willow = counted(world, plans.plan(world)), str(world.localities["Willow"])
    assert found.people == (("teacher", willow, age_groups.UNKNOWN, 0, 20),)
    assert found.whole_time == (("teacher", willow, 1500, 20),)
    assert (found.there, found.left) == ((("teacher", age_groups.UNKNOWN, 19),), (("teacher", age_groups.UNKNOWN, 2),))


def test_it_takes_the_same_number_of_queries_however_many_posts_there_are(world: World) -> None:
    made, taken = plans.plan(world), []
    for many in (1, 30):
        plans.staffed(world, many)
        with world.scope(), transactions.reading(), CaptureQueriesContext(connection) as queries:
            plan_stock.counted(WorkforcePlan(pk=made), today=TODAY)
        taken.append(len(queries))
    assert taken[0] == taken[1] <= 9
