"""Interviews of a round: the list, one of them filled theme by theme, ended and reopened; the round closed."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from oneworkforce.access.verdicts import NotFound
from oneworkforce.access.viewer import Viewer
from oneworkforce.assess.commands import interviews as commands
from oneworkforce.assess.permissions import interviews
from oneworkforce.assess.queries import interviews as queries
from oneworkforce.assess.queries import stored
from oneworkforce.assess.web.forms.interviews import InterviewForm, ReopenForm, ThemeForm
from oneworkforce.assess.web.presenters import interviews as presenters
from oneworkforce.audit.web import exports
from oneworkforce.ground.asked import Asked
from oneworkforce.partnership import public
from oneworkforce.ui import listing, saving
from oneworkforce.ui.saving import EITHER, Sheet


@require_safe
def interviews_list(request: Asked, round: UUID) -> HttpResponse:  # noqa: A002  the field's word
    """Show the services interviewed and still to be."""
    row = interviews.held(request.viewer, round)
    rows = queries.listed(row)
    wanted = listing.read(request.GET.dict(), presenters.COLUMNS, presenters.FILTERS)
    going_on = interviews.can_open(row)
    context = {
        "round": row,
        "listing": presenters.listed(row, rows, wanted, going_on=going_on),
        "counted": presenters.counted(rows),
        "going_on": going_on,
    }
    return render(request, "assess/interviews/list.html", context)


@EITHER
def interviews_export(request: Asked, round: UUID) -> HttpResponse:  # noqa: A002
    """Export every score and note, after asking what for."""
    row = interviews.held(request.viewer, round)
    return exports.answer(
        request,
        noun="interview",
        title="interviews",
        headings=presenters.HEADINGS,
        rows=lambda: queries.exported(row),
    )


@EITHER
def interview_add(request: Asked, round: UUID) -> HttpResponse:  # noqa: A002
    """Put a service on the list."""
    row = interviews.held(request.viewer, round)
    interviews.check_open(row)
    initial = {"interviewer": request.viewer.actor, "held_on": timezone.localdate()}
    form = InterviewForm(_organisations(request.viewer), saving.sent(request), initial=initial)
    made: list[UUID] = []
    outcome = saving.saved(
        request,
        form,
        lambda: made.append(commands.add(by=request.viewer, now=timezone.now(), round=round, **_values(form))),
    )
    back = reverse("interviews", args=[round])
    sheet = Sheet("Add a service", back, "Add service", caption=row.title)
    to = reverse("interview", args=made) if made else ""
    return saving.answer(request, outcome, sheet, said="The service was added.", to=to)


@require_safe
def interview(request: Asked, pk: UUID) -> HttpResponse:
    """Show an interview: its themes with each question's score and note."""
    row = interviews.get(request.viewer, pk)
    page = presenters.page(row, stored.framework_of(row.round), commands.said_of(row))
    context = {
        "page": page,
        "round": row.round,
        "going_on": interviews.can_go_on(row),
        "round_open": interviews.can_open(row.round),
    }
    return render(request, "assess/interviews/page.html", context)


@EITHER
def interview_theme(request: Asked, pk: UUID, arc: str) -> HttpResponse:
    """Fill a theme during the talk; saving leads to the next one."""
    row = interviews.get(request.viewer, pk)
    interviews.check_going_on(row)
    framework = stored.framework_of(row.round)
    places = {each.id: place for place, each in enumerate(framework.arcs)}
    if arc not in places:
        raise NotFound
    theme = framework.arcs[places[arc]]
    shown = commands.theme_shown(theme, commands.said_of(row))
    seen = saving.seen(request, shown)
    form = ThemeForm(framework, theme, saving.sent(request, shown), initial=shown)
    outcome = saving.saved(
        request,
        form,
        lambda: commands.save(
            by=request.viewer, now=timezone.now(), interview=pk, seen=seen, arc=arc, said=form.said(theme)
        ),
        seen=seen,
    )
    here = reverse("interview", args=[pk])
    after = framework.arcs[places[arc] + 1 :]
    to = reverse("interview_theme", args=[pk, after[0].id]) if after else here
    action = "Save and go on" if after else "Save"
    intro = f"Theme {places[arc] + 1} of {len(framework.arcs)}. Leave “No score” where the talk gave none."
    sheet = Sheet(framework.say(theme.title), here, action, intro, caption=row.service)
    said = f"“{framework.say(theme.title)}” was saved."
    return saving.answer(request, outcome, sheet, said=said, to=to)


