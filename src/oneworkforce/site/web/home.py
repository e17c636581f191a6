"""The home page: a card for each part of the site that the viewer may enter; and the pages about the site itself."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from oneworkforce.assess.queries import waiting as assess
from oneworkforce.ground.asked import Asked
from oneworkforce.plan.queries import waiting as plan
from oneworkforce.site import navigation
from oneworkforce.workforce.queries import waiting as workforce


def home(request: Asked) -> HttpResponse:
    """Show what waits for the viewer, and the cards; what waits for a second factor stands above every page."""
    viewer = request.viewer
    cards = [way for way in navigation.ways(viewer, request.path) if not way.current]
    today = timezone.localdate()
    rooms = (assess, plan, workforce)
    found = [waits for room in rooms for waits in room.of(viewer, today=today)]
    waits = [(words, reverse(route, args=about)) for words, route, about in found]
    context = {"greeting": _greeting(timezone.localtime().hour), "cards": cards, "waits": waits}
    return render(request, "site/home.html", context)


def accessibility(request: HttpRequest) -> HttpResponse:
    """Say how accessible the site is, and where to complain."""
    return render(request, "site/accessibility.html")


def privacy(request: HttpRequest) -> HttpResponse:
    """Say what the site keeps of people, and for how long."""
    return render(request, "site/privacy.html")


_NOON, _EVENING = 12, 18


def _greeting(hour: int) -> str:
    if hour < _NOON:
        return "Good morning"
    return "Good afternoon" if hour < _EVENING else "Good evening"
