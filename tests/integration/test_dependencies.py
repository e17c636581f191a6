"""An action waits for others of its strategy, never in a circle."""

from uuid import UUID

import pytest

from factories import progress as plans
from factories.world import NOW, World
from oneworkforce.access.verdicts import NotAllowed, NotFound
from oneworkforce.lib.faults import Refused
from oneworkforce.plan.commands import dependencies
from oneworkforce.plan.models import Dependency

pytestmark = pytest.mark.undone


@pytest.fixture
def plan(world: World) -> UUID:
    return plans.strategy(world)


def wait(world: World, action: UUID, on: UUID, by: str = "walter") -> UUID:
    with world.scope(by):
        return dependencies.add(by=world.viewer(by), now=NOW, action=action, on=on)


def test_it_waits_for_another_and_no_longer(world: World, plan: UUID) -> None:
    one, two = (plans.action(world, plan, number) for number in (1, 2))
    walter, path = world.client("walter"), f"/actions/{one}/waits-for/"
    assert "2. Work 2" in walter.get(path).content.decode()
    assert walter.post(path, {"on": str(two)}).status_code == 302
    page = walter.get(path).content.decode()
    assert "It waits for" in page
    assert f'value="{two}"' not in page
    with world.reading():
        pk = Dependency.objects.get().pk
    assert wait(world, one, two) == pk, "said twice it is there once"
    assert walter.post(f"/dependencies/{pk}/remove/").status_code == 302
    with world.reading():
        assert not Dependency.objects.exists()


def test_a_circle_is_refused_in_a_sentence_that_names_it(world: World, plan: UUID) -> None:
    one, two, three = (plans.action(world, plan, number) for number in (1, 2, 3))
    wait(world, one, two)
    wait(world, two, three)
    with pytest.raises(Refused) as refused:
        wait(world, three, one)
    assert "action 1 waits for action 2 waits for action 3 already" in str(refused.value)
    answer = world.client("walter").post(f"/actions/{three}/waits-for/", {"on": str(one)})
    assert answer.status_code == 200
    assert "go round in a circle" in answer.content.decode()


def test_neither_itself_nor_one_of_another_strategy(world: World, plan: UUID) -> None:
    one = plans.action(world, plan)
    far = plans.action(world, plans.strategy(world, title="Another"))
    with pytest.raises(Refused, match="wait for itself"):
        wait(world, one, one)
    with pytest.raises(Refused, match="same strategy"):
        wait(world, one, far)


def test_who_may_not(world: World, plan: UUID) -> None:
    one, two = (plans.action(world, plan, number) for number in (1, 2))
    with pytest.raises(NotAllowed):
        wait(world, one, two, by="pia")
    with pytest.raises(NotFound):
        wait(world, one, two, by="bea-south")
