"""Row-level security: PostgreSQL says again what the managers say, for raw queries too.

Tables belong to the owner's role, which migrates, backs up and restores; the application's role
is neither superuser nor BYPASSRLS nor an owner (ground/roles.py asserts it), so policies bind it.
"""

from typing import Any

from django.db import router
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

EXEMPT = frozenset(
    {
        "ground_user",
        "ground_partnership",
        "ground_installation",
        "ground_beat",
        "ground_cache",
        "account_emailaddress",
        "account_emailconfirmation",
        "mfa_authenticator",
        "usersessions_usersession",
        "django_session",
        "auth_group",
        "auth_group_permissions",
        "auth_permission",
        "django_migrations",
        "django_content_type",
        "django_tasks_database_dbtaskresult",
    }
)
"""The tables without a partnership: user, sign-in, sessions, the queue of job numbers, the partnerships themselves."""

_OF_PARTNERSHIP = "partnership_id = nullif(current_setting('app.partnership', true), '')::uuid"
_OF_USER = "user_id = nullif(current_setting('app.user', true), '')::uuid"


class RowSecurity(Operation):
    """Switch row-level security on for the tables of `models`; nothing on SQLite.

    `own`: models whose rows their user may also read outside a partnership's scope, to choose one.
    """

    reversible = True
    reduces_to_sql = True

    def __init__(self, models: list[str], own: list[str] | None = None) -> None:
        """Keep the names of models in this app."""
        self.models = models
        self.own = own or []

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Policies are no part of Django's picture of a model."""

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, _from: ProjectState, to_state: ProjectState
    ) -> None:
        """Enable it and make the policies."""
        for name, table in self._tables(app_label, schema_editor, to_state):
            schema_editor.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
            schema_editor.execute(
                f"CREATE POLICY partnership ON {table} USING ({_OF_PARTNERSHIP}) WITH CHECK ({_OF_PARTNERSHIP})"
            )
            if name in self.own:
                schema_editor.execute(f"CREATE POLICY own ON {table} FOR SELECT USING ({_OF_USER})")

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, _to: ProjectState
    ) -> None:
        """Drop the policies and switch it off."""
        for name, table in self._tables(app_label, schema_editor, from_state):
            if name in self.own:
                schema_editor.execute(f"DROP POLICY own ON {table}")
            schema_editor.execute(f"DROP POLICY partnership ON {table}")
            schema_editor.execute(f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY")

    def describe(self) -> str:
        """Say what it does."""
        return f"Row-level security on {', '.join(self.models)}"

    def _tables(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, state: ProjectState
    ) -> list[tuple[str, str]]:
        connection = schema_editor.connection
        # The keystore's database has none of these tables, and is migrated too.
        if connection.vendor != "postgresql" or not router.allow_migrate(connection.alias, app_label):
            return []
        quote: Any = schema_editor.quote_name
        return [(name, quote(state.apps.get_model(app_label, name)._meta.db_table)) for name in self.models]
