"""Sessions in localities: the list, the page, the printable sheet, and the forms before and after the room."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from oneworkforce.access import verdicts
from oneworkforce.audit.web import exports
from oneworkforce.ground.asked import Asked
from oneworkforce.ui import listing, saving
from oneworkforce.ui.saving import EITHER, Sheet
from oneworkforce.ui.spreadsheet import Value
from oneworkforce.workforce.commands import sessions as commands
from oneworkforce.workforce.domain import chosen, items
from oneworkforce.workforce.permissions import sessions as permissions
from oneworkforce.workforce.queries import data_sets
from oneworkforce.workforce.queries import sessions as queries
from oneworkforce.workforce.web.forms.sessions import PresentForm, SessionForm
from oneworkforce.workforce.web.presenters import sessions as presenters


@require_safe
def sessions(request: Asked) -> HttpResponse:
    """List the sessions."""
    permissions.check_see(request.viewer)
    wanted = listing.read(request.GET.dict(), presenters.COLUMNS, presenters.FILTERS)
    rows, total, wanted = queries.listed(request.viewer, wanted)
    why_not = verdicts.why_not(permissions.check_hold_any, request.viewer)
    shown = presenters.listed(rows, total, wanted, path=request.path, why_not=why_not)
    return render(request, "workforce/sessions/list.html", {"listing": shown, "why_not": why_not})


@EITHER
def sessions_export(request: Asked) -> HttpResponse:
    """Export the list as it is filtered, after asking what for."""
    permissions.check_see(request.viewer)

    def rows() -> list[Sequence[Value]]:
        wanted = listing.read(request.GET.dict(), presenters.COLUMNS, presenters.FILTERS).whole()
        return [presenters.exported(each) for each in queries.listed(request.viewer, wanted)[0]]

    return exports.answer(request, noun="session", title="sessions", headings=presenters.HEADINGS, rows=rows)


@EITHER
def session_add(request: Asked) -> HttpResponse:
    """Set up a session."""
    permissions.check_hold_any(request.viewer)
    today = timezone.localdate()
    given = {"held_on": today, "run_by": request.viewer.actor}
    form = SessionForm(queries.places(request.viewer), saving.sent(request), initial=given)
    made: list[UUID] = []
    told: dict[str, Any] = {"by": request.viewer, "now": timezone.now(), "today": today}

    def command() -> None:
        kept = form.cleaned_data
        made.append(commands.add(**told, **{**kept, "locality": UUID(kept["locality"])}))

    outcome = saving.saved(request, form, command)
    sheet = Sheet("Set up a session", reverse("sessions"), "Set up")
    to = reverse("session", args=made) if made else ""
    return saving.answer(request, outcome, sheet, said="The session is set up. Say which agencies are there.", to=to)


@require_safe
def session(request: Asked, pk: UUID) -> HttpResponse:
    """Show a session: who is there, what they ticked, what was decided."""
    row = permissions.get(request.viewer, pk)
    found = queries.one(row)
    why_not = verdicts.why_not(permissions.check_write, request.viewer, row)
    context = {
        "session": found,
        "core": [item.label for item in items.all_items().values() if item.core],
        "added": [item.label for item in chosen.added(data_sets.keys_at(row.locality_id))],
        "facts": presenters.facts(found),
        "agencies": presenters.agencies(found, writes=not why_not),
        "choices": presenters.choices(found),
        "first": chosen.open_items()[0].key,
        "writes": not why_not,
    }
    return render(request, "workforce/sessions/page.html", context)


@require_safe
def session_sheet(request: Asked, pk: UUID) -> HttpResponse:
    """Show a session as a sheet to print: what was chosen and why."""
    found = queries.one(permissions.get(request.viewer, pk))
    context = {
        "session": found,
        "facts": presenters.facts(found),
        "present": [each.organisation.name for each in found.agencies],
        "added": presenters.added(found),
        "others": presenters.others(found),
        "core": [item for item in items.all_items().values() if item.core],
    }
    return render(request, "workforce/sessions/sheet.html", context)


@EITHER
def session_attend(request: Asked, pk: UUID) -> HttpResponse:
    """Say which agencies are there."""
    row = permissions.get(request.viewer, pk)
    permissions.check_write(request.viewer, row)
    members = queries.members(row.locality_id, today=timezone.localdate())
    there = [str(each.organisation.id) for each in queries.one(row).agencies]
    form = PresentForm(members, saving.sent(request), initial={"present": there})
    outcome = saving.saved(
        request,
        form,
        lambda: commands.attend(
            by=request.viewer,
            now=timezone.now(),
            session=pk,
            present=[UUID(each) for each in form.cleaned_data["present"]],
        ),
    )
    to = reverse("session", args=[pk])
    sheet = Sheet("Who is there", to, intro="Member agencies of the locality.", caption=row.locality.name)
    return saving.answer(request, outcome, sheet, said="Who is there was saved.", to=to)


@EITHER
def session_end(request: Asked, pk: UUID) -> HttpResponse:
    """End a session, once that is confirmed."""
    row = permissions.get(request.viewer, pk)
    to = reverse("session", args=[pk])
    intro = "What was ticked, decided and entered then stays as it is."
    return saving.confirmed(
        request,
        Sheet("End the session", to, "End it", intro),
        lambda: commands.end(by=request.viewer, now=timezone.now(), session=pk),
        said="The session has ended.",
        why_not=verdicts.why_not(permissions.check_write, request.viewer, row),
    )
