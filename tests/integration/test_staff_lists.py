"""The list of staff: who is at work, with which posts, and nothing personal."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factories import workforce as made
from factories.world import World

pytestmark = pytest.mark.undone
LIST = "/workforce/staff/"
NAMES = ("Pia Penn", "Mona Marsh", "Vic Vale", "Alice Arden")


def names(world: World, who: str, query: str = "") -> list[str]:
    """Return whom the list shows, in its order."""
    shown = world.client(who).get(f"{LIST}?{query}").content.decode()
    places = {name: shown.find(f">{name}</a>") for name in NAMES}
    return sorted((name for name, place in places.items() if place >= 0), key=lambda name: places[name])


def test_the_list_is_filtered_and_sorted(world: World) -> None:
    made.record(world, "pia", "S9", evenings="yes")
    made.record(world, "mona", "S1", evenings="refused")
    made.post(world, minutes=1110)
    made.post(world, "P2", minutes=740)
    made.post(world, "P3", person="mona", left_on=date(2020, 12, 31))
    assert names(world, "mona") == ["Mona Marsh", "Pia Penn"]
    assert names(world, "mona", "sort=-number") == ["Pia Penn", "Mona Marsh"]
    assert names(world, "mona", "evenings=refused") == ["Mona Marsh"]
    assert names(world, "mona", "words=s9") == ["Pia Penn"]
    assert names(world, "mona", "posts=without") == ["Mona Marsh"]
    assert "Vic Vale" in names(world, "walter", "evenings=not_asked")
    assert names(world, "walter", f"organisation={world.organisations['Kite Club']}") == ["Vic Vale"]
    shown = world.client("mona").get(LIST).content.decode()
    assert "P1 Teacher, P2 Teacher" in shown
    assert "0.83" in shown


def test_each_sees_whom_they_reach_and_nothing_personal(world: World) -> None:
    made.record(world, "pia", birth_year=1980, half_days_absent=467)
    made.post(world, locality_id=world.localities["Reed"])
    assert names(world, "carl") == ["Pia Penn"], "a co-ordinator sees who has a post in the locality"
    assert "Vic Vale" not in names(world, "mona")
    assert set(names(world, "stella")) == set(NAMES)
    for who in ("mona", "stella"):
        file = world.client(who).post(f"{LIST}export/", {"purpose": "check"}).content.decode()
        assert "Pia Penn" in file
        assert "1980" not in file
        assert "233.5" not in file


def test_it_takes_as_many_questions_for_one_post_as_for_many(world: World) -> None:
    walter, taken = world.client("walter"), []
    for numbers in (range(1), range(1, 20)):
        for number in numbers:
            made.post(world, f"N{number}", person=("pia", "vic", "mona")[number % 3])
        walter.get(LIST)
        with CaptureQueriesContext(connection) as queries:
            walter.get(LIST)
        taken.append(len(queries))
    assert taken[0] == taken[1]
