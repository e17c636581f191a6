"""One's own tokens: the list, a new one whose secret is shown once, and the end of one."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from oneworkforce.access import verdicts
from oneworkforce.ground.asked import Asked
from oneworkforce.partnership.commands import tokens as commands
from oneworkforce.partnership.permissions import tokens as permissions
from oneworkforce.partnership.queries import tokens as queries
from oneworkforce.partnership.web.forms.tokens import TokenForm
from oneworkforce.ui import saving
from oneworkforce.ui.saving import EITHER, Sheet

INTRO = "A program that has it reads what you may read, and changes nothing. You see it once."


@require_safe
def tokens(request: Asked) -> HttpResponse:
    """Show one's own tokens: what each is for, until when, and when it was last used."""
    page = {
        "tokens": queries.own(request.viewer, today=timezone.localdate()),
        "why_not": verdicts.why_not(permissions.check_keep, request.viewer),
    }
    return render(request, "partnership/tokens/list.html", page)


@never_cache
@EITHER
def token_add(request: Asked) -> HttpResponse:
    """Make a token; the answer shows its secret, which no page shows again."""
    permissions.check_keep(request.viewer)
    form = TokenForm(saving.sent(request))
    made: list[str] = []
    outcome = saving.saved(
        request,
        form,
        lambda: made.append(
            commands.add(
                by=request.viewer,
                now=timezone.now(),
                today=timezone.localdate(),
                title=form.cleaned_data["title"],
                days=int(form.cleaned_data["days"]),
            )
        ),
    )
    if outcome.done:
        page = {"secret": made[0], "title": form.cleaned_data["title"]}
        return render(request, "partnership/tokens/made.html", page)
    sheet = Sheet("Make a token", reverse("tokens"), "Make the token", INTRO)
    return saving.answer(request, outcome, sheet, said="", to="")


@EITHER
def token_end(request: Asked, token: UUID) -> HttpResponse:
    """End a token, once it is confirmed."""
    row = permissions.get(request.viewer, token)
    if request.method == "POST":
        commands.end(by=request.viewer, now=timezone.now(), token=token)
        messages.success(request, "The token was ended. It opens nothing any more.")
        return redirect("tokens")
    intro = "The program that reads with it is refused from then on. This cannot be undone."
    context = {
        "sheet": Sheet(f"End the token “{row.title}”", reverse("tokens"), "End the token", intro),
        "action": request.path,
        "why_not": "",
    }
    return render(request, "ui/confirm.html", context)
