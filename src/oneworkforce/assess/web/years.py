"""The year of a round: the page that leads through it, its questions since last year, the trend, the next year."""

import hashlib
from dataclasses import replace
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from oneworkforce.assess.commands import copies as commands
from oneworkforce.assess.commands.rounds import parsed
from oneworkforce.assess.domain import copies, framework_file, trend
from oneworkforce.assess.domain.framework_changes import Comparison
from oneworkforce.assess.models import Round
from oneworkforce.assess.permissions import rounds, years
from oneworkforce.assess.queries import copies as queries
from oneworkforce.assess.queries import crosswalks, stored, trends
from oneworkforce.assess.web.forms.rounds import KEEP
from oneworkforce.assess.web.forms.years import CopyForm
from oneworkforce.assess.web.presenters import copies as copied
from oneworkforce.assess.web.presenters import framework_changes
from oneworkforce.assess.web.presenters import rounds as set_ups
from oneworkforce.assess.web.presenters import trends as drawn
from oneworkforce.assess.web.presenters import years as presenters
from oneworkforce.ground.asked import Asked
from oneworkforce.ui import saving
from oneworkforce.ui.saving import EITHER, Sheet


@require_safe
def round_year(request: Asked, pk: UUID) -> HttpResponse:
    """Show where a round stands and what there is to do, to whoever runs it."""
    row = years.get(request.viewer, pk)
    page = presenters.page(row, years.standing(row, today=timezone.localdate()))
    return render(request, "assess/years/page.html", {"page": page, "pk": pk})


@require_safe
def round_questions(request: Asked, pk: UUID) -> HttpResponse:
    """Show which questions are new, changed, mapped, moved or removed since the previous round."""
    row = rounds.get(request.viewer, pk)
    compared, fault = crosswalks.compared(row)
    context = {
        "round": stored.of(row),
        "previous": row.previous,
        "changes": None if compared is None else framework_changes.changes(compared),
        "fault": fault,
        "crosswalk": bool(row.crosswalk),
        "runs": rounds.can_change(request.viewer),
    }
    return render(request, "assess/years/questions.html", context)


@require_safe
def round_trend(request: Asked, pk: UUID) -> HttpResponse:
    """Show the scores of the rounds that stand behind each other, guarded rows alone."""
    found, stages = trends.stages(request.viewer, pk)
    context = {
        "round": found,
        "trends": drawn.trends(found, trend.lines(stages)) if len(stages) > 1 else (),
        "rounds": [stage.title for stage in stages],
        "most": trends.MOST,
        "key": drawn.KEY,
    }
    return render(request, "assess/years/trend.html", context)


@EITHER
def round_copy(request: Asked, pk: UUID) -> HttpResponse:
    """Copy a round forward, once what comes along has been seen; with another framework, once its changes have."""
    row, today = years.get(request.viewer, pk), timezone.localdate()
    before = stored.framework_of(row)
    initial = {"title": copies.next_title(row.title, row.year), "year": row.year + 1, "synthetic": row.synthetic}
    sent = saving.sent(request)
    kept = framework_changes.named(before)
    form = CopyForm(set_ups.shipped(), kept, sent, request.FILES or None, initial=initial)
    compared: list[Comparison] = []
    made: list[UUID] = []

    def copy() -> None:
        written = _framework(form, row)
        if written:
            new = parsed(written)
            compared.append(crosswalks.between(before, new))
            if form.cleaned_data["compared"] != _digest(written):
                return
        values = {name: form.cleaned_data[name] for name in ("title", "year", "synthetic")}
        made.append(
            commands.copy(by=request.viewer, now=timezone.now(), today=today, round=pk, framework=written, **values)
        )

    outcome = saving.saved(request, form, copy)
    if outcome.done and not made:
        posted = request.POST.copy()
        written = _framework(form, row)
        posted["written"], posted["compared"] = form.cleaned_data["written"], _digest(written)
        outcome = replace(outcome, form=CopyForm(set_ups.shipped(), kept, posted))
    audiences = copies.audiences(compared[0].new) if compared else None
    return saving.answer(
        request,
        replace(outcome, done=bool(made)),
        Sheet("Copy forward", reverse("round_year", args=[pk]), "Copy forward", caption=row.title),
        said="The new round is set up. Contacts were not copied: give them anew.",
        to=reverse("round_year", args=made) if made else "",
        template="assess/years/copy.html",
        coming=copied.coming(row, queries.of(row, today=today, audiences=audiences)),
        changes=framework_changes.changes(compared[0]) if compared else None,
        kept=kept,
    )


def _framework(form: CopyForm, row: Round) -> str:
    """Return the text of the framework chosen, "" where it is the one the round has."""
    found = form.cleaned_data
    if found["framework"] == KEEP:
        return ""
    shipped = framework_file.shipped()
    chosen = str(found["written"]) or shipped[found["framework"]].read_text("utf-8")
    return "" if chosen == row.framework else chosen


def _digest(written: str) -> str:
    return hashlib.sha256(written.encode()).hexdigest()
