"""Groupings of localities: the list, the page of one, and the forms that change them."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from oneworkforce.access import verdicts
from oneworkforce.ground.asked import Asked
from oneworkforce.partnership.commands import groupings as commands
from oneworkforce.partnership.permissions import groupings, localities
from oneworkforce.partnership.queries import groupings as queries
from oneworkforce.partnership.queries.localities import choose
from oneworkforce.partnership.web.forms.groupings import GroupingForm
from oneworkforce.ui import saving
from oneworkforce.ui.parts import Cell
from oneworkforce.ui.saving import EITHER, Sheet


@require_safe
def groupings_list(request: Asked) -> HttpResponse:
    """Show every grouping."""
    localities.check_see(request.viewer)
    rows = [
        (Cell(row.name, href=reverse("grouping", args=[row.id])), row.kind.title_, row.members)
        for row in queries.listed(request.viewer)
    ]
    why_not = verdicts.why_not(groupings.check_change, request.viewer)
    return render(request, "partnership/groupings/list.html", {"rows": rows, "why_not": why_not})


@require_safe
def grouping(request: Asked, pk: UUID) -> HttpResponse:
    """Show which localities belong to a grouping."""
    page = queries.one(request.viewer, pk)
    why_not = verdicts.why_not(groupings.check_change, request.viewer)
    return render(request, "partnership/groupings/page.html", {"page": page, "why_not": why_not})


@EITHER
def grouping_add(request: Asked) -> HttpResponse:
    """Add a grouping."""
    groupings.check_change(request.viewer)
    form = GroupingForm(choose(request.viewer), saving.sent(request))
    made: list[UUID] = []
    outcome = saving.saved(
        request, form, lambda: made.append(commands.add(by=request.viewer, now=timezone.now(), **_values(form)))
    )
    sheet = Sheet("Add a grouping", reverse("groupings"), "Add grouping")
    to = reverse("grouping", args=made) if made else ""
    return saving.answer(request, outcome, sheet, said="The grouping was added.", to=to)


@EITHER
def grouping_change(request: Asked, pk: UUID) -> HttpResponse:
    """Rename a grouping, or change which localities belong to it."""
    row = groupings.get(request.viewer, pk)
    groupings.check_change(request.viewer)
    shown = commands.shown(row)
    seen = saving.seen(request, shown)
    form = GroupingForm(choose(request.viewer), saving.sent(request, shown), initial=shown)
    outcome = saving.saved(
        request,
        form,
        lambda: commands.change(by=request.viewer, now=timezone.now(), grouping=pk, seen=seen, **_values(form)),
        seen=seen,
    )
    to = reverse("grouping", args=[pk])
    return saving.answer(request, outcome, Sheet(f"Change {row.name}", to), said="Your changes were saved.", to=to)


@EITHER
def grouping_remove(request: Asked, pk: UUID) -> HttpResponse:
    """Remove a grouping, once it is confirmed."""
    row = groupings.get(request.viewer, pk)
    if request.method == "POST":
        commands.remove(by=request.viewer, now=timezone.now(), grouping=pk)
        messages.success(request, "The grouping was removed.")
        return redirect("groupings")
    intro = "Its localities stay. This cannot be undone."
    context = {
        "sheet": Sheet(f"Remove {row.name}", reverse("grouping", args=[pk]), "Remove grouping", intro),
        "action": request.path,
        "why_not": verdicts.why_not(groupings.check_change, request.viewer),
    }
    return render(request, "ui/confirm.html", context)


def _values(form: GroupingForm) -> dict[str, Any]:
    kept = {name: form.cleaned_data[name] for name in ("name", "kind")}
    return {**kept, "members": [UUID(one) for one in form.cleaned_data["members"]]}
