"""Doors for whoever holds a secret and does not sign in: one action to say something of, one calendar to read.

The partnership stands in the address, as a stranger has no scope. Whatever is wrong with a link, the answer is the
same: it does not say whether there ever was one.
"""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from oneworkforce.access.verdicts import NotFound
from oneworkforce.ground import scope, transactions
from oneworkforce.lib.faults import Refused
from oneworkforce.plan.commands import progress as commands
from oneworkforce.plan.domain.saying import Said
from oneworkforce.plan.permissions import links
from oneworkforce.plan.queries import calendars
from oneworkforce.plan.queries import updates as queries
from oneworkforce.plan.web.presenters import calendars as presenters
from oneworkforce.ui.saving import EITHER

GONE = 404
WRONG = 400


@never_cache
@EITHER
def action_update(request: HttpRequest, partnership: UUID, secret: str) -> HttpResponse:
    """Show the action of a link with three buttons (nothing changes: mail programs open links), or keep what is said.

    `?said=` in the address puts one of the three first.
    """
    wrong = False
    try:
        with scope.entered(partnership):
            if request.method == "POST":
                if _saved(request, secret):
                    return redirect(request.path)
                wrong = True
            with transactions.reading():
                update = queries.one(secret, now=timezone.now(), today=timezone.localdate())
    except NotFound:
        return render(request, "plan/updates/cannot.html", status=GONE)
    first = request.GET.get("said", "")
    words = sorted(Said.choices(), key=lambda pair: pair[0] != first)
    primary = words[0][0] if words[0][0] == first else ""
    context = {"update": update, "words": words, "primary": primary, "wrong": wrong}
    return render(request, "plan/updates/page.html", context, status=WRONG if wrong else None)


@require_safe
def calendar_feed(request: HttpRequest, partnership: UUID, secret: str) -> HttpResponse:
    """Return the calendar of whoever made the feed, for their calendar program alone to keep."""
    now, today = timezone.now(), timezone.localdate()
    try:
        with scope.entered(partnership), transactions.reading():
            entries = calendars.entries(links.get_feed(secret, today=today), today=today, now=now)
    except NotFound:
        return render(request, "plan/updates/no_feed.html", status=GONE)
    file = presenters.write(entries)
    response = HttpResponse(file, content_type="text/calendar; charset=utf-8")
    response["Cache-Control"] = "private, no-cache"
    response["ETag"] = etag = presenters.etag(file)
    return get_conditional_response(request, etag=etag, response=response) or response


def _saved(request: HttpRequest, secret: str) -> bool:
    """Keep what is said; False where it is none of the three."""
    said = request.POST.get("said", "")
    try:
        commands.say_by_link(secret=secret, now=timezone.now(), today=timezone.localdate(), said=said)
    except Refused:
        return False
    return True
