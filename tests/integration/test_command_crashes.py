"""The machine dies in every command: before and inside its transaction nothing happened, after it all of it did."""

import ast
import os
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest import mock
from uuid import UUID

import pytest
from django.apps import apps
from django.db import models, transaction

import oneworkforce
from factories.command_row import Row
from factories.command_table import HELD, ROWS
from factories.crashes import crashing
from factories.world import NOW, World
from oneworkforce.ground import outbox, scope, transactions
from oneworkforce.ground.crash import Crashed
from oneworkforce.ground.keystore.router import DATABASE as KEYSTORE
from oneworkforce.ground.models import Message, Partnership, Scoped
from oneworkforce.workforce.domain.plan_parts import PARTS

pytestmark = pytest.mark.undone
"""On SQLite each command really commits. On PostgreSQL its transaction is a savepoint of the test's: a database for
each of them would cost more than it shows, and real kills there are those of test_crashes.py."""

SOURCE = Path(oneworkforce.__file__).parent
OPENERS = {"transactions", "saving"}
State = dict[str, list[tuple[Any, ...]]]

DRAWN = {
    "{_noun(model)}.add": tuple(f"{noun}.add" for noun in HELD),
    "{_noun(model)}.change": tuple(f"{noun}.change" for noun in HELD),
    "{_noun(model)}.remove": tuple(f"{noun}.remove" for noun in HELD),
    "{_noun(model)}.confirm": tuple(f"{noun}.confirm" for noun in HELD),
    "{noun}.export": ("membership.export",),
    **{f"{{part.noun}}.{verb}": tuple(f"{each.noun}.{verb}" for each in PARTS) for verb in ("add", "change", "remove")},
}
"""Names that the source puts together, and the rows that stand for them."""

ELSEWHERE = frozenset({"audit.seal", "audit.verify", "audit.anchor", "audit.look", "member.look", "demo.make"})
"""Tried in tests of their own: sealing (test_audit_chain.py), pages that record being looked at
(test_audit_page.py), and the demonstration (test_demo_world.py)."""


def names() -> set[str]:
    """Return the name of every transaction above the ground, as the source writes it."""
    found = set()
    for path in SOURCE.rglob("*.py"):
        if path.relative_to(SOURCE).parts[0] == "ground":
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            match node:
                case ast.Call(
                    func=ast.Attribute(value=ast.Name(id=opener), attr="whole"),
                    args=[ast.Constant() | ast.JoinedStr() as name, *_],
                ) if opener in OPENERS:
                    found.add(str(name.value) if isinstance(name, ast.Constant) else ast.unparse(name)[2:-1])
    return found


def test_every_command_has_a_row_and_every_row_a_command() -> None:
    rows = [row.name for row in ROWS]
    assert len(set(rows)) == len(rows)
    expected = {one for name in names() - ELSEWHERE for one in DRAWN.get(name, (name,))}
    assert set(rows) == expected
    assert names() >= ELSEWHERE | set(DRAWN)


MODELS = [each for each in apps.get_models(include_auto_created=True) if each._meta.app_label != KEYSTORE]
SCOPED = [each for each in MODELS if issubclass(each, Scoped)]


def rows_of(found: Sequence[type[models.Model]]) -> State:
    return {each._meta.label: list(each._default_manager.order_by("pk").values_list()) for each in found}


def state() -> State:
    """Return every row of every table, of each partnership in its own scope."""
    found = rows_of([each for each in MODELS if each not in SCOPED])
    for partnership in Partnership.objects.values_list("pk", flat=True):
        with scope.entered(partnership), transactions.reading():
            found |= {f"{partnership} {label}": rows for label, rows in rows_of(SCOPED).items()}
    return found


@contextmanager
def same_dice() -> Iterator[None]:
    """Draw the same ids, secrets and salts each time."""
    hand = random.Random(7)  # noqa: S311  on purpose: they come out alike
    with mock.patch.object(os, "urandom", hand.randbytes), mock.patch.object(random, "_urandom", hand.randbytes):
        yield


def without_a_crash(world: World, row: Row, made: object) -> State:
    """Return how everything would stand, and take it back."""
    with transaction.atomic():
        with same_dice(), world.scope(row.who):
            row.run(world, made)
        found = state()
        transaction.set_rollback(True)
    return found


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_it_dies_and_all_of_it_happened_or_nothing(world: World, row: Row) -> None:
    with world.scope(row.who):
        made = row.ready(world)
    before = state()
    for edge in ("before", "before commit"):
        with crashing(f"{row.name}: {edge}"), pytest.raises(Crashed), world.scope(row.who):
            row.run(world, made)
    assert state() == before, "something was kept"
    expected = without_a_crash(world, row, made)
    assert expected != before, "the command does nothing here"
    with crashing(f"{row.name}: after commit"), pytest.raises(Crashed), same_dice(), world.scope(row.who):
        row.run(world, made)
    assert state() == expected
    assert mailed() == waiting_in(expected)
    assert not mailed()


def waiting_in(found: State) -> Counter[UUID]:
    """Count once every message that waits."""
    place = [field.attname for field in Message._meta.concrete_fields].index("state")
    letters = [letter for label, rows in found.items() if label.endswith(" ground.Message") for letter in rows]
    return Counter(letter[0] for letter in letters if letter[place] == "waiting")


def mailed() -> Counter[UUID]:
    """Send what waits, as the worker does; return how often each message was handed over."""
    handed: Counter[UUID] = Counter()

    def post(outgoing: outbox.Outgoing) -> None:
        handed[outgoing.id] += 1

    outbox.send_due(dict.fromkeys(outbox.SENDERS, post), NOW)
    return handed
