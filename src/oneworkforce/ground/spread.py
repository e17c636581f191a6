"""Tells SQLite that a partnership's rows are many, which it cannot know of an empty database.

Every query names its partnership. Without statistics SQLite takes any index for a good one, and reads all of a
partnership to find twenty rows by their keys. Counting (ANALYZE) tells it the truth of one day, not of the next upload;
so we write what is true of every scoped table once it is worth an index: the partnership says little, what follows it
in the index as much as SQLite would think by itself. https://www.sqlite.org/fileformat2.html#stat1tab
"""

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper

_TABLE, _PARTNERSHIP = 1_000_000, 100_000
"""Rows of a table, and how many of them one partnership has: supposed of all alike."""
_NEXT = (10, 9, 8, 7, 6)
"""What SQLite supposes of the columns of an index without statistics; the last column of a unique one finds one row."""
_LED = """
    SELECT tables.name, led.name, led."unique", (SELECT count(*) FROM pragma_index_info(led.name))
    FROM sqlite_schema tables
    JOIN pragma_index_list(tables.name) led
    JOIN pragma_index_info(led.name) first ON first.seqno = 0 AND first.name = 'partnership_id'
    WHERE tables.type = 'table'
"""


def tell(connection: BaseDatabaseWrapper) -> None:
    """Write the statistics of every index that begins with the partnership, in place of all others; SQLite alone.

    A connection reads them when it opens.
    """
    if connection.vendor != "sqlite":
        return
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        cursor.execute("ANALYZE django_migrations")  # makes the table of statistics, which no other statement may
        indexes = cursor.execute(_LED).fetchall()
        cursor.execute("DELETE FROM sqlite_stat1")
        cursor.executemany(
            "INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES (%s, %s, %s)",
            [(table, index, _spread(columns, unique=bool(unique))) for table, index, unique, columns in indexes],
        )


def _spread(columns: int, *, unique: bool) -> str:
    """Return the statistics of an index of so many columns: rows in all, then rows for each longer beginning.

    >>> _spread(1, unique=False)
    '1000000 100000'
    >>> _spread(3, unique=True)
    '1000000 100000 10 1'
    """
    later = [_NEXT[min(at, len(_NEXT) - 1)] for at in range(columns - 1)]
    if unique and later:
        later[-1] = 1
    return " ".join(map(str, (_TABLE, _PARTNERSHIP, *later)))
