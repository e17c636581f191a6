"""The machine dies in every command: before and inside its transaction nothing happened, after it all of it did."""

import ast
import os
import random
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest import mock
from uuid import UUID

import pytest
from django.apps import apps
from django.db import connection, models, transaction

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
from oneworkforce.workforce.models import SearchDue

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


def statement(model: type[models.Model]) -> str:
    """Write what reads all of a table; Django would compose each anew, which took nine tenths of these tests."""
    quote = connection.ops.quote_name
    fields = [field for field in model._meta.concrete_fields if model is not SearchDue or not field.primary_key]
    columns = ", ".join(quote(str(field.column)) for field in fields)
    whose = f" WHERE {quote('partnership_id')} = %s" if model in SCOPED else ""
    key = "person" if model is SearchDue else str(model._meta.pk.column)  # a trigger draws the ids of those
    return f"SELECT {columns} FROM {quote(model._meta.db_table)}{whose} ORDER BY {quote(key)}"  # noqa: S608  our own names


STATEMENTS = {each: statement(each) for each in MODELS}


def state() -> State:
    """Return every row of every table as the database holds it, of each partnership in its own scope."""
    found: State = {}
    with transactions.reading(), connection.cursor() as cursor:
        for each in MODELS:
            if each not in SCOPED:
                cursor.execute(STATEMENTS[each])
                found[each._meta.label] = cursor.fetchall()
    for partnership in Partnership.objects.values_list("pk", flat=True):
        whose = [Partnership._meta.pk.get_db_prep_value(partnership, connection)]
        with scope.entered(partnership), transactions.reading(), connection.cursor() as cursor:
            for each in SCOPED:
                cursor.execute(STATEMENTS[each], whose)
                found[f"{partnership} {each._meta.label}"] = cursor.fetchall()
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
    return Counter(UUID(str(letter[0])) for letter in letters if letter[place] == "waiting")


def mailed() -> Counter[UUID]:
    """Send what waits, as the worker does; return how often each message was handed over."""
    handed: Counter[UUID] = Counter()

    def post(outgoing: outbox.Outgoing) -> None:
        handed[outgoing.id] += 1

    outbox.send_due(dict.fromkeys(outbox.SENDERS, post), NOW)
    return handed
