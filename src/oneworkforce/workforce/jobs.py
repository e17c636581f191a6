"""The long work of the workforce: reading, storing and undoing files of posts."""

from uuid import UUID

from oneworkforce.ground import jobs
from oneworkforce.workforce.commands import staff_reading, staff_storing, staff_undoing, staff_uploads


@jobs.kind(staff_uploads.READ, title="Check of a file of posts", attempts=staff_reading.ATTEMPTS)
def read_staff_file(job: jobs.Running, *, upload: str) -> None:
    """Read and check a file, or ask what its columns are."""
    staff_reading.read(job, UUID(upload))


@jobs.kind(staff_uploads.STORE, title="Storing of a file of posts", attempts=staff_reading.ATTEMPTS)
def store_staff_file(job: jobs.Running, *, upload: str) -> None:
    """Store the good rows of a checked file, all of them or none."""
    staff_storing.store(job, UUID(upload))


@jobs.kind(staff_uploads.UNDO, title="Undoing of a file of posts", attempts=staff_reading.ATTEMPTS)
def undo_staff_file(job: jobs.Running, *, upload: str) -> None:
    """Undo a stored file, but for what somebody changed since."""
    staff_undoing.undo(job, UUID(upload))
