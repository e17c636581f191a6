"""Collections: the list, the page with the status by organisation, and the forms of the workforce lead."""

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
from oneworkforce.lib import text
from oneworkforce.ui import listing, saving
from oneworkforce.ui.saving import EITHER, Sheet
from oneworkforce.ui.spreadsheet import Value
from oneworkforce.workforce.commands import collections as commands
from oneworkforce.workforce.domain import items
from oneworkforce.workforce.domain.collection_states import Step
from oneworkforce.workforce.permissions import collections as permissions
from oneworkforce.workforce.permissions import quality
from oneworkforce.workforce.queries import collections as queries
from oneworkforce.workforce.queries import data_sets, returns
from oneworkforce.workforce.web.forms.collections import CollectionForm, DeadlineForm
from oneworkforce.workforce.web.presenters import collections as presenters


@require_safe
def collections(request: Asked) -> HttpResponse:
    """List the collections."""
    permissions.check_see(request.viewer)
    wanted = listing.read(request.GET.dict(), presenters.COLUMNS, presenters.FILTERS)
    rows, total, wanted = queries.listed(request.viewer, wanted, today=timezone.localdate())
    why_not = verdicts.why_not(permissions.check_run, request.viewer)
    shown = presenters.listed(rows, total, wanted, path=request.path, why_not=why_not)
    return render(request, "workforce/collections/list.html", {"listing": shown, "why_not": why_not})


@EITHER
def collections_export(request: Asked) -> HttpResponse:
    """Export the list as it is filtered, after asking what for."""
    permissions.check_see(request.viewer)

    def rows() -> list[Sequence[Value]]:
        wanted = listing.read(request.GET.dict(), presenters.COLUMNS, presenters.FILTERS).whole()
        found, _, _ = queries.listed(request.viewer, wanted, today=timezone.localdate())
        return [presenters.exported(each) for each in found]

    return exports.answer(request, noun="collection", title="collections", headings=presenters.HEADINGS, rows=rows)


@EITHER
def collection_add(request: Asked) -> HttpResponse:
    """Set up a collection."""
    permissions.check_run(request.viewer)
    form = CollectionForm(saving.sent(request))
    made: list[UUID] = []
    outcome = saving.saved(
        request,
        form,
        lambda: made.append(commands.add(by=request.viewer, now=timezone.now(), **form.cleaned_data)),
    )
    sheet = Sheet("Set up a collection", reverse("collections"), "Set up")
    to = reverse("collection_choose", args=made) if made else ""
    return saving.answer(request, outcome, sheet, said="The collection is set up. Now choose who is asked.", to=to)


@require_safe
def collection(request: Asked, pk: UUID) -> HttpResponse:
    """Show a collection: how far each organisation is, and what can be done."""
    viewer, today = request.viewer, timezone.localdate()
    row = permissions.get(viewer, pk)
    filters = presenters.return_filters(queries.sectors())
    wanted = listing.read(request.GET.dict(), presenters.RETURN_COLUMNS, filters)
    found = _seen(request, returns.of(row, today=today))
    rows, total, wanted = returns.page(found, wanted)
    why_not = {step.name.lower(): verdicts.why_not(permissions.check_step, viewer, row, step, today) for step in Step}
    shown = queries.of(row, found, today=today)
    context = {
        "collection": shown,
        "facts": presenters.facts(shown),
        "core": [item.label for item in items.all_items().values() if item.core],
        "choosing": [(name, text.listed([item.label for item in added])) for name, added in data_sets.choosing()],
        "summed": presenters.summed(found),
        "listing": presenters.returns(pk, rows, total, wanted, filters=filters, runs=not why_not["choose"]),
        "why_not": why_not,
        "runs": permissions.can_run(viewer),
    }
    return render(request, "workforce/collections/page.html", context)


@EITHER
def collection_export(request: Asked, pk: UUID) -> HttpResponse:
    """Export the status by organisation, after asking what for."""
    row = permissions.get(request.viewer, pk)
    filters = presenters.return_filters(queries.sectors())

    def rows() -> list[Sequence[Value]]:
        wanted = listing.read(request.GET.dict(), presenters.RETURN_COLUMNS, filters).whole()
        found = _seen(request, returns.of(row, today=timezone.localdate()))
        return [presenters.return_exported(each) for each in returns.page(found, wanted)[0]]

    return exports.answer(request, noun="return", title="organisations", headings=presenters.RETURN_HEADINGS, rows=rows)


