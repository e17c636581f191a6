"""The dates of a round, its opening, and what may be watched while it is open."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from oneworkforce.access import verdicts
from oneworkforce.assess.commands import dates, openings, watches
from oneworkforce.assess.domain import cuts
from oneworkforce.assess.domain.round_states import Standing, Step
from oneworkforce.assess.permissions import years
from oneworkforce.assess.queries import openings as queries
from oneworkforce.assess.queries import watches as watched
from oneworkforce.assess.web.forms.frames import DatesForm, ExtendForm, OpenForm
from oneworkforce.assess.web.presenters import openings as presenters
from oneworkforce.assess.web.presenters import watches as watching
from oneworkforce.ground.asked import Asked
from oneworkforce.ui import saving
from oneworkforce.ui.jinja import day
from oneworkforce.ui.saving import EITHER, Sheet


@EITHER
def round_dates(request: Asked, pk: UUID) -> HttpResponse:
    """Say from when to when a round is asked."""
    row = years.get(request.viewer, pk)
    today = timezone.localdate()
    years.check_step(request.viewer, row, Step.OPEN, today)
    shown = dates.shown(row)
    seen = saving.seen(request, shown)
    form = DatesForm(saving.sent(request, shown), initial=shown)
    outcome = saving.saved(
        request,
        form,
        lambda: dates.put(by=request.viewer, now=timezone.now(), today=today, round=pk, seen=seen, **form.cleaned_data),
        seen=seen,
    )
    to = reverse("round_year", args=[pk])
    sheet = Sheet("Dates", to, caption=row.title)
    return saving.answer(request, outcome, sheet, said="The dates were saved.", to=to)


@EITHER
def round_extend(request: Asked, pk: UUID) -> HttpResponse:
    """Give an open round a later last day."""
    row = years.get(request.viewer, pk)
    today = timezone.localdate()
    years.check_step(request.viewer, row, Step.EXTEND, today)
    shown = dates.last_day(row)
    seen = saving.seen(request, shown)
    form = ExtendForm(saving.sent(request, shown))
    outcome = saving.saved(
        request,
        form,
        lambda: dates.extend(
            by=request.viewer, now=timezone.now(), today=today, round=pk, seen=seen, **form.cleaned_data
        ),
        seen=seen,
    )
    to = reverse("round_year", args=[pk])
    intro = f"Its last day is {day(row.closes_on)}. It can only be moved to a later one." if row.closes_on else ""
    sheet = Sheet("Extend the round", to, "Extend", intro, caption=row.title)
    return saving.answer(request, outcome, sheet, said="The round was extended.", to=to)


@EITHER
def round_open(request: Asked, pk: UUID) -> HttpResponse:
    """Show what will be fixed and what is missing; open the round once it is confirmed."""
    today = timezone.localdate()
    row = years.get(request.viewer, pk)
    years.check_step(request.viewer, row, Step.OPEN, today)
    found = queries.one(request.viewer, pk, today=today)
    form = OpenForm(presenters.early(found), saving.sent(request))
    outcome = saving.saved(
        request,
        form,
        lambda: openings.open_round(
            by=request.viewer,
            now=timezone.now(),
            today=today,
            round=pk,
            early=form.cleaned_data.get("early", False),
        ),
    )
    if outcome.done:
        messages.success(request, "The round is open. Now send the letters, or give out links.")
        return redirect("round_year", pk)
    context = {"page": presenters.page(found), "round": row, "form": form}
    return render(request, "assess/frames/open.html", context)


@require_safe
def round_watch(request: Asked, pk: UUID) -> HttpResponse:
    """Show what may be known of the answering today; the first look of a day writes it down."""
    row = years.get(request.viewer, pk)
    today = timezone.localdate()
    standing = years.standing(row, today=today)
    open_ = standing in {Standing.OPEN, Standing.OVER}
    found = watches.make(row, today=today) if open_ else watched.latest(row)
    why_not = verdicts.why_not(years.check_step, request.viewer, row, Step.EXTEND, today)
    context = {
        "page": watching.page(row, standing, found),
        "round": row,
        "least": cuts.least(row.min_cell),
        "why_not": why_not,
    }
    return render(request, "assess/frames/watch.html", context)
