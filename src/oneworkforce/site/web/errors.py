"""The pages for what goes wrong: in plain words, and made without asking the database anything.

A program gets the same as JSON, {"detail": "a sentence"}.
"""

import sys
from typing import Any

import structlog
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.template import loader
from django.template.backends.utils import csrf_input_lazy

from oneworkforce.lib.faults import Refused
from oneworkforce.partnership.web import bearers
from oneworkforce.site import navigation
from oneworkforce.site.middleware.outages import Outage, outage
from oneworkforce.ui import kept, problems

RETRY_AFTER = 30
LOG = structlog.get_logger(__name__)
_LAST = (
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>OneWorkforce</title></head><body><main>'
    "<h1>OneWorkforce is not available for the moment</h1><p>Try again in a few minutes.</p></main></body></html>"
)
"""When not even the page can be made."""
SENTENCES = {
    400: "The question makes no sense: it holds what no address has.",
    403: "This token may not read that.",
    404: "There is no such thing, or not for this token.",
    413: "That is more than is taken.",
    500: "The fault is ours. It is written down, and asking again may help.",
    503: "The site cannot reach its records for the moment. Try again in half a minute.",
}
"""What a program is told where nothing better is known."""


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001  Django's signature
    """Say that the request made no sense."""
    return _page(request, "400.html", 400)


def unusable(request: HttpRequest, refused: Refused) -> HttpResponse:
    """Say what cannot be used and what to do, where no form was there to say it."""
    sentences = [f"{fault.what} {fault.remedy}".strip() for fault in refused.faults]
    return _page(request, "site/refused.html", 400, " ".join(sentences), sentences=sentences, kept=kept.of(request))


def too_large(request: HttpRequest) -> HttpResponse:
    """Say that more was sent than is taken."""
    return _page(request, "413.html", 413)


def refused(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say why this person may not do this."""
    return _page(request, "403.html", 403, str(exception), reason=str(exception))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001  Django's signature
    """Hand back what was typed into a page that had gone stale."""
    return _page(request, "403_csrf.html", 403, kept=kept.of(request))


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001  Django's signature
    """Say that there is no such page, or not for this person."""
    return _page(request, "404.html", 404)


def failed(request: HttpRequest) -> HttpResponse:
    """Say that the fault is ours, or, where the records are out of reach, that they are."""
    error = sys.exc_info()[1]
    found = outage(error) if error is not None else None
    return unavailable(request, found) if found else _bare(request, "500.html", 500)


def unavailable(request: HttpRequest, why: Outage) -> HttpResponse:
    """Say that the records are out of reach and hand back what was typed."""
    LOG.warning("out of reach", kind=why.name.lower())
    response = _bare(request, "503.html", 503, why.value, reason=why.value, kept=kept.of(request))
    response["Retry-After"] = str(RETRY_AFTER)
    return response


def _page(request: HttpRequest, template: str, status: int, sentence: str = "", **context: Any) -> HttpResponse:
    """Return a page with the ways around it. Messages wait for a page that went well: they live in the session."""
    if bearers.is_program(request):
        return problems.answer(status, sentence or SENTENCES[status])
    try:
        around = {**navigation.around(request), "csrf_input": csrf_input_lazy(request)}
    except DatabaseError:
        around = {}
    return _bare(request, template, status, **around, **context)


def _bare(request: HttpRequest, template: str, status: int, sentence: str = "", **context: Any) -> HttpResponse:
    if bearers.is_program(request):
        return problems.answer(status, sentence or SENTENCES[status])
    try:
        return HttpResponse(loader.get_template(template).render(context), status=status)
    except Exception:
        LOG.exception("page of an error could not be made")
        return HttpResponse(_LAST, status=status)
