"""What takes long to make is made once a run, by the process that needs it first; the others wait, and take copies.

A run has a folder of its own, known to every worker of xdist by the environment. The process that began it removes it,
with the databases that were made in it, when the run is over.
"""

import fcntl
import os
import pickle
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TypeVar

from django.conf import settings
from django.db import connections

from factories import databases
from oneworkforce.ground import database

T = TypeVar("T")
_RUN = "OW_TEST_RUN"  # no ONEWORKFORCE_ before it: the settings refuse a name of theirs that they do not know
_SECRETS = "secrets.json"


def begin() -> Path:
    """Return a folder for this process's data, in the folder of the run; the first process of a run makes that."""
    if _RUN not in os.environ:
        os.environ[_RUN] = tempfile.mkdtemp(prefix="oneworkforce-test-")
        if databases.POSTGRESQL:
            databases.sweep()
    run = Path(os.environ[_RUN])
    data = Path(tempfile.mkdtemp(prefix="data-", dir=run))
    if (run / _SECRETS).exists():
        shutil.copy(run / _SECRETS, data)
    return data


def share_secrets() -> None:
    """Let the workers that follow open what this process, or another of them, has sealed in a database."""
    if not (_run() / _SECRETS).exists():
        shutil.copy(settings.DATA / _SECRETS, _run())


def end() -> None:
    """Remove everything that was made once for this run; when all its workers are gone."""
    databases.dropped()
    names = [pickle.loads(path.read_bytes())[0] for path in _run().glob("*-postgresql/made")]  # noqa: S301  ours
    if names:
        databases.server(*(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)" for name in names))
    shutil.rmtree(_run(), ignore_errors=True)


def once(what: str, make: Callable[[], T], *, of: str | None = None) -> tuple[str, T]:
    """Return the name of databases to clone from and what `make` returned when it filled them, once in this run.

    It fills new, empty ones, or a copy `of` others. There is one of each engine that is asked for.
    """
    folder = _run() / f"{what}-{connections['default'].vendor}"
    with _alone(folder.with_suffix(".lock")):
        if not folder.exists():
            with databases.clone(of, drops=False) if of else databases.fresh(drops=False) as name:
                made = make()
                databases.settle()
            half = Path(tempfile.mkdtemp(dir=_run()))
            for path in databases.files(name):
                shutil.copyfile(path, half / path.name)
            (half / "made").write_bytes(pickle.dumps((name, made)))
            half.rename(folder)
    name, made = pickle.loads((folder / "made").read_bytes())  # noqa: S301  ours
    for path in folder.glob("*.sqlite3"):
        if not (settings.DATA / path.name).exists():
            shutil.copyfile(path, settings.DATA / path.name)
    return name, made


def tables() -> str:
    """Return the name of databases that have every table and no row; the real migrations made them."""
    return once("tables", database.prepare)[0]


@contextmanager
def main(*, sqlite: bool) -> Iterator[None]:
    """Point Django at databases without a row, of an engine of one's choice (the tests run on PostgreSQL)."""
    with databases.on_sqlite() if sqlite else nullcontext(), databases.clone(tables()):
        yield


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Wait until no other process of the run is in a block of that name; the death of a process ends its own."""
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _run() -> Path:
    return Path(os.environ[_RUN])
