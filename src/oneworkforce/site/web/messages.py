"""The pages of what was sent."""

from uuid import UUID

from django.contrib import messages as notices
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from oneworkforce.audit.web import exports
from oneworkforce.ground import outbox
from oneworkforce.ground.asked import Asked
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.site.commands import messages as commands
from oneworkforce.site.commands.messages import Answer
from oneworkforce.site.queries import messages as queries
from oneworkforce.site.web.presenters import messages as presenters
from oneworkforce.ui import listing
from oneworkforce.ui.saving import EITHER

_SAID = {
    Answer.ARRIVED: "The message is marked as sent.",
    Answer.AGAIN: "The message is sent again.",
    Answer.DROP: "The message is not sent.",
}


@require_safe
def messages(request: Asked) -> HttpResponse:
    """List what was sent, the newest first; above it how many wait for somebody to settle them."""
    wanted = listing.read(request.GET, presenters.COLUMNS, presenters.FILTERS)
    rows, total, shown = queries.listed(request.viewer, wanted)
    made = presenters.listing(rows, total, shown, request.path)
    context = {"listing": made, "uncertain": presenters.uncertain(queries.uncertain(request.viewer))}
    return render(request, "site/messages/list.html", context)


@EITHER
def export(request: Asked) -> HttpResponse:
    """Export the list as it is filtered, after asking what for."""
    wanted = listing.read(request.GET, presenters.COLUMNS, presenters.FILTERS).whole()
    rows, _, _ = queries.listed(request.viewer, wanted)
    return exports.answer(
        request,
        noun="message",
        title="messages",
        headings=presenters.HEADINGS,
        rows=[presenters.exported(row) for row in rows],
    )


@require_safe
def message(request: Asked, message: UUID) -> HttpResponse:
    """Show one message without its text, and what can be decided about it."""
    return render(
        request, "site/messages/detail.html", {"message": presenters.page(queries.one(request.viewer, message))}
    )


@require_POST
def settle(request: Asked, message: UUID) -> HttpResponse:
    """Write down what the person says of it: it arrived, send again, do not send."""
    queries.one(request.viewer, message)
    try:
        answer = Answer(request.POST.get("answer", ""))
    except ValueError:
        raise Refused(Fault("answer", "This is no answer.", "Choose one of the buttons of the page.")) from None
    commands.settle(message=message, answer=answer, by=request.viewer, now=timezone.now())
    notices.success(request, _SAID[answer])
    # A letter that nobody may follow leaves the list once it is decided.
    listed = outbox.visible_to(request.viewer).filter(pk=message).exists()
    return redirect("message", message) if listed else redirect("messages")
