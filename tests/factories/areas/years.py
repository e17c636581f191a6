"""A round's own year, and the next one: commands that write, and the things that addresses name."""

from typing import Any

from factories import rounds, years
from factories.command_row import Row, by
from factories.world import TODAY, World
from oneworkforce.assess.commands import copies

COMMANDS: tuple[Row, ...] = (
    Row(
        "round.copy",
        lambda w, m: copies.copy(**by(w, "walter"), today=TODAY, round=m, title="Self-assessment 2010", year=2010),
        years.full,
        "walter",
    ),
)


def things(world: World) -> dict[str, Any]:
    """Return what stands in addresses of this part."""
    made = {"mapped_round": years.mapped(world)}
    with world.scope("walter"):
        return {"year_round": rounds.held(world, "Year of the tests"), **made}
