"""The two roles of PostgreSQL: the owner makes the tables, the application may only use them.

Were the application superuser, BYPASSRLS or an owner, row-level security would not bind it and
every test of it would prove nothing; so it is asserted at every start, and in the tests.
"""

from django.db import connection

from oneworkforce.ground.row_security import EXEMPT
from oneworkforce.lib.faults import Fault, Refused

_REMEDY = "Connect as a role that is neither superuser nor BYPASSRLS and owns no table (docs/deploy)."
_NEVER_CHANGED = ("audit_event", "audit_link")


def check() -> None:
    """Refuse a connection that row-level security would not bind; nothing to check on SQLite."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT rolsuper, rolbypassrls, exists(SELECT FROM pg_tables"
            " WHERE schemaname = current_schema() AND pg_has_role(tableowner, 'MEMBER'))"
            " FROM pg_roles WHERE rolname = current_user"
        )
        superuser, bypass, owner = cursor.fetchone()
    faults = [
        Fault("ONEWORKFORCE_DATABASE_URL", what, _REMEDY)
        for wrong, what in (
            (superuser, "The application's role is a superuser, whom row-level security does not bind."),
            (bypass, "The application's role has BYPASSRLS, so row-level security does not bind it."),
            (owner, "The application's role owns tables, and an owner is not bound by row-level security."),
        )
        if wrong
    ]
    if faults:
        raise Refused(*faults)


def unprotected() -> list[str]:
    """Return the tables, not on the exempt list, that have no policy or have row-level security off."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace"
            " WHERE nspname = current_schema() AND relkind IN ('r', 'p')"
            " AND NOT (relrowsecurity AND EXISTS (SELECT FROM pg_policy WHERE polrelid = c.oid)) ORDER BY 1"
        )
        return [name for (name,) in cursor.fetchall() if name not in EXEMPT]


def grant(application: str) -> None:
    """As the owner, let the `application`'s role use every table, and change no event once it is written."""
    if connection.vendor != "postgresql":
        return
    quote = connection.ops.quote_name
    role = quote(application)
    with connection.cursor() as cursor:
        cursor.execute(f"GRANT USAGE ON SCHEMA public TO {role}")
        cursor.execute(f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}")
        cursor.execute(f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}")
        for table in _NEVER_CHANGED:
            cursor.execute(f"REVOKE UPDATE, DELETE ON {quote(table)} FROM {role}")
        cursor.execute(f"REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {role}")
