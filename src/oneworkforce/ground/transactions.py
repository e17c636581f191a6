"""One write, all or nothing; one page, one picture of the data."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, models, transaction

from oneworkforce.ground import crash, scope


@contextmanager
def whole(name: str) -> Iterator[None]:
    """Run a command's save and audit in one transaction called `name` ("organisation.add").

    Its three edges are points where crash tests let the process die.
    """
    crash.reached(f"{name}: before")
    with transaction.atomic():
        scope.say()
        yield
        crash.reached(f"{name}: before commit")
    crash.reached(f"{name}: after commit")


@contextmanager
def reading() -> Iterator[None]:
    """Read under the open scope.

    PostgreSQL needs a transaction to know the scope; SQLite must not take its one write lock for a
    page that only reads.
    """
    if connection.vendor != "postgresql":
        yield
        return
    with transaction.atomic():
        scope.say()
        yield


def held(row: models.Model) -> None:
    """Keep a row as it is until the transaction ends: others may hold it too, and nobody can lock or change it.

    On SQLite a transaction that writes has the whole database anyway.
    """
    if connection.vendor != "postgresql":
        return
    table, key = (connection.ops.quote_name(name) for name in (row._meta.db_table, str(row._meta.pk.column)))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT 1 FROM {table} WHERE {key} = %s FOR SHARE", [row.pk])  # noqa: S608  our own names
