"""Themes by arc with their guarded numbers, the file of them, and the forms that make, change and remove a theme."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from oneworkforce.access import verdicts
from oneworkforce.assess.commands import themes as commands
from oneworkforce.assess.permissions import remarks
from oneworkforce.assess.queries import findings, stored
from oneworkforce.assess.queries import themes as queries
from oneworkforce.assess.web.forms.remarks import ThemeForm
from oneworkforce.assess.web.presenters import themes as presenters
from oneworkforce.audit.web import exports
from oneworkforce.ground.asked import Asked
from oneworkforce.ui import saving
from oneworkforce.ui.saving import EITHER, Sheet

WIDER = "Its remarks go under no theme unless they are under another: they are to be read again."


@require_safe
def themes_page(request: Asked, round: UUID) -> HttpResponse:  # noqa: A002  the field's word
    """Show the themes of a round by arc."""
    found = stored.held(request.viewer, round)
    why_not = verdicts.why_not(remarks.check_change, request.viewer)
    told = queries.of_round(request.viewer, round)
    context = {
        "round": found,
        "arcs": presenters.by_arc(found, told, runs=not why_not),
        "export": reverse("themes_export", args=[round]),
        "why_not": why_not,
    }
    return render(request, "assess/gathered/themes.html", context)


@EITHER
def themes_export(request: Asked, round: UUID) -> HttpResponse:  # noqa: A002
    """Export the themes with their guarded numbers, after asking what for."""
    found = stored.held(request.viewer, round)
    rows = presenters.exported(found, queries.of_round(request.viewer, round))
    return exports.answer(request, noun="theme", title="themes", headings=presenters.HEADINGS, rows=rows)


@EITHER
def theme_add(request: Asked, round: UUID) -> HttpResponse:  # noqa: A002
    """Make a theme."""
    found = stored.held(request.viewer, round)
    remarks.check_change(request.viewer)
    form = ThemeForm(list(findings.arc_titles(found).items()), saving.sent(request))
    outcome = saving.saved(
        request,
        form,
        lambda: commands.add(by=request.viewer, now=timezone.now(), round=round, **form.cleaned_data),
    )
    to = reverse("themes", args=[round])
    sheet = Sheet("Add a theme", to, "Add theme", caption=found.title)
    return saving.answer(request, outcome, sheet, said="The theme was added.", to=to)


@EITHER
def theme_change(request: Asked, pk: UUID) -> HttpResponse:
    """Word a theme anew."""
    row = remarks.theme(request.viewer, pk)
    remarks.check_change(request.viewer)
    shown = commands.shown(row)
    seen = saving.seen(request, shown)
    form = ThemeForm((), saving.sent(request, shown), initial=shown)
    outcome = saving.saved(
        request,
        form,
        lambda: commands.change(by=request.viewer, now=timezone.now(), theme=pk, seen=seen, **form.cleaned_data),
        seen=seen,
    )
    to = reverse("themes", args=[row.round_id])
    sheet = Sheet("Change a theme", to, caption=row.round.title)
    more = {"remove": reverse("theme_remove", args=[pk])}
    template = "assess/gathered/form.html"
    return saving.answer(request, outcome, sheet, said="Your changes were saved.", to=to, template=template, **more)


@EITHER
def theme_remove(request: Asked, pk: UUID) -> HttpResponse:
    """Remove a theme, once it is confirmed."""
    row = remarks.theme(request.viewer, pk)
    back = reverse("themes", args=[row.round_id])
    return saving.confirmed(
        request,
        Sheet("Remove a theme", back, "Remove theme", f"“{row.title}” goes. {WIDER} This cannot be undone."),
        lambda: commands.remove(by=request.viewer, now=timezone.now(), theme=pk),
        said="The theme was removed.",
        why_not=verdicts.why_not(remarks.check_change, request.viewer),
    )
