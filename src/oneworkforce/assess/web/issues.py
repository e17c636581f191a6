"""Issues of a report: made, read, downloaded, withdrawn."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from oneworkforce.access import verdicts
from oneworkforce.access.verdicts import NotFound
from oneworkforce.assess.commands import issues as commands
from oneworkforce.assess.permissions import reports
from oneworkforce.assess.queries import reports as queries
from oneworkforce.assess.reports import desk
from oneworkforce.assess.web import documents
from oneworkforce.assess.web.forms.reports import IssueForm, WithdrawForm
from oneworkforce.assess.web.presenters import desk as presenters
from oneworkforce.assess.web.presenters import issues as shown
from oneworkforce.ground.asked import Asked
from oneworkforce.lib.faults import Refused
from oneworkforce.ui import saving
from oneworkforce.ui.saving import EITHER, Sheet


@EITHER
def report_issue(request: Asked, report: UUID) -> HttpResponse:
    """Issue a report, once what is open and what is frozen have been seen."""
    viewer = request.viewer
    row = reports.get(viewer, report)
    reports.check_change(viewer)
    draft = desk.draft(viewer, report, today=timezone.localdate())
    if draft.paper is None:
        back = reverse("report", args=[report])
        return render(request, "assess/reports/cannot.html", {"back": back, "words": draft.why_not})
    sent = saving.sent(request)
    form = IssueForm(sent, exempt=row.exempt)
    seen = request.POST.get("seen", "") if sent is not None else draft.stamp
    made: list[UUID] = []

    def issue() -> None:
        if seen != draft.stamp:
            raise Refused(commands.MEANWHILE)
        made.append(
            commands.issue(
                by=viewer,
                now=timezone.now(),
                today=timezone.localdate(),
                report=report,
                document=draft.document(),
                stamp=draft.stamp,
                public=bool(form.cleaned_data.get("public")),
            )
        )

    outcome = saving.saved(request, form, issue, seen=draft.stamp)
    to = reverse("issue", args=made) if made else ""
    sheet = Sheet(f"Issue {row.title}", reverse("report", args=[report]), "Issue the report", caption="Report")
    gaps = [(where, prompt, presenters.part_url(report, key)) for key, where, prompt in draft.paper.open()]
    said = "The report is issued. Its files are being made."
    template = "assess/issues/make.html"
    return saving.answer(request, outcome, sheet, said=said, to=to, template=template, gaps=gaps, exempt=row.exempt)


@require_safe
def issue(request: Asked, issue: UUID) -> HttpResponse:
    """Show an issue: what it is, its files, and who may read it."""
    viewer = request.viewer
    found = queries.issue(viewer, issue)
    row = reports.get_issue(viewer, issue)
    why_not = verdicts.why_not(reports.check_change, viewer)
    context = {
        "issue": found,
        "facts": shown.facts(found, viewer.partnership),
        "files": shown.files(found),
        "why_not": why_not,
        "why_not_withdraw": verdicts.why_not(reports.check_withdraw, viewer, row),
    }
    return render(request, "assess/issues/page.html", context)


@require_safe
def issue_file(request: Asked, issue: UUID, kind: str) -> HttpResponse:
    """Return a file of an issue; that it was taken is recorded."""
    found = reports.get_issue(request.viewer, issue)
    if kind not in documents.KINDS:
        raise NotFound
    content = commands.fetch(by=request.viewer, now=timezone.now(), issue=issue, kind=kind)
    return documents.answer(content, kind, shown.file_name(found.issued_at, found.number))


@require_POST
def issue_files(request: Asked, issue: UUID) -> HttpResponse:
    """Ask again for the files of an issue."""
    commands.make_again(by=request.viewer, now=timezone.now(), issue=issue)
    messages.success(request, "Its files are being made again.")
    return redirect("issue", issue)


@EITHER
def issue_withdraw(request: Asked, issue: UUID) -> HttpResponse:
    """Withdraw an issue, with the reason."""
    row = reports.get_issue(request.viewer, issue)
    reports.check_withdraw(request.viewer, row)
    form = WithdrawForm(saving.sent(request))
    outcome = saving.saved(
        request,
        form,
        lambda: commands.withdraw(
            by=request.viewer, now=timezone.now(), issue=issue, reason=form.cleaned_data["reason"]
        ),
    )
    to = reverse("issue", args=[issue])
    intro = "It is kept here with its reason, and leaves the public page at once."
    title = f"Withdraw version {row.number}"
    sheet = Sheet(title, to, "Withdraw", intro, warning=True, caption=row.title)
    return saving.answer(request, outcome, sheet, said="The issue is withdrawn.", to=to)
