"""Turns away what no browser of a person sends, before anything reads it: control characters, too much, unreadable."""

import re
from collections.abc import Callable, Iterator

from django.conf import settings
from django.core.exceptions import BadRequest, RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponseBase, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.urls import Resolver404, resolve

from oneworkforce.site.web import errors

LARGEST = 32 * 1024 * 1024
"""Bytes of a request, files included."""
LARGER = {"round_upload": 256 * 1024 * 1024, "staff_upload_add": 256 * 1024 * 1024}
"""Routes that take more, from somebody with a session: a year's answers are one file, and so are posts."""
_IN_ADDRESSES = re.compile(r"[\x00-\x1f\x7f]")
_IN_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
"""A text may have tabs and new lines; an address may not."""


class Inputs:
    """Refuses such a request with a page: 400, or 413 where it is too large."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Keep what comes next."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, or refuse."""
        return self._refused(request) or self.get_response(request)

    def _refused(self, request: HttpRequest) -> HttpResponseBase | None:
        try:
            if _length(request) > LARGEST and _length(request) > _larger(request):
                return errors.too_large(request)
            if any(_IN_ADDRESSES.search(text) for text in _addresses(request)):
                return errors.bad_request(request)
            if any(_IN_TEXT.search(text) for text in _texts(request)):
                return errors.bad_request(request)
        except (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent):
            request._mark_post_parse_error()  # type: ignore[attr-defined]  # noqa: SLF001  as Django's own handler does
            return errors.too_large(request)
        except (BadRequest, MultiPartParserError, UnreadablePostError, UnicodeError, ValueError):
            request._mark_post_parse_error()  # type: ignore[attr-defined]  # noqa: SLF001  as above
            return errors.bad_request(request)
        return None


def _length(request: HttpRequest) -> int:
    return int(request.META.get("CONTENT_LENGTH") or 0)


def _larger(request: HttpRequest) -> int:
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return LARGEST
    try:
        return LARGER.get(resolve(request.path_info).url_name or "", LARGEST)
    except Resolver404:
        return LARGEST


def _addresses(request: HttpRequest) -> Iterator[str]:
    yield request.path_info
    yield from request.COOKIES.values()
    yield from request.COOKIES.keys()


def _texts(request: HttpRequest) -> Iterator[str]:
    for query in (request.GET, request.POST):
        for name, values in query.lists():
            yield str(name)
            yield from (str(value) for value in values)
    for uploads in request.FILES.values():
        yield str(getattr(uploads, "name", ""))
