"""Rounds and files of answers in the world of tests, through the ordinary commands; and the worker that reads them."""

from datetime import datetime
from typing import Any
from uuid import UUID

from factories import labour, rounds
from factories.world import NOW, World
from oneworkforce.assess.commands import rounds as commands
from oneworkforce.assess.commands import uploads
from oneworkforce.assess.models import Upload


def made(world: World, title: str = "Tool 2010", who: str = "walter", **values: Any) -> UUID:
    """Set up a round of the trial framework."""
    usual: dict[str, Any] = {
        "year": 2010,
        "framework": rounds.FRAMEWORK,
        "columns": ", ".join(rounds.BY),
        "min_cell": 10,
        "weighted": False,
        "previous": None,
        "synthetic": True,
    }
    with world.scope(who):
        return commands.add(by=world.viewer(who), now=NOW, title=title, **{**usual, **values})


def received(
    world: World,
    round_: UUID,
    answers: bytes | str = "",
    *,
    frame: str = "",
    kind: str = "csv",
    who: str = "walter",
    **values: Any,
) -> UUID:
    """Give a round a file of answers (those of factories.rounds), unread."""
    content = answers or rounds.answers()
    content = content.encode() if isinstance(content, str) else content
    pieces = (content[start : start + 1000] for start in range(0, len(content), 1000))
    with world.scope(who):
        return uploads.receive(
            by=world.viewer(who),
            now=NOW,
            round=round_,
            answers=uploads.File(kind, pieces),
            frame=uploads.File("csv", [frame.encode()]) if frame else None,
            **values,
        )


def read(now: datetime = NOW) -> None:
    """Be the worker for a round."""
    labour.deliver(now)


def kept(world: World, round_: UUID, answers: bytes | str = "", **values: Any) -> UUID:
    """Give a round a file of answers and read it."""
    upload = received(world, round_, answers, **values)
    read()
    return upload


def state(world: World, upload: UUID, who: str = "walter") -> Upload:
    """Return the upload as it stands."""
    with world.reading(who):
        return Upload.objects.get(pk=upload)
