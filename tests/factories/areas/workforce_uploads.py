"""Workforce, uploads: commands that write, and the things that addresses name."""

from typing import Any
from uuid import UUID

from factories import staff_files, workforce
from factories.command_row import Row, by
from factories.staff_files import WHO
from factories.world import World
from oneworkforce.workforce.commands import staff_uploads as commands
from oneworkforce.workforce.models import StaffUpload


def _receive(world: World, _: object = None) -> UUID:
    return commands.receive(**by(world, WHO), file=commands.File("csv", [staff_files.GOOD.encode()]))


def _asked(world: World) -> UUID:
    return staff_files.checked(world, staff_files.UNKNOWN)


def _map(world: World, upload: UUID) -> None:
    chosen = ["role" if item == "" else item for _, item, *_ in staff_files.row(world, upload).headings]
    commands.name_columns(**by(world, WHO), upload=upload, chosen=chosen)


def _stopping(world: World) -> UUID:
    """Return a file whose work was cancelled while it ran: what is left is to write it down."""
    made = staff_files.received(world)
    with world.scope(WHO):
        commands.cancel(**by(world, WHO), upload=made)
    return made


COMMANDS: tuple[Row, ...] = (
    Row("staff_upload.add", _receive, who=WHO),
    Row("staff_upload.map", _map, _asked, WHO),
    Row("staff_upload.take", lambda w, m: commands.take(**by(w, WHO), upload=m), staff_files.checked, WHO),
    Row("staff_upload.leave", lambda w, m: commands.leave(**by(w, WHO), upload=m), staff_files.checked, WHO),
    Row("staff_upload.undo", lambda w, m: commands.undo(**by(w, WHO), upload=m), staff_files.stored, WHO),
    Row("staff_upload.cancel", lambda w, m: commands.cancel(**by(w, WHO), upload=m), staff_files.received, WHO),
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
    made = staff_files.checked(world, staff_files.SPOILED)
    assert isinstance(staff_files.row(world, made), StaffUpload)
    return {"staff_upload": made}
