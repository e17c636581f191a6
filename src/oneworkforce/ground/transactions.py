"""One write, all or nothing; one page, one picture of the data."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

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
