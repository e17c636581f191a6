"""Makes the database forget rows that were deleted: its files keep none, and do not tell in which order they came.

SQLite overwrites what is deleted (PRAGMA secure_delete, site/environment.py); what its journal still holds goes with
a checkpoint, and a small file is written anew. PostgreSQL keeps a deleted row until it is vacuumed, with the number of
the transaction that wrote it: only the owner of a table may do that, over a connection of its own.
"""

from contextlib import suppress
from pathlib import Path

from django.conf import settings
from django.db import OperationalError, connection, models

SMALL = 64 << 20
"""Bytes of a file of SQLite's that is written anew in a moment."""


def forget(*tables: type[models.Model], wholly: bool = False) -> None:
    """Forget what was deleted from `tables`, outside any transaction; inside one (a test's) nothing happens.

    `wholly`: write a small file of SQLite's anew, too. What another transaction still looks at stays until the next
    time, and so does a journal that somebody is reading.
    """
    if connection.in_atomic_block:
        return
    if connection.vendor == "postgresql":
        _vacuum(tables)
        return
    with connection.cursor() as cursor, suppress(OperationalError):
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        if wholly and Path(connection.settings_dict["NAME"]).stat().st_size <= SMALL:
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _vacuum(tables: tuple[type[models.Model], ...]) -> None:
    """Vacuum as the owner, over a connection that nobody else uses: the thread's own stays the application's."""
    owner = connection.copy()
    owner.settings_dict |= settings.OWNER_DATABASE
    named = ", ".join(owner.ops.quote_name(table._meta.db_table) for table in tables)
    try:
        with owner.cursor() as cursor:
            cursor.execute(f"VACUUM {named}")
    finally:
        owner.close()
