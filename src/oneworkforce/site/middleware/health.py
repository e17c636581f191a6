"""Answers /health before anything looks for a session, so that it speaks when the records are out of reach."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase
from django.urls import resolve, reverse

from oneworkforce.site.web import health


class Health:
    """Stands before sign-in: whoever asks for the health of the site needs no name."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Keep what comes next, and the path."""
        self.get_response = get_response
        self.path = reverse("health")

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer for the health page, else pass on."""
        if request.path_info != self.path:
            return self.get_response(request)
        request.resolver_match = resolve(self.path)
        return health.health(request)
