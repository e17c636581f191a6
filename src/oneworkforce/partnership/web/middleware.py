"""Who is at the door: makes the frozen viewer of a signed-in request and opens its partnership's scope.

Deny first: a route that is not on the list of open ones needs a viewer (partnership/web/doors.py).
"""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponseBase
from django.urls import Resolver404, resolve
from django.utils import timezone

from oneworkforce.access.viewer import Viewer
from oneworkforce.partnership.queries import viewers
from oneworkforce.partnership.web import bearers, doors

CHOSEN = "membership"
"""Where the session keeps the membership a person chose."""


class Viewers:
    """Sets `request.viewer` (None for a stranger) and answers under the scope of its partnership."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Keep what comes next."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer as the viewer, or as nobody; a program shows a token instead."""
        if bearers.is_program(request):
            return bearers.answered(request, self.get_response)
        if _route(request) in doors.NAMELESS:
            request.user = AnonymousUser()
            request.viewer = None  # type: ignore[attr-defined]
            return self.get_response(request)
        with _entered(request) as viewer:
            request.viewer = viewer  # type: ignore[attr-defined]
            if viewer is not None:
                return self.get_response(request)
        return doors.turn_away(request) if _closed(request) else self.get_response(request)


def _entered(request: HttpRequest) -> AbstractContextManager[Viewer | None]:
    if not request.user.is_authenticated:
        return nullcontext()
    chosen = request.session.get(CHOSEN)
    return viewers.entered(
        user=request.user.pk,
        chosen=UUID(chosen) if chosen else None,
        strong=doors.is_strong(request),
        today=timezone.localdate(),
    )


def _closed(request: HttpRequest) -> bool:
    """Whether the route needs a viewer; a path without a route is "not found" for everybody."""
    route = _route(request)
    return route is not None and route not in doors.OPEN


def _route(request: HttpRequest) -> str | None:
    try:
        return resolve(request.path_info).view_name
    except Resolver404:
        return None
