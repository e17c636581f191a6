"""Which jobs a viewer sees, and who may cancel one: one's own, or all of the partnership with `jobs.see`."""

from uuid import UUID

from django.db.models import QuerySet

from oneworkforce.access import verdicts
from oneworkforce.access.permissions import Permission
from oneworkforce.access.viewer import Viewer
from oneworkforce.ground.job_states import OPEN
from oneworkforce.ground.models import Job


def visible_to(viewer: Viewer) -> QuerySet[Job]:
    """Return the jobs that `viewer` may see."""
    jobs = Job.objects.all()
    return jobs if viewer.may(Permission.SEE_JOBS) else jobs.filter(asked_by=viewer.user)


def get(viewer: Viewer, job: UUID) -> Job:
    """Return a visible job; verdicts.NotFound where there is none."""
    found = visible_to(viewer).filter(pk=job).first()
    if found is None:
        raise verdicts.NotFound
    return found


def check_cancel(viewer: Viewer, job: Job) -> None:
    """Refuse to cancel somebody else's job without `jobs.see`, or one that has ended or is stopping."""
    if job.asked_by != viewer.user and not viewer.may(Permission.SEE_JOBS):
        raise verdicts.NotAllowed("Only the person who asked for it, or somebody who sees all jobs, can cancel it.")
    if job.state not in OPEN:
        raise verdicts.NotAllowed("It has ended already.")
    if job.cancel_asked:
        raise verdicts.NotAllowed("It is being cancelled already.")


can_cancel = verdicts.can(check_cancel)
