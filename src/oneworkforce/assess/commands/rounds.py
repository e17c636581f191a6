"""A round is set up, changed while no answers are in use, compared with another, or removed."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from oneworkforce.access.viewer import Viewer
from oneworkforce.assess.commands import seals, uploads
from oneworkforce.assess.domain import crosswalk_file, framework_file, grouping
from oneworkforce.assess.domain.crosswalk_file import Ends
from oneworkforce.assess.domain.framework import Framework
from oneworkforce.assess.domain.kinds import UploadState
from oneworkforce.assess.models import Contact, Issue, Report, Round, Upload, Workshop
from oneworkforce.assess.permissions import rounds
from oneworkforce.assess.queries import stored
from oneworkforce.audit import saving
from oneworkforce.audit.public import record
from oneworkforce.ground import jobs, transactions
from oneworkforce.ground.models import Job
from oneworkforce.ground.values import Values, taken
from oneworkforce.lib import text
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.ui import conflict

NOUN = "round"
LONGEST_TITLE = 160
FIRST_YEAR, LAST_YEAR = 1990, 2100
FEWEST, USUAL, MOST = 2, 10, 1_000
"""The guard: fewest people shown, as small as it may be, as it is unless somebody says, as large as it may be."""
FILE = "framework_file"
CROSSWALK = "crosswalk_file"
SET_UP = ("by", "min_cell", "weighted")
"""What is fixed while answers are in use, besides the framework."""


def add(
    *,
    by: Viewer,
    now: datetime,
    title: str,
    year: int,
    framework: str,
    columns: str,
    min_cell: int,
    weighted: bool,
    previous: UUID | None,
    synthetic: bool,
) -> UUID:
    """Set a round up. `framework` is the text of its file; `columns` as they were typed. Returns its id."""
    with saving.whole("round.add", taken=taken("title", NOUN)):
        rounds.check_change(by)
        values = _values(title, year, Round.objects.all())
        values.fault(_guard(min_cell))
        kept = values.settled()
        read = parsed(framework)
        groups = grouping.columns(columns, read, where="by")
        made = Round.objects.create(
            title=kept["title"],
            year=year,
            framework_id=read.id,
            framework_version=read.version,
            framework=framework,
            instrument=read.instrument,
            by=list(groups),
            min_cell=min_cell,
            weighted=weighted,
            previous=_previous(by, previous, None, groups),
            synthetic=synthetic,
            made_at=now,
        )
        record(by=by, verb="added", noun=NOUN, subject=made.pk, now=now)
    return made.pk


def change(
    *,
    by: Viewer,
    now: datetime,
    round: UUID,  # noqa: A002  the field's word
    seen: str,
    title: str,
    year: int,
    previous: UUID | None,
    framework: str = "",
    columns: str = "",
    min_cell: int = USUAL,
    weighted: bool = False,
    crosswalk: str | None = None,
) -> None:
    """Change a round; `ui.conflict.Changed` where it is no longer as it was `seen`.

    `crosswalk` is the text of its file: None leaves it as it is, "" takes it away.

    The framework ("": as it is), the columns, the guard and the weights are taken only while they are `open_`.
    """
    with saving.whole("round.change", taken=taken("title", NOUN)):
        found = rounds.get(by, round)
        rounds.check_change(by)
        row = Round.objects.select_for_update().get(pk=found.pk)
        uploads.settle(row, now=now)
        values = _values(title, year, Round.objects.exclude(pk=row.pk))
        values.fault(_guard(min_cell))
        wanted: dict[str, Any] = {"title": values.settled()["title"], "year": year}
        if open_(row):
            read = parsed(framework or row.framework)
            wanted |= {"by": list(grouping.columns(columns, read, where="by"))}
            wanted |= {"min_cell": min_cell, "weighted": weighted}
            if framework:
                wanted |= {"framework": framework, "framework_id": read.id, "framework_version": read.version}
                wanted |= {"instrument": read.instrument}
        compared = _previous(by, previous, row, wanted.get("by", row.by))
        said = {name: value for name, value in wanted.items() if name in {"title", "year", *SET_UP}}
        said |= {"by": "\n".join(wanted["by"])} if "by" in wanted else {}
        conflict.check(seen, shown(row), {**said, "previous": str(previous or "")})
        wanted["crosswalk"] = _crosswalk(row, compared, wanted.get("framework", row.framework), crosswalk)
        fields = saving.changed(row, {**wanted, "previous": compared})
        fields = [name for name in fields if name not in {"framework_id", "framework_version", "instrument"}]
        saving.audited(by=by, noun=NOUN, subject=row.pk, fields=fields, now=now)


def shown(row: Round) -> dict[str, object]:
    """Return the values that a form shows, by field: without its set-up while answers are in use."""
    values: dict[str, object] = {"title": row.title, "year": row.year, "previous": str(row.previous_id or "")}
    if open_(row):
        values |= {"by": "\n".join(row.by), "min_cell": row.min_cell, "weighted": row.weighted}
    return values


def open_(row: Round) -> bool:
    """Return whether framework, columns, guard and weights may still change: nobody is asked, no answers are in use."""
    if row.opened_at is not None:
        return False
    held = (UploadState.KEPT, UploadState.WAITING)
    return not Upload.objects.filter(round=row, state__in=held).exists()


def remove(*, by: Viewer, now: datetime, round: UUID) -> None:  # noqa: A002  the field's word
    """Remove a round with its answers, results and findings.

    Refused once a report of it was issued, or a workshop on it was held. The key of one that is open is erased with it:
    what people answered can be read nowhere then, not even in a copy.
    """
    with transactions.whole("round.remove"):
        found = rounds.get(by, round)
        rounds.check_change(by)
        row = Round.objects.select_for_update().get(pk=found.pk)
        uploads.settle(row, now=now)
        uploads.check_none_waits(row, where="")
        if Issue.objects.filter(report__round=row).exists():
            what = "A report of this round was issued, and people have read it."
            raise Refused(Fault("", what, "Keep the round."))
        if Report.objects.filter(round=row).exists():
            raise Refused(Fault("", "A report is being written from this round.", "Remove that report first."))
        if Workshop.objects.filter(round=row, ended_at__isnull=False).exists():
            raise Refused(Fault("", "A workshop was held on this round, and has its minute.", "Keep the round."))
        record(by=by, verb="removed", noun=NOUN, subject=row.pk, now=now)
        seals.destroy(row, now=now)
        Contact.objects.filter(round=row).delete()  # first: a frame's cell is not removed while letters go there
        row.delete()


def recompute(*, by: Viewer, now: datetime, round: UUID) -> Job:  # noqa: A002  the field's word
    """Ask for the results to be computed again, from the answers in use."""
    with transactions.whole("round.recompute"):
        found = rounds.get(by, round)
        rounds.check_change(by)
        row = Round.objects.select_for_update().get(pk=found.pk)
        uploads.settle(row, now=now)
        uploads.check_none_waits(row, where="")
        uploads.check_none_issued(row, where="")
        if not Upload.objects.filter(round=row, state=UploadState.KEPT).exists():
            raise Refused(Fault("", "This round has no answers yet.", "Upload them first."))
        record(by=by, verb="asked for new results of", noun=NOUN, subject=row.pk, now=now)
        return jobs.ask("assess.recompute", by=by, now=now, round=row.pk)


def parsed(written: str) -> Framework:
    """Return the framework of a file's text; `Refused` with its faults, by line, beside the field of the file."""
    try:
        return framework_file.parse(written, "framework")
    except Refused as refused:
        faults = (
            Fault(FILE, f"{text.plain(one.where).capitalize()}: {one.what}", one.remedy) for one in refused.faults
        )
        raise Refused(*faults) from None


