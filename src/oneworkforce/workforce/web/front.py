"""The front page of the workforce: the ways to its parts, for whoever may enter them."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from oneworkforce.access.permissions import Permission
from oneworkforce.access.verdicts import NotAllowed
from oneworkforce.ground.asked import Asked
from oneworkforce.ui.parts import Link

PARTS: tuple[tuple[str, str, str, Permission], ...] = (
    (
        "Workforce plans",
        "workforce_plans",
        "Whom we will need, who will be there, and what closes the gap: plans by the six steps.",
        Permission.SEE_WORKFORCE_PLANS,
    ),
)
"""Title, name of the route, what it is for, and the permission it needs, in the order of the page."""


@require_safe
def workforce(request: Asked) -> HttpResponse:
    """Show the parts of the workforce that the viewer may enter."""
    if not request.viewer.may(Permission.SEE_WORKFORCE):
        raise NotAllowed("Your role does not include seeing the workforce.")
    parts = [(Link(title, reverse(name)), words) for title, name, words, needed in PARTS if request.viewer.may(needed)]
    return render(request, "workforce/front.html", {"parts": parts})
