"""A report is issued: frozen with its figures and a number, made into files once, perhaps withdrawn."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from django.db.models import Max

from oneworkforce.access.verdicts import NotAllowed, NotFound
from oneworkforce.access.viewer import Viewer
from oneworkforce.assess.models import Issue, IssueFile, Report
from oneworkforce.assess.permissions import reports
from oneworkforce.assess.queries import reports as queries
from oneworkforce.audit.public import record
from oneworkforce.documents import frozen, outline
from oneworkforce.documents.model import Report as Document
from oneworkforce.ground import jobs, transactions
from oneworkforce.ground.values import line
from oneworkforce.lib.days import day
from oneworkforce.lib.faults import Fault, Refused

NOUN = "issue"
JOB = "assess.issue_files"
KINDS = ("html", "docx", "pdf")
LONGEST_REASON = 300
MEANWHILE = Fault("", "Somebody changed this report while you were looking at it.", "Read what changed, then issue it.")


def issue(
    *, by: Viewer, now: datetime, today: date, report: UUID, document: Document, stamp: str, public: bool
) -> UUID:
    """Freeze `document`, the report as it was when its words had this `stamp`; return the id of the issue.

    `Refused` where somebody has changed the words since; `NotAllowed` to make an exempt report public. The files are
    made by a job that is asked for in the same transaction.
    """
    with transactions.whole("report.issue"):
        found = reports.get(by, report)
        reports.check_change(by)
        row = Report.objects.select_for_update().get(pk=found.pk)
        if public:
            reports.check_public(by, row)
        if queries.stamp(row) != stamp:
            raise Refused(MEANWHILE)
        number = (Issue.objects.filter(report=row).aggregate(last=Max("number"))["last"] or 0) + 1
        made = Issue.objects.create(
            report=row,
            number=number,
            title=row.title,
            document=frozen.freeze(outline.clean(_numbered(document, number, today))),
            exempt=row.exempt,
            public=public,
            issued_by=by.actor,
            issued_at=now,
        )
        made.job = jobs.ask(JOB, by=by, now=now, issue=made.pk).pk
        made.save(update_fields=["job"])
        record(by=by, verb="issued", noun=NOUN, subject=made.pk, now=now)
    return made.pk


def _numbered(document: Document, number: int, today: date) -> Document:
    """Return the paper with its version in the head, on its first page."""
    said = f"{number}, issued on {day(today)}"
    return replace(document, particulars=(*document.particulars, ("Version", said)))


def make_again(*, by: Viewer, now: datetime, issue: UUID) -> None:
    """Ask again for the files of an issue whose job ended without them."""
    with transactions.whole("issue.make_again"):
        found = reports.get_issue(by, issue)
        reports.check_change(by)
        row = Issue.objects.select_for_update().defer("document").get(pk=found.pk)
        if not queries.may_make_again(row):
            raise NotAllowed("Its files are there, or are being made.")
        row.job = jobs.ask(JOB, by=by, now=now, issue=row.pk).pk
        row.save(update_fields=["job"])
        record(by=by, verb="asked again for the files of", noun=NOUN, subject=row.pk, now=now)


def keep_files(issue: UUID, files: Mapping[str, bytes]) -> None:
    """Store the files of an issue, inside the job's swap; nothing where they are there."""
    Issue.objects.select_for_update().defer("document").get(pk=issue)
    if not IssueFile.objects.filter(issue_id=issue).exists():
        IssueFile.objects.bulk_create(
            IssueFile(issue_id=issue, kind=kind, content=content) for kind, content in files.items()
        )


def withdraw(*, by: Viewer, now: datetime, issue: UUID, reason: str) -> None:
    """Withdraw an issue: it is kept, and no longer public."""
    with transactions.whole("issue.withdraw"):
        found = reports.get_issue(by, issue)
        reports.check_change(by)
        why = line("reason", reason, label="The reason", longest=LONGEST_REASON)
        row = Issue.objects.select_for_update().defer("document").get(pk=found.pk)
        reports.check_withdraw(by, row)
        row.public, row.withdrawn_at, row.withdrawn_by, row.withdrawn_for = False, now, by.actor, why
        row.save(update_fields=["public", "withdrawn_at", "withdrawn_by", "withdrawn_for"])
        record(by=by, verb="withdrew", noun=NOUN, subject=row.pk, now=now)


def fetch(*, by: Viewer, now: datetime, issue: UUID, kind: str) -> bytes:
    """Return a file of an issue; that it was taken is recorded. `NotFound` where it is not made yet."""
    with transactions.whole("issue.fetch"):
        found = reports.get_issue(by, issue)
        file = IssueFile.objects.filter(issue=found, kind=kind).first()
        if file is None:
            raise NotFound
        record(by=by, verb="downloaded", noun=NOUN, subject=found.pk, fields=[kind], now=now)
    return bytes(file.content)
