"""A round's own year, and the next one: commands that write, and the things that addresses name."""

from typing import Any

from factories import rounds
from factories.command_row import Row
from factories.world import World

COMMANDS: tuple[Row, ...] = ()


def things(world: World) -> dict[str, Any]:
    """Return what stands in addresses of this part."""
    with world.scope("walter"):
        return {"year_round": rounds.held(world, "Year of the tests")}