def checked_title(title: str, year: int) -> str:
    """Return the title of a new round as it is kept; `Refused` with what is wrong with it or with its year."""
    return _values(title, year, Round.objects.all()).settled()["title"]


def _crosswalk(row: Round, previous: Round | None, framework: str, given: str | None) -> str:
    """Return the crosswalk to keep: the one given, else the one there is, as long as it fits both frameworks."""
    kept = row.crosswalk if given is None else given
    if not kept or (previous is None and given is None):
        return kept
    if previous is None:
        what = "A crosswalk leads from the framework of another round, and this one is compared with none."
        raise Refused(Fault(CROSSWALK, what, "Choose the round to compare with."))
    try:
        crosswalk_file.parse(kept, "crosswalk", Ends(stored.framework_of(previous), parsed(framework)))
    except Refused as refused:
        whose = "" if given is not None else "The crosswalk that this round has does not fit. "
        raise Refused(
            *(Fault(CROSSWALK, f"{whose}{one.where.capitalize()}: {one.what}", one.remedy) for one in refused.faults)
        ) from None
    return kept


def _values(title: str, year: int, others: Any) -> Values:
    values = Values()
    values.line("title", title, label="The title", longest=LONGEST_TITLE)
    values.free("title", others, noun=NOUN)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        values.fault(Fault("year", "This is no year of a round.", f"Enter one from {FIRST_YEAR} to {LAST_YEAR}."))
    return values


def _guard(min_cell: int) -> Fault | None:
    if FEWEST <= min_cell <= MOST:
        return None
    return Fault("min_cell", "This guards nobody.", f"Enter a number from {FEWEST} to {MOST:,}.")


def _previous(by: Viewer, chosen: UUID | None, row: Round | None, groups: Sequence[str]) -> Round | None:
    """Return the round to compare with; the one the round has may stay, whoever asks."""
    if chosen is None:
        return None
    if row is not None and chosen == row.pk:
        raise Refused(Fault("previous", "A round is not compared with itself.", "Choose an earlier one."))
    found = rounds.get(by, chosen)
    held = {text.folded(column) for column in found.by}
    missing = [column for column in groups if text.folded(column) not in held]
    if missing:
        what = f"That round is not grouped by {text.listed(missing)}."
        raise Refused(Fault("previous", what, "Choose a round with the same groups, or compare with none."))
    return found
