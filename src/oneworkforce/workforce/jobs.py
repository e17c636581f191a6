"""The long work of the workforce: projections."""

from uuid import UUID

from oneworkforce.ground import jobs
from oneworkforce.workforce.commands import plan_versions


@jobs.kind(plan_versions.JOB, title="Projection of a workforce plan", attempts=plan_versions.ATTEMPTS)
def project(job: jobs.Running, *, version: str) -> None:
    """Compute a version of a plan's projection."""
    plan_versions.work(job, UUID(version))
