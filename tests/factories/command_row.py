"""One command that writes, as the table of commands tries it, and what every command is told."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import models

from factories.world import NOW, World
from oneworkforce.ground import transactions
from oneworkforce.ui import conflict

Call = Callable[[World, Any], object]


@dataclass(frozen=True, slots=True)
class Row:
    """A transaction's name, the command in which it is, and what the command needs."""

    name: str
    run: Call
    ready: Callable[[World], object] = lambda _world: None
    who: str = "alice"


def by(world: World, who: str = "alice") -> dict[str, Any]:
    """Return what every command is told: who asks, and when."""
    return {"by": world.viewer(who), "now": NOW}


def seen(shown: Callable[[Any], Any], model: type[models.Model], pk: object) -> str:
    """Return the digest that the form carried which showed a row."""
    with transactions.reading():
        return conflict.digest(shown(model._default_manager.get(pk=pk)))
