"""Reports as the desk lists and shows them: frozen rows, the same number of queries however many there are."""

import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet
from django.db.models.functions import Lower

from oneworkforce.access.viewer import Viewer
from oneworkforce.assess.domain import desk
from oneworkforce.assess.models import Issue, IssueFile, Report, ReportComment, ReportPart
from oneworkforce.assess.permissions import reports, rounds
from oneworkforce.ground import paging
from oneworkforce.ground.job_states import OPEN
from oneworkforce.ground.models import Job
from oneworkforce.ground.prepared import prepared
from oneworkforce.ui.listing import Wanted

SORTS: Mapping[str, tuple[str | Lower, ...]] = {
    "title": (Lower("title"),),
    "layout": ("layout", Lower("title")),
    "made": ("made_at", Lower("title")),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One report in a list; `public`: an issue of it is on the public page; `open`: comments not settled."""

    id: UUID
    title: str
    layout: desk.Layout
    state: desk.State
    exempt: bool
    public: bool
    made_by: str
    made_at: datetime
    issues: int
    open: int


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment on a report; `settled_by` is "" while it is open."""

    id: UUID
    key: str
    words: str
    said_by: str
    said_at: datetime
    reply: str
    settled_by: str


@dataclass(frozen=True, slots=True)
class Issued:
    """One issue of a report; `public`: anybody may read it now."""

    id: UUID
    report: UUID
    number: int
    title: str
    exempt: bool
    public: bool
    issued_by: str
    issued_at: datetime
    withdrawn_at: datetime | None
    withdrawn_by: str
    withdrawn_for: str
    files: bool
    job: UUID | None
    stalled: bool


def listed(viewer: Viewer, wanted: Wanted) -> tuple[tuple[Row, ...], int, Wanted]:
    """Return the rows of the page wanted, how many there are in all, and the page that was found."""
    found = _filtered(reports.visible_to(viewer), wanted)
    total = found.count()
    wanted = wanted.clipped(total)
    ordered = found.order_by(*SORTS.get(wanted.sort, ("-made_at", Lower("title"))), "pk")
    rows = paging.page(ordered.reverse() if wanted.descending else ordered, wanted, lambda ids: _counted(reports=ids))
    return tuple(_row(each) for each in rows), total, wanted


@prepared
def _counted(*, reports: Collection[UUID]) -> QuerySet[Report]:
    return Report.objects.filter(pk__in=reports).annotate(
        made_issues=Count("issues", distinct=True),
        withdrawn=Count("issues", filter=Q(issues__withdrawn_at__isnull=False), distinct=True),
        shown=Exists(Issue.objects.filter(report=OuterRef("pk"), public=True, withdrawn_at=None)),
        open_comments=Count("comments", filter=Q(comments__settled_at__isnull=True), distinct=True),
    )


def _filtered(found: QuerySet[Report], wanted: Wanted) -> QuerySet[Report]:
    if words := wanted.filters.get("title"):
        found = found.filter(title__icontains=words)
    standing = Exists(Issue.objects.filter(report=OuterRef("pk"), withdrawn_at=None))
    match wanted.filters.get("state"):
        case "draft":
            found = found.filter(~Exists(Issue.objects.filter(report=OuterRef("pk"))))
        case "issued":
            found = found.filter(standing)
        case "withdrawn":
            found = found.filter(Exists(Issue.objects.filter(report=OuterRef("pk"))), ~standing)
        case "exempt":
            found = found.filter(exempt=True)
    return found


def _row(found: Report) -> Row:
    counted: dict[str, int] = vars(found)
    return Row(
        id=found.pk,
        title=found.title,
        layout=desk.Layout(found.layout),
        state=desk.state(counted["made_issues"], counted["withdrawn"]),
        exempt=found.exempt,
        public=bool(counted["shown"]) and not found.exempt,
        made_by=found.made_by,
        made_at=found.made_at,
        issues=counted["made_issues"],
        open=counted["open_comments"],
    )


def rounds_to_choose(viewer: Viewer) -> tuple[tuple[str, str], ...]:
    """Return (id, title) of the rounds that have results, the latest first."""
    rows = rounds.visible_to(viewer).filter(results__isnull=False).distinct().order_by("-year", "title")
    return tuple((str(pk), title) for pk, title in rows.values_list("pk", "title"))


def parts(report: Report) -> tuple[ReportPart, ...]:
    """Return the own words in a report that a permission has found."""
    return tuple(ReportPart.objects.filter(report=report).order_by("key"))


def part(report: Report, key: str) -> ReportPart | None:
    """Return the own words for one key of a report that a permission has found."""
    return ReportPart.objects.filter(report=report, key=key).first()


def comments(report: Report) -> tuple[Comment, ...]:
    """Return what was said of a report that a permission has found, the open ones first."""
    rows = ReportComment.objects.filter(report=report).order_by("-settled_at", "said_at", "pk")
    found = [Comment(row.pk, row.key, row.words, row.said_by, row.said_at, row.reply, row.settled_by) for row in rows]
    return tuple(sorted(found, key=lambda each: bool(each.settled_by)))


def issues(viewer: Viewer, report: UUID) -> tuple[Issued, ...]:
    """Return the issues of a report, the latest first."""
    return tuple(_issued(row) for row in _with_files(reports.issues_visible_to(viewer).filter(report=report)))


def issue(viewer: Viewer, issue: UUID) -> Issued:
    """Return one issue; `verdicts.NotFound` where there is none for this viewer."""
    found = reports.get_issue(viewer, issue)
    return _issued(_with_files(Issue.objects.filter(pk=found.pk)).get())


def may_make_again(row: Issue) -> bool:
    """Return whether a job ended without the issue's files."""
    return not IssueFile.objects.filter(issue=row).exists() and _stalled(row.job)


def stamp(row: Report) -> str:
    """Return a digest of what people have said in a report: it changes with each word, and with each issue."""
    said = [
        [row.title, str(row.round_id), str(row.strategy), row.text, row.exempt, row.exempt_under],
        [list(part) for part in ReportPart.objects.filter(report=row).order_by("key").values_list(*_WRITTEN)],
        Issue.objects.filter(report=row).aggregate(last=Max("number"))["last"],
    ]
    return hashlib.sha256(json.dumps(said).encode("utf-8", "surrogatepass")).hexdigest()


_WRITTEN = ("key", "placing", "words")


def _with_files(rows: QuerySet[Issue]) -> QuerySet[Issue]:
    made = Exists(IssueFile.objects.filter(issue=OuterRef("pk")))
    making = Exists(Job.objects.filter(pk=OuterRef("job"), state__in=OPEN))
    return rows.select_related("report").defer("document").annotate(made=made, making=making).order_by("-number")


def _stalled(job: UUID | None) -> bool:
    return job is None or not Job.objects.filter(pk=job, state__in=OPEN).exists()


def _issued(row: Issue) -> Issued:
    counted: dict[str, bool] = vars(row)
    return Issued(
        id=row.pk,
        report=row.report_id,
        number=row.number,
        title=row.title,
        exempt=row.exempt or row.report.exempt,
        public=row.public and not row.exempt and not row.report.exempt and row.withdrawn_at is None,
        issued_by=row.issued_by,
        issued_at=row.issued_at,
        withdrawn_at=row.withdrawn_at,
        withdrawn_by=row.withdrawn_by,
        withdrawn_for=row.withdrawn_for,
        files=counted["made"],
        job=row.job,
        stalled=not counted["making"] and not counted["made"],
    )
