"""Which tables a backup holds, in what order, and how a row becomes a line and a line a row."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from django.apps import apps
from django.core import serializers
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connections, models
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import sql

from oneworkforce.ground.backups.manifest import Kind
from oneworkforce.ground.keystore.router import DATABASE as KEYSTORE

LEFT_OUT = frozenset(
    {
        *("sessions", "usersessions", "contenttypes", "auth", "django_tasks_database", "django_tasks_db"),
        *("ground.beat", "workforce.searchblock", "workforce.searchdue", "workforce.searchnumber"),
    }
)
"""Applications and models that are not kept: sign-ins that are open, what migrations make, the queue of job numbers

(a job's own row says how it stands), when this machine's worker last ran, and what search derives from other rows: they
note themselves as they come back (ground/noting.py).
"""
_AT_ONCE = 200


class _Exact(DjangoJSONEncoder):
    """Django's own encoder cuts times to milliseconds; a time that was sealed must come back as it was."""

    def default(self, o: Any) -> Any:
        if isinstance(o, dt.datetime | dt.time):
            return o.isoformat()
        return super().default(o)


def alias(kind: Kind) -> str:
    """Return Django's name of the database."""
    return KEYSTORE if kind is Kind.KEYSTORE else "default"


def kept(kind: Kind) -> list[type[models.Model]]:
    """Return the models that a backup of this kind holds, each after those it refers to."""
    found = [model for model in apps.get_models(include_auto_created=True) if _is_kept(model, kind)]
    ordered: list[type[models.Model]] = []
    while found:
        ready = [model for model in found if not _needs(model) & {*found} - {model}] or found[:1]
        ordered.extend(sorted(ready, key=lambda model: model._meta.label_lower))
        found = [model for model in found if model not in ready]
    return ordered


def applied(kind: Kind) -> dict[str, tuple[str, ...]]:
    """Return the migrations that the database went through, by application."""
    names: dict[str, list[str]] = {}
    for app, name in MigrationRecorder(connections[alias(kind)]).applied_migrations():
        if kind is Kind.MAIN or app == "keystore":
            names.setdefault(app, []).append(name)
    return {app: tuple(sorted(found)) for app, found in sorted(names.items())}


def missing(kind: Kind) -> list[str]:
    """Return the migrations that the database still has to go through ("partnership.0001_tables").

    The keystore goes through its own application's alone.
    """
    executor = MigrationExecutor(connections[alias(kind)])
    leaves = executor.loader.graph.leaf_nodes("keystore" if kind is Kind.KEYSTORE else None)
    plan = executor.migration_plan(leaves)
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]


def rows(model: type[models.Model], kind: Kind) -> models.QuerySet[Any]:
    """Return every row of a table, of every partnership; as the owner on PostgreSQL."""
    return model._base_manager.using(alias(kind)).order_by("pk")


def lines(model: type[models.Model], kind: Kind) -> Iterator[bytes]:
    """Yield the table's rows as JSON lines, some at a time."""
    fields = [field.name for field in model._meta.concrete_fields]
    some: list[models.Model] = []
    for row in rows(model, kind).iterator(chunk_size=_AT_ONCE):
        some.append(row)
        if len(some) == _AT_ONCE:
            yield _lines(some, fields)
            some = []
    if some:
        yield _lines(some, fields)


def objects(held: bytes, kind: Kind) -> list[models.Model]:
    """Return the rows that JSON lines say; nothing is written."""
    found = serializers.deserialize("jsonl", held.decode(), using=alias(kind))
    return [one.object for one in found]


def insert(model: type[models.Model], some: Sequence[models.Model], kind: Kind) -> None:
    """Insert rows exactly as they are: own ids, no default, no time of now, whatever scope is open."""
    connection = connections[alias(kind)]
    fields = [field for field in model._meta.concrete_fields if not field.generated]
    size = max(connection.ops.bulk_batch_size(fields, list(some)), 1)
    for at in range(0, len(some), size):
        query = sql.InsertQuery(model)
        query.insert_values(fields, list(some[at : at + size]), raw=True)
        query.get_compiler(connection=connection).execute_sql()


def _is_kept(model: type[models.Model], kind: Kind) -> bool:
    meta = model._meta
    if meta.proxy or not meta.managed or meta.app_label in LEFT_OUT or meta.label_lower in LEFT_OUT:
        return False
    return (meta.app_label == "keystore") == (kind is Kind.KEYSTORE)


def _needs(model: type[models.Model]) -> set[Any]:
    return {field.related_model for field in model._meta.concrete_fields if field.is_relation}


def _lines(some: list[models.Model], fields: list[str]) -> bytes:
    held: str = serializers.serialize("jsonl", some, fields=fields, cls=_Exact)
    return held.encode()
