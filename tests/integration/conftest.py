"""The small world of known people, built once a run (factories/built.py) and cloned for each test."""

import copy
import math
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

import pytest
from django.db import transaction

from factories import backups, built, databases, permission_table
from factories import world as worlds
from factories.world import NOW, World
from oneworkforce.ground import scope, transactions
from oneworkforce.ground.models import Partnership
from oneworkforce.site import demo_world, navigation

Furnished = tuple[World, dict[str, UUID]]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL run what uses a database; the rest has been run."""
    if databases.POSTGRESQL:
        kept = [item for item in items if {"_template", "empty"} & {*getattr(item, "fixturenames", ())}]
        config.hook.pytest_deselected(items=[item for item in items if item not in kept])
        items[:] = kept


@pytest.fixture(scope="session")
def _template(empty: str) -> Iterator[tuple[str, World]]:
    name, made = built.once("world", worlds.build, of=empty)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(navigation, "_MINUTE", math.inf)
        with databases.clone(name):
            for partnership in (made.northshire, made.southmere):
                navigation._synthetic(partnership, 0)  # else a page asks for it whenever a minute is over
        yield name, made
    databases.dropped()


@pytest.fixture
def world(request: pytest.FixtureRequest, _template: tuple[str, World]) -> Iterator[World]:
    """Give the test its own copy of the world, in databases of its own; what it commits is really committed.

    A file marked `undone` needs no commit: on PostgreSQL, where a database costs a second, it shares one. A test in it
    that does need one says `undone(False)`.
    """
    undone = request.node.get_closest_marker("undone")
    if databases.POSTGRESQL and undone and undone.args != (False,):
        yield request.getfixturevalue("reading_world")
        return
    name, made = _template
    with databases.clone(name):
        yield copy.deepcopy(made)


@contextmanager
def _shared_copy(template: str) -> Iterator[str]:
    """Clone databases for all tests of a worker that leave nothing behind; the rows are compared at the end."""
    with databases.clone(template, drops=False) as copied:
        before = backups.everything()
    yield copied
    with databases.kept(copied):
        assert backups.everything() == before, "a test wrote into the world that is only read"
    databases.drop(copied)


@contextmanager
def _taken_back(name: str) -> Iterator[None]:
    with databases.kept(name), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="session")
def _shared(_template: tuple[str, World]) -> Iterator[tuple[str, World]]:
    with _shared_copy(_template[0]) as copied:
        yield copied, _template[1]


@pytest.fixture
def reading_world(_shared: tuple[str, World]) -> Iterator[World]:
    """Give the world that others use too: what the test writes (a session, a look) is taken back after it."""
    name, made = _shared
    with _taken_back(name):
        yield copy.deepcopy(made)


@pytest.fixture(scope="session")
def _full(_template: tuple[str, World]) -> tuple[str, Furnished]:
    """Build the world with one of each thing that an address can name: some hundred commands, so once a run."""
    name, made = _template

    def furnished() -> Furnished:
        return made, permission_table.furnish(made)

    return built.once("furnished", furnished, of=name)


@pytest.fixture(scope="session")
def _full_shared(_full: tuple[str, Furnished]) -> Iterator[tuple[str, Furnished]]:
    with _shared_copy(_full[0]) as copied:
        yield copied, _full[1]


@pytest.fixture
def furnished(request: pytest.FixtureRequest, _full: tuple[str, Furnished]) -> Iterator[Furnished]:
    """Give the furnished world and the ids of its things by name; on PostgreSQL what the test does is taken back."""
    if databases.POSTGRESQL:
        name, made = request.getfixturevalue("_full_shared")
        with _taken_back(name):
            yield copy.deepcopy(made)
    else:
        name, made = _full
        with databases.clone(name):
            yield copy.deepcopy(made)


@pytest.fixture(scope="session")
def demonstration(empty: str) -> str:
    """Name the template of the demonstration; clone it."""
    return built.once("demonstration", lambda: demo_world.make(now=NOW), of=empty)[0]


@pytest.fixture
def demo(demonstration: str) -> Iterator[Partnership]:
    """Give the demonstration, to be read and written, in the scope of its partnership."""
    with databases.clone(demonstration):
        partnership = Partnership.objects.get()
        with scope.entered(partnership.pk), transactions.reading():
            yield partnership


@pytest.fixture(scope="session")
def empty() -> str:
    """Name the template of databases that have every table and no row; clone it."""
    return built.tables()
