"""A plan is put to the executive, signed off or sent back by another, and what changed since is said."""

from typing import Any
from uuid import UUID

import pytest
from django.urls import reverse

from factories import strategies as made
from factories.world import NOW, TODAY, World
from oneworkforce.access.verdicts import NotAllowed
from oneworkforce.audit.models import Event
from oneworkforce.ground.models import Message
from oneworkforce.lib.faults import Refused
from oneworkforce.partnership.models import Grant
from oneworkforce.plan import stored
from oneworkforce.plan.commands import actions, sign_offs, strategies
from oneworkforce.plan.models import Action, SignOff

pytestmark = pytest.mark.undone


def told(world: World, who: str = "walter") -> dict[str, Any]:
    return {"by": world.viewer(who), "now": NOW}


def ask(world: World, strategy: UUID, who: str = "walter") -> UUID:
    with world.scope(who):
        return sign_offs.ask(**told(world, who), today=TODAY, link=lambda pk: f"https://x/{pk}", strategy=strategy)


def answer(world: World, pk: UUID, said: str = "signed", remark: str = "", who: str = "erin") -> None:
    with world.scope(who):
        sign_offs.answer(**told(world, who), sign_off=pk, answer=said, remark=remark)


def page(world: World, name: str, pk: UUID, who: str = "walter") -> str:
    return str(world.client(who).get(reverse(name, args=[pk])).content.decode())


def test_the_executive_is_written_to_with_the_way_to_the_plan_and_nothing_of_it(world: World) -> None:
    kept = made.held(world)
    pk = ask(world, kept.strategy)
    with world.reading():
        letters = [each for each in Message.objects.all() if each.about == "sign-off asked for"]
        assert [each.recipient for each in letters] == ["erin@example.org"]
        assert f"https://x/{pk}" in letters[0].payload["text"]
        assert "Workforce strategy" not in str(letters[0].payload)


def test_what_was_signed_stays_as_it_stood_and_what_changed_since_is_named(world: World) -> None:
    kept = made.held(world)
    pk = ask(world, kept.strategy)
    answer(world, pk, remark="Go on")
    assert "Signed off by Erin Eaves on 2 November 2026. Nothing has changed since." in page(
        world, "strategy", kept.strategy
    )
    with world.scope("walter"):
        actions.add(**told(world), strand=kept.strands[0], said=made.said("Later idea"))
        actions.remove(**told(world), action=kept.actions[1])
    said = "Changed since: action 4 was added; action 2 was removed."
    assert said in page(world, "strategy", kept.strategy)
    frozen = page(world, "sign_off", pk, "pia")
    assert said in frozen
    assert "2. Action of number 2" in frozen
    assert "Later idea" not in frozen
    assert "Go on" in frozen


def test_the_audit_tells_of_it_in_a_sentence(world: World) -> None:
    answer(world, ask(world, made.held(world).strategy))
    told_ = world.client("stella").get(reverse("audit")).content.decode()
    assert "Erin Eaves gave" in told_
    assert "the sign-off of Workforce strategy" in told_


def test_progress_is_no_change_of_the_plan(world: World) -> None:
    kept = made.held(world)
    answer(world, ask(world, kept.strategy))
    with world.scope("walter"):
        Action.objects.filter(pk=kept.actions[0]).update(percent=50, progress_at=NOW)
    assert "Nothing has changed since." in page(world, "strategy", kept.strategy)


def test_whoever_asked_does_not_answer(world: World) -> None:
    kept = made.held(world)
    with world.scope("walter"):
        Grant.objects.create(
            membership_id=world.memberships["walter"],
            role="executive",
            starts_on=TODAY,
            given_by="the test",
            given_at=NOW,
        )
    pk = ask(world, kept.strategy)
    with pytest.raises(NotAllowed, match="somebody else signs it off"):
        answer(world, pk, who="walter")
    with world.reading():
        assert [each.recipient for each in Message.objects.all()] == ["erin@example.org"]
    with pytest.raises(NotAllowed, match="Only the executive"):
        answer(world, pk, who="pia")


def test_a_plan_is_sent_back_with_a_reason_and_asked_for_anew(world: World) -> None:
    kept = made.held(world)
    pk = ask(world, kept.strategy)
    with pytest.raises(Refused, match="sent back with a reason"):
        answer(world, pk, "returned")
    with pytest.raises(Refused, match="not one of the list"):
        answer(world, pk, "")
    answer(world, pk, "returned", "Action 2 is too dear")
    said = page(world, "strategy", kept.strategy)
    assert "Sent back" in said
    assert "Action 2 is too dear" in said
    assert "Not signed off yet" in said
    with pytest.raises(Refused, match="answered already"):
        answer(world, pk)
    again = ask(world, kept.strategy)
    with world.reading():
        assert SignOff.objects.get(pk=again).number == 2
    with world.scope("walter"), pytest.raises(NotAllowed):
        strategies.remove(**told(world), strategy=kept.strategy)


def test_only_one_waits_at_a_time_and_it_can_be_withdrawn(world: World) -> None:
    kept = made.held(world)
    pk = ask(world, kept.strategy)
    with pytest.raises(Refused, match="waits for the executive already"):
        ask(world, kept.strategy)
    again = world.client("walter").post(reverse("sign_off_ask", args=[kept.strategy]))
    assert "waits for the executive already. Withdraw that first" in again.content.decode()
    assert world.client("walter").post(reverse("sign_off_withdraw", args=[pk])).status_code == 302
    with world.reading():
        assert SignOff.objects.count() == 0
        verbs = [each.verb for each in Event.objects.filter(noun="sign_off").order_by("at", "pk")]
        assert sorted(verbs) == ["asked for", "withdrew"]


def test_what_was_answered_is_not_withdrawn(world: World) -> None:
    pk = ask(world, made.held(world).strategy)
    answer(world, pk)
    reply = world.client("walter").post(reverse("sign_off_withdraw", args=[pk]), follow=True)
    assert "It has been answered already." in reply.content.decode()


def test_a_plan_without_actions_is_not_put_to_the_executive(world: World) -> None:
    kept = made.held(world, 0)
    with pytest.raises(Refused, match="no action yet"):
        ask(world, kept.strategy)


def test_the_executive_answers_on_the_page(world: World) -> None:
    kept = made.held(world)
    client = world.client("walter")
    assert client.post(reverse("sign_off_ask", args=[kept.strategy])).status_code == 302
    with world.reading():
        pk = SignOff.objects.get().pk
    assert "Sign it off or send it back" in page(world, "sign_off", pk, "erin")
    erin = world.client("erin")
    address = reverse("sign_off_answer", args=[pk])
    assert "Say what should change." in erin.post(address, {"answer": "returned"}).content.decode()
    assert erin.post(address, {"answer": "signed", "remark": "Good"}).status_code == 302
    with world.reading("walter"):
        assert stored.signed(world.viewer("walter"), kept.strategy) == "Signed off by Erin Eaves on " + _today()


def _today() -> str:
    from django.utils import timezone  # noqa: PLC0415  the page's clock, not the test's

    day = timezone.localdate()
    return f"{day.day} {day:%B %Y}"
