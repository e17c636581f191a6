"""Who reads the report desk, and who writes and issues reports; and what the public reads."""

from uuid import UUID

from django.db.models import QuerySet

from oneworkforce.access import verdicts
from oneworkforce.access.permissions import Permission
from oneworkforce.access.reasons import refuse
from oneworkforce.access.verdicts import NotAllowed, NotFound
from oneworkforce.access.viewer import Viewer
from oneworkforce.assess.models import Issue, Report, ReportComment

EXEMPT = "An exempt report is never put on the public page."


def visible_to(viewer: Viewer) -> QuerySet[Report]:
    """Return the reports that `viewer` sees, drafts and exempt ones too: all, or none."""
    return Report.objects.all() if viewer.may(Permission.SEE_REPORTS) else Report.objects.none()


def issues_visible_to(viewer: Viewer) -> QuerySet[Issue]:
    """Return the issues of the reports that `viewer` sees."""
    return Issue.objects.filter(report__in=visible_to(viewer))


def published() -> QuerySet[Issue]:
    """Return what anybody may read, in the open scope: public, neither exempt nor withdrawn, with its files made.

    A report that is marked exempt after it was issued takes its issues with it.
    """
    rows = Issue.objects.filter(public=True, exempt=False, withdrawn_at=None, report__exempt=False)
    return rows.filter(files__kind="html")


def get(viewer: Viewer, report: UUID) -> Report:
    """Return the report, or say that there is none."""
    found = visible_to(viewer).filter(pk=report).first()
    if found is None:
        raise NotFound
    return found


def get_issue(viewer: Viewer, issue: UUID) -> Issue:
    """Return the issue with its report, or say that there is none."""
    found = issues_visible_to(viewer).select_related("report").defer("document").filter(pk=issue).first()
    if found is None:
        raise NotFound
    return found


def get_comment(viewer: Viewer, comment: UUID) -> ReportComment:
    """Return the comment with its report, or say that there is none."""
    rows = ReportComment.objects.filter(report__in=visible_to(viewer)).select_related("report")
    found = rows.filter(pk=comment).first()
    if found is None:
        raise NotFound
    return found


def check_see(viewer: Viewer) -> None:
    """Refuse who may not read the desk."""
    if not viewer.may(Permission.SEE_REPORTS):
        raise refuse(viewer, Permission.SEE_REPORTS, "Only a workforce lead and the executive read the report desk.")


def check_change(viewer: Viewer) -> None:
    """Refuse who may not write and issue reports."""
    if not viewer.may(Permission.CHANGE_REPORTS):
        raise refuse(viewer, Permission.CHANGE_REPORTS, "Only a workforce lead writes and issues reports.")


def check_remove(viewer: Viewer, report: Report) -> None:
    """Refuse to remove a report that was issued: what was issued stays."""
    check_change(viewer)
    if Issue.objects.filter(report=report).exists():
        raise NotAllowed("This report was issued: what was issued stays. Withdraw its issues instead.")


def check_public(viewer: Viewer, report: Report) -> None:
    """Refuse to put a report on the public page that is exempt."""
    check_change(viewer)
    if report.exempt:
        raise NotAllowed(EXEMPT)


def check_withdraw(viewer: Viewer, issue: Issue) -> None:
    """Refuse to withdraw twice."""
    check_change(viewer)
    if issue.withdrawn_at is not None:
        raise NotAllowed("This issue was withdrawn already.")


can_see = verdicts.can(check_see)
can_change = verdicts.can(check_change)
