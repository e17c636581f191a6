"""Rounds, their files and results: their commands, and the things that addresses name."""

from collections.abc import Callable
from typing import Any
from unittest.mock import patch
from uuid import UUID

from django.utils import timezone

from factories import rounds as held
from factories import uploading
from factories.command_row import Row, by, seen
from factories.world import NOW, World
from oneworkforce.assess.commands import answers, rounds, uploads
from oneworkforce.assess.models import Round, Upload, UploadPart
from oneworkforce.ground import transactions
from oneworkforce.ground.jobs import Running
from oneworkforce.ground.models import Job

GIVEN: dict[str, Any] = {"title": "Tool 2010", "year": 2010, "previous": None}
SET_UP: dict[str, Any] = {"framework": held.FRAMEWORK, "columns": "district", "min_cell": 10, "weighted": False}
BROKEN = held.answers().replace(",5", ",9", 1)


def _walter(world: World) -> dict[str, Any]:
    return by(world, "walter")


def _reading(world: World) -> tuple[UUID, Running]:
    """Return what a round was given, and the job that reads it."""
    upload = _waiting(world)
    return upload, _running(uploading.state(world, upload).job)


def _running(job: UUID | None) -> Running:
    assert job is not None
    with transactions.whole("test take"):
        Job.objects.filter(pk=job).update(state="running", attempt=1, lease_until=NOW)
    return Running(job=job, attempt=1, done=0, clock=lambda: NOW, stopping=lambda: False)


def _at(run: Callable[[], object]) -> object:
    """Run with the clock of the queue, which is Django's, at `NOW`."""
    with patch.object(timezone, "now", lambda: NOW):
        return run()


def _kept(world: World) -> UUID:
    made = uploading.made(world)
    uploading.kept(world, made)
    return made


def _waiting(world: World) -> UUID:
    return uploading.received(world, uploading.made(world))


def _refused(world: World) -> UUID:
    return uploading.kept(world, uploading.made(world), BROKEN)


def _cancelled(world: World, made: tuple[UUID, Running]) -> None:
    upload, running = made
    with transactions.reading():
        row = Upload.objects.get(pk=upload)
    answers.give_up(running, row)


COMMANDS: tuple[Row, ...] = (
    Row("round.add", lambda w, _: rounds.add(**_walter(w), **GIVEN, **SET_UP, synthetic=True), who="walter"),
    Row(
        "round.change",
        lambda w, m: rounds.change(
            **_walter(w), round=m, seen=seen(rounds.shown, Round, m), **{**GIVEN, "title": "Another"}, **SET_UP
        ),
        uploading.made,
        "walter",
    ),
    Row("round.remove", lambda w, m: rounds.remove(**_walter(w), round=m), _kept, "walter"),
    Row("round.recompute", lambda w, m: _at(lambda: rounds.recompute(**_walter(w), round=m)), _kept, "walter"),
    Row("upload.add", lambda w, m: _at(lambda: uploading.received(w, m)), uploading.made, "walter"),
    Row("upload.cancel", lambda w, m: uploads.cancel(**_walter(w), upload=m), _waiting, "walter"),
    Row("upload.mend", lambda w, m: uploads.take_mend(**_walter(w), upload=m), _refused, "walter"),
    Row("upload.fail", _cancelled, _reading, "walter"),
)


def things(world: World) -> dict[str, UUID]:
    """Make one of each thing in Northshire; return their ids by name."""
    made = held.held(world, "Round of the table")
    with world.scope(), transactions.whole("test things"):
        row = Round.objects.get(pk=made)
        upload = Upload.objects.create(round=row, state="refused", kind="csv", asked_by="Walter Webb", asked_at=NOW)
        UploadPart.objects.create(upload=upload, kind="mend", number=0, content=b"row,what to mend\r\n")
    return {"round": made, "upload": upload.pk}
