"""Whoever changes is noted: triggers write the owner of a changed row into a queue, for tables derived from others.

However a change is written, by a command, a bulk load or by hand, in the same transaction it is noted who is concerned;
what derives something from those rows reads the queue. On PostgreSQL one statement notes everybody once. A later
migration that makes Django rebuild such a table on SQLite drops its triggers: it repeats this operation.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState


@dataclass(frozen=True, slots=True)
class Source:
    """A table whose rows concern somebody: the column `owner` names them, a change of `columns` is noted.

    With `through` (table, column) the concerned are the rows of that table which name the changed one in that column,
    and only an update is noted.
    """

    table: str
    owner: str
    columns: Sequence[str]
    through: tuple[str, str] | None = None


class NoteChanges(Operation):
    """Note into the table `queue` (id, partnership_id, person) whom changes of `sources` concern, and all of `first`.

    `first`: a table whose every row is noted when the migration runs, by its id.
    """

    reversible = True
    reduces_to_sql = True

    def __init__(self, queue: str, sources: Sequence[Source], first: str) -> None:
        """Keep the names of the tables."""
        self.queue = queue
        self.sources = sources
        self.first = first

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Triggers are no part of Django's picture of a model."""

    def database_forwards(
        self, _app_label: str, schema_editor: BaseDatabaseSchemaEditor, _from: ProjectState, to_state: ProjectState
    ) -> None:
        """Make the triggers, and note those who are there."""
        if not self.allow_migrate_model(
            schema_editor.connection.alias, to_state.apps.get_model("partnership", "Person")
        ):
            return
        postgresql = schema_editor.connection.vendor == "postgresql"
        for source in self.sources:
            for statement in (_make_postgresql if postgresql else _make_sqlite)(self.queue, source):
                schema_editor.execute(statement, params=None)
        _note_all(self.queue, self.first, schema_editor)

    def database_backwards(
        self, _app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, _to: ProjectState
    ) -> None:
        """Drop the triggers."""
        if not self.allow_migrate_model(
            schema_editor.connection.alias, from_state.apps.get_model("partnership", "Person")
        ):
            return
        for source in self.sources:
            for event in _events(source):
                name = trigger(source, event)
                if schema_editor.connection.vendor == "postgresql":
                    schema_editor.execute(f"DROP TRIGGER {name} ON {source.table}", params=None)
                    schema_editor.execute(f"DROP FUNCTION {name}()", params=None)
                else:
                    schema_editor.execute(f"DROP TRIGGER {name}", params=None)

    def describe(self) -> str:
        """Say what it does."""
        return f"Note who changes into {self.queue}"


class NoteAll(Operation):
    """Note every row of `first` into the table `queue`: what is derived from them is to be made anew."""

    reversible = True
    reduces_to_sql = True

    def __init__(self, queue: str, first: str) -> None:
        """Keep the names of the tables."""
        self.queue = queue
        self.first = first

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Rows are no part of Django's picture of a model."""

    def database_forwards(
        self, _app_label: str, schema_editor: BaseDatabaseSchemaEditor, _from: ProjectState, to_state: ProjectState
    ) -> None:
        """Note them."""
        if self.allow_migrate_model(schema_editor.connection.alias, to_state.apps.get_model("partnership", "Person")):
            _note_all(self.queue, self.first, schema_editor)

    def database_backwards(
        self, _app_label: str, schema_editor: BaseDatabaseSchemaEditor, _from: ProjectState, to_state: ProjectState
    ) -> None:
        """Note them again: what was derived is to be made as it was."""
        self.database_forwards(_app_label, schema_editor, _from, to_state)

    def describe(self) -> str:
        """Say what it does."""
        return f"Note all of {self.first} into {self.queue}"


