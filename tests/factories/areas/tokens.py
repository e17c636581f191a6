"""Tokens for programs, and frameworks: their commands, and the things that addresses name."""

from uuid import UUID

from factories import rounds, tokens
from factories.command_row import Row, by
from factories.world import TODAY, World
from oneworkforce.partnership.commands import tokens as commands

COMMANDS: tuple[Row, ...] = (
    Row(
        "token.add",
        lambda world, _: commands.add(**by(world, "walter"), today=TODAY, title="Dashboard", days=90),
        who="walter",
    ),
    Row(
        "token.end",
        lambda world, made: commands.end(**by(world, "walter"), token=made),
        lambda world: tokens.made(world, "walter").id,
        who="walter",
    ),
    Row(
        "token.use",
        lambda _world, made: commands.used(token=made, today=TODAY),
        lambda world: tokens.made(world, "walter").id,
        who="walter",
    ),
)


def things(world: World) -> dict[str, UUID]:
    """Make one of each thing in Northshire; return their ids by name."""
    return {
        "token": tokens.made(world, "walter").id,
        "round_read": rounds.held(world, "Tool read by programs"),
        "plan_read": tokens.plan(world),
    }
