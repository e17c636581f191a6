"""The small world of known people, built once a worker and cloned for each test."""

import copy
import math
from collections.abc import Iterator

import pytest
from django.db import transaction

from factories import backups, databases
from factories import world as worlds
from factories.world import World
from oneworkforce.ground import database
from oneworkforce.site import navigation


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL run what uses a database; the rest has been run."""
    if databases.POSTGRESQL:
        kept = [item for item in items if "_template" in getattr(item, "fixturenames", ())]
        config.hook.pytest_deselected(items=[item for item in items if item not in kept])
        items[:] = kept


@pytest.fixture(scope="session")
def _template() -> Iterator[tuple[str, World]]:
    with databases.fresh() as name:
        database.prepare()
        made = worlds.build()
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(navigation, "_MINUTE", math.inf)
            for partnership in (made.northshire, made.southmere):
                navigation._synthetic(partnership, 0)  # else a page asks for it whenever a minute is over
            databases.settle()
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


@pytest.fixture(scope="session")
def _shared(_template: tuple[str, World]) -> Iterator[tuple[str, World]]:
    """Clone the world for all tests that leave nothing behind; its rows are compared at the end."""
    name, made = _template
    with databases.clone(name, drops=False) as copied:
        before = backups.everything()
    yield copied, made
    with databases.kept(copied):
        assert backups.everything() == before, "a test wrote into the world that is only read"
    databases.drop(copied)


@pytest.fixture
def reading_world(_shared: tuple[str, World]) -> Iterator[World]:
    """Give the world that others use too: what the test writes (a session, a look) is taken back after it."""
    name, made = _shared
    with databases.kept(name), transaction.atomic():
        yield copy.deepcopy(made)
        transaction.set_rollback(True)


@pytest.fixture(scope="session")
def empty(_template: tuple[str, World]) -> Iterator[str]:
    """Name the template of databases that have every table and no row; clone it."""
    with databases.fresh() as name:
        database.prepare()
        databases.settle()
        yield name