@EITHER
def collection_change(request: Asked, pk: UUID) -> HttpResponse:
    """Change a collection that is being prepared."""
    row, today = permissions.get(request.viewer, pk), timezone.localdate()
    permissions.check_step(request.viewer, row, Step.CHANGE, today)
    shown = commands.shown(row)
    seen = saving.seen(request, shown)
    form = CollectionForm(saving.sent(request, shown), initial=shown)
    told: dict[str, Any] = {"by": request.viewer, "now": timezone.now(), "today": today, "collection": pk, "seen": seen}
    outcome = saving.saved(request, form, lambda: commands.change(**told, **form.cleaned_data), seen=seen)
    to = reverse("collection", args=[pk])
    sheet = Sheet("Change the collection", to, caption=row.title)
    return saving.answer(request, outcome, sheet, said="Your changes were saved.", to=to)


@EITHER
def collection_extend(request: Asked, pk: UUID) -> HttpResponse:
    """Give a collection a later deadline."""
    row, today = permissions.get(request.viewer, pk), timezone.localdate()
    permissions.check_step(request.viewer, row, Step.EXTEND, today)
    shown = commands.deadline(row)
    seen = saving.seen(request, shown)
    form = DeadlineForm(saving.sent(request, shown), initial=shown)
    told: dict[str, Any] = {"by": request.viewer, "now": timezone.now(), "today": today, "collection": pk, "seen": seen}
    outcome = saving.saved(request, form, lambda: commands.extend(**told, **form.cleaned_data), seen=seen)
    to = reverse("collection", args=[pk])
    sheet = Sheet("Extend the collection", to, "Extend", caption=row.title)
    return saving.answer(request, outcome, sheet, said="The new deadline was saved.", to=to)


@EITHER
def collection_open(request: Asked, pk: UUID) -> HttpResponse:
    """Open a collection, once that is confirmed."""
    row, today = permissions.get(request.viewer, pk), timezone.localdate()
    intro = (
        "Organisations then see what is asked of them, and its days can no longer be changed. No letter goes out yet."
    )
    sheet = Sheet(f"Open {row.title}", reverse("collection", args=[pk]), "Open it", intro)
    why_not = verdicts.why_not(permissions.check_step, request.viewer, row, Step.OPEN, today)
    return saving.confirmed(
        request,
        sheet,
        lambda: commands.open_collection(by=request.viewer, now=timezone.now(), today=today, collection=pk),
        said="The collection is open. Send the invitation when you are ready.",
        why_not=why_not,
    )


@EITHER
def collection_close(request: Asked, pk: UUID) -> HttpResponse:
    """Close a collection, once that is confirmed."""
    row, today = permissions.get(request.viewer, pk), timezone.localdate()
    intro = "How far each organisation is stays as it is now, and no answer is taken any more."
    sheet = Sheet(f"Close {row.title}", reverse("collection", args=[pk]), "Close it", intro)
    why_not = verdicts.why_not(permissions.check_step, request.viewer, row, Step.CLOSE, today)
    return saving.confirmed(
        request,
        sheet,
        lambda: commands.close(by=request.viewer, now=timezone.now(), today=today, collection=pk),
        said="The collection is closed.",
        why_not=why_not,
    )


@EITHER
def collection_copy(request: Asked, pk: UUID) -> HttpResponse:
    """Set up the next collection from this one."""
    row, today = permissions.get(request.viewer, pk), timezone.localdate()
    permissions.check_run(request.viewer)
    form = CollectionForm(saving.sent(request), initial=commands.next_year(row))
    made: list[UUID] = []
    told: dict[str, Any] = {"by": request.viewer, "now": timezone.now(), "today": today, "collection": pk}
    outcome = saving.saved(request, form, lambda: made.append(commands.copy(**told, **form.cleaned_data)))
    intro = "It asks the same organisations, as far as they still work, with the same letters."
    sheet = Sheet("Copy to next year", reverse("collection", args=[pk]), "Set up", intro, caption=row.title)
    to = reverse("collection", args=made) if made else ""
    return saving.answer(request, outcome, sheet, said="The next collection is set up.", to=to)


def _seen(request: Asked, rows: Sequence[returns.Row]) -> tuple[returns.Row, ...]:
    """Return the rows with names only where the viewer may read names, and exact numbers where they see posts."""
    named = (
        row if quality.sees_names(request.viewer, row.organisation.id) else returns.without_names(row) for row in rows
    )
    return tuple(
        returns.exactly(row) if quality.sees_posts(request.viewer, row.organisation.id) else row for row in named
    )
