"""The report desk and issues: their commands, and the things that addresses name."""

from uuid import UUID

from factories.command_row import Row
from factories.world import World

COMMANDS: tuple[Row, ...] = ()


def things(world: World) -> dict[str, UUID]:
    """Make one of each thing in Northshire; return their ids by name."""
    return {}
