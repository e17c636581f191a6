"""A round is closed, once it has been said what that does."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from oneworkforce.access import verdicts
from oneworkforce.assess.commands import closings as commands
from oneworkforce.assess.domain.round_states import Step
from oneworkforce.assess.permissions import years
from oneworkforce.ground.asked import Asked
from oneworkforce.lib.faults import Refused
from oneworkforce.ui.saving import EITHER, Sheet

INTRO = "People can still answer until you press the button. Closing cannot be undone."


@EITHER
def round_close(request: Asked, pk: UUID) -> HttpResponse:
    """Say what closing a round does; or ask for it, and lead to the job that does it."""
    row, today = years.get(request.viewer, pk), timezone.localdate()
    why_not = verdicts.why_not(years.check_step, request.viewer, row, Step.CLOSE, today)
    if request.method == "POST" and not why_not:
        try:
            job = commands.close(by=request.viewer, now=timezone.now(), today=today, round=pk)
        except Refused as refused:
            messages.info(request, refused.words)
            return redirect("round_year", pk)
        return redirect("job", job.pk)
    sheet = Sheet("Close the round", reverse("round_year", args=[pk]), "Close the round", INTRO, caption=row.title)
    return render(request, "assess/closings/page.html", {"sheet": sheet, "why_not": why_not})
