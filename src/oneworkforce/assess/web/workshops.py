"""Workshops on the results: the list of a round, the page of one, and the forms before it begins."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from oneworkforce.access import verdicts
from oneworkforce.assess.commands import proposals
from oneworkforce.assess.commands import workshop_notes as notes
from oneworkforce.assess.commands import workshops as commands
from oneworkforce.assess.permissions import rounds, workshops
from oneworkforce.assess.queries import findings, stored
from oneworkforce.assess.queries import workshops as queries
from oneworkforce.assess.web.forms.workshops import PresentForm, WorkshopForm
from oneworkforce.assess.web.presenters import findings as shown_findings
from oneworkforce.assess.web.presenters import workshops as presenters
from oneworkforce.audit.web import exports
from oneworkforce.ground.asked import Asked
from oneworkforce.lib import text
from oneworkforce.ui import listing, saving
from oneworkforce.ui.jinja import day
from oneworkforce.ui.saving import EITHER, Sheet
from oneworkforce.ui.spreadsheet import Value


@require_safe
def workshops_list(request: Asked, round: UUID) -> HttpResponse:  # noqa: A002  the field's word
    """List the workshops of a round."""
    row = rounds.get(request.viewer, round)
    wanted = listing.read(request.GET.dict(), presenters.COLUMNS, ())
    rows, total, wanted = queries.listed(request.viewer, round, wanted)
    why_not = verdicts.why_not(workshops.check_discuss, request.viewer, row, timezone.localdate())
    shown = presenters.listed(round, rows, total, wanted, why_not)
    context = {"round": stored.of(row), "listing": shown, "why_not": why_not}
    return render(request, "assess/workshops/list.html", context)


@EITHER
def workshops_export(request: Asked, round: UUID) -> HttpResponse:  # noqa: A002
    """Export the list, after asking what for."""
    rounds.get(request.viewer, round)

    def rows() -> list[Sequence[Value]]:
        wanted = listing.read(request.GET.dict(), presenters.COLUMNS, ()).whole()
        return [presenters.exported(each) for each in queries.listed(request.viewer, round, wanted)[0]]

    return exports.answer(request, noun="workshop", title="workshops", headings=presenters.HEADINGS, rows=rows)


@EITHER
def workshop_add(request: Asked, round: UUID) -> HttpResponse:  # noqa: A002
    """Set up a workshop on the results of a round."""
    row = rounds.get(request.viewer, round)
    today = timezone.localdate()
    workshops.check_discuss(request.viewer, row, today)
    form = WorkshopForm(saving.sent(request), initial={"held_on": today, "led_by": request.viewer.actor})
    made: list[UUID] = []
    outcome = saving.saved(
        request,
        form,
        lambda: made.append(
            commands.add(by=request.viewer, now=timezone.now(), today=today, round=round, **form.cleaned_data)
        ),
    )
    sheet = Sheet("Set up a workshop", reverse("workshops", args=[round]), "Set up", caption=row.title)
    to = reverse("workshop", args=made) if made else ""
    said = "The workshop is set up. Say who is there, then show the screens."
    return saving.answer(request, outcome, sheet, said=said, to=to)


@require_safe
def workshop(request: Asked, pk: UUID) -> HttpResponse:
    """Show a workshop: before it ends what to do, afterwards its minute and the way to draft actions."""
    row = workshops.get(request.viewer, pk)
    found = queries.one(row)
    held = stored.of(row.round)
    runs = rounds.can_change(request.viewer)
    context: dict[str, Any] = {
        "round": held,
        "workshop": found,
        "title": f"Workshop on {day(row.held_on)}",
        "facts": presenters.facts(found),
        "files": presenters.files(found),
        "present": queries.present(row),
        "counted": shown_findings.summed(findings.counted(request.viewer, held)),
        "writes": runs and found.ended_at is None,
        "why_not": verdicts.why_not(workshops.check_discuss, request.viewer, row.round, timezone.localdate()),
        "why_not_actions": verdicts.why_not(workshops.check_ended, request.viewer, row),
    }
    return render(request, "assess/workshops/page.html", context)


@EITHER
def workshop_change(request: Asked, pk: UUID) -> HttpResponse:
    """Change the day, the place, who leads it."""
    row = workshops.get(request.viewer, pk)
    workshops.check_write(request.viewer, row)
    shown = commands.shown(row)
    seen = saving.seen(request, shown)
    form = WorkshopForm(saving.sent(request, shown), initial=shown)
    outcome = saving.saved(
        request,
        form,
        lambda: commands.change(by=request.viewer, now=timezone.now(), workshop=pk, seen=seen, **form.cleaned_data),
        seen=seen,
    )
    to = reverse("workshop", args=[pk])
    sheet = Sheet("Change the workshop", to, caption=row.round.title)
    return saving.answer(request, outcome, sheet, said="Your changes were saved.", to=to)


@EITHER
def workshop_remove(request: Asked, pk: UUID) -> HttpResponse:
    """Remove a workshop that has not ended, once it is confirmed."""
    row = workshops.get(request.viewer, pk)
    intro = "Who was there and what was said go with it. Findings stay as they are. This cannot be undone."
    sheet = Sheet("Remove the workshop", reverse("workshop", args=[pk]), "Remove workshop", intro)
    return saving.confirmed(
        request,
        sheet,
        lambda: commands.remove(by=request.viewer, now=timezone.now(), workshop=pk),
        said="The workshop was removed.",
        why_not=verdicts.why_not(workshops.check_write, request.viewer, row),
        to=reverse("workshops", args=[row.round_id]),
    )


@require_POST
def workshop_propose(request: Asked, pk: UUID) -> HttpResponse:
    """Let the results propose findings to discuss."""
    row = workshops.get(request.viewer, pk)
    workshops.check_write(request.viewer, row)
    made = proposals.draft(by=request.viewer, now=timezone.now(), round=row.round_id)
    said = f"{text.counted(made, 'finding')} proposed, each on the screen of its arc."
    messages.success(request, said if made else "The results propose nothing that is not here already.")
    return redirect("workshop", pk)


@EITHER
def workshop_present(request: Asked, pk: UUID) -> HttpResponse:
    """Put down who is there, several at once."""
    row = workshops.get(request.viewer, pk)
    workshops.check_write(request.viewer, row)
    form = PresentForm(saving.sent(request))
    made: list[int] = []
    outcome = saving.saved(
        request,
        form,
        lambda: made.append(
            notes.come(by=request.viewer, now=timezone.now(), workshop=pk, people=form.cleaned_data["people"])
        ),
    )
    to = reverse("workshop", args=[pk])
    sheet = Sheet("Who is there", to, "Put them down", caption=f"Workshop on {day(row.held_on)}")
    said = (
        f"{text.counted(sum(made), 'person', 'people')} put down as present." if sum(made) else "All are down already."
    )
    return saving.answer(request, outcome, sheet, said=said, to=to)


@require_POST
def workshop_leave_out(request: Asked, pk: UUID, present: UUID) -> HttpResponse:
    """Take somebody off the list of those who are there."""
    notes.leave_out(by=request.viewer, now=timezone.now(), workshop=pk, present=present)
    messages.success(request, "They are no longer down as present.")
    return redirect("workshop", pk)
