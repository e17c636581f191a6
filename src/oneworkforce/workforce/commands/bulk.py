"""Many rows written at once, by whichever way the database is fastest at; inside the caller's transaction.

Rows are put into a temporary table (it is never logged) and moved from there by one statement. PostgreSQL refuses COPY
into a table with row security; this statement the policies bind. SQLite, where triggers follow, keeps a copy of every
page that a statement touches: with one statement for all rows once, with one a row a hundred thousand times. Values are
as the databases take them: ids as 32 letters, days as ISO texts, JSON as text. Columns that the caller does not name
get their default.
"""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from itertools import repeat
from typing import Any
from uuid import UUID

from django.db import connection, models

from oneworkforce.ground import scope

Column = Sequence[Any]


def ids(number: int) -> list[str]:
    """Return new random ids (version 4), as 32 letters each."""
    random = bytearray(os.urandom(16 * number))
    random[6::16] = bytes((each & 0x0F) | 0x40 for each in random[6::16])
    random[8::16] = bytes((each & 0x3F) | 0x80 for each in random[8::16])
    letters = random.hex()
    return [letters[start : start + 32] for start in range(0, 32 * number, 32)]


def moment(at: datetime | str) -> Any:
    """Return a moment as the database takes it."""
    return connection.ops.adapt_datetimefield_value(datetime.fromisoformat(at) if isinstance(at, str) else at)


def insert(model: type[models.Model], columns: Mapping[str, Column], **same: Any) -> int:
    """Insert rows given by columns (names of fields); `same`: what each has. Return how many."""
    number = len(next(iter(columns.values())))
    if not number:
        return 0
    given = {_column(model, name): values for name, values in columns.items()}
    constant = {**_defaults(model), **{_column(model, name): value for name, value in same.items()}}
    constant = {name: value for name, value in constant.items() if name not in given}
    names = [*given, *constant]
    _put(model, names, zip(*given.values(), *(repeat(value, number) for value in constant.values()), strict=True))
    return number


def update(model: type[models.Model], pks: Column, columns: Mapping[str, Column], **same: Any) -> int:
    """Change the rows of these ids of the open scope; `same`: what each gets. Return how many were given."""
    if not pks:
        return 0
    given = {_column(model, name): values for name, values in columns.items()}
    constant = {_column(model, name): value for name, value in same.items()}
    names = [*given, *constant]
    rows = zip(*given.values(), *(repeat(value, len(pks)) for value in constant.values()), pks, strict=True)
    table, owner = _table(model), _id(scope.current())
    sets = ", ".join(f"{name} = loaded.{name}" for name in map(_quoted, names))
    with _loaded(model, [*names, "id"], rows) as cursor:
        where = f"{table}.id = loaded.id AND {table}.partnership_id = %s"
        cursor.execute(f"UPDATE {table} SET {sets} FROM loaded WHERE {where}", [owner])  # noqa: S608  our own names
    return len(pks)


def delete(model: type[models.Model], pks: Column) -> int:
    """Delete the rows of these ids of the open scope; nothing may refer to them. Return how many were given."""
    if not pks:
        return 0
    with _loaded(model, ["id"], ((pk,) for pk in pks)) as cursor:
        where = "id IN (SELECT id FROM loaded) AND partnership_id = %s"
        cursor.execute(f"DELETE FROM {_table(model)} WHERE {where}", [_id(scope.current())])  # noqa: S608  our own names
    return len(pks)


def _put(model: type[models.Model], names: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    quoted = ", ".join(map(_quoted, names))
    with _loaded(model, names, rows) as cursor:
        cursor.execute(f"INSERT INTO {_table(model)} ({quoted}) SELECT {quoted} FROM loaded")  # noqa: S608  our own names


@contextmanager
def _loaded(model: type[models.Model], names: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[Any]:
    """Have `rows` in a temporary table called `loaded`, with columns of these names as the model's table has them."""
    quoted = ", ".join(map(_quoted, names))
    with _cursor() as cursor:
        source = f"SELECT {quoted} FROM {_table(model)} LIMIT 0"  # noqa: S608  our own names
        cursor.execute(f"CREATE TEMPORARY TABLE loaded AS {source}")
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY loaded ({quoted}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            marks = ", ".join(["%s"] * len(names))
            cursor.executemany(f"INSERT INTO loaded VALUES ({marks})", rows)  # noqa: S608  our own names
        yield cursor
        cursor.execute("DROP TABLE loaded")


def _cursor() -> Any:
    return connection.cursor()


def _id(value: UUID) -> UUID | str:
    return value if connection.features.has_native_uuid_field else value.hex


def _table(model: type[models.Model]) -> str:
    return _quoted(model._meta.db_table)


def _quoted(name: str) -> str:
    return str(connection.ops.quote_name(name))


def _column(model: type[models.Model], name: str) -> str:
    return str(model._meta.get_field(name).column)  # type: ignore[union-attr]  # plain fields alone are named


def _defaults(model: type[models.Model]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for field in model._meta.concrete_fields:
        if not field.primary_key:
            value = scope.current() if field.name == "partnership" else field.get_default()
            prepared = field.get_db_prep_save(value, connection)
            found[str(field.column)] = getattr(prepared, "dumps", lambda given: given)(
                getattr(prepared, "obj", prepared)
            )
    return found
