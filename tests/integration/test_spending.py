"""Money spent on an action: entered, put right, taken out."""

from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

import pytest

from factories import progress as plans
from factories.world import NOW, TODAY, World
from oneworkforce.access.verdicts import NotAllowed, NotFound
from oneworkforce.lib.faults import Refused
from oneworkforce.plan.commands import spendings
from oneworkforce.plan.models import Spending
from oneworkforce.ui import conflict

pytestmark = pytest.mark.undone


@pytest.fixture
def action(world: World) -> UUID:
    return plans.action(world, plans.strategy(world))


def add(world: World, action: UUID, amount: str = "£1,200.50", spent_on: date | None = TODAY, by: str = "pia") -> UUID:
    with world.scope(by):
        return spendings.add(
            by=world.viewer(by), now=NOW, today=TODAY, action=action, amount=amount, spent_on=spent_on, what="Rooms"
        )


def typed(amount: str, day: date, what: str = "Rooms") -> dict[str, str]:
    parts = {"spent_on_day": str(day.day), "spent_on_month": str(day.month), "spent_on_year": str(day.year)}
    return {"amount": amount, "what": what, **parts}


def test_whoever_leads_enters_what_was_spent_to_the_penny(world: World, action: UUID) -> None:
    day = TODAY - timedelta(days=3)
    assert world.client("pia").post(f"/actions/{action}/spending/add/", typed("1200.5", day)).status_code == 302
    with world.reading():
        row = Spending.objects.get()
        assert (row.amount, row.spent_on, row.what) == (Decimal("1200.50"), day, "Rooms")
        assert row.entered_by == "Pia Penn"


@pytest.mark.parametrize("amount", ["12k", "1,20", "£1.234", "lots", "0", "-5", "£1000000000000000"])
def test_what_is_no_amount_is_told_beside_the_field(world: World, action: UUID, amount: str) -> None:
    with pytest.raises(Refused) as refused:
        add(world, action, amount)
    assert refused.value.faults[0].where == "amount"
    answer = world.client("pia").post(f"/actions/{action}/spending/add/", typed(amount, TODAY))
    assert answer.status_code == 200
    assert "There is a problem" in answer.content.decode()


def test_nothing_is_spent_in_the_future_or_on_no_day(world: World, action: UUID) -> None:
    with pytest.raises(Refused, match="future"):
        add(world, action, spent_on=TODAY + timedelta(days=1))
    with pytest.raises(Refused, match="day is empty"):
        add(world, action, spent_on=None)


def test_an_entry_is_put_right_by_one_of_two(world: World, action: UUID) -> None:
    pk = add(world, action)
    pia, path = world.client("pia"), f"/spending/{pk}/"
    with world.reading():
        seen = conflict.digest(spendings.shown(Spending.objects.get(pk=pk)))
    assert pia.post(path, {**typed("£900", TODAY), "seen": seen}).status_code == 302
    answer = pia.post(path, {**typed("£800", TODAY), "seen": seen})
    assert answer.status_code == 409
    assert "£900" in answer.content.decode()
    assert pia.post(path, {**typed("900.00", TODAY), "seen": seen}).status_code == 302, "the same, spelt otherwise"


def test_an_entry_is_taken_out(world: World, action: UUID) -> None:
    pk = add(world, action)
    assert world.client("pia").post(f"/spending/{pk}/remove/").status_code == 302
    with world.reading():
        assert not Spending.objects.exists()


def test_who_may_not(world: World, action: UUID) -> None:
    with pytest.raises(NotAllowed, match="leads this action"):
        add(world, action, by="mona")
    with pytest.raises(NotFound):
        add(world, action, by="bea-south")
