"""The plan of evidence of a round: the list with its export, each line on its page, and the forms that change it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from oneworkforce.access import verdicts
from oneworkforce.access.viewer import Viewer
from oneworkforce.assess.commands import gatherings as commands
from oneworkforce.assess.models import Round
from oneworkforce.assess.permissions import gatherings, rounds
from oneworkforce.assess.queries import gatherings as queries
from oneworkforce.assess.queries import places, stored
from oneworkforce.assess.web.forms.gatherings import FacilitatorForm, GatheringForm, OutcomeForm
from oneworkforce.assess.web.presenters import gatherings as presenters
from oneworkforce.audit.web import exports
from oneworkforce.ground.asked import Asked
from oneworkforce.partnership import public as partnership
from oneworkforce.ui import listing, picking, saving
from oneworkforce.ui.saving import EITHER, Sheet

NOBODY = "nobody"


@require_safe
def evidence_plan(request: Asked, pk: UUID) -> HttpResponse:
    """Show the plan of evidence: what was held, what was not run and why, what is still planned."""
    row = rounds.get(request.viewer, pk)
    why_not = verdicts.why_not(gatherings.check_change, request.viewer)
    asked = listing.read(request.GET, presenters.COLUMNS, presenters.FILTERS)
    rows, total, wanted = queries.listed(request.viewer, pk, asked)
    context = {
        "round": row,
        "counted": presenters.summed(queries.counted(request.viewer, pk)),
        "listing": presenters.listed(row, rows, total, wanted, why_not),
        "why_not": why_not,
    }
    return render(request, "assess/gatherings/list.html", context)


@EITHER
def evidence_plan_export(request: Asked, pk: UUID) -> HttpResponse:
    """Export the list as it is filtered, after asking what for."""
    rounds.get(request.viewer, pk)
    wanted = listing.read(request.GET, presenters.COLUMNS, presenters.FILTERS).whole()
    rows = [presenters.exported(each) for each in queries.listed(request.viewer, pk, wanted)[0]]
    title = "plan of evidence"
    return exports.answer(request, noun="gathering", title=title, headings=presenters.HEADINGS, rows=rows)


@require_safe
def gathering(request: Asked, pk: UUID) -> HttpResponse:
    """Show one line of the plan of evidence."""
    row = gatherings.get(request.viewer, pk)
    why_not = verdicts.why_not(gatherings.check_change, request.viewer)
    found = queries.one(request.viewer, pk)
    context = {
        "line": found,
        "facts": presenters.facts(found, why_not),
        "tag": presenters.tag(found),
        "round": row.round,
        "why_not": why_not,
    }
    return render(request, "assess/gatherings/page.html", context)


@EITHER
def gathering_add(request: Asked, pk: UUID) -> HttpResponse:
    """Add a line to the plan of evidence."""
    row = rounds.get(request.viewer, pk)
    gatherings.check_change(request.viewer)
    form = _form(row, request)
    made: list[UUID] = []
    outcome = saving.saved(
        request,
        form,
        lambda: made.append(commands.add(by=request.viewer, now=timezone.now(), round=pk, **_values(form))),
    )
    sheet = Sheet("Add to the plan of evidence", reverse("evidence_plan", args=[pk]), "Add it", caption=row.title)
    to = reverse("gathering", args=made) if made else ""
    return saving.answer(request, outcome, sheet, said="It was added. Now say who facilitates.", to=to)


@EITHER
def gathering_change(request: Asked, pk: UUID) -> HttpResponse:
    """Change what is planned."""
    row = gatherings.get(request.viewer, pk)
    gatherings.check_change(request.viewer)
    shown = commands.shown(row)
    seen = saving.seen(request, shown)
    form = _form(row.round, request, shown)
    outcome = saving.saved(
        request,
        form,
        lambda: commands.change(by=request.viewer, now=timezone.now(), gathering=pk, seen=seen, **_values(form)),
        seen=seen,
    )
    to = reverse("gathering", args=[pk])
    sheet = Sheet("Change what is planned", to, caption=row.with_whom)
    return saving.answer(request, outcome, sheet, said="Your changes were saved.", to=to)


@EITHER
def gathering_facilitator(request: Asked, pk: UUID) -> HttpResponse:
    """Find a person by name and let them facilitate."""
    viewer, today, said = request.viewer, timezone.localdate(), picking.words(request)
    row = gatherings.get(viewer, pk)
    gatherings.check_change(viewer)
    choices = _people(viewer, said, row.facilitator_id)
    form = FacilitatorForm(choices, saving.sent(request))
    outcome = saving.saved(
        request,
        form,
        lambda: commands.facilitate(
            by=viewer,
            now=timezone.now(),
            today=today,
            gathering=pk,
            person=None if form.cleaned_data["person"] == NOBODY else UUID(form.cleaned_data["person"]),
            trained=form.cleaned_data["trained"],
        ),
    )
    to = reverse("gathering", args=[pk])
    if outcome.done:
        messages.success(request, "Who facilitates was saved.")
        return redirect(to)
    intro = f"{row.facilitator.name} facilitates now." if row.facilitator else ""
    sheet = Sheet(f"Who facilitates: {row.with_whom}?", to, "Save", intro)
    label = "Name of the person"
    return picking.page(request, form, sheet, label=label, choices=choices, noun="person", plural="people")


@EITHER
def gathering_outcome(request: Asked, pk: UUID) -> HttpResponse:
    """Say what came of it: held, or not run and why."""
    row = gatherings.get(request.viewer, pk)
    gatherings.check_change(request.viewer)
    shown = commands.came(row)
    seen = saving.seen(request, shown)
    form = OutcomeForm(saving.sent(request, shown), initial=shown)
    outcome = saving.saved(
        request,
        form,
        lambda: commands.settle(
            by=request.viewer,
            now=timezone.now(),
            today=timezone.localdate(),
            gathering=pk,
            seen=seen,
            **form.cleaned_data,
        ),
        seen=seen,
    )
    to = reverse("gathering", args=[pk])
    intro = "Fill in the day on which it was held, or why it was not run."
    sheet = Sheet("What came of it?", to, "Save", intro, caption=row.with_whom)
    return saving.answer(request, outcome, sheet, said="What came of it was saved.", to=to)


@EITHER
def gathering_remove(request: Asked, pk: UUID) -> HttpResponse:
    """Remove a line, once it is confirmed."""
    row = gatherings.get(request.viewer, pk)
    intro = "What was noted there goes with it. What was planned and not run is better kept: the report says why."
    return saving.confirmed(
        request,
        Sheet("Remove from the plan of evidence", reverse("gathering", args=[pk]), "Remove it", intro),
        lambda: commands.remove(by=request.viewer, now=timezone.now(), gathering=pk),
        said="The line was removed.",
        why_not=verdicts.why_not(gatherings.check_change, request.viewer),
        to=reverse("evidence_plan", args=[row.round_id]),
    )


def _people(viewer: Viewer, said: str, present: UUID | None) -> list[tuple[str, str]]:
    if not picking.enough(said):
        return [(NOBODY, "Nobody for now")] if present else []
    return partnership.pairs(partnership.people(viewer, said, today=timezone.localdate(), most=picking.MOST))


def _form(row: Round, request: Asked, shown: dict[str, object] | None = None) -> GatheringForm:
    audiences = places.audiences(stored.framework_of(row))
    return GatheringForm(audiences, places.places().choices, saving.sent(request, shown), initial=shown or {})


def _values(form: GatheringForm) -> dict[str, Any]:
    found = dict(form.cleaned_data)
    found["locality"] = UUID(found["locality"]) if found["locality"] else None
    return found