@EITHER
def interview_change(request: Asked, pk: UUID) -> HttpResponse:
    """Change which service, whom of it, who asks and when."""
    row = interviews.get(request.viewer, pk)
    interviews.check_going_on(row)
    shown = commands.shown(row)
    seen = saving.seen(request, shown)
    offered = dict(_organisations(request.viewer))
    if row.organisation:
        offered.setdefault(str(row.organisation_id), row.organisation.name)
    form = InterviewForm(list(offered.items()), saving.sent(request, shown), initial=shown)
    outcome = saving.saved(
        request,
        form,
        lambda: commands.change(by=request.viewer, now=timezone.now(), interview=pk, seen=seen, **_values(form)),
        seen=seen,
    )
    to = reverse("interview", args=[pk])
    sheet = Sheet("Change the interview", to, caption=row.service)
    return saving.answer(request, outcome, sheet, said="Your changes were saved.", to=to)


@EITHER
def interview_remove(request: Asked, pk: UUID) -> HttpResponse:
    """Take a service off the list, once it is confirmed."""
    row = interviews.get(request.viewer, pk)
    interviews.check_going_on(row)
    intro = "Its scores and notes are deleted. This cannot be undone."
    sheet = Sheet(f"Take {row.service} off the list", reverse("interview", args=[pk]), "Take it off", intro)
    return saving.confirmed(
        request,
        sheet,
        lambda: commands.remove(by=request.viewer, now=timezone.now(), interview=pk),
        said="The service was taken off the list.",
        to=reverse("interviews", args=[row.round_id]),
    )


@require_POST
def interview_end(request: Asked, pk: UUID) -> HttpResponse:
    """End an interview."""
    saving.pressed(
        request,
        lambda: commands.end(by=request.viewer, now=timezone.now(), interview=pk),
        "The interview has ended. Its scores count from now on.",
    )
    return redirect("interview", pk)


@EITHER
def interview_reopen(request: Asked, pk: UUID) -> HttpResponse:
    """Open an interview again, with a reason."""
    row = interviews.get(request.viewer, pk)
    interviews.check_ended(row)
    form = ReopenForm(saving.sent(request))
    outcome = saving.saved(
        request,
        form,
        lambda: commands.reopen(
            by=request.viewer, now=timezone.now(), interview=pk, reason=form.cleaned_data["reason"]
        ),
    )
    to = reverse("interview", args=[pk])
    intro = "Its scores do not count until it is ended again."
    sheet = Sheet("Open the interview again", to, "Open it again", intro, caption=row.service)
    return saving.answer(request, outcome, sheet, said="The interview is open again.", to=to)


@EITHER
def interviews_close(request: Asked, round: UUID) -> HttpResponse:  # noqa: A002
    """Close the round, once it is confirmed."""
    row = interviews.held(request.viewer, round)
    interviews.check_open(row)
    intro = (
        "No interview can be added, changed or reopened afterwards. Whoever sees results then sees the scores by "
        "service; notes stay with those who run rounds. This cannot be undone."
    )
    sheet = Sheet(f"Close {row.title}", reverse("interviews", args=[round]), "Close the round", intro)
    return saving.confirmed(
        request,
        sheet,
        lambda: commands.close(by=request.viewer, now=timezone.now(), round=round),
        said="The round is closed. Its scores by service are shown to the partnership.",
        to=reverse("round_services", args=[round]),
    )


def _organisations(viewer: Viewer) -> tuple[tuple[str, str], ...]:
    return public.organisations(viewer, today=timezone.localdate())


def _values(form: InterviewForm) -> dict[str, Any]:
    found = form.cleaned_data
    names = ("service", "role", "interviewer", "held_on")
    organisation = UUID(found["organisation"]) if found["organisation"] else None
    return {**{name: found[name] for name in names}, "organisation": organisation}
