"""A job in words: its state, how far it has come, when what happened."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse

from oneworkforce.ground.job_states import OPEN, JobState
from oneworkforce.site.queries.jobs import JobRow
from oneworkforce.ui.jinja import moment
from oneworkforce.ui.listing import Column, Filter, Listing, Wanted
from oneworkforce.ui.parts import Cell, Fact
from oneworkforce.ui.spreadsheet import Value

WORDS: Mapping[JobState, tuple[str, str]] = {
    JobState.WAITING: ("Waiting", "grey"),
    JobState.RUNNING: ("Running", "blue"),
    JobState.DONE: ("Done", "green"),
    JobState.FAILED: ("Failed", "red"),
    JobState.CANCELLED: ("Cancelled", "yellow"),
}
COLUMNS = (
    Column("title", "Job"),
    Column("state", "State"),
    Column("progress", "Progress", sort=False),
    Column("by", "Asked by", sort=False),
    Column("asked", "Asked"),
)
HEADINGS = tuple(column.title for column in COLUMNS)
FILTERS = (Filter("state", "State", tuple((state.value, words) for state, (words, _) in WORDS.items())),)


@dataclass(frozen=True, slots=True)
class JobPage:
    """What the page of one job shows. `done` of `total`: the bar, None where nobody knows or it has not begun."""

    id: str
    title: str
    state: Cell
    words: str
    done: int
    total: int | None
    moving: bool
    faults: tuple[str, ...]
    facts: tuple[Fact, ...]
    why_not: str


def listing(rows: tuple[JobRow, ...], total: int, wanted: Wanted, path: str) -> Listing:
    """Return the list of jobs."""
    return Listing(
        columns=COLUMNS,
        filters=FILTERS,
        wanted=wanted,
        rows=[
            [
                Cell(row.title, href=reverse("job", args=[row.id])),
                state(row),
                _progress(row),
                row.asked_by,
                moment(row.asked_at),
            ]
            for row in rows
        ],
        total=total,
        path=path,
        export_url=reverse("jobs_export"),
        noun="job",
        caption="Jobs",
        empty_words="Work that takes longer than a page, such as an import, is shown here while it runs and after.",
    )


def exported(row: JobRow) -> tuple[Value, ...]:
    """Return one row of the list for a file."""
    return row.title, state(row).text, _progress(row), row.asked_by, moment(row.asked_at)


def page(row: JobRow) -> JobPage:
    """Return the page of one job."""
    return JobPage(
        id=str(row.id),
        title=row.title,
        state=state(row),
        words=_sentence(row),
        done=row.done,
        total=row.total if row.state is JobState.RUNNING else None,
        moving=row.state in OPEN,
        faults=tuple(row.fault.splitlines()) if row.state is JobState.FAILED else (),
        facts=tuple(_facts(row)),
        why_not=row.why_not,
    )


def state(row: JobRow) -> Cell:
    """Return the tag of a job's state."""
    words, colour = WORDS[row.state]
    return Cell("Being cancelled", tag="yellow") if row.stopping else Cell(words, tag=colour)


def _progress(row: JobRow) -> str:
    if row.total and row.state in OPEN:
        return f"{row.done:,} of {row.total:,}"
    return row.words if row.state in {JobState.RUNNING, JobState.DONE} else ""


def _sentence(row: JobRow) -> str:
    said = {
        JobState.WAITING: "It waits for its turn." if row.attempt == 0 else "It stopped, and will be tried again.",
        JobState.RUNNING: row.words or "It is running.",
        JobState.DONE: row.words or "It is done.",
        JobState.FAILED: "It did not come to its end.",
        JobState.CANCELLED: "It was cancelled.",
    }[row.state]
    return "It is being cancelled: it stops at its next step." if row.stopping else said


def _facts(row: JobRow) -> list[Fact]:
    said = [("Asked by", row.asked_by), ("Asked", moment(row.asked_at))]
    if row.total:
        said.append(("Progress", f"{row.done:,} of {row.total:,}"))
    if row.started_at:
        said.append(("Begun", moment(row.started_at)))
    if row.ended_at:
        said.append(("Ended", moment(row.ended_at)))
    if row.attempt > 1:
        said.append(("Tried", f"{row.attempt} times"))
    return [Fact(key, value) for key, value in said]
