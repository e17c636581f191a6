"""Two partnerships in one database: nothing of one is seen or written from the other."""

import pytest
from django.db import connection, transaction

from factories.databases import POSTGRESQL
from factories.world import NOW, World
from oneworkforce.ground import database, roles, row_security, scope, transactions
from oneworkforce.lib.faults import Refused
from oneworkforce.partnership.models import Organisation, Person

only_postgresql = pytest.mark.skipif(not POSTGRESQL, reason="Row-level security is PostgreSQL's.")


@pytest.mark.usefixtures("world")
def test_a_query_without_a_scope_is_refused() -> None:
    with pytest.raises(scope.NoScope):
        Person.objects.count()


def test_people_of_another_partnership_are_not_found(world: World) -> None:
    with world.reading("sol"):
        assert sorted(Person.objects.values_list("name", flat=True)) == ["Bea Birch", "Sol Sands"]
        assert not Person.objects.filter(pk=world.people["alice"]).exists()


def test_a_row_of_another_partnership_is_not_written(world: World) -> None:
    with world.reading():
        person = Person.objects.get(pk=world.people["alice"])
    with world.scope("sol"), transactions.whole("test"), pytest.raises(scope.NoScope):
        person.save()
    with world.scope("sol"), transactions.whole("test"), pytest.raises(scope.NoScope):
        Person.objects.bulk_create([Person(name="x", changed_at=NOW, partnership_id=world.northshire)])


@only_postgresql
@pytest.mark.usefixtures("world")
def test_the_applications_role_cannot_bypass_row_security() -> None:
    roles.check()


@only_postgresql
@pytest.mark.usefixtures("world")
def test_the_owner_would_be_refused_as_the_applications_role() -> None:
    with database.as_owner(), pytest.raises(Refused, match="owns tables"):
        roles.check()


@only_postgresql
@pytest.mark.usefixtures("world")
def test_every_table_has_a_policy_or_stands_on_the_short_list() -> None:
    assert roles.unprotected() == []
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
    assert set(tables) >= row_security.EXEMPT - {"ground_cache"}


@only_postgresql
def test_a_raw_query_sees_only_the_open_partnership(world: World) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM partnership_person")
        assert cursor.fetchone() == (0,)
    with world.reading("sol"), connection.cursor() as cursor:
        cursor.execute("SELECT count(*), count(DISTINCT partnership_id) FROM partnership_person")
        assert cursor.fetchone() == (2, 1)


@only_postgresql
def test_a_raw_query_cannot_write_into_another_partnership(world: World) -> None:
    with (
        world.scope("sol"),
        pytest.raises(Exception, match="row-level security"),
        transactions.whole("test"),
        connection.cursor() as cursor,
    ):
        cursor.execute("UPDATE partnership_organisation SET partnership_id = %s", [world.northshire])


@only_postgresql
def test_nothing_of_a_scope_outlives_its_transaction(world: World) -> None:
    with world.reading():
        assert Organisation.objects.count() == 5
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM partnership_organisation")
        assert cursor.fetchone() == (0,)
