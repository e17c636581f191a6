"""Makes both databases ready: tables by their owner, the cache's table, and what the application may do with them."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections

from oneworkforce.ground import roles, spread
from oneworkforce.ground.keystore.router import DATABASE as KEYSTORE


@contextmanager
def as_owner() -> Iterator[None]:
    """Use the default connection as the owner of the tables, whom policies do not bind; on SQLite nothing changes.

    For making tables, backing up, restoring and examining: never for answering a person.
    """
    own: dict[str, str] = settings.OWNER_DATABASE
    before = {name: connection.settings_dict[name] for name in own}
    connection.close()
    connection.settings_dict.update(own)
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict.update(before)


def prepare(verbosity: int = 0) -> None:
    """Bring every table of both databases to today's shape; harmless when they are."""
    for alias in ("default", KEYSTORE):
        if connections[alias].vendor == "sqlite":
            Path(connections[alias].settings_dict["NAME"]).parent.mkdir(parents=True, exist_ok=True)
    application = connection.settings_dict["USER"]
    with as_owner():
        call_command("migrate", interactive=False, verbosity=verbosity)
        call_command("createcachetable", verbosity=verbosity)
        roles.grant(application)
        spread.tell(connection)
    # Its own application alone: to walk through all the others, which keep nothing there, takes as long as making them.
    call_command("migrate", "keystore", database=KEYSTORE, interactive=False, verbosity=verbosity)
