"""What funders ask in return for their grants: of an action, of a whole strategy; the list of it and its export."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factories import progress as plans
from factories.world import NOW, TODAY, World
from oneworkforce.access.verdicts import NotAllowed, NotFound
from oneworkforce.ground import transactions
from oneworkforce.lib.faults import Refused
from oneworkforce.plan.commands import conditions
from oneworkforce.plan.models import GrantCondition
from oneworkforce.ui import conflict

pytestmark = pytest.mark.undone


@pytest.fixture
def plan(world: World) -> UUID:
    return plans.strategy(world)


def add(world: World, plan: UUID, by: str = "walter", **said: Any) -> UUID:
    given: dict[str, Any] = {"funder": "Kite Fund", "amount": "£9,000", "condition": "A report", "due_on": TODAY} | said
    with world.scope(by):
        return conditions.add_to_strategy(by=world.viewer(by), now=NOW, strategy=plan, **given)


def test_one_of_an_action_and_one_of_the_whole_strategy(world: World, plan: UUID) -> None:
    action, walter = plans.action(world, plan), world.client("walter")
    sent = {"funder": "Kite Fund", "amount": "", "condition": "Name us on the cover"}
    assert walter.post(f"/actions/{action}/conditions/add/", sent).status_code == 302
    assert walter.post(f"/plans/{plan}/conditions/add/", {**sent, "amount": "9000"}).status_code == 302
    with world.reading():
        rows = {row.action_id: row for row in GrantCondition.objects.all()}
        assert set(rows) == {None, action}
        assert {row.strategy_id for row in rows.values()} == {plan}
        assert rows[action].amount is None, "not stated is not £0"
    page = walter.get(f"/plans/{plan}/conditions/").content.decode()
    assert "The whole strategy" in page
    assert "1. Work 1" in page
    assert "£9,000" in page
    assert "Not stated" in page


def test_what_is_overdue_stands_first_and_what_is_met_last(world: World, plan: UUID) -> None:
    today = TODAY.replace(year=2020)
    for words, due in (("Later", 2040), ("Overdue", 2020), ("Fulfilled", 2019)):
        add(world, plan, condition=words, due_on=today.replace(year=due))
    add(world, plan, condition="Undated", due_on=None)
    with world.scope("walter"):
        with transactions.reading():
            pk = GrantCondition.objects.get(condition="Fulfilled").pk
        conditions.meet(by=world.viewer("walter"), now=NOW, today=TODAY, pk=pk, on=TODAY)
    walter, path = world.client("walter"), f"/plans/{plan}/conditions/"
    page = walter.get(path).content.decode()
    places = [page.index(words) for words in (">Overdue</a>", ">Later</a>", ">Undated</a>", ">Fulfilled</a>")]
    assert places == sorted(places)
    overdue = walter.get(f"{path}?state=overdue").content.decode()
    assert ">Overdue</a>" in overdue
    assert ">Later</a>" not in overdue
    assert ">Later</a>" in walter.get(f"{path}?words=LATER&sort=-due").content.decode()


def test_the_list_is_exported_for_a_purpose(world: World, plan: UUID) -> None:
    add(world, plan, funder="=Kite")
    pia, path = world.client("pia"), f"/plans/{plan}/conditions/export/"
    assert "Why do you need this file?" in pia.get(path).content.decode()
    answer = pia.post(path, {"purpose": "planning"})
    file = answer.content.decode()
    assert "grant-conditions-" in answer["Content-Disposition"]
    assert "A report" in file
    assert ",=Kite" not in file


def test_an_empty_list_says_what_to_do(world: World, plan: UUID) -> None:
    assert "Add a grant condition" in world.client("walter").get(f"/plans/{plan}/conditions/").content.decode()


def test_two_editors_see_both_texts(world: World, plan: UUID) -> None:
    pk = add(world, plan)
    with world.reading():
        seen = conflict.digest(conditions.shown(GrantCondition.objects.get(pk=pk)))
    walter, path = world.client("walter"), f"/conditions/{pk}/"
    sent = {"funder": "Kite Fund", "amount": "£8,000", "condition": "A report", "seen": seen}
    assert walter.post(path, sent).status_code == 302
    answer = walter.post(path, {**sent, "amount": "£7,000"})
    assert answer.status_code == 409
    assert "£8,000" in answer.content.decode()


def test_whoever_leads_the_action_says_it_is_met_but_not_that_of_the_strategy(world: World, plan: UUID) -> None:
    action, whole = plans.action(world, plan), add(world, plan)
    with world.scope("walter"):
        asked: dict[str, Any] = {"funder": "Kite Fund", "amount": "", "condition": "A report", "due_on": None}
        own = conditions.add_to_action(by=world.viewer("walter"), now=NOW, action=action, **asked)
    with world.scope("pia"):
        pia = world.viewer("pia")
        conditions.meet(by=pia, now=NOW, today=TODAY, pk=own, on=TODAY)
        with pytest.raises(NotAllowed):
            conditions.meet(by=pia, now=NOW, today=TODAY, pk=whole, on=TODAY)
        with pytest.raises(Refused, match="future"):
            conditions.meet(by=pia, now=NOW, today=TODAY, pk=own, on=TODAY + timedelta(days=1))


@pytest.mark.parametrize("said", [{"funder": ""}, {"condition": " "}, {"amount": "a lot"}, {"amount": "0"}])
def test_what_is_wrong_is_told_beside_the_field(world: World, plan: UUID, said: dict[str, str]) -> None:
    with pytest.raises(Refused) as refused:
        add(world, plan, **said)
    assert refused.value.faults[0].where in said


def test_it_is_taken_out_by_who_may(world: World, plan: UUID) -> None:
    pk = add(world, plan)
    assert world.client("pia").post(f"/conditions/{pk}/remove/").status_code == 403
    assert world.client("sol").post(f"/conditions/{pk}/remove/").status_code == 404
    assert world.client("walter").post(f"/conditions/{pk}/remove/").status_code == 302
    with world.reading():
        assert not GrantCondition.objects.exists()
    with pytest.raises(NotFound):
        add(world, plan, by="bea-south")


def test_the_list_asks_as_often_for_thirty_as_for_three(world: World, plan: UUID) -> None:
    action, walter, path = plans.action(world, plan), world.client("walter"), f"/plans/{plan}/conditions/"

    def asked(many: int) -> int:
        with world.scope(), transactions.whole("test"):
            rows = [
                GrantCondition(strategy_id=plan, action_id=action, funder="Fund", condition=f"Report {one}")
                for one in range(many)
            ]
            GrantCondition.objects.bulk_create(rows)
        walter.get(path)
        with CaptureQueriesContext(connection) as made:
            assert walter.get(path).status_code == 200
        return len(made)

    assert asked(3) == asked(27)
