"""Whose rows: the partnership, and the user, in whose name the database is asked.

Entered at the door (a request, a job, a command) and never by a context. Without a scope the
managers refuse, and on PostgreSQL row-level security shows nothing (ground/row_security.py).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from uuid import UUID

from django.db import connection

_partnership: ContextVar[UUID | None] = ContextVar("partnership", default=None)
_user: ContextVar[UUID | None] = ContextVar("user", default=None)


class NoScope(RuntimeError):  # noqa: N818  the word the managers use
    """A programming fault: rows were asked for without saying whose."""


def current() -> UUID:
    """Return the partnership whose scope is open; NoScope when none is."""
    partnership = _partnership.get()
    if partnership is None:
        raise NoScope("No partnership's scope is open.")
    return partnership


def is_open() -> bool:
    """Say whether a partnership's scope is open."""
    return _partnership.get() is not None


@contextmanager
def entered(partnership: UUID | None, *, user: UUID | None = None) -> Iterator[None]:
    """Open the scope of `partnership`; with None and a `user`, only that user's own memberships are seen."""
    tokens = _partnership.set(partnership), _user.set(user)
    say()
    try:
        yield
    finally:
        _partnership.reset(tokens[0])
        _user.reset(tokens[1])
        say()


@contextmanager
def standing_for(partnership: UUID) -> Iterator[None]:
    """Let queries be written, but not asked, as of `partnership` (ground/prepared.py)."""
    token = _partnership.set(partnership)
    try:
        yield
    finally:
        _partnership.reset(token)


def check() -> None:
    """Refuse where no scope is open, and on PostgreSQL outside a transaction: row security would show nothing."""
    current()
    if connection.vendor == "postgresql" and not connection.in_atomic_block:
        raise NoScope("Open transactions.reading() or transactions.whole() first: rows need a scope.")


def say() -> None:
    """Tell PostgreSQL whose scope is open, for the transaction that is open; elsewhere nothing.

    Transaction-local, so that nothing of it outlives the transaction in a pooled connection.
    """
    if connection.vendor != "postgresql" or not connection.in_atomic_block or connection.needs_rollback:
        return
    named = [str(value) if value else "" for value in (_partnership.get(), _user.get())]
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('app.partnership', %s, true), set_config('app.user', %s, true)", named)
