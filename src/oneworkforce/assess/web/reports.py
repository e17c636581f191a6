"""The report desk: its list and export, the desk of one report, and the forms that begin, change and remove it."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from oneworkforce.access import verdicts
from oneworkforce.assess.commands import reports as commands
from oneworkforce.assess.domain.desk import Layout
from oneworkforce.assess.permissions import reports
from oneworkforce.assess.queries import planned
from oneworkforce.assess.queries import reports as queries
from oneworkforce.assess.reports import desk
from oneworkforce.assess.web.forms.reports import ChangeReportForm, ReportForm
from oneworkforce.assess.web.presenters import desk as presenters
from oneworkforce.assess.web.presenters import report_lists as lists
from oneworkforce.audit.web import exports
from oneworkforce.ground.asked import Asked
from oneworkforce.ui import listing, saving
from oneworkforce.ui.parts import Fact
from oneworkforce.ui.saving import EITHER, Sheet
from oneworkforce.ui.spreadsheet import Value


@require_safe
def reports_list(request: Asked) -> HttpResponse:
    """Show the reports, filtered and sorted as the address says."""
    reports.check_see(request.viewer)
    rows, total, wanted = queries.listed(request.viewer, _wanted(request))
    why_not = verdicts.why_not(reports.check_change, request.viewer)
    shown = listing.Listing(
        columns=lists.COLUMNS,
        filters=lists.FILTERS,
        wanted=wanted,
        rows=[lists.row(each) for each in rows],
        total=total,
        path=reverse("reports"),
        export_url=reverse("reports_export"),
        noun="report",
        empty_words="Begin a report from a layout: it is filled from a round or a strategy, and waits for your words.",
        empty_url=None if why_not else reverse("report_add"),
        empty_action="Begin a report",
    )
    return render(request, "assess/reports/list.html", {"listing": shown, "why_not": why_not})


@EITHER
def export(request: Asked) -> HttpResponse:
    """Export the list as it is filtered, after asking what for."""
    viewer = request.viewer
    reports.check_see(viewer)
    wanted = _wanted(request).whole()

    def rows() -> list[Sequence[Value]]:
        return [lists.exported(each) for each in queries.listed(viewer, wanted)[0]]

    return exports.answer(request, noun="report", title="reports", headings=lists.HEADINGS, rows=rows)


@require_safe
def report(request: Asked, report: UUID) -> HttpResponse:
    """Show the desk of a report: its head and parts in order, what is open, what was said, what was issued."""
    viewer = request.viewer
    row = reports.get(viewer, report)
    draft = desk.draft(viewer, report, today=timezone.localdate())
    own = {part.key: part for part in queries.parts(row)}
    said = queries.comments(row)
    issues = queries.issues(viewer, report)
    why_not = verdicts.why_not(reports.check_change, viewer)
    context = {
        "report": row,
        "facts": _facts(request, row),
        "draft": draft,
        "head": presenters.head(row.pk, draft.computed, draft.paper, own, writes=not why_not)
        if draft.computed and draft.paper
        else (),
        "parts": presenters.parts(row.pk, draft.computed, own, said) if draft.computed else (),
        "open": draft.paper.open() if draft.paper else (),
        "comments": [each for each in said if not each.key],
        "comment_href": presenters.comment_url(row.pk),
        "issues": issues,
        "why_not": why_not,
        "why_not_issue": why_not or draft.why_not or None,
        "why_not_remove": verdicts.why_not(reports.check_remove, viewer, row),
    }
    return render(request, "assess/reports/page.html", context)


def _facts(request: Asked, row: Any) -> list[Fact]:
    rounds = dict(queries.rounds_to_choose(request.viewer))
    strategies = dict(planned.choices(request.viewer))
    held = rounds.get(str(row.round_id), "A round without results") if row.round_id else "None"
    chosen = strategies.get(str(row.strategy), "A strategy that is not there any more") if row.strategy else "None"
    return [
        Fact("Layout", Layout(row.layout).title_),
        Fact("Round", held),
        Fact("Strategy", f"{chosen}, its text appended" if row.text else chosen),
        Fact("Who may read it", f"Exempt under {row.exempt_under}" if row.exempt else "Public, once it is issued so"),
        Fact("Begun by", row.made_by),
    ]


@EITHER
def add(request: Asked) -> HttpResponse:
    """Begin a report, of the round or the strategy that the address names, where it names one."""
    viewer = request.viewer
    reports.check_change(viewer)
    chosen = {name: request.GET.get(name, "") for name in ("round", "strategy")}
    form = ReportForm(queries.rounds_to_choose(viewer), planned.choices(viewer), saving.sent(request), initial=chosen)
    made: list[UUID] = []
    outcome = saving.saved(
        request,
        form,
        lambda: made.append(
            commands.add(by=viewer, now=timezone.now(), layout=form.cleaned_data["layout"], about=_about(form))
        ),
    )
    sheet = Sheet("Begin a report", reverse("reports"), "Begin report")
    to = reverse("report", args=made) if made else ""
    return saving.answer(request, outcome, sheet, said="The report was begun: it waits for your words.", to=to)


@EITHER
def change(request: Asked, report: UUID) -> HttpResponse:
    """Change what a report is about; another's change meanwhile is shown beside one's own."""
    viewer = request.viewer
    row = reports.get(viewer, report)
    reports.check_change(viewer)
    shown = commands.shown(row)
    seen = saving.seen(request, shown)
    rounds, strategies = queries.rounds_to_choose(viewer), planned.choices(viewer)
    form = ChangeReportForm(rounds, strategies, saving.sent(request, shown), initial=shown)
    outcome = saving.saved(
        request,
        form,
        lambda: commands.change(by=viewer, now=timezone.now(), report=report, seen=seen, about=_about(form)),
        seen=seen,
    )
    to = reverse("report", args=[report])
    return saving.answer(request, outcome, Sheet(f"Change {row.title}", to), said="Your changes were saved.", to=to)


@EITHER
def remove(request: Asked, report: UUID) -> HttpResponse:
    """Remove a report that was never issued, once it is confirmed."""
    row = reports.get(request.viewer, report)
    intro = "What was written in it goes with it. This cannot be undone."
    return saving.confirmed(
        request,
        Sheet(f"Remove {row.title}", reverse("report", args=[report]), "Remove report", intro),
        lambda: commands.remove(by=request.viewer, now=timezone.now(), report=report),
        said="The report was removed.",
        why_not=verdicts.why_not(reports.check_remove, request.viewer, row),
        to=reverse("reports"),
    )


def _wanted(request: Asked) -> listing.Wanted:
    return listing.read(request.GET.dict(), lists.COLUMNS, lists.FILTERS)


def _about(form: ChangeReportForm) -> commands.About:
    said = form.cleaned_data
    return commands.About(
        title=said["title"],
        round=UUID(said["round"]) if said["round"] else None,
        strategy=UUID(said["strategy"]) if said["strategy"] else None,
        text=said["text"],
        exempt=said["exempt"],
        exempt_under=said["exempt_under"],
    )
