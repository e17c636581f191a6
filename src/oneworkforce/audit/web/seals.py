"""The pages of the seals: a verification told in sentences, and the anchor file."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from oneworkforce.audit import public
from oneworkforce.audit.commands.anchor import anchor
from oneworkforce.audit.domain import anchors, reports
from oneworkforce.audit.queries import chain
from oneworkforce.audit.web.events import viewer_of
from oneworkforce.audit.web.exports import attachment
from oneworkforce.ground import transactions

TAIL = 10_000
"""Events that a page verifies while somebody waits."""


@require_http_methods(["GET", "HEAD", "POST"])
def audit_verify(request: HttpRequest) -> HttpResponse:
    """Say what verifying does (GET), or do it and tell what was found (POST)."""
    viewer = viewer_of(request)
    if request.method != "POST":
        return render(request, "audit/seal/verify.html", {"tail": TAIL, "outcome": "", "told": [], "sound": True})
    report = chain.verify(tail=TAIL)
    found = report.verified.findings
    with transactions.whole("audit.verify"):
        public.record(by=viewer, verb="verified", noun="audit", now=timezone.now())
    context = {
        "tail": TAIL,
        "outcome": reports.outcome(found),
        "told": reports.sentences(report.verified, report.unsealed, report.first),
        "sound": not found,
    }
    return render(request, "audit/seal/verify.html", context)


@require_POST
def audit_anchor(request: HttpRequest) -> HttpResponse:
    """Hand over the anchor file of the partnership."""
    viewer = viewer_of(request)
    now = timezone.now()
    with transactions.whole("audit.anchor"):
        public.record(by=viewer, verb="exported", noun="audit", fields=["anchor file"], now=now)
    anchored = anchor(now=now)
    if anchored is None:
        messages.info(request, "Another worker is sealing. Try again in a minute.")
        return redirect("audit_verify")
    name = f"audit-anchor-{timezone.localdate(now):%Y-%m-%d}.json"
    return attachment(anchors.written([anchored]), name, "application/json")
