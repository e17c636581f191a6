"""Results, findings and what supports them: their commands, and the things that addresses name."""

from uuid import UUID

from factories import rounds
from factories.command_row import Row, by
from factories.world import World
from oneworkforce.assess.commands import downloads


def _results(world: World, made: UUID) -> object:
    return downloads.results(**by(world, "walter"), round=made, reason="To check or correct our records")


COMMANDS: tuple[Row, ...] = (Row("results.export", _results, rounds.held, "walter"),)


def things(world: World) -> dict[str, UUID]:
    """Make one of each thing in Northshire; return their ids by name."""
    return {"read_round": rounds.held(world, "Tool 2008")}
