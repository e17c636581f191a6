"""Frameworks: which there are, all that one asks, and its file."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factories import rounds
from factories.world import World
from oneworkforce.assess.domain import framework_file
from oneworkforce.assess.models import Round
from oneworkforce.ground import transactions

pytestmark = pytest.mark.undone
SHIPPED = "/frameworks/one-childrens-workforce/1/"


def test_the_list_has_those_shipped_and_those_of_rounds(world: World) -> None:
    rounds.held(world)
    page = world.client("pia").get("/frameworks/").content.decode()
    assert SHIPPED in page
    assert "/frameworks/trial/3/" in page
    assert "In 1 round" in page
    elsewhere = world.client("sol").get("/frameworks/").content.decode()
    assert SHIPPED in elsewhere
    assert "trial" not in elsewhere


def test_a_page_shows_arcs_in_rainbow_order_with_every_question(world: World) -> None:
    page = world.client("pia").get(SHIPPED).content.decode()
    made = framework_file.load("one-childrens-workforce")
    titles = [page.index(f"{number}. {made.say(arc.title)}") for number, arc in enumerate(made.arcs, 1)]
    assert titles == sorted(titles)
    for question in made.questions:
        assert f">{question.id}</td>" in page
    assert "All the people who help me are on one team" in page
    assert "integrated and reformed" in page
    assert "Leaders and managers" in page


def test_the_file_is_the_one_that_was_answered(world: World) -> None:
    rounds.held(world)
    answer = world.client("walter").get("/frameworks/trial/3/file/")
    assert answer.content.decode() == rounds.FRAMEWORK
    assert answer.headers["Content-Disposition"] == 'attachment; filename="trial-3.yaml"'
    shipped = world.client("walter").get(f"{SHIPPED}file/").content.decode()
    assert framework_file.parse(shipped, "file").id == "one-childrens-workforce"


def test_different_texts_under_one_version_are_told(world: World) -> None:
    rounds.held(world)
    later = rounds.held(world, "Tool 2010")
    with world.scope("walter"), transactions.whole("test"):
        changed = rounds.FRAMEWORK.replace("We plan together.", "We plan side by side.")
        Round.objects.filter(pk=later).update(framework=changed)
    page = world.client("walter").get("/frameworks/trial/3/").content.decode()
    assert "different texts" in page


@pytest.mark.parametrize("path", ["nothing/1/", "trial/4/", "trial/3/", f"trial/{'9' * 400}/"])
def test_what_is_not_there_is_not_found(reading_world: World, path: str) -> None:
    assert reading_world.client("walter").get(f"/frameworks/{path}").status_code == 404


def test_as_many_questions_to_the_database_for_30_rounds_as_for_3(world: World) -> None:
    client = world.client("walter")
    counts = []
    for numbers in (range(3), range(3, 30)):
        with world.scope("walter"), transactions.whole("test"):
            for number in numbers:
                Round.objects.create(
                    title=f"Tool {number}",
                    year=2000 + number,
                    framework_id="trial",
                    framework_version=number + 1,
                    framework=rounds.FRAMEWORK.replace("version: 3", f"version: {number + 1}"),
                    made_at="2026-11-02T09:30:00Z",
                )
        client.get("/frameworks/")
        with CaptureQueriesContext(connection) as asked:
            client.get("/frameworks/")
        counts.append(len(asked))
    assert counts[0] == counts[1]
