"""Draft actions come out of a workshop that has ended: one for each finding, in a strategy there is or a new one."""

from typing import Any
from uuid import UUID

import pytest
from django.urls import reverse

from factories import progress, workshops
from factories.command_row import by
from factories.world import TODAY, World
from oneworkforce.access.verdicts import NotAllowed
from oneworkforce.assess.commands import workshop_actions
from oneworkforce.assess.commands.workshop_actions import Begun
from oneworkforce.assess.models import Finding
from oneworkforce.audit.models import Event
from oneworkforce.ground import transactions
from oneworkforce.lib.faults import Refused
from oneworkforce.plan.models import Action, Strand, Strategy

pytestmark = pytest.mark.undone

WHO = workshops.WHO


def page(world: World, name: str, *args: object) -> str:
    return str(world.client(WHO).get(reverse(name, args=args)).content.decode())


def drafted(world: World, made: UUID, strategy: UUID | Begun, chosen: set[UUID] | None = None) -> int:
    with world.scope(WHO):
        if chosen is None:
            with transactions.reading():
                chosen = set(Finding.objects.values_list("pk", flat=True))
        told: dict[str, Any] = {"lead_role": "To be agreed", "when": ""}
        return workshop_actions.draft(**by(world, WHO), workshop=made, findings=chosen, strategy=strategy, **told)[1]


def test_draft_actions_come_out_once_each_in_a_strategy_there_is(world: World) -> None:
    pk = workshops.begun(world)
    workshops.decide(world, workshops.found(world, pk, "Words differ."), "disputed", "Not for us.")
    workshops.decide(world, workshops.found(world, pk, "Nobody knows why."), "enquire", "Ask the schools.")
    strategy = progress.strategy(world)
    with pytest.raises(NotAllowed, match="not ended yet"):
        drafted(world, pk, strategy)
    workshops.end(world, pk)
    assert drafted(world, pk, strategy) == 2
    with pytest.raises(Refused, match="No finding without an action"):
        drafted(world, pk, strategy)
    with pytest.raises(Refused, match="No finding without an action"):
        drafted(world, pk, Begun("Another", TODAY, TODAY))
    with world.reading(WHO):
        actions = list(Action.objects.filter(strategy=strategy).order_by("title"))
        assert Strand.objects.filter(strategy=strategy, title__startswith="Draft actions from").count() == 1
        assert not Strategy.objects.filter(title="Another").exists()
        added = Event.objects.filter(noun="action", verb="added").count()
    assert [each.title for each in actions] == [
        "Act on: Vision is shared by few.",
        "Enquire further: Nobody knows why.",
    ]
    assert {tuple(each.links) for each in actions} == {("trial/vision",)}
    assert "Why: Ask the schools." in actions[1].notes
    assert added == 2


def test_draft_actions_begin_a_strategy_of_their_own_from_the_page(world: World) -> None:
    pk = workshops.ended(world)
    shown = page(world, "workshop_actions", pk)
    assert "Agreed: Vision is shared by few." in shown
    with world.reading(WHO):
        finding = Finding.objects.get().pk
    client, url = world.client(WHO), reverse("workshop_actions", args=[pk])
    sent: dict[str, object] = {"findings": [str(finding)], "strategy": "new", "lead_role": "Head of service"}
    refused = client.post(url, sent).content.decode()
    assert "Enter a title for the new strategy" in refused
    assert "Enter its last day" in refused
    days = {"starts_on_day": 1, "starts_on_month": 9, "starts_on_year": 2027}
    days |= {"ends_on_day": 31, "ends_on_month": 8, "ends_on_year": 2028}
    answer = client.post(url, {**sent, **days, "title": "What follows", "when": "November 2027"}, follow=True)
    assert "1 draft action added." in answer.content.decode()
    with world.reading(WHO):
        made = Action.objects.select_related("strategy").get()
    assert (made.strategy.title, made.year, made.month, made.lead_role) == ("What follows", 2027, 11, "Head of service")
    again = page(world, "workshop_actions", pk)
    assert "What follows, action 1" in again
    assert "Nothing to draft" in again


def test_two_findings_of_the_same_words_become_two_actions(world: World) -> None:
    pk = workshops.set_up(world)
    for _ in range(2):
        workshops.agreed(world, pk, "x" * 400)
    workshops.end(world, pk)
    strategy = progress.strategy(world)
    assert drafted(world, pk, strategy) == 2
    with world.reading(WHO):
        titles = list(Action.objects.filter(strategy=strategy).values_list("title", flat=True))
    assert len(set(titles)) == 2
    assert all(len(title) <= 300 for title in titles)


def test_a_finding_of_all_arcs_becomes_an_action_that_serves_all(world: World) -> None:
    pk = workshops.set_up(world)
    sent = {"act": "add", "words": "We know too little of each other."}
    assert world.client(WHO).post(reverse("workshop_rainbow", args=[pk]), sent).status_code == 302
    with world.reading(WHO):
        finding = Finding.objects.get().pk
    workshops.decide(world, finding, "agreed")
    workshops.end(world, pk)
    drafted(world, pk, progress.strategy(world))
    with world.reading(WHO):
        made = Action.objects.get()
    assert (made.every, made.links) == (True, [])
