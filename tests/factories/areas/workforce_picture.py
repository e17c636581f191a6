"""Workforce, picture: commands that write, and the things that addresses name."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch
from uuid import UUID

from django.utils import timezone

from factories import workforce_pictures as factory
from factories.command_row import Row, by
from factories.world import NOW, TODAY, World
from oneworkforce.workforce.commands import pictures, populations

WHO = "walter"
FILE = 'place,characteristic,group,people\nReed,sex,female,"1,200"\nReed,sex,male,1100\nMarsh,sex,female,c\n'


def population(world: World, title: str = "Census", content: str = FILE) -> UUID:
    """Bring a published table in; return its id."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "population.csv")
        path.write_text(content, encoding="utf-8-sig")
        with world.scope(WHO):
            return populations.add(
                **by(world, WHO),
                title=title,
                source="An office of statistics",
                licence="Open licence, version 3",
                year=2021,
                path=path,
            )


def _ask(world: World, _made: Any) -> object:
    with patch.object(timezone, "now", lambda: NOW):  # the queue's own clock
        return pictures.make(**by(world, WHO), as_of=TODAY)


def _nightly(_world: World, _made: Any) -> object:
    with patch.object(timezone, "now", lambda: NOW):
        return pictures.make_where_due(now=NOW, as_of=TODAY)


def _add(world: World, _made: Any) -> object:
    return population(world)


def _remove(world: World, made: Any) -> None:
    populations.remove(**by(world, WHO), population=made)


COMMANDS: tuple[Row, ...] = (
    Row("picture.ask", _ask, who=WHO),
    Row("picture.ask_nightly", _nightly, who=WHO),
    Row("population.add", _add, who=WHO),
    Row("population.remove", _remove, population, WHO),
)


def things(world: World) -> dict[str, Any]:
    """Return the ids that this area's addresses hold, by name: a picture of the few who are there, a table."""
    factory.made(world)
    return {
        "picture_slug": "place",
        "picture_place": world.localities["Reed"],
        "population": population(world),
    }
