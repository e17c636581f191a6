"""Long work, cancelled by a person."""

from datetime import datetime
from uuid import UUID

from oneworkforce.access.viewer import Viewer
from oneworkforce.audit import public as audit
from oneworkforce.ground import jobs, transactions
from oneworkforce.ground.models import Job


def cancel(*, job: UUID, by: Viewer, now: datetime) -> Job:
    """Cancel the job: at once while it waits, at its next step while it runs. NotFound or NotAllowed."""
    with transactions.whole("job.cancel"):
        row = jobs.cancel(job, by=by, now=now)
        audit.record(by=by, verb="cancelled", noun="job", subject=row.pk, now=now)
    return row
