"""Append-only tables: the database itself refuses to change or delete a row, whoever asks, the owner included.

Only the owner can take the triggers away; what is then altered is named by the seals (audit/domain/chain.py).
A later migration that makes Django rebuild such a table on SQLite drops its triggers: it repeats this operation.
"""

from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState
from django.db.models import Model, UniqueConstraint

_FUNCTION = "refuse_change"


class AppendOnly(Operation):
    """Refuse UPDATE and DELETE (and TRUNCATE, and SQLite's REPLACE) on the tables of `models` in this app."""

    reversible = True
    reduces_to_sql = True

    def __init__(self, models: list[str]) -> None:
        """Keep the names of models in this app."""
        self.models = models

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Triggers are no part of Django's picture of a model."""

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, _from: ProjectState, to_state: ProjectState
    ) -> None:
        """Make the triggers."""
        make = _make_postgresql if schema_editor.connection.vendor == "postgresql" else _make_sqlite
        for model in self._here(app_label, schema_editor, to_state):
            for statement in make(model):
                schema_editor.execute(statement, params=None)

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, _to: ProjectState
    ) -> None:
        """Drop the triggers."""
        drop = _drop_postgresql if schema_editor.connection.vendor == "postgresql" else _drop_sqlite
        for model in self._here(app_label, schema_editor, from_state):
            for statement in drop(_table(model)):
                schema_editor.execute(statement, params=None)

    def describe(self) -> str:
        """Say what it does."""
        return f"Append-only: {', '.join(self.models)}"

    def _here(self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, state: ProjectState) -> list[type[Model]]:
        """Return the models whose tables are in this database: the keystore, migrated too, has none of them."""
        models = [state.apps.get_model(app_label, name) for name in self.models]
        return [model for model in models if self.allow_migrate_model(schema_editor.connection.alias, model)]


def _table(model: type[Model]) -> str:
    return model._meta.db_table


def _make_postgresql(model: type[Model]) -> list[str]:
    table = _table(model)
    function = (
        f"CREATE OR REPLACE FUNCTION {_FUNCTION}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        " RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';"
        " END $$"
    )
    trigger = (
        f'CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "{table}"'
        f" FOR EACH STATEMENT EXECUTE FUNCTION {_FUNCTION}()"
    )
    return [function, trigger]


def _drop_postgresql(table: str) -> list[str]:
    # The function stays: other tables may use it, and it does nothing by itself.
    return [f'DROP TRIGGER append_only ON "{table}"']


def _make_sqlite(model: type[Model]) -> list[str]:
    table = _table(model)
    refusal = f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
    # REPLACE deletes the row in its way without a word to a delete trigger, so a row in the way is refused first.
    taken = " OR ".join(
        f'EXISTS (SELECT 1 FROM "{table}" WHERE {" AND ".join(f"{column} = NEW.{column}" for column in columns)})'  # noqa: S608  names of a model's own
        for columns in _keys(model)
    )
    return [
        f'CREATE TRIGGER "{table}_update" BEFORE UPDATE ON "{table}" {refusal}',
        f'CREATE TRIGGER "{table}_delete" BEFORE DELETE ON "{table}" {refusal}',
        f'CREATE TRIGGER "{table}_replace" BEFORE INSERT ON "{table}" WHEN {taken} {refusal}',
    ]


def _drop_sqlite(table: str) -> list[str]:
    return [f'DROP TRIGGER "{table}_{what}"' for what in ("update", "delete", "replace")]


def _keys(model: type[Model]) -> list[list[str]]:
    """Return the columns of each key of a table: its primary key, and its unique constraints."""
    meta: Any = model._meta
    unique = [list(each.fields) for each in meta.constraints if isinstance(each, UniqueConstraint) and each.fields]
    single = [[field.name] for field in meta.local_fields if field.unique and not field.primary_key]
    named = [[meta.pk.name], *unique, *single]
    return [[f'"{meta.get_field(field).column}"' for field in fields] for fields in named]
