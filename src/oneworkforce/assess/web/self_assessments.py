"""A member's own self-assessments: what is open to them, one filled arc by arc, finished, taken along or away.

Nobody else reaches any of it: whoever asks for another's is told that there is none.
"""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from oneworkforce.access.verdicts import NotFound
from oneworkforce.assess.commands import self_assessments as commands
from oneworkforce.assess.permissions import self_assessments as permissions
from oneworkforce.assess.queries import self_assessments as queries
from oneworkforce.assess.queries import stored
from oneworkforce.assess.web.forms.self_assessments import ArcForm
from oneworkforce.assess.web.presenters import self_assessments as presenters
from oneworkforce.audit.web import exports
from oneworkforce.ground.asked import Asked
from oneworkforce.ui import saving, spreadsheet
from oneworkforce.ui.saving import EITHER, Sheet

HEADINGS = ("Part", "Statement", "My answer")


@require_safe
@never_cache
def self_assessments(request: Asked) -> HttpResponse:
    """Show the rounds that this member may fill, their own in them, and the needs that they sent."""
    context = {
        "cards": presenters.cards(queries.mine(request.viewer, timezone.localdate())),
        "needs": presenters.mine(queries.my_needs(request.viewer)),
    }
    return render(request, "assess/self_assessments/list.html", context)


@require_POST
def self_assessment_begin(request: Asked, round: UUID) -> HttpResponse:  # noqa: A002  the field's word
    """Begin one's own in a round."""
    made = commands.begin(by=request.viewer, today=timezone.localdate(), round=round)
    return redirect("self_assessment", made)


@require_safe
@never_cache
def self_assessment(request: Asked, pk: UUID) -> HttpResponse:
    """Show one's own: each arc, and where support may help."""
    row = permissions.get(request.viewer, pk)
    open_ = permissions.can_fill(row.round, timezone.localdate())
    page = presenters.own(row, stored.framework_of(row.round), commands.said_of(row), open=open_)
    return render(request, "assess/self_assessments/page.html", {"page": page})


@EITHER
@never_cache
def self_assessment_arc(request: Asked, pk: UUID, arc: str) -> HttpResponse:
    """Fill one arc; saving leads to the next."""
    row = permissions.get(request.viewer, pk)
    today = timezone.localdate()
    permissions.check_fill(row.round, today)
    framework = stored.framework_of(row.round)
    places = {each.id: place for place, each in enumerate(framework.arcs)}
    if arc not in places:
        raise NotFound
    part = framework.arcs[places[arc]]
    shown = commands.shown(part, commands.said_of(row))
    seen = saving.seen(request, shown)
    form = ArcForm(framework, part, saving.sent(request, shown), initial=shown)
    outcome = saving.saved(
        request,
        form,
        lambda: commands.save(
            by=request.viewer, today=today, self_assessment=pk, seen=seen, arc=arc, said=form.cleaned_data
        ),
        seen=seen,
    )
    here = reverse("self_assessment", args=[pk])
    after = framework.arcs[places[arc] + 1 :]
    to = reverse("self_assessment_arc", args=[pk, after[0].id]) if after else here
    action = "Save and go on" if after else "Save"
    intro = f"Part {places[arc] + 1} of {len(framework.arcs)}. Nobody but you sees what you answer."
    sheet = Sheet(framework.say(part.title), here, action, intro, caption=row.round.title)
    said = f"“{framework.say(part.title)}” was saved."
    return saving.answer(request, outcome, sheet, said=said, to=to)


@require_POST
def self_assessment_finish(request: Asked, pk: UUID) -> HttpResponse:
    """Say that one's own is finished, or take that back."""
    finished = request.POST.get("finished") != "no"
    saving.pressed(
        request,
        lambda: commands.finish(by=request.viewer, today=timezone.localdate(), self_assessment=pk, finished=finished),
        "It is finished." if finished else "It is not finished any more.",
    )
    return redirect("self_assessment", pk)


@EITHER
def self_assessment_remove(request: Asked, pk: UUID) -> HttpResponse:
    """Take one's own away, once it is confirmed."""
    row = permissions.get(request.viewer, pk)
    intro = "All that you answered is deleted, and counts in no total. This cannot be undone."
    back = reverse("self_assessment", args=[pk])
    sheet = Sheet("Delete my self-assessment", back, "Delete it", intro, caption=row.round.title)
    return saving.confirmed(
        request,
        sheet,
        lambda: commands.remove(by=request.viewer, self_assessment=pk),
        said="Your self-assessment was deleted.",
        to=reverse("self_assessments"),
    )


@require_safe
def self_assessment_file(request: Asked, pk: UUID) -> HttpResponse:
    """Hand out one's own answers as a file, to take along before the round is closed."""
    row = permissions.get(request.viewer, pk)
    rows = presenters.rows(stored.framework_of(row.round), commands.said_of(row))
    content = spreadsheet.csv_bytes(HEADINGS, rows)
    return exports.attachment(content, "self-assessment.csv", "text/csv; charset=utf-8")
