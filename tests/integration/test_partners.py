"""Partners of an action: organisations of the partnership, or others by name."""

from datetime import timedelta
from uuid import UUID

import pytest

from factories import progress as plans
from factories.world import NOW, TODAY, World
from oneworkforce.access.verdicts import NotAllowed
from oneworkforce.ground import transactions
from oneworkforce.lib.faults import Refused
from oneworkforce.partnership.models import Organisation
from oneworkforce.plan.commands import partners
from oneworkforce.plan.queries import items

pytestmark = pytest.mark.undone


@pytest.fixture
def action(world: World) -> UUID:
    return plans.action(world, plans.strategy(world))


def add(world: World, action: UUID, place: str = "", name: str = "", by: str = "walter") -> UUID:
    chosen = world.organisations[place] if place else None
    with world.scope(by):
        return partners.add(by=world.viewer(by), now=NOW, today=TODAY, action=action, organisation=chosen, name=name)


def named(world: World, action: UUID) -> list[str]:
    with world.reading():
        return [one.name for one in items.partners(world.viewer("walter"), action)]


def test_partners_are_organisations_and_others_by_name(world: World, action: UUID) -> None:
    walter, path = world.client("walter"), f"/actions/{action}/partners/"
    assert "Kite Club" in walter.get(path).content.decode()
    kite = str(world.organisations["Kite Club"])
    assert walter.post(path, {"organisation": kite, "name": ""}).status_code == 302
    assert walter.post(path, {"organisation": "", "name": " Otter  College "}).status_code == 302
    assert named(world, action) == ["Kite Club", "Otter College"]
    page = walter.get(path).content.decode()
    assert "Partners now" in page
    assert f'value="{kite}"' not in page, "who is one already is not offered again"


@pytest.mark.parametrize(
    ("place", "name", "said"),
    [
        ("", "", "is empty"),
        ("Kite Club", "Otter College", "two partners"),
        ("Kite Club", "", "partner of this action already"),
        ("", "otter COLLEGE", "partner of this action already"),
        ("Southmere Borough", "", "cannot be found"),
    ],
)
def test_what_cannot_be_is_refused(world: World, action: UUID, place: str, name: str, said: str) -> None:
    if "already" in said:
        add(world, action, "Kite Club")
        add(world, action, name="Otter College")
    with pytest.raises(Refused, match=said):
        add(world, action, place, name)


def test_an_organisation_that_ended_is_not_chosen(world: World, action: UUID) -> None:
    with world.scope(), transactions.whole("test"):
        ended = Organisation.objects.filter(pk=world.organisations["Kite Club"])
        ended.update(ended_on=TODAY - timedelta(days=1))
    with pytest.raises(Refused, match="has ended"):
        add(world, action, "Kite Club")


def test_a_partner_is_taken_out(world: World, action: UUID) -> None:
    pk = add(world, action, "Kite Club")
    assert world.client("pia").post(f"/partners/{pk}/remove/").status_code == 403
    assert world.client("sol").post(f"/partners/{pk}/remove/").status_code == 404
    assert world.client("walter").post(f"/partners/{pk}/remove/").status_code == 302
    assert named(world, action) == []


def test_who_does_not_write_plans_adds_none(world: World, action: UUID) -> None:
    with pytest.raises(NotAllowed):
        add(world, action, "Kite Club", by="pia")
