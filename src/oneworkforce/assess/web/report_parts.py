"""One part of a report at a time: own words for it, comments on it, and the preview of the whole."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from oneworkforce.access.verdicts import NotFound
from oneworkforce.assess.commands import report_comments
from oneworkforce.assess.commands import reports as commands
from oneworkforce.assess.domain.kinds import Placing
from oneworkforce.assess.permissions import reports
from oneworkforce.assess.queries import reports as queries
from oneworkforce.assess.reports import desk
from oneworkforce.assess.reports.paper import Paper
from oneworkforce.assess.web import documents
from oneworkforce.assess.web.forms.reports import CommentForm, LineForm, PartForm, SettleForm
from oneworkforce.assess.web.presenters import desk as presenters
from oneworkforce.documents import pdf, web, word
from oneworkforce.ground.asked import Asked
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.ui import saving
from oneworkforce.ui.saving import EITHER, Sheet

PLAIN = (("after", "Put my words there"), ("left_out", "Leave it out"))
"""What the choices are called where nothing is computed."""
WITHOUT = (Placing.AFTER, Placing.LEFT_OUT)
_RENDER = {"docx": word.render, "pdf": pdf.render}


@dataclass(frozen=True, slots=True)
class Target:
    """What is edited: its name, what is computed there, how words may stand to that; `line`: one of the head."""

    title: str
    intro: str
    computed: Sequence[presenters.Computed]
    placings: tuple[Placing, ...]
    titles: tuple[tuple[str, str], ...]
    line: bool = False


@EITHER
def part(request: Asked, report: UUID, key: str) -> HttpResponse:
    """Write own words into a part; another's words meanwhile are shown beside one's own."""
    viewer = request.viewer
    row = reports.get(viewer, report)
    reports.check_change(viewer)
    draft = desk.draft(viewer, report, today=timezone.localdate())
    if draft.computed is None:
        raise Refused(Fault("", draft.why_not, ""))
    target = _target(draft.computed, key)
    shown = commands.shown_part(queries.part(row, key))
    seen = saving.seen(request, shown)
    kind = LineForm if target.line else PartForm
    form = kind(target.placings, target.titles, saving.sent(request, shown), initial=shown)
    outcome = saving.saved(
        request,
        form,
        lambda: commands.write(
            by=viewer, now=timezone.now(), report=report, key=key, seen=seen, line=target.line, **form.cleaned_data
        ),
        seen=seen,
    )
    to = reverse("report", args=[report])
    sheet = Sheet(target.title, to, "Save", target.intro, caption=row.title)
    template = "assess/reports/part.html"
    back = to if target.line else f"{to}#part-{key.split('/', maxsplit=1)[0].replace('.', '-')}"
    return saving.answer(
        request, outcome, sheet, said="Your words were saved.", to=back, template=template, computed=target.computed
    )


def _target(paper: Paper, key: str) -> Target:
    """Return what the key stands for; `NotFound` where the layout has no such part."""
    if line := paper.line(key):
        if line.text is None:
            return Target(line.label, "A line of the head of the paper.", (), WITHOUT, PLAIN, line=True)
        return Target(line.label, "", (presenters.Computed(line.text),), tuple(Placing), (), line=True)
    if (prompt := paper.gap(key)) is not None:
        return Target("Fill a gap", f"To be filled in: {prompt}.", (), WITHOUT, PLAIN)
    if (part := paper.part(key)) and not part.fixed:
        if part.computed:
            return Target(part.title, "", presenters.whole(part), tuple(Placing), ())
        stays = "" if part.gaps or part.parts else " Without words of yours this part is left out."
        intro = f"Nothing is computed here.{stays}"
        return Target(part.title, intro, (), WITHOUT, PLAIN)
    raise NotFound


@EITHER
def comment(request: Asked, report: UUID) -> HttpResponse:
    """Say something of a part, or of the whole."""
    row = reports.get(request.viewer, report)
    key, about = _about(request, report)
    form = CommentForm(saving.sent(request))
    outcome = saving.saved(
        request,
        form,
        lambda: report_comments.say(
            by=request.viewer, now=timezone.now(), report=report, key=key, words=form.cleaned_data["words"]
        ),
    )
    to = reverse("report", args=[report])
    sheet = Sheet(f"Comment on {about}", to, "Save comment", caption=row.title)
    return saving.answer(request, outcome, sheet, said="Your comment was saved.", to=to)


def _about(request: Asked, report: UUID) -> tuple[str, str]:
    """Return the key that is commented on and its name; the whole where the address names none."""
    key = request.GET.get("key", "")
    if not key:
        return "", "the whole report"
    computed = desk.draft(request.viewer, report, today=timezone.localdate()).computed
    found = computed.part(key) if computed else None
    if found is None:
        raise NotFound
    return key, f"“{found.title}”"


@EITHER
def comment_settle(request: Asked, comment: UUID) -> HttpResponse:
    """Settle a comment, perhaps with a reply."""
    row = reports.get_comment(request.viewer, comment)
    reports.check_change(request.viewer)
    form = SettleForm(saving.sent(request))
    outcome = saving.saved(
        request,
        form,
        lambda: report_comments.settle(
            by=request.viewer, now=timezone.now(), comment=comment, reply=form.cleaned_data["reply"]
        ),
    )
    to = reverse("report", args=[row.report_id])
    sheet = Sheet("Settle a comment", to, "Settle", f"{row.said_by} said: {row.words}", caption=row.report.title)
    return saving.answer(request, outcome, sheet, said="The comment is settled.", to=to)


@require_safe
def preview(request: Asked, report: UUID) -> HttpResponse:
    """Show the report as it would be issued, marked as a draft."""
    draft = desk.draft(request.viewer, report, today=timezone.localdate())
    if draft.paper is None:
        return _cannot(request, report, draft.why_not)
    return documents.answer(web.render(draft.marked()), "html", "draft")


@require_safe
def preview_file(request: Asked, report: UUID, kind: str) -> HttpResponse:
    """Return the draft as a Word file or a PDF, marked as a draft."""
    reports.get(request.viewer, report)
    if kind not in _RENDER:
        raise NotFound
    draft = desk.draft(request.viewer, report, today=timezone.localdate())
    if draft.paper is None:
        return _cannot(request, report, draft.why_not)
    return documents.answer(_RENDER[kind](draft.marked()), kind, "report-draft")


def _cannot(request: Asked, report: UUID, why_not: str) -> HttpResponse:
    """Say why there is nothing to preview yet."""
    return render(request, "assess/reports/cannot.html", {"back": reverse("report", args=[report]), "words": why_not})
