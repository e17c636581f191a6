"""Meetings of a group: called, moved, cancelled, written up, and who was there."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from oneworkforce.access import verdicts
from oneworkforce.ground.asked import Asked
from oneworkforce.plan.commands import attendance as attending
from oneworkforce.plan.commands import meetings as commands
from oneworkforce.plan.domain import prose
from oneworkforce.plan.models import Meeting
from oneworkforce.plan.permissions import groups as permissions
from oneworkforce.plan.permissions import plans
from oneworkforce.plan.queries import meetings as queries
from oneworkforce.plan.web.forms.meetings import AttendanceForm, MeetingForm, MinutesForm
from oneworkforce.plan.web.presenters.groups import action_rows
from oneworkforce.plan.web.presenters.meetings import asked_rows, facts, summed
from oneworkforce.ui import jinja, saving
from oneworkforce.ui.saving import EITHER, Sheet


@require_safe
def meeting(request: Asked, pk: UUID) -> HttpResponse:
    """Show the page of a meeting."""
    page = queries.one(request.viewer, pk)
    row = permissions.get_meeting(request.viewer, pk)
    context = {
        "page": page,
        "coming": page.starts_at > timezone.now(),
        "agenda": prose.parse(page.agenda),
        "minutes": prose.parse(page.minutes),
        "facts": facts(page),
        "asked": asked_rows(page.asked),
        "summed": summed(page.asked),
        "actions": action_rows(page.actions),
        "why_not": verdicts.why_not(permissions.check_meeting, request.viewer, row),
    }
    return render(request, "plan/meetings/page.html", context)


@EITHER
def meeting_add(request: Asked, pk: UUID) -> HttpResponse:
    """Call the group `pk` together."""
    row = plans.get_group(request.viewer, pk)
    permissions.check_meet(request.viewer, row)
    form = MeetingForm(saving.sent(request))
    made: list[UUID] = []
    outcome = saving.saved(
        request,
        form,
        lambda: made.append(commands.add(by=request.viewer, now=timezone.now(), group=pk, **form.cleaned_data)),
    )
    intro = "Members with an e-mail address get it into their calendar: its name, when and where."
    sheet = Sheet("Add a meeting", reverse("group", args=[pk]), "Add meeting", intro, caption=row.name)
    to = reverse("meeting", args=made) if made else ""
    return saving.answer(request, outcome, sheet, said="The meeting was added.", to=to)


@EITHER
def meeting_change(request: Asked, pk: UUID) -> HttpResponse:
    """Move a meeting or change its agenda; another's change meanwhile is shown beside one's own."""
    row = _held(request, pk)
    shown = commands.shown(row)
    seen = saving.seen(request, shown)
    form = MeetingForm(saving.sent(request, shown), initial=shown)
    outcome = saving.saved(
        request,
        form,
        lambda: commands.change(by=request.viewer, now=timezone.now(), meeting=pk, seen=seen, **form.cleaned_data),
        seen=seen,
    )
    to = reverse("meeting", args=[pk])
    sheet = Sheet("Change the meeting", to, intro="Calendars are told of a new time or place.", caption=_title(row))
    return saving.answer(request, outcome, sheet, said="Your changes were saved.", to=to)


@EITHER
def meeting_cancel(request: Asked, pk: UUID) -> HttpResponse:
    """Cancel a meeting, once it is confirmed."""
    row = permissions.get_meeting(request.viewer, pk)
    to = reverse("meeting", args=[pk])
    if request.method == "POST":
        commands.cancel(by=request.viewer, now=timezone.now(), meeting=pk)
        messages.success(request, "The meeting was cancelled.")
        return redirect(to)
    intro = "Its page stays. Members find it taken out of their calendars. This cannot be undone."
    context = {
        "sheet": Sheet(f"Cancel the meeting of {_title(row)}", to, "Cancel the meeting", intro),
        "action": request.path,
        "why_not": verdicts.why_not(permissions.check_meeting, request.viewer, row),
    }
    return render(request, "ui/confirm.html", context)


@EITHER
def meeting_minutes(request: Asked, pk: UUID) -> HttpResponse:
    """Write agenda and minutes; two who write at once see both texts."""
    row = _held(request, pk)
    shown = commands.written(row)
    seen = saving.seen(request, shown)
    form = MinutesForm(saving.sent(request, shown), initial=shown)
    outcome = saving.saved(
        request,
        form,
        lambda: commands.write(by=request.viewer, now=timezone.now(), meeting=pk, seen=seen, **form.cleaned_data),
        seen=seen,
    )
    to = reverse("meeting", args=[pk])
    intro = "Lines that begin with “# ” become headings, lines that begin with “- ” a list."
    sheet = Sheet("Agenda and minutes", to, intro=intro, caption=_title(row))
    return saving.answer(request, outcome, sheet, said="Agenda and minutes were saved.", to=to)


@EITHER
def attendance(request: Asked, pk: UUID) -> HttpResponse:
    """Say of everybody at once whether they came."""
    row = _held(request, pk)
    shown = attending.shown(row)
    seen = saving.seen(request, shown)
    form = AttendanceForm(queries.whom(row), saving.sent(request, shown), initial=shown)
    outcome = saving.saved(
        request,
        form,
        lambda: attending.keep(
            by=request.viewer, now=timezone.now(), meeting=pk, seen=seen, attended=dict(form.cleaned_data)
        ),
        seen=seen,
    )
    to = reverse("meeting", args=[pk])
    intro = "" if shown else "Nobody was in the group on that day. Put members in, with the day since when they are."
    sheet = Sheet("Who was there?", to, intro=intro, caption=_title(row))
    return saving.answer(request, outcome, sheet, said="Who was there was saved.", to=to)


def _held(request: Asked, pk: UUID) -> Meeting:
    row = permissions.get_meeting(request.viewer, pk)
    permissions.check_meeting(request.viewer, row)
    return row


def _title(row: Meeting) -> str:
    return f"{row.group.name}, {jinja.day(row.starts_at)}"
