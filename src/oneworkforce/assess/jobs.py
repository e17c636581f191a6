"""The long work of an assessment: reading a file of answers, making the files of an issue."""

from datetime import datetime
from uuid import UUID

from django.utils import timezone

from oneworkforce.assess.commands import answers, closings, issues, mixing, watches
from oneworkforce.assess.models import Issue
from oneworkforce.documents import frozen, pdf, web, word
from oneworkforce.ground import jobs, partnerships, transactions, worker

_RENDERERS = {"html": ("web page", web.render), "docx": ("Word file", word.render), "pdf": ("PDF", pdf.render)}


@jobs.kind("assess.read_answers", title="Reading of answers", attempts=answers.ATTEMPTS)
def read_answers(job: jobs.Running, *, upload: str) -> None:
    """Read a file of answers and put them in use with their results, or say what to mend."""
    answers.bring_in(job, UUID(upload))


@jobs.kind("assess.recompute", title="New results of a round", attempts=answers.ATTEMPTS)
def recompute(job: jobs.Running, *, round: str) -> None:  # noqa: A002  the field's word
    """Compute the results of a round again."""
    answers.recompute(job, UUID(round))


@jobs.kind(issues.JOB, title="Files of an issue")
def issue_files(job: jobs.Running, *, issue: str) -> None:
    """Make the files of an issue from what was frozen, and keep all of them in one swap, or none."""
    with transactions.reading():
        report = frozen.thaw(Issue.objects.values_list("document", flat=True).get(pk=issue))
    total = len(_RENDERERS)
    made: dict[str, bytes] = {}
    for kind, (words, render) in _RENDERERS.items():
        job.progress(len(made), total, f"Making the {words}")
        made[kind] = render(report)
    with job.swap("issue.files"):
        issues.keep_files(UUID(issue), made)
        job.progress(total, total, "All files are made")


@worker.every(3600, "watching")
def watch(now: datetime) -> int:
    """Write down what may be known of each round that is open, once a day; return how many."""
    today = timezone.localdate(now)
    return partnerships.each("watching", lambda: watches.make_everywhere(today=today))


@jobs.kind(closings.JOB, title="Closing of a round")
def close(job: jobs.Running, *, round: str) -> None:  # noqa: A002  the field's word
    """Close a round: open what was answered, count it, destroy the key."""
    closings.work(job, UUID(round))


@worker.every(60, "ballots")
def mix(_now: datetime) -> int:
    """Mix ballots in every partnership; return how many. The moment is nobody's business: nothing is written of it."""
    return partnerships.each("ballots", mixing.mix_everywhere)
