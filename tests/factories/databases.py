"""Databases for tests: made once (factories/built.py), cloned for each test, on SQLite or PostgreSQL.

ONEWORKFORCE_TEST_DATABASE=postgresql chooses the second, at ONEWORKFORCE_TEST_SERVER.

On PostgreSQL the tables belong to one role and the tests run as another, as in production.
"""

import os
import shutil
import sqlite3
import uuid
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import psycopg
from django.conf import settings
from django.core.management import call_command
from django.db import connections

POSTGRESQL = os.environ.get("ONEWORKFORCE_TEST_DATABASE") == "postgresql"
SERVER = os.environ.get("ONEWORKFORCE_TEST_SERVER", "postgresql://postgres@127.0.0.1:5432/postgres")
OWNER, APPLICATION = "oneworkforce_test_owner", "oneworkforce_test_application"
ALIASES = ("default", "keystore")


def configure(folder: Path) -> None:
    """Set the environment that the settings read, before Django is set up."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "oneworkforce.site.settings"
    os.environ["ONEWORKFORCE_DATA"] = str(folder)
    if POSTGRESQL:
        where = SERVER.split("@", 1)[1].rsplit("/", 1)[0]
        os.environ["ONEWORKFORCE_DATABASE_URL"] = f"postgresql://{APPLICATION}@{where}/nowhere"
        os.environ["ONEWORKFORCE_OWNER_DATABASE_URL"] = f"postgresql://{OWNER}@{where}/nowhere"


def server(*statements: str) -> None:
    """Run statements as the server's superuser, each on its own."""
    with psycopg.connect(SERVER, autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement)


def make_roles() -> None:
    """Make the two roles of the tests where they are missing; workers of xdist take turns."""
    for role in (OWNER, APPLICATION):
        server(
            "SELECT pg_advisory_lock(815)",
            f"DO $$ BEGIN CREATE ROLE {role} LOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;"
            " END $$",
            f"ALTER ROLE {role} SET synchronous_commit = off",
        )


def hurry() -> None:
    """Let no test wait for a disk: a database that a power cut would spoil is as good as another here."""
    for alias in ALIASES:
        if connections.settings[alias]["ENGINE"].endswith("sqlite3"):
            options = connections.settings[alias].setdefault("OPTIONS", {})
            options["init_command"] = f"{options.get('init_command', '')};PRAGMA synchronous=OFF".strip(";")


def sweep() -> None:
    """Drop what killed runs have left on the server: databases of tests that are hours old and that nobody uses.

    No run takes hours, so that none of one that goes on beside this is among them.
    """
    with psycopg.connect(SERVER, autocommit=True) as connection:
        left = connection.execute(
            r"SELECT datname FROM pg_database WHERE datname LIKE 'ow\_%'"
            " AND (pg_stat_file(format('base/%s/PG_VERSION', oid), true)).modification < now() - interval '3 hours'"
            " AND NOT EXISTS (SELECT FROM pg_stat_activity WHERE datid = pg_database.oid)"
        ).fetchall()
    for (name,) in left:
        with suppress(psycopg.errors.ObjectInUse):  # by another run's sweep, just now
            server(f"DROP DATABASE IF EXISTS {name}")


@contextmanager
def fresh(*, drops: bool = True) -> Iterator[str]:
    """Point Django at new, empty databases, and drop them afterwards, or with `drop`; yields their name."""
    name = f"ow_{uuid.uuid4().hex[:12]}"
    if _on_server():
        make_roles()
        server(f"CREATE DATABASE {name} OWNER {OWNER}")
    with _pointed(name):
        yield name
    if drops:
        drop(name)


@contextmanager
def clone_main(template: str) -> Iterator[None]:
    """Point Django at a copy of the main database called `template`, beside the keystore that is present."""
    kept = connections["keystore"].settings_dict["NAME"]
    with clone(template), named("keystore", kept):
        yield


def elsewhere(statement: str) -> None:
    """Run a statement in the present main database as somebody else would: committed, over another connection."""
    name = str(connections["default"].settings_dict["NAME"])
    if _on_server():
        with psycopg.connect(SERVER.rsplit("/", 1)[0] + f"/{name}", autocommit=True) as connection:
            connection.execute(statement)
    else:
        with sqlite3.connect(name) as file:
            file.execute(statement)
        file.close()


