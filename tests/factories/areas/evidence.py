"""Focus groups, evidence and remarks: commands that write, and the things that addresses name."""

from typing import Any

from factories.command_row import Row
from factories.world import World

COMMANDS: tuple[Row, ...] = ()


def things(world: World) -> dict[str, Any]:
    """Return what stands in addresses of this part."""
    return {}
