"""Workforce, uploads: commands that write, and the things that addresses name."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from unittest.mock import patch
from uuid import UUID

from django.utils import timezone

from factories import staff_files, workforce
from factories.command_row import Row, by
from factories.staff_files import WHO
from factories.world import NOW, World
from oneworkforce.ground import jobs, transactions
from oneworkforce.workforce.commands import staff_reading, upload_keeping
from oneworkforce.workforce.commands import staff_uploads as commands
from oneworkforce.workforce.domain.upload_states import Step

LONG = timedelta(days=91)


def _at(run: Callable[[], object]) -> object:
    """Run with the clock of the queue, which is Django's, at `NOW`."""
    with patch.object(timezone, "now", lambda: NOW):
        return run()


def _receive(world: World, _: object = None) -> UUID:
    return commands.receive(**by(world, WHO), file=commands.File("csv", [staff_files.GOOD.encode()]))


def _asked(world: World) -> UUID:
    return staff_files.checked(world, staff_files.UNKNOWN)


def _map(world: World, upload: UUID) -> None:
    chosen = ["role" if item == "" else item for _, item, *_ in staff_files.row(world, upload).headings]
    commands.name_columns(**by(world, WHO), upload=upload, chosen=chosen)


def _stop(world: World, upload: UUID) -> None:
    row = staff_files.row(world, upload)
    assert row.job is not None
    job = jobs.Running(job=row.job, attempt=1, done=0, clock=lambda: NOW, stopping=lambda: False)
    staff_reading.stop(job, row, Step.FAIL)


def _dead(world: World) -> UUID:
    """Return a stored file whose undoing was cancelled on the page of jobs."""
    upload = staff_files.stored(world)
    with world.scope(WHO):
        commands.undo(**by(world, WHO), upload=upload)
        job = staff_files.row(world, upload).job
        assert job is not None
        with transactions.whole("test cancel"):
            jobs.cancel(job, by=world.viewer(WHO), now=NOW)
    return upload


COMMANDS: tuple[Row, ...] = (
    Row("staff_upload.add", lambda w, _: _at(lambda: _receive(w)), who=WHO),
    Row("staff_upload.map", lambda w, m: _at(lambda: _map(w, m)), _asked, WHO),
    Row("staff_upload.take", lambda w, m: _at(lambda: commands.take(**by(w, WHO), upload=m)), staff_files.checked, WHO),
    Row("staff_upload.leave", lambda w, m: commands.leave(**by(w, WHO), upload=m), staff_files.checked, WHO),
    Row("staff_upload.undo", lambda w, m: _at(lambda: commands.undo(**by(w, WHO), upload=m)), staff_files.stored, WHO),
    Row("staff_upload.cancel", lambda w, m: commands.cancel(**by(w, WHO), upload=m), staff_files.received, WHO),
    Row("staff_upload.settle", lambda _, __: upload_keeping.settle_left(now=NOW), _dead, WHO),
    Row("staff_upload.forget", lambda _, __: upload_keeping.forget_old(now=NOW + LONG), staff_files.stored, WHO),
    Row("staff_upload.give up", lambda _, __: upload_keeping.forget_old(now=NOW + LONG), staff_files.checked, WHO),
    Row("staff_upload.stop", _stop, staff_files.received, WHO),
    Row(
        "staff_upload.mend",
        lambda w, m: commands.take_mend(**by(w, WHO), upload=m),
        lambda w: staff_files.checked(w, staff_files.SPOILED),
        WHO,
    ),
)


def things(world: World) -> dict[str, Any]:
    """Return the ids that this area's addresses hold, by name."""
    workforce.post(world, "Not mentioned")
    done = staff_files.stored(world)
    made = staff_files.checked(world, staff_files.SPOILED)
    return {"staff_upload": made, "stored_upload": done}
