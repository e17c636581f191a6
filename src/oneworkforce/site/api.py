"""What programs read (/api/v1/), put together from the rooms that answer, and its description."""

import json
from collections.abc import Sequence
from functools import cache
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, path
from django.views.decorators.http import require_safe
from ninja import NinjaAPI
from ninja.errors import ValidationError
from ninja.security import HttpBearer

from oneworkforce.access.verdicts import NotAllowed, NotFound
from oneworkforce.access.viewer import Viewer
from oneworkforce.assess.api import frameworks, rounds
from oneworkforce.lib.faults import Refused
from oneworkforce.partnership.web import bearers
from oneworkforce.plan.api import plans
from oneworkforce.site.web import errors
from oneworkforce.ui import problems

UNUSABLE = 422
DESCRIPTION = (
    "Reads rounds with their guarded results, plans and frameworks of a partnership. It changes nothing. Send the "
    "header `Authorization: Bearer TOKEN` with every question; a member makes a token at `/account/tokens/`, and a "
    f"program reads what that member may read. {bearers.A_MINUTE} questions a minute are answered. Every refusal is "
    'JSON: `{"detail": "a sentence"}`.'
)


class Token(HttpBearer):
    """A token of a member, made at /account/tokens/."""

    def __call__(self, request: HttpRequest) -> Viewer | None:
        """Return whom the door (partnership/web/bearers.py) has let in; it reads the header, nothing else does."""
        return getattr(request, "viewer", None)

    def authenticate(self, request: HttpRequest, token: str) -> Viewer | None:  # noqa: ARG002  the library's signature
        """Return the same."""
        return self(request)


API = NinjaAPI(
    title="OneWorkforce",
    version="1",
    description=DESCRIPTION,
    openapi_url=None,
    docs_url=None,
    auth=Token(),
    urls_namespace="api",
)
for router in (rounds.router, plans.router, frameworks.router):
    API.add_router("", router)


@API.exception_handler(NotFound)
@API.exception_handler(Http404)
def _not_found(_request: HttpRequest, why: Exception) -> HttpResponse:
    said = str(why) if isinstance(why, NotFound) else ""
    return problems.answer(404, said or errors.SENTENCES[404])


@API.exception_handler(NotAllowed)
def _not_allowed(_request: HttpRequest, why: NotAllowed) -> HttpResponse:
    return problems.answer(403, str(why))


@API.exception_handler(Refused)
def _refused(_request: HttpRequest, refused: Refused) -> HttpResponse:
    return problems.answer(UNUSABLE, " ".join(str(fault) for fault in refused.faults))


@API.exception_handler(ValidationError)
def _invalid(_request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Name each value that cannot be used, and never repeat it."""
    names = dict.fromkeys(str(fault["loc"][-1 if isinstance(fault["loc"][-1], str) else -2]) for fault in error.errors)
    said = " ".join(f"{name}: This value cannot be used. See /api/v1/openapi.json." for name in names)
    return problems.answer(UNUSABLE, said)


@cache
def description() -> dict[str, Any]:
    """Return the description of everything as OpenAPI 3.1."""
    made: dict[str, Any] = json.loads(json.dumps(API.get_openapi_schema(path_prefix=bearers.PREFIX.lstrip("/"))))
    return made


@require_safe
def openapi(_request: HttpRequest) -> HttpResponse:
    """Answer with the description; whoever asks needs no token."""
    return HttpResponse(json.dumps(description(), ensure_ascii=False, indent=1), content_type="application/json")


def addresses() -> Sequence[URLPattern | URLResolver]:
    """Return the address of each question, and of the description."""
    asked: list[URLPattern | URLResolver] = [each for each in API.urls[0] if getattr(each, "name", "") != "api-root"]
    return [*asked, path("openapi.json", openapi, name="api_openapi")]
