"""The page for people who write programs: how one asks, in plain words."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from oneworkforce.partnership.web import bearers
from oneworkforce.site import api as questions


@require_safe
def api(request: HttpRequest) -> HttpResponse:
    """Show every question there is, and how to ask it."""
    page = {
        "root": request.build_absolute_uri(bearers.PREFIX),
        "minute": bearers.A_MINUTE,
        "questions": [
            (path, method["summary"], method["description"].replace("`", ""))
            for path, methods in questions.description()["paths"].items()
            for method in methods.values()
        ],
    }
    return render(request, "site/api.html", page)
