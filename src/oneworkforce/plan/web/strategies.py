"""Strategies: the list, the page of one, and the forms that change it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from oneworkforce.access import verdicts
from oneworkforce.audit.web import exports
from oneworkforce.ground.asked import Asked
from oneworkforce.plan.commands import strategies as commands
from oneworkforce.plan.permissions import plans
from oneworkforce.plan.queries import sign_offs
from oneworkforce.plan.queries import strategies as queries
from oneworkforce.plan.web import actions
from oneworkforce.plan.web.forms.actions import LeadForm
from oneworkforce.plan.web.forms.strategies import StrategyForm
from oneworkforce.plan.web.presenters import rag
from oneworkforce.plan.web.presenters import sign_offs as signing
from oneworkforce.plan.web.presenters import strategies as presenters
from oneworkforce.ui import listing, picking, saving
from oneworkforce.ui.saving import EITHER, Sheet
from oneworkforce.ui.spreadsheet import Value


@require_safe
def strategies(request: Asked) -> HttpResponse:
    """Show the strategies, the latest first."""
    viewer = request.viewer
    plans.check_see(viewer)
    wanted = listing.read(request.GET.dict(), presenters.COLUMNS, presenters.FILTERS)
    rows, total, wanted = queries.listed(viewer, wanted, today=timezone.localdate())
    why_not = verdicts.why_not(plans.check_change, viewer)
    shown = listing.Listing(
        columns=presenters.COLUMNS,
        filters=presenters.FILTERS,
        wanted=wanted,
        rows=[presenters.row(each) for each in rows],
        total=total,
        path=reverse("strategies"),
        noun="strategy",
        plural="strategies",
        empty_words="A strategy holds strands, and each strand its actions. Begin with its title and its years.",
        empty_url=None if why_not else reverse("strategy_add"),
        empty_action="Add a strategy",
    )
    return render(request, "plan/strategies/list.html", {"listing": shown, "why_not": why_not})


@require_safe
def strategy(request: Asked, pk: UUID) -> HttpResponse:
    """Show a strategy with its strands and their work plans."""
    viewer = request.viewer
    page = queries.one(viewer, pk, today=timezone.localdate())
    signs = sign_offs.of(pk, page.recorded)
    why_not = verdicts.why_not(plans.check_change, viewer)
    context = {
        "page": page,
        "facts": presenters.facts(page, may_change=not why_not, signed=signing.state(signs)),
        "signs": signs,
        "history": signing.history(signs),
        "tags": rag.tags(page.states),
        "counted": rag.counted(page.states),
        "strands": [(one, presenters.work_plan(one), presenters.group(one)) for one in page.strands],
        "headings": presenters.HEADINGS,
        "sources": presenters.source_facts(page.sources, may_change=not why_not),
        "ways": {name: reverse(name, args=[pk]) for name in ("versions", "conditions", "progress_ask")},
        "groups": reverse("groups"),
        "why_not": why_not,
        "why_not_remove": verdicts.why_not(plans.check_remove, viewer, plans.get(viewer, pk)),
    }
    return render(request, "plan/strategies/page.html", context)


@EITHER
def strategy_export(request: Asked, pk: UUID) -> HttpResponse:
    """Export the actions of a strategy, after asking what for."""
    viewer, today = request.viewer, timezone.localdate()
    plans.get(viewer, pk)

    def rows() -> list[tuple[Value, ...]]:
        return [tuple(row) for row in presenters.export_rows(queries.one(viewer, pk, today=today))]

    return exports.answer(request, noun="action", title="actions", headings=presenters.EXPORT, rows=rows)


@EITHER
def strategy_add(request: Asked) -> HttpResponse:
    """Add a strategy."""
    plans.check_change(request.viewer)
    form = StrategyForm(saving.sent(request))
    made: list[UUID] = []
    outcome = saving.saved(
        request,
        form,
        lambda: made.append(commands.add(by=request.viewer, now=timezone.now(), **values(form))),
    )
    sheet = Sheet("Add a strategy", reverse("strategies"), "Add strategy")
    to = reverse("strategy", args=made) if made else ""
    return saving.answer(request, outcome, sheet, said="The strategy was added.", to=to)


@EITHER
def strategy_change(request: Asked, pk: UUID) -> HttpResponse:
    """Change what is said of a strategy; another's change meanwhile is shown beside one's own."""
    row = plans.get(request.viewer, pk)
    plans.check_change(request.viewer)
    shown = commands.shown(row)
    seen = saving.seen(request, shown)
    form = StrategyForm(saving.sent(request, shown), initial=shown)
    outcome = saving.saved(
        request,
        form,
        lambda: commands.change(by=request.viewer, now=timezone.now(), strategy=pk, seen=seen, **values(form)),
        seen=seen,
    )
    to = reverse("strategy", args=[pk])
    return saving.answer(request, outcome, Sheet(f"Change {row.title}", to), said="Your changes were saved.", to=to)


@EITHER
def strategy_lead(request: Asked, pk: UUID) -> HttpResponse:
    """Find a person by name and let them lead the strategy."""
    viewer, today, said = request.viewer, timezone.localdate(), picking.words(request)
    row = plans.get(viewer, pk)
    plans.check_change(viewer)
    choices = actions.people(viewer, said, row.lead_id)
    form = LeadForm(choices, saving.sent(request))
    outcome = saving.saved(
        request,
        form,
        lambda: commands.lead(
            by=viewer, now=timezone.now(), today=today, strategy=pk, person=actions.chosen(form.cleaned_data["person"])
        ),
    )
    to = reverse("strategy", args=[pk])
    if outcome.done:
        messages.success(request, "Who leads the strategy was saved.")
        return redirect(to)
    sheet = Sheet(f"Who leads {row.title}?", to, "Save", "They are named on its page.")
    label = "Name of the person"
    return picking.page(request, form, sheet, label=label, choices=choices, noun="person", plural="people")


@EITHER
def strategy_remove(request: Asked, pk: UUID) -> HttpResponse:
    """Remove a strategy, once it is confirmed."""
    row = plans.get(request.viewer, pk)
    if request.method == "POST":
        commands.remove(by=request.viewer, now=timezone.now(), strategy=pk)
        messages.success(request, "The strategy was removed.")
        return redirect("strategies")
    intro = "Its strands, its actions and all that was said of them go with it. This cannot be undone."
    context = {
        "sheet": Sheet(f"Remove {row.title}", reverse("strategy", args=[pk]), "Remove strategy", intro),
        "action": request.path,
        "why_not": verdicts.why_not(plans.check_remove, request.viewer, row),
    }
    return render(request, "ui/confirm.html", context)


def values(form: StrategyForm) -> dict[str, Any]:
    """Return what was typed, of a valid form."""
    return {name: form.cleaned_data[name] for name in ("title", "starts_on", "ends_on", "intro")}
