"""Files of posts in the world of tests, through the ordinary commands; and the worker that reads them."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from factories import labour
from factories.command_row import by
from factories.world import NOW, World
from oneworkforce.workforce.commands import staff_uploads as commands
from oneworkforce.workforce.models import StaffUpload

WHO = "mona"
"""Manages Harbour School."""
HEAD = "post_reference,role,contract,hours_a_week,started,staff_number,name,birth_year,gender,languages\n"
ROWS = (
    "P1,Teacher,Permanent,37,2019-09-01,S1,Ada Ash,1980,woman,Polish\n",
    "P2,Teaching assistant,Fixed term,18.5,01/09/2021,S2,Ben Bay,1990,man,\n",
    "P3,Learning mentor,,20,,S3,,,,Urdu;Polish\n",
)
GOOD = HEAD + "".join(ROWS)
SPOILED = HEAD + ROWS[0] + "P2,Techer,Permanent,37,2019-09-01,S2,,,,\nP3,Teacher,Permanent,lots,2019-09-01,S3,,,,\n"
UNKNOWN = GOOD.replace("role,contract", "grade,contract", 1)


def received(
    world: World, content: str | bytes = GOOD, *, kind: str = "csv", who: str = WHO, now: datetime = NOW, **more: Any
) -> UUID:
    """Give a file, unread; return its id."""
    whole = content.encode() if isinstance(content, str) else content
    with world.scope(who):
        return commands.receive(by=world.viewer(who), now=now, file=commands.File(kind, pieces(whole)), **more)


def pieces(whole: bytes) -> Iterable[bytes]:
    """Cut a file as it arrives."""
    return [whole[at : at + 1000] for at in range(0, len(whole), 1000)]


def work(now: datetime = NOW) -> None:
    """Be the worker for a round."""
    labour.deliver(now)


def checked(world: World, content: str | bytes = GOOD, **more: Any) -> UUID:
    """Give a file and have it checked."""
    made = received(world, content, **more)
    work(more.get("now", NOW))
    return made


def taken(world: World, upload: UUID, *, who: str = WHO, now: datetime = NOW) -> UUID:
    """Have the good rows of a checked file stored."""
    with world.scope(who):
        commands.take(**{**by(world, who), "now": now}, upload=upload)
    work(now)
    return upload


def stored(world: World, content: str | bytes = GOOD, **more: Any) -> UUID:
    """Give a file, have it checked and stored."""
    who, now = more.get("who", WHO), more.get("now", NOW)
    return taken(world, checked(world, content, **more), who=who, now=now)


def undone(world: World, upload: UUID, *, who: str = WHO, now: datetime = NOW) -> UUID:
    """Have a stored file undone."""
    with world.scope(who):
        commands.undo(**{**by(world, who), "now": now}, upload=upload)
    work(now)
    return upload


def row(world: World, upload: UUID) -> StaffUpload:
    """Return the upload as it stands."""
    with world.reading():
        return StaffUpload.objects.get(pk=upload)
