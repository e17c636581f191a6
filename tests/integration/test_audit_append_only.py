"""What was recorded is neither changed nor deleted, by the application or by the owner, on either database."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.core.management import call_command
from django.db import DatabaseError, IntegrityError, connection, transaction

from factories.databases import POSTGRESQL
from factories.world import NOW, World
from oneworkforce.audit import public
from oneworkforce.audit.commands.seal import seal
from oneworkforce.audit.models import Event, Link
from oneworkforce.ground import database, scope, transactions


@pytest.fixture
def recorded(world: World) -> World:
    with world.scope(), transactions.whole("test"):
        public.record(by=world.viewer("alice"), verb="changed", noun="organisation", now=NOW, fields=["email"])
    with world.scope():
        seal(now=NOW)
    return world


@contextmanager
def owner(world: World) -> Iterator[None]:
    with database.as_owner(), scope.entered(world.northshire), transaction.atomic():
        if POSTGRESQL:
            scope.say()
        yield


STATEMENTS = (
    "UPDATE audit_event SET actor = 'Nobody'",
    "DELETE FROM audit_event",
    "UPDATE audit_link SET position = 7",
    "DELETE FROM audit_link",
)


@pytest.mark.parametrize("statement", STATEMENTS)
def test_the_application_cannot_change_or_delete_what_happened(recorded: World, statement: str) -> None:
    refusal = "permission denied" if POSTGRESQL else "is append-only"
    with pytest.raises(DatabaseError, match=refusal), recorded.reading(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert_untouched(recorded)


@pytest.mark.parametrize("statement", STATEMENTS)
def test_nor_can_the_owner_of_the_tables(recorded: World, statement: str) -> None:
    with pytest.raises(IntegrityError, match="is append-only"), owner(recorded), connection.cursor() as cursor:
        cursor.execute(statement)
    assert_untouched(recorded)


def test_rows_cannot_be_replaced_or_the_table_emptied(recorded: World) -> None:
    statement = (
        "TRUNCATE audit_event"
        if POSTGRESQL
        else "INSERT OR REPLACE INTO audit_event SELECT id, at, 'Nobody', actor_user, verb, noun, subject, fields,"
        " reason, partnership_id FROM audit_event"
    )
    with pytest.raises(IntegrityError, match="is append-only"), owner(recorded), connection.cursor() as cursor:
        cursor.execute(statement)
    assert_untouched(recorded)


@pytest.mark.parametrize("model", [Event, Link])
def test_models_cannot_either(recorded: World, model: type[Event] | type[Link]) -> None:
    with pytest.raises(DatabaseError), recorded.scope(), transactions.whole("test"):
        model.objects.all().delete()
    with pytest.raises(DatabaseError), recorded.scope(), transactions.whole("test"):
        model.objects.get().save(force_update=True)
    assert_untouched(recorded)


def test_the_operation_is_reversible(recorded: World) -> None:
    with database.as_owner():
        call_command("migrate", "audit", "0002", verbosity=0)
    with owner(recorded), connection.cursor() as cursor:
        cursor.execute("UPDATE audit_event SET actor = 'Nobody'")
    with database.as_owner():
        call_command("migrate", "audit", verbosity=0)
    with pytest.raises(IntegrityError), owner(recorded), connection.cursor() as cursor:
        cursor.execute("UPDATE audit_event SET actor = 'Alice Arden'")


def assert_untouched(world: World) -> None:
    with world.reading():
        assert list(Event.objects.values_list("actor", flat=True)) == ["Alice Arden"]
        assert list(Link.objects.values_list("position", flat=True)) == [1]
