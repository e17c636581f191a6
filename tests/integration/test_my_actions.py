"""My actions: what I lead and what my groups do, late first, three buttons each."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factories import progress as plans
from factories.world import NOW, TODAY, World
from oneworkforce.ground import transactions
from oneworkforce.plan.models import Action, Group, GroupMember, Milestone, Progress, Strand
from oneworkforce.plan.queries import mine
from oneworkforce.plan.queries.mine import Part

pytestmark = pytest.mark.undone


@pytest.fixture
def plan(world: World) -> UUID:
    return plans.strategy(world)


def listed(world: World, who: str = "pia") -> tuple[mine.Mine, ...]:
    with world.reading(who):
        return mine.listed(world.viewer(who), today=TODAY)


def group(world: World, who: str, **until: object) -> Group:
    with world.scope(), transactions.whole("test group"):
        made = Group.objects.create(name="Skills group", kind="workstream")
        person = world.people[who]
        since = TODAY - timedelta(days=90)
        GroupMember.objects.create(group=made, person_id=person, part="member", since=since, **until)
        return made


def test_an_empty_page_says_what_to_do(world: World, plan: UUID) -> None:
    plans.action(world, plan, lead="vic")
    page = world.client("pia").get("/my-actions/").content.decode()
    assert "ask a workforce lead" in page
    assert "Work 1" not in page


def test_what_is_late_stands_first_then_by_date_and_what_is_done_last(world: World, plan: UUID) -> None:
    plans.action(world, plan, 1)
    plans.action(world, plan, 2, **plans.due(200))
    plans.action(world, plan, 3, **plans.due(-3))
    plans.action(world, plan, 4, percent=100, done_on=TODAY, **plans.due(-9))
    plans.action(world, plan, 5, **plans.due(100), percent=90)
    plans.action(world, plan, 6, lead="vic", **plans.due(-5))
    with world.scope(), transactions.whole("test"):
        Action.objects.filter(number=1).update(progress_at=NOW)
    found = listed(world)
    assert [one.number for one in found] == [3, 5, 2, 1, 4]
    assert [found[0].part, found[-1].part] == [Part.LATE, Part.DONE]
    assert all(one.leads for one in found)


def test_each_shows_its_next_milestone_and_the_last_word(world: World, plan: UUID) -> None:
    pk = plans.action(world, plan)
    with world.scope(), transactions.whole("test"):
        for what, year, met in (("Past", 2025, TODAY), ("Second", 2028, None), ("First", 2027, None)):
            Milestone.objects.create(action_id=pk, what=what, timing="by", year=year, month=4, met_on=met)
        for days, words in ((9, "Needs help"), (2, "On track")):
            at = NOW - timedelta(days=days)
            Progress.objects.create(action_id=pk, percent=5, words=words, said_by="Walter Webb", said_at=at)
    (found,) = listed(world)
    assert found.step
    assert (found.step.what, found.step.late) == ("First", False)
    assert found.word
    assert (found.word.words, found.word.said_by) == ("On track", "Walter Webb")
    page = world.client("pia").get("/my-actions/").content.decode()
    assert "First, by April 2027" in page
    assert "“On track”, Walter Webb" in page


def test_the_page_has_three_buttons_for_what_i_lead_alone(world: World, plan: UUID) -> None:
    own, other = plans.action(world, plan, 1), plans.action(world, plan, 2, lead="vic")
    made = group(world, "pia")
    with world.scope(), transactions.whole("test"):
        Action.objects.filter(pk=other).update(group=made)
    page = world.client("pia").get("/my-actions/").content.decode()
    assert f"/actions/{own}/say/" in page
    assert f"/actions/{other}/say/" not in page
    assert "Actions of my groups" in page
    assert all(f'value="{said}"' in page for said in ("on-track", "needs-help", "done"))


@pytest.mark.parametrize("by", ["action", "strand"])
def test_the_actions_of_my_groups_are_there_as_long_as_i_am_in_them(world: World, plan: UUID, by: str) -> None:
    pk, made = plans.action(world, plan, lead="vic"), group(world, "pia")
    with world.scope(), transactions.whole("test"):
        if by == "action":
            Action.objects.filter(pk=pk).update(group=made)
        else:
            Strand.objects.filter(strategy=plan).update(group=made)
    assert [one.leads for one in listed(world)] == [False]
    assert listed(world, "mona") == ()
    with world.scope(), transactions.whole("test"):
        GroupMember.objects.update(until=TODAY - timedelta(days=1))
    assert listed(world) == ()


def test_what_a_strategy_left_undone_stays_until_it_is_carried_over(world: World, plan: UUID) -> None:
    old = plans.strategy(
        world, title="The years before", starts_on=TODAY.replace(year=2020), ends_on=TODAY.replace(year=2025)
    )
    undone = plans.action(world, old, 1)
    plans.action(world, old, 2, percent=100, done_on=TODAY.replace(year=2024))
    assert [one.id for one in listed(world)] == [undone]
    carried = plans.action(world, plan, carried_from_id=undone)
    assert [one.id for one in listed(world)] == [carried]


def test_another_partnership_is_another_page(world: World, plan: UUID) -> None:
    plans.action(world, plan, lead="bea")
    assert len(listed(world, "bea")) == 1
    assert listed(world, "bea-south") == ()


def test_the_page_asks_as_often_for_thirty_actions_as_for_three(world: World, plan: UUID) -> None:
    pia = world.client("pia")

    def asked(numbers: range) -> int:
        for number in numbers:
            pk = plans.action(world, plan, number, **plans.due(number))
            with world.scope(), transactions.whole("test"):
                Milestone.objects.create(action_id=pk, what="Step", timing="ongoing")
                Progress.objects.create(action_id=pk, percent=1, said_by="Pia Penn", said_at=NOW)
        pia.get("/my-actions/")
        with CaptureQueriesContext(connection) as made:
            assert pia.get("/my-actions/").status_code == 200
        return len(made)

    assert asked(range(1, 4)) == asked(range(4, 31))
