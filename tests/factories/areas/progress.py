"""My actions, progress, and what an action holds: their commands, and the things that addresses name."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from factories import progress as plans
from factories.command_row import Row, by, seen
from factories.world import NOW, TODAY, World
from oneworkforce.ground import transactions
from oneworkforce.plan.commands import (
    asking,
    conditions,
    dependencies,
    feeds,
    milestones,
    partners,
    progress,
    spendings,
)
from oneworkforce.plan.domain import asking as secrets
from oneworkforce.plan.models import (
    Action,
    Dependency,
    GrantCondition,
    Milestone,
    Partner,
    Spending,
    UpdateLink,
)

SECRET = "a-secret-of-the-tests"  # noqa: S105  of an invented link


def _action(world: World) -> UUID:
    return plans.action(world, plans.strategy(world), **plans.due(10))


def _told(world: World) -> dict[str, Any]:
    return {**by(world, "walter"), "today": TODAY}


def _milestone(world: World, pk: Any) -> UUID:
    return milestones.add(**by(world, "walter"), action=pk, what="First course", when="March 2027")


def _stepped(world: World) -> UUID:
    return _milestone(world, _action(world))


def _change_milestone(world: World, pk: Any) -> None:
    token = seen(milestones.shown, Milestone, pk)
    milestones.change(**by(world, "walter"), milestone=pk, seen=token, what="Two courses", when="April 2027")


def _partner(world: World, pk: Any) -> UUID:
    return partners.add(**_told(world), action=pk, name="Otter College")


def _two(world: World) -> tuple[UUID, UUID]:
    plan = plans.strategy(world)
    return plans.action(world, plan, 1), plans.action(world, plan, 2)


def _wait(world: World, made: Any) -> UUID:
    return dependencies.add(**by(world, "walter"), action=made[0], on=made[1])


def _spending(world: World, pk: Any) -> UUID:
    return spendings.add(**_told(world), action=pk, amount="£120", spent_on=TODAY, what="A room")


def _change_spending(world: World, pk: Any) -> None:
    token = seen(spendings.shown, Spending, pk)
    spendings.change(**_told(world), spending=pk, seen=token, amount="130", spent_on=TODAY, what="A room")


ASKED: dict[str, Any] = {"funder": "Kite Fund", "amount": "£9,000", "condition": "A report", "due_on": TODAY}


def _condition(world: World, pk: Any) -> UUID:
    return conditions.add_to_action(**by(world, "walter"), action=pk, **ASKED)


def _change_condition(world: World, pk: Any) -> None:
    token = seen(conditions.shown, GrantCondition, pk)
    conditions.change(**by(world, "walter"), pk=pk, seen=token, **{**ASKED, "amount": ""})


def _report(world: World, pk: Any) -> None:
    token = seen(progress.shown, Action, pk)
    progress.report(**_told(world), action=pk, seen=token, percent=40, words="Half way", done=False, done_on=None)


def _link(world: World) -> UUID:
    pk = _action(world)
    with transactions.whole("test link"):
        UpdateLink.objects.create(
            action_id=pk,
            person_id=world.people["pia"],
            digest=secrets.digest(SECRET),
            sent_at=NOW,
            expires_at=NOW + timedelta(days=30),
        )
    return pk


COMMANDS: tuple[Row, ...] = (
    Row("milestone.add", _milestone, _action, who="walter"),
    Row("milestone.change", _change_milestone, _stepped, who="walter"),
    Row(
        "milestone.meet",
        lambda world, pk: milestones.meet(**_told(world), milestone=pk, on=TODAY),
        _stepped,
        who="walter",
    ),
    Row("milestone.remove", lambda world, pk: milestones.remove(**by(world, "walter"), milestone=pk), _stepped),
    Row("partner.add", _partner, _action, who="walter"),
    Row(
        "partner.remove",
        lambda world, pk: partners.remove(**by(world, "walter"), partner=pk),
        lambda world: _partner(world, _action(world)),
        who="walter",
    ),
    Row("dependency.add", _wait, _two, who="walter"),
    Row(
        "dependency.remove",
        lambda world, pk: dependencies.remove(**by(world, "walter"), dependency=pk),
        lambda world: _wait(world, _two(world)),
        who="walter",
    ),
    Row("spending.add", _spending, _action, who="walter"),
    Row("spending.change", _change_spending, lambda world: _spending(world, _action(world)), who="walter"),
    Row(
        "spending.remove",
        lambda world, pk: spendings.remove(**by(world, "walter"), spending=pk),
        lambda world: _spending(world, _action(world)),
        who="walter",
    ),
    Row("condition.add_to_action", _condition, _action, who="walter"),
    Row(
        "condition.add_to_strategy",
        lambda world, pk: conditions.add_to_strategy(**by(world, "walter"), strategy=pk, **ASKED),
        plans.strategy,
        who="walter",
    ),
    Row("condition.change", _change_condition, lambda world: _condition(world, _action(world)), who="walter"),
    Row(
        "condition.meet",
        lambda world, pk: conditions.meet(**_told(world), pk=pk, on=TODAY),
        lambda world: _condition(world, _action(world)),
        who="walter",
    ),
    Row(
        "condition.remove",
        lambda world, pk: conditions.remove(**by(world, "walter"), pk=pk),
        lambda world: _condition(world, _action(world)),
        who="walter",
    ),
    Row(
        "progress.say",
        lambda world, pk: progress.say(**by(world, "pia"), today=TODAY, action=pk, said="on-track"),
        _action,
        who="pia",
    ),
    Row("progress.report", _report, _action, who="walter"),
    Row(
        "progress.say_by_link",
        lambda _world, _: progress.say_by_link(secret=SECRET, now=NOW, today=TODAY, said="done"),
        _link,
        who="pia",
    ),
    Row(
        "progress.ask",
        lambda world, pk: asking.ask(**_told(world), strategy=pk),
        lambda world: (_plan := plans.strategy(world), plans.action(world, _plan, **plans.due(10)))[0],
        who="walter",
    ),
    Row("progress.ask_everywhere", lambda _world, _: asking.ask_everywhere(now=NOW, today=TODAY), _action),
    Row("feed.make", lambda world, _: feeds.make(**by(world, "pia")), who="pia"),
    Row(
        "feed.end",
        lambda world, _: feeds.end(**by(world, "pia")),
        lambda world: feeds.make(**by(world, "pia")),
        who="pia",
    ),
)


def things(world: World) -> dict[str, UUID]:
    """Make one of each thing in Northshire, of an action that Pia leads; return their ids by name."""
    plan = plans.strategy(world, title="Of progress")
    one, other = plans.action(world, plan, 1), plans.action(world, plan, 2)
    with world.scope(), transactions.whole("test things"):
        made = {
            "milestone": Milestone.objects.create(action_id=one, what="A step", timing="ongoing").pk,
            "partner": Partner.objects.create(action_id=one, name="Otter College").pk,
            "dependency": Dependency.objects.create(action_id=one, on_id=other).pk,
            "spending": Spending.objects.create(
                action_id=one, amount=12, spent_on=TODAY, what="A room", entered_by="Pia Penn", entered_at=NOW
            ).pk,
            "condition": GrantCondition.objects.create(strategy_id=plan, funder="Kite Fund", condition="A report").pk,
        }
    return {**made, "led_action": one, "led_plan": plan, "partnership": world.northshire}
