"""What waits for somebody stands on their home page, and leads to where they do it."""

import pytest

from factories import strategies as made
from factories.areas import rounds as uploads
from factories.world import NOW, TODAY, World
from oneworkforce.assess.domain.kinds import UploadState
from oneworkforce.assess.models import Upload
from oneworkforce.plan.commands import sign_offs
from oneworkforce.plan.models import Action

pytestmark = pytest.mark.undone


def home(world: World, who: str) -> str:
    return world.client(who).get("/").content.decode()


def test_a_plan_waits_for_the_executive_and_not_for_whoever_asked(world: World) -> None:
    kept = made.held(world)
    with world.scope("walter"):
        asked = sign_offs.ask(by=world.viewer("walter"), now=NOW, today=TODAY, link=str, strategy=kept.strategy)
    assert f'href="/sign-offs/{asked}/">The plan “Workforce strategy” waits for your sign-off.' in home(world, "erin")
    assert "waits for your sign-off" not in home(world, "walter")


def test_actions_that_are_due_wait_for_whoever_leads_them(world: World) -> None:
    kept = made.held(world)
    with world.scope():
        Action.objects.filter(pk=kept.actions[0]).update(lead=world.people["pia"], year=2020, month=1, day=None)
    assert "1 action of yours: due this month, or before." in home(world, "pia")
    assert "due this month" not in home(world, "bea")


def test_answers_to_mend_wait_until_a_later_file_came(world: World) -> None:
    things = uploads.things(world)
    with world.scope():
        Upload.objects.filter(pk=things["upload"]).update(state=UploadState.REFUSED)
    assert "need mending" in home(world, "walter")
    assert "need mending" not in home(world, "erin")


def test_nothing_waits_where_nothing_does(world: World) -> None:
    assert "Waiting for you" not in home(world, "walter")
