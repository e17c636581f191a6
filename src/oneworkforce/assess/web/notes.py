"""Notes of what was gathered: by gathering, each with its arcs; and the step that clears a quote of names."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from oneworkforce.access import verdicts
from oneworkforce.assess.commands import notes as commands
from oneworkforce.assess.domain import names
from oneworkforce.assess.models import Gathering
from oneworkforce.assess.permissions import notes
from oneworkforce.assess.queries import findings, stored
from oneworkforce.assess.queries import notes as queries
from oneworkforce.assess.web.forms.gathered import ClearForm, NoteForm
from oneworkforce.assess.web.presenters import gathered as presenters
from oneworkforce.ground.asked import Asked
from oneworkforce.ui import conflict, listing, saving
from oneworkforce.ui.saving import EITHER, Sheet


@require_safe
def round_notes(request: Asked, round: UUID) -> HttpResponse:  # noqa: A002  the field's word
    """Show what was gathered for a round, and how many notes there are of it."""
    found, rows = queries.gatherings(request.viewer, round)
    return render(request, "assess/gathered/gatherings.html", {"round": found, "grid": presenters.gatherings(rows)})


@require_safe
def gathering_notes(request: Asked, pk: UUID) -> HttpResponse:
    """Show the notes of a gathering."""
    row = notes.gathering(request.viewer, pk)
    titles = dict(_arcs(row))
    filters = presenters.note_filters(titles)
    wanted = listing.read(request.GET.dict(), (), filters)
    chosen = wanted.filters
    rows = queries.of_gathering(row, titles, arc=chosen.get("arc", ""), state=chosen.get("state", ""))
    context = {
        "round": stored.of(row.round),
        "gathering": presenters.gathering(row),
        "pk": pk,
        "cards": [presenters.note(each) for each in rows],
        "filters": filters,
        "wanted": wanted,
        "cleared": reverse("gathering_notes", args=[pk]),
    }
    return render(request, "assess/gathered/notes.html", context)


@EITHER
def note_add(request: Asked, pk: UUID) -> HttpResponse:
    """Note something that was said."""
    row = notes.gathering(request.viewer, pk)
    form = NoteForm(_arcs(row), saving.sent(request))
    outcome = saving.saved(
        request,
        form,
        lambda: commands.add(by=request.viewer, now=timezone.now(), gathering=pk, **form.cleaned_data),
    )
    to = reverse("gathering_notes", args=[pk])
    sheet = Sheet("Add a note", to, "Add note", caption=presenters.gathering(row))
    return saving.answer(request, outcome, sheet, said="The note was added.", to=to)


@EITHER
def note_change(request: Asked, pk: UUID) -> HttpResponse:
    """Change a note; other words take away that a quote was cleared of names."""
    row = notes.get(request.viewer, pk)
    shown = commands.shown(row)
    seen = saving.seen(request, shown)
    form = NoteForm(_arcs(row.gathering), saving.sent(request, shown), initial=shown)
    outcome = saving.saved(
        request,
        form,
        lambda: commands.change(by=request.viewer, now=timezone.now(), note=pk, seen=seen, **form.cleaned_data),
        seen=seen,
    )
    to = reverse("gathering_notes", args=[row.gathering_id])
    intro = "It was cleared of names. With other words it has to be cleared again." if row.cleared_at else ""
    sheet = Sheet("Change a note", to, intro=intro, caption=presenters.gathering(row.gathering))
    return saving.answer(request, outcome, sheet, said="Your changes were saved.", to=to)


@EITHER
def note_clear(request: Asked, pk: UUID) -> HttpResponse:
    """Show a quote with what may be a name marked; take names out, and say that none is left."""
    row = notes.get(request.viewer, pk)
    notes.check_clear(request.viewer, row)
    shown = commands.to_clear(row)
    seen = saving.seen(request, shown)
    form = ClearForm(_unsure(request, saving.sent(request, shown)), initial=shown)
    outcome = saving.saved(
        request,
        form,
        lambda: commands.clear(by=request.viewer, now=timezone.now(), note=pk, seen=seen, **form.cleaned_data),
        seen=seen,
    )
    to = reverse("gathering_notes", args=[row.gathering_id])
    sheet = Sheet("Clear a quote of names", to, "Clear this quote", caption=presenters.gathering(row.gathering))
    more: dict[str, Any] = {"pieces": names.marked(str(form["words"].value() or ""))}
    said = "The quote is cleared: whoever sees results can read it now."
    return saving.answer(request, outcome, sheet, said=said, to=to, template="assess/gathered/clear.html", **more)


@EITHER
def note_remove(request: Asked, pk: UUID) -> HttpResponse:
    """Remove a note, once it is confirmed."""
    row = notes.get(request.viewer, pk)
    back = reverse("gathering_notes", args=[row.gathering_id])
    intro = f"“{row.words}” goes. What a finding copied from it stays there. This cannot be undone."
    return saving.confirmed(
        request,
        Sheet("Remove a note", back, "Remove note", intro),
        lambda: commands.remove(by=request.viewer, now=timezone.now(), note=pk),
        said="The note was removed.",
        why_not=verdicts.why_not(notes.check_change, request.viewer),
    )


def _unsure(request: Asked, posted: QueryDict | None) -> QueryDict | None:
    """Take the tick away where the words come from another: nobody has said yet that no name is left in them."""
    if posted is not None and f"{conflict.CHOICE}words" in request.POST:
        posted = posted.copy()
        posted.pop("sure", None)
    return posted


def _arcs(row: Gathering) -> list[tuple[str, str]]:
    titles = findings.arc_titles(stored.of(row.round))
    return [(arc, title) for arc, title in titles.items() if arc]
