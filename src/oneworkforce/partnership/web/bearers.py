"""The door of programs: a token instead of a sign-in, one answer at a time under the scope of its owner.

Cookies open nothing here, so that no page elsewhere can ask in somebody's name. Every refusal is JSON with a sentence.
"""

import threading
import time
from collections import Counter
from collections.abc import Callable
from http import HTTPStatus
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import Resolver404, resolve
from django.utils import timezone

from oneworkforce.access import verdicts
from oneworkforce.ground import scope, transactions
from oneworkforce.partnership.commands import tokens as commands
from oneworkforce.partnership.permissions import tokens as permissions
from oneworkforce.partnership.queries import tokens as queries
from oneworkforce.partnership.web import doors
from oneworkforce.ui import problems

PREFIX = "/api/v1/"
METHODS = "GET, HEAD, OPTIONS"
A_MINUTE = 600
"""Answers to one token in a minute, counted by each process of the site."""
NEEDS = "Show a token: send the header “Authorization: Bearer” with it. Tokens are made at /account/tokens/."
WRONG = "This token opens nothing: it is unknown, has run out or was ended. Make another at /account/tokens/."
READS = f"This only answers questions: use one of {METHODS}."
HURRIED = f"That is more than {A_MINUTE} questions in a minute. Wait a minute and go on."
SCHEME = "bearer"

Answer = Callable[[HttpRequest], HttpResponseBase]


class Pace:
    """Counts what each token asked in the minute that runs; it forgets all of it when the next one begins."""

    def __init__(self) -> None:
        """Start with nothing."""
        self._lock = threading.Lock()
        self._minute = 0
        self._asked: Counter[UUID] = Counter()

    def hurried(self, token: UUID, minute: int) -> bool:
        """Count one more; say whether it is one too many."""
        with self._lock:
            if minute != self._minute:
                self._minute = minute
                self._asked.clear()
            self._asked[token] += 1
            return self._asked[token] > A_MINUTE


PACE = Pace()


def minute() -> int:
    """Return the number of the minute that runs."""
    return int(time.monotonic() // 60)


def is_program(request: HttpRequest) -> bool:
    """Say whether a program asks."""
    return request.path_info.startswith(PREFIX)


def answered(request: HttpRequest, get_response: Answer) -> HttpResponseBase:
    """Answer a program; `request.viewer` is the owner of its token, None where there is none."""
    request.viewer = None  # type: ignore[attr-defined]
    try:
        route = resolve(request.path_info).view_name
    except Resolver404:
        return get_response(request)
    if request.method == "OPTIONS":
        return HttpResponse(status=HTTPStatus.NO_CONTENT, headers={"Allow": METHODS})
    if request.method not in {"GET", "HEAD"}:
        refused = problems.answer(HTTPStatus.METHOD_NOT_ALLOWED, READS)
        refused["Allow"] = METHODS
        return refused
    if route in doors.OPEN:
        return _read(request, get_response)
    return _as_bearer(request, get_response)


def _as_bearer(request: HttpRequest, get_response: Answer) -> HttpResponseBase:
    today = timezone.localdate()
    secret = _secret(request)
    found = queries.bearer(secret, today=today) if secret else None
    if found is None:
        refused = problems.answer(HTTPStatus.UNAUTHORIZED, WRONG if secret else NEEDS)
        refused["WWW-Authenticate"] = 'Bearer realm="OneWorkforce"'
        return refused
    if PACE.hurried(found.token, minute()):
        refused = problems.answer(HTTPStatus.TOO_MANY_REQUESTS, HURRIED)
        refused["Retry-After"] = "60"
        return refused
    if why_not := verdicts.why_not(permissions.check_keep, found.viewer):
        return problems.answer(HTTPStatus.FORBIDDEN, why_not)
    with scope.entered(found.viewer.partnership, user=found.viewer.user):
        if not found.noted:
            commands.used(token=found.token, today=today)
        with transactions.reading():
            request.viewer = found.viewer  # type: ignore[attr-defined]
            return _read(request, get_response)


def _secret(request: HttpRequest) -> str:
    """Return what stands after "Bearer" in the header; "" where nothing does."""
    scheme, _, secret = request.META.get("HTTP_AUTHORIZATION", "").partition(" ")
    return secret.strip() if scheme.lower() == SCHEME else ""


def _read(request: HttpRequest, get_response: Answer) -> HttpResponseBase:
    """Answer HEAD as GET, without the body."""
    if request.method != "HEAD":
        return get_response(request)
    request.method = "GET"
    response = get_response(request)
    request.method = "HEAD"
    if isinstance(response, HttpResponse):
        response["Content-Length"] = str(len(response.content))
        response.content = b""
    return response
