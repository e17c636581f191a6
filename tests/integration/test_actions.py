"""Actions: added with a number of their own, changed, moved, led, removed."""

from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from factories import strategies as made
from factories.world import NOW, TODAY, World
from oneworkforce.access.verdicts import NotAllowed, NotFound
from oneworkforce.audit.models import Event
from oneworkforce.lib.faults import Refused
from oneworkforce.plan.commands import actions, sign_offs
from oneworkforce.plan.models import Action, Dependency, Milestone, Partner, Progress, Spending
from oneworkforce.ui import conflict

pytestmark = pytest.mark.undone

MOST = 35
"""Questions of the database for a page: PostgreSQL is told the scope before what is asked."""


def told(world: World, who: str = "walter") -> dict[str, Any]:
    return {"by": world.viewer(who), "now": NOW}


def added(world: World, kept: made.Kept, title: str = "One more", **more: str | bool | tuple[str, ...]) -> Action:
    with world.scope("walter"):
        pk = actions.add(**told(world), strand=kept.strands[0], said=made.said(title, **more))
        return Action.objects.get(pk=pk)


def change(world: World, row: Action, kept: made.Kept, said: actions.Said, strand: int = 0) -> None:
    with world.scope("walter"):
        actions.change(
            **told(world),
            action=row.pk,
            seen=conflict.digest(actions.shown(Action.objects.get(pk=row.pk))),
            strand=kept.strands[strand],
            said=said,
            group=None,
        )


def test_everything_that_its_form_says_is_kept(world: World) -> None:
    kept = made.held(world)
    row = added(
        world,
        kept,
        "  Agree   it ",
        when="phased from 1 April 2027",
        every=True,
        links=("a/b", "a/b", "c/d"),
        sub_aims="One\nTwo",
        outcomes="Good",
        resources="Officer time",
        stated="£1,000.50",
        covers="materials",
        unpriced="the rest",
        depends_note="the national answer",
        notes="A line\n\nand another",
        priority=True,
    )
    assert (row.title, row.number, row.links, row.every, row.priority) == ("Agree it", 4, ["a/b", "c/d"], True, True)
    assert (row.timing, row.year, row.month, row.day) == ("phased", 2027, 4, 1)
    assert (str(row.stated), row.sub_aims) == ("1000.50", ["One", "Two"])
    page = world.client("pia").get(reverse("action", args=[row.pk])).content.decode()
    for said in ("Phased from 1 April 2027", "All arcs, in particular:", "£1,000.50 for materials", "and another"):
        assert said in page, said
    assert "Change the action" in page


@pytest.mark.parametrize(
    ("given", "where"),
    [
        ({"when": "next spring"}, "when"),
        ({"when": "1/4/2027"}, "when"),
        ({"when": " "}, "when"),
        ({"links": ()}, "links"),
        ({"links": ("everything",)}, "links"),
        ({"stated": "about a thousand"}, "stated"),
        ({"stated": "-5"}, "stated"),
        ({"covers": "materials"}, "covers"),
        ({"lead_role": "lead@example.org"}, "lead_role"),
        ({"title": "ACTION of number 1"}, "title"),
        ({"title": ""}, "title"),
        ({"outcomes": "x" * 301}, "outcomes"),
        ({"outcomes": "x\n" * 61}, "outcomes"),
    ],
)
def test_what_is_wrong_stands_beside_its_field(world: World, given: dict[str, str], where: str) -> None:
    kept = made.held(world)
    with world.scope("walter"), pytest.raises(Refused) as refused:
        actions.add(**told(world), strand=kept.strands[0], said=made.said(**{"title": "New", **given}))
    assert [fault.where for fault in refused.value.faults] == [where]


def test_nothing_typed_is_lost_where_a_field_is_wrong(world: World) -> None:
    kept = made.held(world)
    form = {
        "title": "Do it",
        "strand": str(kept.strands[0]),
        "when": "soon",
        "links": made.LINK,
        "lead_role": "Chair",
        "notes": "Long words",
    }
    page = world.client("walter").post(reverse("action_add", args=[kept.strands[0]]), form).content.decode()
    assert "Write a month or a day" in page
    assert "Long words" in page
    assert 'value="soon"' in page


def test_a_number_is_never_given_twice_while_the_executive_may_quote_it(world: World) -> None:
    kept = made.held(world)
    with world.scope("walter"):
        sign_offs.ask(**told(world), today=TODAY, link=str, strategy=kept.strategy)
        actions.remove(**told(world), action=kept.actions[2])
    assert added(world, kept).number == 4


