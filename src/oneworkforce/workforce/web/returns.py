"""What is asked of one's own organisation: nothing changed, done, totals, or why not."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from oneworkforce.access import verdicts
from oneworkforce.audit.web import exports
from oneworkforce.ground.asked import Asked
from oneworkforce.lib import text
from oneworkforce.ui import listing, saving
from oneworkforce.ui.saving import EITHER, Sheet
from oneworkforce.ui.spreadsheet import Value
from oneworkforce.workforce.commands import returns as commands
from oneworkforce.workforce.domain import chosen, items
from oneworkforce.workforce.permissions import collections as permissions
from oneworkforce.workforce.permissions import posts
from oneworkforce.workforce.queries import data_sets
from oneworkforce.workforce.queries import returns as queries
from oneworkforce.workforce.web.forms.collections import ConfirmForm, RefuseForm
from oneworkforce.workforce.web.presenters import returns as presenters


@require_safe
def returns(request: Asked) -> HttpResponse:
    """Show what is asked of the organisations that the viewer answers for."""
    posts.check_keep_any(request.viewer)
    wanted = listing.read(request.GET.dict(), presenters.COLUMNS, presenters.FILTERS)
    found = presenters.filtered(queries.own(request.viewer, today=timezone.localdate()), wanted)
    shown = presenters.listed(found, wanted, request.path)
    return render(request, "workforce/returns/list.html", {"listing": shown})


@EITHER
def returns_export(request: Asked) -> HttpResponse:
    """Export the list as it is filtered, after asking what for."""
    posts.check_keep_any(request.viewer)

    def rows() -> list[Sequence[Value]]:
        wanted = listing.read(request.GET.dict(), presenters.COLUMNS, presenters.FILTERS).whole()
        found = presenters.filtered(queries.own(request.viewer, today=timezone.localdate()), wanted)
        return [presenters.exported(each) for each in found]

    return exports.answer(request, noun="return", title="returns", headings=presenters.HEADINGS, rows=rows)


@require_safe
def return_page(request: Asked, pk: UUID) -> HttpResponse:
    """Show what is asked of an organisation, with the numbers to check and what can be said."""
    row, today = permissions.get_return(request.viewer, pk), timezone.localdate()
    found = queries.one(row, today=today)
    facts = found.facts
    seen = {"posts": facts.posts, "vacant": facts.vacant, "totals": facts.there.totals}
    context = {
        "own": found,
        "facts": presenters.facts(found),
        "numbers": presenters.numbers(found),
        "core": [item.label for item in items.all_items().values() if item.core],
        "added": [item.label for item in chosen.added(data_sets.keys_of(found.organisation.id))],
        "form": ConfirmForm(initial=seen),
        "why_not": verdicts.why_not(permissions.check_answer, request.viewer, row, today),
        "late": found.closes_on < today and not found.closed,
    }
    return render(request, "workforce/returns/page.html", context)


@require_POST
def return_confirm(request: Asked, pk: UUID) -> HttpResponse:
    """Say that nothing has changed: everything is confirmed as it was seen."""
    row = permissions.get_return(request.viewer, pk)
    permissions.check_answer(request.viewer, row, timezone.localdate())
    form = ConfirmForm(request.POST)
    if not form.is_valid():
        messages.info(request, "The numbers did not arrive whole. Look at them again, and confirm these.")
        return redirect("return", pk)
    kept = form.cleaned_data
    many: list[int] = []
    return _answered(
        request,
        pk,
        lambda: many.append(
            commands.confirm(
                by=request.viewer,
                now=timezone.now(),
                today=timezone.localdate(),
                pk=pk,
                posts_seen=kept["posts"],
                vacant_seen=kept["vacant"],
                totals_seen=kept["totals"],
            )
        ),
        lambda: f"Thank you. {text.counted(many[0], 'entry is', 'entries are')} confirmed as of today.",
    )


@require_POST
def return_totals(request: Asked, pk: UUID) -> HttpResponse:
    """Say that the organisation gives totals, and that they are entered."""
    row = permissions.get_return(request.viewer, pk)
    permissions.check_answer(request.viewer, row, timezone.localdate())
    told: dict[str, Any] = {"by": request.viewer, "now": timezone.now(), "today": timezone.localdate(), "pk": pk}
    return _answered(request, pk, lambda: commands.say_totals(**told), "Thank you. Your totals are what counts now.")


@require_POST
def return_done(request: Asked, pk: UUID) -> HttpResponse:
    """Say that everything is entered."""
    row = permissions.get_return(request.viewer, pk)
    permissions.check_answer(request.viewer, row, timezone.localdate())
    told: dict[str, Any] = {"by": request.viewer, "now": timezone.now(), "today": timezone.localdate(), "pk": pk}
    return _answered(request, pk, lambda: commands.say_done(**told), "Thank you. Your data are complete.")


@EITHER
def return_refuse(request: Asked, pk: UUID) -> HttpResponse:
    """Say that the organisation does not take part, and why."""
    row, today = permissions.get_return(request.viewer, pk), timezone.localdate()
    permissions.check_answer(request.viewer, row, today)
    form = RefuseForm(saving.sent(request))
    told: dict[str, Any] = {"by": request.viewer, "now": timezone.now(), "today": today, "pk": pk}
    outcome = saving.saved(request, form, lambda: commands.refuse(**told, **form.cleaned_data))
    to = reverse("return", args=[pk])
    sheet = Sheet("We do not take part", to, "Send", caption=row.organisation.name)
    return saving.answer(request, outcome, sheet, said="Thank you for saying so. You will not be reminded.", to=to)


def _answered(request: Asked, pk: UUID, command: Callable[[], object], said: saving.Said) -> HttpResponse:
    saving.pressed(request, command, said)
    return redirect("return", pk)
