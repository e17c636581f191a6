"""Milestones of an action: added, changed, met, taken out; and who may."""

from datetime import timedelta
from uuid import UUID

import pytest

from factories import progress as plans
from factories.world import NOW, TODAY, World
from oneworkforce.access.verdicts import NotAllowed, NotFound
from oneworkforce.audit.models import Event
from oneworkforce.lib.faults import Refused
from oneworkforce.plan.commands import milestones
from oneworkforce.plan.models import Milestone
from oneworkforce.ui import conflict

pytestmark = pytest.mark.undone


@pytest.fixture
def action(world: World) -> UUID:
    return plans.action(world, plans.strategy(world))


def add(world: World, action: UUID, what: str = "First course", when: str = "March 2027", by: str = "walter") -> UUID:
    with world.scope(by):
        return milestones.add(by=world.viewer(by), now=NOW, action=action, what=what, when=when)


def kept(world: World, pk: UUID) -> Milestone:
    with world.reading():
        return Milestone.objects.get(pk=pk)


@pytest.mark.parametrize(
    ("when", "columns"),
    [
        ("March 2027", ("by", 2027, 3, None)),
        ("1 April 2027", ("by", 2027, 4, 1)),
        ("phased from April 2027", ("phased", 2027, 4, None)),
        ("ongoing", ("ongoing", None, None, None)),
    ],
)
def test_a_milestone_has_a_day_a_month_or_none(
    world: World, action: UUID, when: str, columns: tuple[object, ...]
) -> None:
    row = kept(world, add(world, action, when=when))
    assert (row.timing, row.year, row.month, row.day) == columns
    assert milestones.shown(row) == {"what": "First course", "when": when}


@pytest.mark.parametrize(
    ("what", "when", "said"),
    [("", "March 2027", "is empty"), ("x", "31 February 2027", "no such"), ("x", "soon", "not a month or a day")],
)
def test_what_is_wrong_is_told_in_a_sentence(world: World, action: UUID, what: str, when: str, said: str) -> None:
    with pytest.raises(Refused, match=said) as refused:
        add(world, action, what, when)
    assert refused.value.faults[0].where in {"what", "when"}


def test_two_editors_see_both_texts(world: World, action: UUID) -> None:
    pk = add(world, action)
    walter, path = world.client("walter"), f"/milestones/{pk}/"
    sent = {"what": "Two courses", "when": "May 2027", "seen": conflict.digest(milestones.shown(kept(world, pk)))}
    assert walter.post(path, sent).status_code == 302
    answer = walter.post(path, {**sent, "what": "Three courses"})
    assert answer.status_code == 409
    assert "Two courses" in answer.content.decode()
    assert kept(world, pk).what == "Two courses"


def test_whoever_leads_says_when_it_was_met_and_takes_it_back(world: World, action: UUID) -> None:
    pk = add(world, action)
    pia, path = world.client("pia"), f"/milestones/{pk}/met/"
    assert "When was it met?" in pia.get(path).content.decode()
    day = TODAY - timedelta(days=2)
    sent = {"on_day": str(day.day), "on_month": str(day.month), "on_year": str(day.year)}
    assert pia.post(path, sent).status_code == 302
    assert kept(world, pk).met_on == day
    assert pia.post(path, {"on_day": "", "on_month": "", "on_year": ""}).status_code == 302
    assert kept(world, pk).met_on is None


def test_nothing_was_met_in_the_future(world: World, action: UUID) -> None:
    pk = add(world, action)
    with world.scope("walter"), pytest.raises(Refused, match="future"):
        milestones.meet(by=world.viewer("walter"), now=NOW, today=TODAY, milestone=pk, on=TODAY + timedelta(days=1))


def test_it_is_taken_out_and_the_audit_says_so_without_its_words(world: World, action: UUID) -> None:
    pk = add(world, action)
    walter = world.client("walter")
    assert "cannot be undone" in walter.get(f"/milestones/{pk}/remove/").content.decode()
    assert walter.post(f"/milestones/{pk}/remove/").status_code == 302
    with world.reading():
        assert not Milestone.objects.exists()
        assert [(each.noun, each.subject, each.fields) for each in Event.objects.all()] == [
            ("action", action, ["milestones"])
        ] * 2


def test_others_may_not_and_strangers_find_nothing(world: World, action: UUID) -> None:
    pk = add(world, action)
    for who in ("pia", "erin", "mona"):
        with pytest.raises(NotAllowed):
            add(world, action, by=who)
    with pytest.raises(NotFound):
        add(world, action, by="bea-south")
    for path in ("", "met/", "remove/"):
        assert world.client("bea-south").post(f"/milestones/{pk}/{path}").status_code == 404


def test_the_page_of_the_action_leads_each_to_what_they_may(world: World, action: UUID) -> None:
    pk = add(world, action)
    change, met = f'href="/milestones/{pk}/"', f'href="/milestones/{pk}/met/"'
    for who, ways in (("walter", {change, met}), ("pia", {met}), ("erin", set())):
        page = world.client(who).get(f"/actions/{action}/").content.decode()
        assert "First course" in page
        assert {one for one in (change, met) if one in page} == ways
