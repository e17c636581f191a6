"""Workforce, six_steps: commands that write, and the things that addresses name."""

from typing import Any

from factories.command_row import Row
from factories.world import World

COMMANDS: tuple[Row, ...] = ()


def things(world: World) -> dict[str, Any]:
    """Return the ids that this area's addresses hold, by name."""
    return {}