@contextmanager
def clone(template: str, *, drops: bool = True) -> Iterator[str]:
    """Point Django at a copy of the databases called `template`, and drop it afterwards, or with `drop`."""
    name = f"ow_{uuid.uuid4().hex[:12]}"
    if _on_server():
        server(f"CREATE DATABASE {name} OWNER {OWNER} TEMPLATE {template}")
    for alias in ALIASES:
        source = _file(alias, template)
        if source.exists():
            shutil.copyfile(source, _file(alias, name))
    with _pointed(name):
        yield name
    if drops:
        drop(name)


@contextmanager
def kept(name: str) -> Iterator[None]:
    """Point Django at the databases called `name`, which stay."""
    with _pointed(name):
        yield


_DROPS = ThreadPoolExecutor(1, thread_name_prefix="drops")
_DROPPING: list[Future[None]] = []


def dropped() -> None:
    """Wait until every database is gone that was to be dropped."""
    while _DROPPING:
        _DROPPING.pop().result()


def drop(name: str) -> None:
    """Remove the databases called `name`: on PostgreSQL behind the next test, for the server waits for its disk."""
    if _on_server():
        _DROPPING.append(_DROPS.submit(server, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
    for path in files(name):
        path.unlink()


def files(name: str) -> list[Path]:
    """Return the files of the databases called `name`."""
    return list(Path(settings.DATA).glob(f"*{name}.sqlite3*"))


def _on_server() -> bool:
    return connections["default"].vendor == "postgresql"


def _file(alias: str, name: str) -> Path:
    return Path(settings.DATA) / f"{alias}-{name}.sqlite3"


@contextmanager
def named(alias: str, name: str) -> Iterator[None]:
    """Point one of Django's connections at the database of that name for a while."""
    connections[alias].close()
    before, connections[alias].settings_dict["NAME"] = connections[alias].settings_dict["NAME"], name
    try:
        yield
    finally:
        connections[alias].close()
        connections[alias].settings_dict["NAME"] = before


@contextmanager
def _pointed(name: str) -> Iterator[None]:
    before = {alias: connections[alias].settings_dict["NAME"] for alias in ALIASES}
    for alias in before:
        connection = connections[alias]
        connection.close()
        connection.settings_dict["NAME"] = str(_file(alias, name)) if connection.vendor == "sqlite" else name
    try:
        yield
    finally:
        for alias, old in before.items():
            connections[alias].close()
            connections[alias].settings_dict["NAME"] = old


@contextmanager
def keystore_on_postgresql() -> Iterator[Callable[[str], bytes]]:
    """Put an empty keystore into a PostgreSQL database of its own; yields what reads the bytes of a table's file."""
    name = f"ow_{uuid.uuid4().hex[:12]}_keys"
    make_roles()
    server(f"CREATE DATABASE {name} OWNER {APPLICATION}")
    address = SERVER.rsplit("/", 1)[0] + f"/{name}"

    def raw(table: str) -> bytes:
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute("CHECKPOINT")
            found = connection.execute("SELECT pg_read_binary_file(pg_relation_filepath(%s))", [table]).fetchone()
        assert found is not None
        return bytes(found[0])

    with _replaced("keystore", {**connections.settings["default"], "NAME": name}):
        call_command("migrate", "keystore", database="keystore", interactive=False, verbosity=0)
        yield raw
    server(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


@contextmanager
def on_sqlite() -> Iterator[None]:
    """Use SQLite as the main database for a while, though the tests run on PostgreSQL."""
    owner, settings.OWNER_DATABASE = settings.OWNER_DATABASE, {}
    try:
        with _replaced("default", {**connections.settings["keystore"], "NAME": str(_file("default", "nowhere"))}):
            yield
    finally:
        settings.OWNER_DATABASE = owner


@contextmanager
def _replaced(alias: str, by: dict[str, Any]) -> Iterator[None]:
    before = connections.settings[alias]
    connections[alias].close()
    del connections[alias]
    connections.settings[alias] = by
    try:
        yield
    finally:
        connections[alias].close()
        del connections[alias]
        connections.settings[alias] = before


def settle() -> None:
    """Put SQLite's journal into its file and let go of every connection, so that it can be cloned."""
    for alias in ALIASES:
        connection = connections[alias]
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()