def test_it_moves_to_another_strand_and_keeps_its_number(world: World) -> None:
    kept = made.held(world)
    row = added(world, kept)
    change(world, row, kept, made.said("One more"), strand=2)
    with world.reading():
        after = Action.objects.get(pk=row.pk)
        last = Event.objects.filter(noun="action", verb="changed").get()
        assert (after.number, after.strand_id, last.fields) == (4, kept.strands[2], ["strand"])


def test_it_never_moves_to_a_strand_of_another_strategy(world: World) -> None:
    kept, other = made.held(world), made.held(world, title="Another")
    row = added(world, kept)
    with pytest.raises(Refused, match="strand cannot be found"):
        change(world, row, other, made.said("One more"))


def test_two_who_change_one_action_see_both_texts(world: World) -> None:
    kept = made.held(world)
    client = world.client("walter")
    address = reverse("action_change", args=[kept.actions[0]])
    page = client.get(address).content.decode()
    seen = page.split('name="seen" value="')[1].split('"')[0]
    form = {
        "title": "Mine",
        "strand": str(kept.strands[0]),
        "when": "March 2027",
        "links": made.LINK,
        "lead_role": "Work stream lead",
        "seen": seen,
    }
    with world.scope("walter"):
        row = Action.objects.get(pk=kept.actions[0])
    change(world, row, kept, made.said("Theirs"))
    answer = client.post(address, form)
    assert answer.status_code == 409
    assert "Theirs" in answer.content.decode()
    assert "Mine" in answer.content.decode()
    page = client.get(address).content.decode()
    form["seen"] = page.split('name="seen" value="')[1].split('"')[0]
    assert client.post(address, form).status_code == 302


def test_whoever_leads_it_is_found_by_name_and_named(world: World) -> None:
    kept = made.held(world)
    address = f"{reverse('action_lead', args=[kept.actions[0]])}?name=pia"
    client = world.client("walter")
    assert "Pia Penn" in client.get(address).content.decode()
    assert client.post(address, {"person": str(world.people["pia"])}).status_code == 302
    assert "Pia Penn" in client.get(reverse("action", args=[kept.actions[0]])).content.decode()
    with world.scope("walter"), pytest.raises(Refused, match="cannot be found"):
        actions.lead(**told(world), today=TODAY, action=kept.actions[0], person=world.people["sol"])


def test_only_who_writes_plans_changes_it_and_a_stranger_finds_nothing(world: World) -> None:
    kept = made.held(world)
    with world.scope("pia"), pytest.raises(NotAllowed, match="Only a workforce lead"):
        actions.remove(**told(world, "pia"), action=kept.actions[0])
    with world.scope("sol"), pytest.raises(NotFound):
        actions.remove(**told(world, "sol"), action=kept.actions[0])


def fill(action: UUID, strategy: UUID, many: int) -> None:
    row = Action.objects.get(pk=action)
    others = [
        Action.objects.create(
            strategy_id=strategy, strand=row.strand, number=100 + number, title=f"Other {number}", timing="ongoing"
        )
        for number in range(many)
    ]
    for number, other in enumerate(others):
        Dependency.objects.create(action=row, on=other)
        Milestone.objects.create(action=row, what=f"Step {number}", timing="by", year=2027, month=3)
        Partner.objects.create(action=row, name=f"Partner {number}")
        Spending.objects.create(action=row, amount=5, spent_on=TODAY, what="Cake", entered_by="W", entered_at=NOW)
        Progress.objects.create(action=row, percent=number, words="Going", said_by="W", said_at=NOW)


def test_its_page_asks_the_same_number_of_questions_at_3_and_at_30_of_everything(world: World) -> None:
    few, many = made.held(world, 1), made.held(world, 1, title="Larger")
    with world.scope("walter"):
        fill(few.actions[0], few.strategy, 3)
        fill(many.actions[0], many.strategy, 30)
    client = world.client("walter")
    counts = []
    for kept in (few, many):
        address = reverse("action", args=[kept.actions[0]])
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            page = client.get(address).content.decode()
        assert "£15 in all" in page or "£150 in all" in page
        assert "Step 2" in page
        counts.append(len(captured))
    assert counts[0] == counts[1]
    assert counts[0] < MOST
