"""A round of self-assessments is opened to every member, and closed: for whoever runs rounds."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from oneworkforce.access import verdicts
from oneworkforce.assess.commands import self_assessments as commands
from oneworkforce.assess.domain.round_states import Step
from oneworkforce.assess.permissions import self_assessments as permissions
from oneworkforce.assess.permissions import years
from oneworkforce.assess.web.forms.self_assessments import OpenForm
from oneworkforce.ground.asked import Asked
from oneworkforce.ui import saving
from oneworkforce.ui.saving import EITHER, Sheet


@EITHER
def self_assessments_open(request: Asked, round: UUID) -> HttpResponse:  # noqa: A002  the field's word
    """Open a round to every member until its last day."""
    row = permissions.held(request.viewer, round)
    years.check_step(request.viewer, row, Step.OPEN, timezone.localdate())
    form = OpenForm(saving.sent(request))
    outcome = saving.saved(
        request,
        form,
        lambda: commands.open(
            by=request.viewer, now=timezone.now(), round=round, closes_on=form.cleaned_data["closes_on"]
        ),
    )
    to = reverse("round_year", args=[round])
    intro = (
        "Every member of the partnership can then fill their own, which nobody else sees. Tell them that it is there: "
        "they find it on their home page."
    )
    sheet = Sheet("Open the self-assessment", to, "Open it", intro, caption=row.title)
    return saving.answer(request, outcome, sheet, said="The self-assessment is open.", to=to)


@EITHER
def self_assessments_close(request: Asked, round: UUID) -> HttpResponse:  # noqa: A002
    """Close the round, once it is confirmed."""
    row = permissions.held(request.viewer, round)
    check = verdicts.why_not(years.check_step, request.viewer, row, Step.CLOSE, timezone.localdate())
    if request.method == "POST":
        job = commands.close(by=request.viewer, now=timezone.now(), round=round)
        messages.success(request, "The self-assessment is closed.")
        return redirect("job", job) if job else redirect("round_year", round)
    intro = (
        "Finished ones are added up, guarded as every result is. Then each of them is deleted with the key that sealed "
        "it, so their owners should have taken along what they want to keep. This cannot be undone."
    )
    sheet = Sheet(f"Close {row.title}", reverse("round_year", args=[round]), "Close it", intro)
    return render(request, "ui/confirm.html", {"sheet": sheet, "action": request.path, "why_not": check})
