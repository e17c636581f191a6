"""The pages of long work."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from oneworkforce.audit.web import exports
from oneworkforce.ground.asked import Asked
from oneworkforce.ground.job_states import JobState
from oneworkforce.site.commands import jobs as commands
from oneworkforce.site.queries import jobs as queries
from oneworkforce.site.web.presenters import jobs as presenters
from oneworkforce.ui import listing
from oneworkforce.ui.saving import EITHER


@require_safe
def jobs(request: Asked) -> HttpResponse:
    """List the jobs that the viewer may see, the newest first."""
    wanted = listing.read(request.GET, presenters.COLUMNS, presenters.FILTERS)
    rows, total, shown = queries.listed(request.viewer, wanted)
    return render(request, "site/jobs/list.html", {"listing": presenters.listing(rows, total, shown, request.path)})


@EITHER
def export(request: Asked) -> HttpResponse:
    """Export the list as it is filtered, after asking what for."""
    wanted = listing.read(request.GET, presenters.COLUMNS, presenters.FILTERS).whole()
    rows, _, _ = queries.listed(request.viewer, wanted)
    return exports.answer(
        request,
        noun="job",
        title="jobs",
        headings=presenters.HEADINGS,
        rows=[presenters.exported(row) for row in rows],
    )


@require_safe
def job(request: Asked, job: UUID) -> HttpResponse:
    """Show how one job stands; asked again and again while it runs."""
    return render(request, "site/jobs/detail.html", {"job": presenters.page(queries.one(request.viewer, job))})


@require_POST
def cancel(request: Asked, job: UUID) -> HttpResponse:
    """Cancel a job."""
    row = commands.cancel(job=job, by=request.viewer, now=timezone.now())
    ended = row.state == JobState.CANCELLED
    messages.success(request, "The job is cancelled." if ended else "The job stops at its next step.")
    return redirect("job", job)