def _note_all(queue: str, first: str, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "postgresql":
        rows = f"SELECT gen_random_uuid(), partnership_id, id FROM {first}"  # noqa: S608  names of our own
        statement = f"INSERT INTO {queue} (id, partnership_id, person) {rows}"
    else:
        statement = _note_sqlite(queue, f"SELECT id, partnership_id FROM {first}")  # noqa: S608  names of our own
    schema_editor.execute(statement, params=None)


def trigger(source: Source, event: str) -> str:
    """Return the name of a trigger."""
    return f"note_{source.table}_{event.lower()}"


def names(sources: Sequence[Source]) -> Iterator[str]:
    """Yield the name of every trigger."""
    yield from (trigger(source, event) for source in sources for event in _events(source))


def _events(source: Source) -> tuple[str, ...]:
    return ("UPDATE",) if source.through else ("INSERT", "UPDATE", "DELETE")


def _make_postgresql(queue: str, source: Source) -> Iterator[str]:
    for event in _events(source):
        name = trigger(source, event)
        if source.through:
            table, column = source.through
            concerned = (
                f"SELECT t.partnership_id, t.id AS person FROM {table} t JOIN new_rows n ON t.{column} = n.id"  # noqa: S608
                f" JOIN old_rows o ON o.id = n.id WHERE {_differ(source)}"
            )
        else:
            concerned = {
                "INSERT": f"SELECT n.partnership_id, n.{source.owner} AS person FROM new_rows n",  # noqa: S608
                "DELETE": f"SELECT o.partnership_id, o.{source.owner} AS person FROM old_rows o",  # noqa: S608
                "UPDATE": (
                    f"SELECT n.partnership_id, n.{source.owner} AS person FROM new_rows n"  # noqa: S608
                    f" JOIN old_rows o ON o.id = n.id WHERE {_differ(source)}"
                    f" UNION SELECT o.partnership_id, o.{source.owner} FROM new_rows n"
                    f" JOIN old_rows o ON o.id = n.id WHERE {_differ(source)}"
                ),
            }[event]
        yield (
            f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"  # noqa: S608
            f" INSERT INTO {queue} (id, partnership_id, person) SELECT gen_random_uuid(), c.partnership_id, c.person"
            f" FROM (SELECT DISTINCT * FROM ({concerned}) a) c WHERE c.person IS NOT NULL; RETURN NULL; END $$"
        )
        tables = ["NEW TABLE AS new_rows"] if event != "DELETE" else []
        tables += ["OLD TABLE AS old_rows"] if event != "INSERT" else []
        yield (
            f"CREATE TRIGGER {name} AFTER {event} ON {source.table} REFERENCING {' '.join(tables)}"
            f" FOR EACH STATEMENT EXECUTE FUNCTION {name}()"
        )


def _differ(source: Source) -> str:
    columns = list(source.columns) if source.through or source.owner == "id" else [source.owner, *source.columns]
    new, old = (", ".join(f"{row}.{column}" for column in columns) for row in ("n", "o"))
    return f"ROW({new}) IS DISTINCT FROM ROW({old})"


def _make_sqlite(queue: str, source: Source) -> Iterator[str]:
    columns = list(source.columns) if source.through or source.owner == "id" else [source.owner, *source.columns]
    differ = " OR ".join(f"NEW.{column} IS NOT OLD.{column}" for column in columns)
    for event in _events(source):
        if source.through:
            table, column = source.through
            notes = _note_sqlite(queue, f"SELECT t.id, t.partnership_id FROM {table} t WHERE t.{column} = NEW.id")  # noqa: S608
        else:
            rows = {"INSERT": ("NEW",), "DELETE": ("OLD",), "UPDATE": ("NEW", "OLD")}[event]
            notes = " ".join(
                _note_sqlite(queue, f"SELECT {row}.{source.owner} AS id, {row}.partnership_id AS partnership_id")
                for row in rows
            )
        when = f" WHEN {differ}" if event == "UPDATE" else ""
        yield f"CREATE TRIGGER {trigger(source, event)} AFTER {event} ON {source.table}{when} BEGIN {notes} END"


def _note_sqlite(queue: str, concerned: str) -> str:
    """Return the statement that notes each of `concerned` (id, partnership_id) who is not noted yet."""
    return (
        f"INSERT INTO {queue} (id, partnership_id, person) SELECT c.id, c.partnership_id, c.id FROM ({concerned}) c"  # noqa: S608
        f" WHERE c.id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM {queue} q WHERE q.id = c.id);"
    )
