"""Localities: the tree, the page of one, and the forms that arrange the tree."""

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
from oneworkforce.partnership.commands import localities as commands
from oneworkforce.partnership.models import Locality
from oneworkforce.partnership.permissions import localities
from oneworkforce.partnership.queries import localities as queries
from oneworkforce.partnership.web.forms.localities import LocalityForm
from oneworkforce.partnership.web.presenters.localities import inside
from oneworkforce.ui import saving
from oneworkforce.ui.saving import EITHER, Sheet


@require_safe
def localities_tree(request: Asked) -> HttpResponse:
    """Show the tree of localities with what is in each."""
    localities.check_see(request.viewer)
    context = {
        "twigs": queries.twigs(request.viewer, today=timezone.localdate()),
        "words": inside,
        "why_not": verdicts.why_not(localities.check_arrange, request.viewer),
    }
    return render(request, "partnership/localities/tree.html", context)


@require_safe
def locality(request: Asked, pk: UUID) -> HttpResponse:
    """Show a locality's own page."""
    page = queries.one(request.viewer, pk, today=timezone.localdate())
    row = localities.get(request.viewer, pk)
    crumbs = [{"label": "Localities", "url": reverse("localities")}]
    crumbs += [{"label": one.name, "url": reverse("locality", args=[one.id])} for one in page.trail]
    context = {
        "page": page,
        "crumbs": [*crumbs, {"label": page.name}],
        "words": inside,
        "why_not_keep": verdicts.why_not(localities.check_keep, request.viewer, row),
        "why_not_arrange": verdicts.why_not(localities.check_arrange, request.viewer),
    }
    return render(request, "partnership/localities/page.html", context)


@EITHER
def locality_add(request: Asked) -> HttpResponse:
    """Add a locality; `?in=` says where it will lie, unless it is changed."""
    localities.check_arrange(request.viewer)
    places = queries.choose(request.viewer)
    form = LocalityForm(places, saving.sent(request), initial={"parent": request.GET.get("in", "")})
    made: list[UUID] = []
    outcome = saving.saved(
        request, form, lambda: made.append(commands.add(by=request.viewer, now=timezone.now(), **_values(form)))
    )
    sheet = Sheet("Add a locality", reverse("localities"), "Add locality")
    to = reverse("locality", args=made) if made else ""
    return saving.answer(request, outcome, sheet, said="The locality was added.", to=to)


@EITHER
def locality_change(request: Asked, pk: UUID) -> HttpResponse:
    """Rename a locality, or move it with all that lies in it."""
    row = localities.get(request.viewer, pk)
    localities.check_arrange(request.viewer)
    places = queries.choose(request.viewer)
    shown = commands.shown(row)
    seen = saving.seen(request, shown)
    form = LocalityForm(places, saving.sent(request, shown), initial=shown)
    outcome = saving.saved(
        request,
        form,
        lambda: commands.change(by=request.viewer, now=timezone.now(), locality=pk, seen=seen, **_values(form)),
        seen=seen,
    )
    to = reverse("locality", args=[pk])
    intro = "Moving it moves everything that lies in it. Roles given for a larger locality then hold here too."
    sheet = Sheet(f"Change or move {row.name}", to, intro=intro)
    return saving.answer(request, outcome, sheet, said="Your changes were saved.", to=to)


@EITHER
def locality_remove(request: Asked, pk: UUID) -> HttpResponse:
    """Remove a locality in which nothing lies, once it is confirmed."""
    row = localities.get(request.viewer, pk)
    if request.method == "POST":
        commands.remove(by=request.viewer, now=timezone.now(), locality=pk)
        messages.success(request, "The locality was removed.")
        return redirect("localities")
    intro = "Its ground rules and contacts go with it. This cannot be undone."
    context = {
        "sheet": Sheet(f"Remove {row.name}", reverse("locality", args=[pk]), "Remove locality", intro),
        "action": request.path,
        "why_not": verdicts.why_not(_check_remove, request, row),
    }
    return render(request, "ui/confirm.html", context)


def _check_remove(request: Asked, row: Locality) -> None:
    localities.check_arrange(request.viewer)
    reason = commands.why_not_removed(row)
    if reason:
        raise verdicts.NotAllowed(f"{reason} Move or remove that first.")


def _values(form: LocalityForm) -> dict[str, Any]:
    parent = form.cleaned_data["parent"]
    kept = {name: form.cleaned_data[name] for name in ("name", "level")}
    return {**kept, "parent": UUID(parent) if parent else None}
