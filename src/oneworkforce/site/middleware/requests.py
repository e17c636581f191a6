"""One line in the log for each request: what was asked for by the name of its route, never by path or query."""

import time
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import structlog
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.urls import Resolver404, resolve

from oneworkforce.access.viewer import Viewer

HEADER = "X-Request-ID"
LOG = structlog.get_logger(__name__)


class RequestLog:
    """Gives each request an id, which every line of the log and the answer's X-Request-ID carry."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Keep what comes next."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, and write down how."""
        number = uuid4().hex
        with structlog.contextvars.bound_contextvars(request=number):
            started = time.perf_counter()
            response = self.get_response(request)
            response[HEADER] = number
            LOG.info(
                "answered",
                route=route(request),
                method=request.method if request.method in _METHODS else "other",
                status=response.status_code,
                milliseconds=round((time.perf_counter() - started) * 1000, 1),
                **_who(getattr(request, "viewer", None)),
            )
        return response


_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


def route(request: HttpRequest) -> str:
    """Return the name of the route asked for; "static" for a file, "none" where there is no such page."""
    match = request.resolver_match
    if match is None:
        if request.path_info.startswith(settings.STATIC_URL):
            return "static"
        try:
            match = resolve(request.path_info)
        except Resolver404:
            return "none"
    return match.view_name or "unnamed"


def _who(viewer: Viewer | None) -> dict[str, Any]:
    return {"partnership": viewer.partnership, "membership": viewer.membership} if viewer else {}
