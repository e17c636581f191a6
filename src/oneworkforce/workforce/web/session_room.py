"""In the room of a session: items put up one by one, what the locality decides, totals that agencies enter."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from oneworkforce.access.verdicts import NotFound
from oneworkforce.ground.asked import Asked
from oneworkforce.ui import saving
from oneworkforce.ui.parts import Link
from oneworkforce.ui.saving import EITHER, Sheet
from oneworkforce.workforce.commands import session_totals as totals
from oneworkforce.workforce.commands import sessions as commands
from oneworkforce.workforce.domain import chosen
from oneworkforce.workforce.permissions import sessions as permissions
from oneworkforce.workforce.queries import sessions as queries
from oneworkforce.workforce.web.forms.sessions import DecideForm, EnterForm, TickForm
from oneworkforce.workforce.web.presenters.said import number


@EITHER
def session_item(request: Asked, pk: UUID, item: str) -> HttpResponse:
    """Put up one item with its reason; each agency present says whether it is of value; then the next one."""
    row = permissions.get(request.viewer, pk)
    keys = [each.key for each in chosen.open_items()]
    if item not in keys:
        raise NotFound
    permissions.check_write(request.viewer, row)
    found = queries.one(row)
    at = keys.index(item)
    shown = found.choices[at]
    present = [(str(each.id), each.organisation.name) for each in found.agencies]
    ticked = [str(each.id) for each in found.agencies if each.organisation.name in shown.ticked]
    form = TickForm(present, saving.sent(request), initial={"agencies": ticked})
    outcome = saving.saved(
        request,
        form,
        lambda: commands.tick(
            by=request.viewer,
            now=timezone.now(),
            session=pk,
            item=item,
            agencies=[UUID(each) for each in form.cleaned_data["agencies"]],
        ),
    )
    page = reverse("session", args=[pk])
    last = at + 1 == len(keys)
    before = reverse("session_item", args=[pk, keys[at - 1]]) if at else page
    to = reverse("session_decide", args=[pk]) if last else reverse("session_item", args=[pk, keys[at + 1]])
    action = "Save and decide" if last else "Save, next item"
    caption = f"Item {at + 1} of {len(keys)}"
    sheet = Sheet(shown.item.label, before, action, shown.item.why, caption=caption)
    below = [Link("Leave it here and see the result", page)]
    template = "workforce/sessions/item.html"
    said = f"{shown.item.label}: saved."
    return saving.answer(request, outcome, sheet, said=said, to=to, template=template, below=below)


@EITHER
def session_decide(request: Asked, pk: UUID) -> HttpResponse:
    """Decide what the locality adds to the core, and why."""
    row = permissions.get(request.viewer, pk)
    permissions.check_write(request.viewer, row)
    choices = queries.one(row).choices
    given: dict[str, Any] = {f"add_{each.item.key}": ["on"] if each.adds else [] for each in choices}
    given |= {f"why_{each.item.key}": each.why for each in choices}
    form = DecideForm(choices, saving.sent(request), initial=given)
    outcome = saving.saved(
        request,
        form,
        lambda: commands.decide(by=request.viewer, now=timezone.now(), session=pk, **form.decided()),
    )
    to = reverse("session", args=[pk])
    intro = "What you tick is asked of the agencies here, beside the core."
    sheet = Sheet("What this locality adds", to, "Save the decision", intro, caption=row.locality.name)
    return saving.answer(request, outcome, sheet, said="The decision was saved.", to=to)


@EITHER
def session_totals(request: Asked, pk: UUID) -> HttpResponse:
    """Enter the totals of an agency, role by role; what is there already stands below."""
    row = permissions.get_agency(request.viewer, pk)
    permissions.check_write(request.viewer, row.session)
    form = EnterForm(saving.sent(request))
    told: dict[str, Any] = {
        "by": request.viewer,
        "now": timezone.now(),
        "today": timezone.localdate(),
        "agency": pk,
    }
    outcome = saving.saved(request, form, lambda: totals.enter(**told, **form.cleaned_data))
    page = reverse("session", args=[row.session_id])
    intro = f"How many it has in {row.session.locality.name}, role by role. A role entered again is put right."
    sheet = Sheet("Totals", page, "Add", intro, caption=row.organisation.name)
    agency = next(each for each in queries.one(row.session).agencies if each.id == pk)
    return saving.answer(
        request,
        outcome,
        sheet,
        said="The total was saved. Enter the next one.",
        to=reverse("session_totals", args=[pk]),
        template="workforce/sessions/totals.html",
        entered=[(each.role, number(each.people), number(each.vacancies)) for each in queries.entered(row)],
        agency=agency,
        file=reverse("session_file", args=[pk]),
    )


@require_POST
def session_file(request: Asked, pk: UUID) -> HttpResponse:
    """Say that an agency sends a file afterwards."""
    row = permissions.get_agency(request.viewer, pk)
    permissions.check_write(request.viewer, row.session)
    saving.pressed(
        request,
        lambda: totals.send_file(by=request.viewer, now=timezone.now(), agency=pk, sends=True),
        "It will send a file.",
    )
    return redirect("session", row.session_id)
