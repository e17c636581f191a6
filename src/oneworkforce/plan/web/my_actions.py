"""My actions: what a person leads and what their groups do, with three buttons each; and their calendar feed."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from oneworkforce.ground.asked import Asked
from oneworkforce.plan.commands import feeds
from oneworkforce.plan.domain.saying import Said
from oneworkforce.plan.permissions import links, plans
from oneworkforce.plan.queries import mine as queries
from oneworkforce.plan.web.presenters import mine as presenters


@require_safe
def my_actions(request: Asked) -> HttpResponse:
    """Show the viewer's actions: what is late first."""
    viewer = request.viewer
    plans.check_see(viewer)
    found = queries.listed(viewer, today=timezone.localdate())
    context = {
        "sections": presenters.sections([one for one in found if one.leads]),
        "groups": presenters.sections([one for one in found if not one.leads]),
        "counted": presenters.counted([one for one in found if one.leads]),
        "words": Said.choices(),
    }
    return render(request, "plan/mine/page.html", context)


@require_safe
def feed(request: Asked) -> HttpResponse:
    """Show whether the viewer has a calendar feed, and what can be done about it."""
    plans.check_see(request.viewer)
    return _feed(request, "")


@never_cache
@require_POST
def feed_make(request: Asked) -> HttpResponse:
    """Make the feed, in place of any before, and show its address this once."""
    address = feeds.make(by=request.viewer, now=timezone.now())
    return _feed(request, address)


@require_POST
def feed_end(request: Asked) -> HttpResponse:
    """End the feed."""
    plans.check_see(request.viewer)
    feeds.end(by=request.viewer, now=timezone.now())
    messages.success(request, "The calendar feed has ended. What your calendar holds of it goes when it next looks.")
    return redirect("feed")


def _feed(request: Asked, address: str) -> HttpResponse:
    context = {"feed": links.feed_of(request.viewer.person), "address": address}
    return render(request, "plan/feed/page.html", context)
