"""The public page: what a partnership has issued for everybody. Open to strangers, and short-lived in caches."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from oneworkforce.access.verdicts import NotFound
from oneworkforce.assess.queries import published as queries
from oneworkforce.assess.web import documents
from oneworkforce.assess.web.presenters.issues import file_name

KEPT = "public, max-age=300"
"""Five minutes: as long as a withdrawn issue may still be read in a cache."""


@require_safe
def published_partnerships(request: HttpRequest) -> HttpResponse:
    """List the partnerships that have published something."""
    found = [(name, reverse("published", args=[pk])) for pk, name in queries.partnerships()]
    return _kept(render(request, "assess/published/partnerships.html", {"partnerships": found}))


@require_safe
def published(request: HttpRequest, partnership: UUID) -> HttpResponse:
    """List what a partnership has published."""
    page = queries.page(partnership)
    issues = [(each, reverse("published_report", args=[partnership, each.id])) for each in page.issues]
    return _kept(render(request, "assess/published/list.html", {"page": page, "issues": issues}))


@require_safe
def published_report(request: HttpRequest, partnership: UUID, issue: UUID) -> HttpResponse:
    """Show a published report: its version and its files."""
    page, found = queries.one(partnership, issue)
    files = [
        (title, reverse("published_file", args=[partnership, issue, kind])) for kind, title in documents.TITLES.items()
    ]
    context = {"page": page, "issue": found, "files": files, "back": reverse("published", args=[partnership])}
    return _kept(render(request, "assess/published/report.html", context))


@require_safe
def published_file(request: HttpRequest, partnership: UUID, issue: UUID, kind: str) -> HttpResponse:
    """Return a file of a published report."""
    del request
    if kind not in documents.KINDS:
        raise NotFound
    found, content = queries.file(partnership, issue, kind)
    return _kept(documents.answer(content, kind, file_name(found.issued_at, found.number)))


def _kept(response: HttpResponse) -> HttpResponse:
    """Let caches keep it for a short while."""
    response["Cache-Control"] = KEPT
    return response
