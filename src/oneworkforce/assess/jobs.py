"""The long work of an assessment: reading a file of answers, making the files of an issue."""

from uuid import UUID

from oneworkforce.assess.commands import answers
from oneworkforce.ground import jobs


@jobs.kind("assess.read_answers", title="Reading of answers", attempts=answers.ATTEMPTS)
def read_answers(job: jobs.Running, *, upload: str) -> None:
    """Read a file of answers and put them in use with their results, or say what to mend."""
    answers.bring_in(job, UUID(upload))


@jobs.kind("assess.recompute", title="New results of a round", attempts=answers.ATTEMPTS)
def recompute(job: jobs.Running, *, round: str) -> None:  # noqa: A002  the field's word
    """Compute the results of a round again."""
    answers.recompute(job, UUID(round))
