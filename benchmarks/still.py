"""The peer of promise 8: the same request through the same site, but nothing is asked of the database.

What stays as it is: Django's test client and handler, every middleware of `settings.MIDDLEWARE` in its order, the
finding of the route, the context processors (the way through the site), the template, and the response. What differs,
each by the middleware of this file that stands in its place:

- the session is a plain dictionary in memory, with what Walter's real session holds (Django's reads a table);
- the user is in memory (Django's reads a table);
- the viewer is the frozen one that the real request was answered for (ours reads memberships and grants), and no
  transaction is opened;
- where the route's view would run, the template is rendered with the values recorded from the real page.

Before it is measured it has to show the recorded page; a question to the database fails the run.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, ClassVar, NoReturn
from unittest import mock

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.sessions.backends.base import SessionBase
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.template.backends.jinja2 import Template
from django.test import Client
from django.test.utils import override_settings

ANSWER = Callable[[HttpRequest], HttpResponseBase]
INSTEAD = {
    "django.contrib.sessions.middleware.SessionMiddleware": "still.Session",
    "django.contrib.auth.middleware.AuthenticationMiddleware": "still.Known",
    "oneworkforce.partnership.web.middleware.Viewers": "still.Page",
}


class Recorded:
    """What the real page was made of."""

    session: ClassVar[dict[str, Any]] = {}
    user: ClassVar[AbstractBaseUser]
    viewer: ClassVar[Any]
    template: ClassVar[str]
    context: ClassVar[dict[str, Any]]
    body: ClassVar[bytes]


class Memory(SessionBase):
    """A session that is nowhere but here."""

    def load(self) -> dict[str, Any]:
        """Return what the real session holds."""
        return dict(Recorded.session)


class Session:
    """Stands where Django's session middleware does."""

    def __init__(self, get_response: ANSWER) -> None:
        """Keep what comes next."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer with the session in memory."""
        request.session = Memory("known")
        return self.get_response(request)


class Known:
    """Stands where Django's authentication middleware does."""

    def __init__(self, get_response: ANSWER) -> None:
        """Keep what comes next."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the user in memory."""
        request.user = Recorded.user  # type: ignore[assignment]
        return self.get_response(request)


class Page:
    """Stands where the viewer is made, and in front of every view."""

    def __init__(self, get_response: ANSWER) -> None:
        """Keep what comes next."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer as the frozen viewer."""
        request.viewer = Recorded.viewer  # type: ignore[attr-defined]
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_: object) -> HttpResponse:
        """Render the recorded values: all that is left of the view."""
        return render(request, Recorded.template, Recorded.context)


def record(client: Client, url: str) -> None:
    """Ask for a page in earnest and keep what it was made of."""
    found: list[tuple[str, dict[str, Any], Any]] = []
    before = Template.render

    def rendered(self: Template, context: Any = None, request: Any = None) -> Any:
        found.append((str(self.template.name), dict(context or {}), request))
        return before(self, context, request)

    with mock.patch.object(Template, "render", rendered):
        answer = client.get(url)
    Recorded.template, Recorded.context, request = found[-1]
    Recorded.session, Recorded.user = dict(request.session.items()), request.user._wrapped  # noqa: SLF001  out of its lazy wrap
    Recorded.viewer, Recorded.body = request.viewer, answer.content


@contextmanager
def peer(client: Client, url: str) -> Iterator[Client]:
    """Yield a browser like `client` whose site asks nothing of the database, once it has shown the recorded page."""
    with override_settings(MIDDLEWARE=[INSTEAD.get(name, name) for name in settings.MIDDLEWARE]):
        found = Client(SERVER_NAME="127.0.0.1")
        found.cookies = client.cookies
        found.handler.load_middleware()
    with connection.execute_wrapper(_refused):
        if not alike(found.get(url).content):
            raise AssertionError(f"The peer of {url} shows another page.")
    yield found


def alike(body: bytes) -> bool:
    """Say whether a body is the recorded one, but for the numbers and tokens that each page has of its own."""
    return _ANEW.sub(b"", body) == _ANEW.sub(b"", Recorded.body)


_ANEW = re.compile(rb'-\d+|name="csrfmiddlewaretoken" value="\w+"')


def _refused(*_: object) -> NoReturn:
    raise AssertionError("The peer asked the database something.")
