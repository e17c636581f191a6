"""Jobs as frozen rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from oneworkforce.access import verdicts
from oneworkforce.access.viewer import Viewer
from oneworkforce.ground import jobs
from oneworkforce.ground.job_states import OPEN, JobState
from oneworkforce.ground.models import Job
from oneworkforce.site.queries import names
from oneworkforce.ui.listing import Wanted

SORTS = {"title": "title", "asked": "asked_at", "state": "state"}


@dataclass(frozen=True, slots=True)
class JobRow:
    """One job, as `viewer` may see it. `why_not`: why they may not cancel it, "" when they may."""

    id: UUID
    title: str
    state: JobState
    done: int
    total: int | None
    words: str
    fault: str
    attempt: int
    stopping: bool
    asked_by: str
    asked_at: datetime
    started_at: datetime | None
    ended_at: datetime | None
    why_not: str


def listed(viewer: Viewer, wanted: Wanted) -> tuple[tuple[JobRow, ...], int, Wanted]:
    """Return the rows of the page that is wanted, how many there are in all, and the page as it came out."""
    found = _filtered(jobs.visible_to(viewer), wanted)
    total = found.count()
    shown = wanted.clipped(total)
    order = SORTS.get(shown.sort, "asked_at")
    down = shown.descending if shown.sort else True
    rows = found.order_by(f"-{order}" if down else order, "pk")[shown.offset : shown.offset + (shown.size or total)]
    return _rows(viewer, list(rows)), total, shown


def one(viewer: Viewer, job: UUID) -> JobRow:
    """Return one job; verdicts.NotFound where the viewer sees none."""
    return _rows(viewer, [jobs.get(viewer, job)])[0]


def _filtered(found: QuerySet[Job], wanted: Wanted) -> QuerySet[Job]:
    state = wanted.filters.get("state")
    return found.filter(state=state) if state else found


def _rows(viewer: Viewer, rows: Sequence[Job]) -> tuple[JobRow, ...]:
    known = names.of_users({row.asked_by for row in rows})
    return tuple(
        JobRow(
            id=row.pk,
            title=row.title,
            state=JobState(row.state),
            done=row.done,
            total=row.total,
            words=row.words,
            fault=row.fault,
            attempt=row.attempt,
            stopping=row.cancel_asked and row.state in OPEN,
            asked_by=known.get(row.asked_by, "Somebody who has left"),
            asked_at=row.asked_at,
            started_at=row.started_at,
            ended_at=row.ended_at,
            why_not=verdicts.why_not(jobs.check_cancel, viewer, row),
        )
        for row in rows
    )
