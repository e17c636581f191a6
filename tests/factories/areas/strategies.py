"""Strategies, strands, actions and sign-offs: their commands, and the things that addresses name."""

from datetime import date
from typing import Any
from uuid import UUID

from factories import strategies as made
from factories.command_row import Row, by, seen
from factories.world import NOW, TODAY, World
from oneworkforce.ground import transactions
from oneworkforce.plan.commands import (
    actions,
    carrying,
    imports,
    sign_offs,
    sources,
    strands,
    strategies,
)
from oneworkforce.plan.domain import plan_text
from oneworkforce.plan.models import Action, SignOff, Source, Strand, Strategy
from oneworkforce.plan.queries import recorded

YEARS: dict[str, Any] = {"starts_on": date(2029, 1, 1), "ends_on": date(2029, 12, 31)}
FILE = b"""\
title: More
strands: [{number: 5, title: Fifth}]
actions:
  - {number: 40, strand: 5, title: Read it in, links: all, timescale: {Agreed: May 2027, Done: June 2027}, lead: Chair,
     partners: [Police], waits_for: 41}
  - {number: 41, strand: 5, title: And this, links: all, timescale: ongoing, lead: Chair}
"""


def _kept(world: World) -> made.Kept:
    return made.held(world)


def _strategy(world: World) -> UUID:
    return made.held(world).strategy


def _action(world: World) -> UUID:
    return made.held(world).actions[0]


def _source(world: World) -> UUID:
    return made.held(world).source


def _empty_strand(world: World) -> UUID:
    return made.held(world).strands[3]


def _asked(world: World) -> UUID:
    return sign_offs.ask(**_told(world), today=TODAY, link=str, strategy=_strategy(world))


def _told(world: World) -> dict[str, Any]:
    return by(world, "walter")


def _add(world: World, _ready: object) -> object:
    return strategies.add(**_told(world), title="Another", intro="Words", **YEARS)


def _change(world: World, pk: UUID) -> None:
    digest = seen(strategies.shown, Strategy, pk)
    strategies.change(**_told(world), strategy=pk, seen=digest, title="Renamed", intro="", **YEARS)


def _carry(world: World, kept: made.Kept) -> UUID:
    chosen = kept.actions[:2]
    return carrying.carry(**_told(world), strategy=kept.strategy, title="Next", actions=chosen, **YEARS)


def _change_strand(world: World, kept: made.Kept) -> None:
    pk = kept.strands[1]
    digest = seen(strands.shown, Strand, pk)
    strands.change(
        **_told(world), strand=pk, seen=digest, title="Renamed", aim="Aim", group=None, sources=[kept.source]
    )


def _change_source(world: World, pk: UUID) -> None:
    digest = seen(sources.shown, Source, pk)
    sources.change(**_told(world), source=pk, seen=digest, kind="consultation", title="Asked")


def _change_action(world: World, kept: made.Kept) -> None:
    pk = kept.actions[0]
    digest = seen(actions.shown, Action, pk)
    said = made.said("Renamed", when="ongoing")
    actions.change(**_told(world), action=pk, seen=digest, strand=kept.strands[1], said=said, group=None)


def _answer(world: World, pk: UUID) -> None:
    sign_offs.answer(**by(world, "erin"), sign_off=pk, answer="signed", remark="Well done")


COMMANDS: tuple[Row, ...] = (
    Row("strategy.add", _add, who="walter"),
    Row("strategy.change", _change, _strategy, who="walter"),
    Row(
        "strategy.lead",
        lambda w, pk: strategies.lead(**_told(w), today=TODAY, strategy=pk, person=w.people["erin"]),
        _strategy,
        who="walter",
    ),
    Row("strategy.remove", lambda w, pk: strategies.remove(**_told(w), strategy=pk), _strategy, who="walter"),
    Row(
        "strategy.export",
        lambda w, pk: strategies.exported(**_told(w), strategy=pk, reason="To plan"),
        _strategy,
        who="walter",
    ),
    Row(
        "strategy.import",
        lambda w, pk: imports.bring_in(**_told(w), strategy=pk, content=FILE),
        _strategy,
        who="walter",
    ),
    Row("strategy.carry", _carry, _kept, who="walter"),
    Row(
        "strand.add",
        lambda w, pk: strands.add(**_told(w), strategy=pk, title="Fifth", aim="Aim"),
        _strategy,
        who="walter",
    ),
    Row("strand.change", _change_strand, _kept, who="walter"),
    Row("strand.remove", lambda w, pk: strands.remove(**_told(w), strand=pk), _empty_strand, who="walter"),
    Row(
        "source.add",
        lambda w, pk: sources.add(**_told(w), strategy=pk, kind="policy", title="A white paper"),
        _strategy,
        who="walter",
    ),
    Row("source.change", _change_source, _source, who="walter"),
    Row("source.remove", lambda w, pk: sources.remove(**_told(w), source=pk), _source, who="walter"),
    Row(
        "action.add",
        lambda w, kept: actions.add(**_told(w), strand=kept.strands[0], said=made.said("One more")),
        _kept,
        who="walter",
    ),
    Row("action.change", _change_action, _kept, who="walter"),
    Row(
        "action.lead",
        lambda w, pk: actions.lead(**_told(w), today=TODAY, action=pk, person=w.people["erin"]),
        _action,
        who="walter",
    ),
    Row("action.remove", lambda w, pk: actions.remove(**_told(w), action=pk), _action, who="walter"),
    Row(
        "sign_off.ask",
        lambda w, pk: sign_offs.ask(**_told(w), today=TODAY, link=str, strategy=pk),
        _strategy,
        who="walter",
    ),
    Row("sign_off.answer", _answer, _asked, who="walter"),
    Row("sign_off.withdraw", lambda w, pk: sign_offs.withdraw(**_told(w), sign_off=pk), _asked, who="walter"),
)


def things(world: World) -> dict[str, UUID]:
    """Make one of each thing in Northshire; return their ids by name. The sign-off waits, asked for by Bea."""
    kept = made.held(world, title="A strategy to name")
    with world.scope(), transactions.whole("test sign-off"):
        plan = recorded.plan(Strategy.objects.get(pk=kept.strategy))
        asked = SignOff.objects.create(
            strategy_id=kept.strategy,
            number=1,
            plan=plan_text.data(plan),
            asked_by="Bea Birch",
            asked_membership=world.memberships["bea"],
            asked_at=NOW,
        )
    return {
        "strategy": kept.strategy,
        "strand": kept.strands[3],
        "source": kept.source,
        "action": kept.actions[0],
        "sign_off": asked.pk,
    }
