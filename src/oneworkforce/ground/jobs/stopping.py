"""Cancels long work: at once while it waits, at its next swap while it runs."""

from datetime import datetime
from uuid import UUID

from oneworkforce.access.viewer import Viewer
from oneworkforce.ground.job_states import Happening, JobState, after
from oneworkforce.ground.jobs import permissions
from oneworkforce.ground.models import Job


def cancel(job: UUID, *, by: Viewer, now: datetime) -> Job:
    """Cancel the job inside the caller's transaction and return its row; NotFound or NotAllowed where `by` may not."""
    permissions.get(by, job)
    row = Job.objects.select_for_update().get(pk=job)  # checked as it stands now, and stands until we commit
    permissions.check_cancel(by, row)
    row.cancel_asked = True
    if row.state == JobState.WAITING:
        row.state = after(JobState.WAITING, Happening.CANCELLED)
        row.ended_at = now
    row.save(update_fields=["cancel_asked", "state", "ended_at"])
    return row
