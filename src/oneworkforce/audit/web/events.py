"""The pages of what happened: all of it, and all that happened to one thing."""

import urllib.parse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from oneworkforce.access.verdicts import NotFound
from oneworkforce.access.viewer import Viewer
from oneworkforce.audit import nouns, permissions, public
from oneworkforce.audit.commands.seal import seal
from oneworkforce.audit.domain import sentences
from oneworkforce.audit.domain.sentences import Sentence
from oneworkforce.audit.queries import events
from oneworkforce.audit.queries.events import COUNTED, Happened, Page, Place, Wanted
from oneworkforce.audit.web import exports
from oneworkforce.audit.web.forms import FilterForm
from oneworkforce.ground import transactions
from oneworkforce.lib import text
from oneworkforce.ui import jinja

_BEHIND = "behind"
HEADINGS = ("When", "Who", "What", "Kind", "About", "Which parts", "Reason", "Event")


@dataclass(frozen=True, slots=True)
class Line:
    """One event on a page."""

    sentence: Sentence
    when: str
    href: str


def viewer_of(request: HttpRequest) -> Viewer:
    """Return the viewer of a request, who may read the audit; NotAllowed with the reason where they may not."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]  # the middleware's
    permissions.check_read(viewer)
    return viewer


def looked(viewer: Viewer, fields: Sequence[str]) -> None:
    """Record that the audit was looked at: once a page."""
    with transactions.whole("audit.look"):
        public.record(by=viewer, verb="looked at", noun="audit", fields=fields, now=timezone.now())


@require_safe
def audit(request: HttpRequest) -> HttpResponse:
    """Show what happened, newest first."""
    viewer = viewer_of(request)
    form = FilterForm(request.GET)
    page = events.page(viewer, form.wanted(), _behind(request))
    looked(viewer, form.used())
    context = {
        "form": form,
        "filtered": bool(form.used()) or not form.is_valid(),
        "export_url": _address(reverse("audit_export"), request, keep_place=False),
        **_shown(request, page),
    }
    return render(request, "audit/event/list.html", context)


@require_safe
def audit_subject(request: HttpRequest, noun: str, subject: UUID) -> HttpResponse:
    """Show everything that happened to one thing."""
    viewer = viewer_of(request)
    if noun not in nouns.NOUNS:
        raise NotFound
    page = events.page(viewer, Wanted(noun=noun, subject=subject), _behind(request))
    label = events.named(noun, subject)
    if label is None and not page.rows:
        raise NotFound
    looked(viewer, [f"one {noun.replace('_', ' ')}"])
    query = urllib.parse.urlencode({"noun": noun, "subject": subject})
    context = {
        "thing": sentences.thing(nouns.NOUNS[noun].words, label),
        "export_url": f"{reverse('audit_export')}?{query}",
        **_shown(request, page),
    }
    return render(request, "audit/event/subject.html", context)


def audit_export(request: HttpRequest) -> HttpResponse:
    """Export what was asked for, sealed first."""
    viewer = viewer_of(request)
    wanted = FilterForm(request.GET).wanted()

    def rows() -> Iterator[tuple[str, ...]]:
        seal(now=timezone.now())
        return map(_row, events.each(viewer, wanted))

    return exports.answer(
        request, noun="audit", title="the audit", headings=HEADINGS, rows=rows, template="audit/event/export.html"
    )


def _row(row: Happened) -> tuple[str, ...]:
    fields = ", ".join(sentences.field_words(field) for field in row.fields)
    return (_utc(row.at), row.actor, row.verb, row.noun, row.thing, fields, row.reason, str(row.id))


def _utc(at: datetime) -> str:
    return at.strftime("%Y-%m-%d %H:%M:%S UTC")


def _shown(request: HttpRequest, page: Page) -> dict[str, object]:
    older = _address(request.path, request, page.older) if page.older else ""
    newest = _address(request.path, request, keep_place=False) if _behind(request) else ""
    counted = f"{COUNTED:,}+ events" if page.total > COUNTED else text.counted(page.total, "event")
    return {"lines": [_line(row) for row in page.rows], "counted": counted, "older": older, "newest": newest}


def _line(row: Happened) -> Line:
    sentence = sentences.told(actor=row.actor, verb=row.verb, thing=row.thing, fields=row.fields, reason=row.reason)
    return Line(sentence, jinja.moment(row.at), _href(row))


def _href(row: Happened) -> str:
    """Return the page of what an event was about, "" where there is none."""
    try:
        return reverse(row.url, args=[row.subject]) if row.url else ""
    except NoReverseMatch:
        return ""


def _behind(request: HttpRequest) -> Place | None:
    """Return the place from which a page goes on; what is not understood is the beginning."""
    at, _, id_ = request.GET.get(_BEHIND, "").partition("~")
    try:
        moment = datetime.fromisoformat(at)
        return Place(moment, UUID(id_)) if moment.tzinfo else None
    except ValueError:
        return None


def _address(path: str, request: HttpRequest, behind: Place | None = None, *, keep_place: bool = True) -> str:
    pairs = [(key, value) for key, value in request.GET.items() if key != _BEHIND and value]
    if keep_place and behind:
        pairs.append((_BEHIND, f"{behind.at.isoformat()}~{behind.id}"))
    query = urllib.parse.urlencode(pairs)
    return f"{path}?{query}" if query else path
