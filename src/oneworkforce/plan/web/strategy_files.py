"""A strategy as a file: brought in, given out; and carried to its next years."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from oneworkforce.audit.web import exports
from oneworkforce.ground.asked import Asked
from oneworkforce.lib import text
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.plan.commands import carrying, imports
from oneworkforce.plan.commands import strategies as commands
from oneworkforce.plan.domain.rag import State
from oneworkforce.plan.permissions import plans
from oneworkforce.plan.queries import strategies as queries
from oneworkforce.plan.web import strategies
from oneworkforce.plan.web.forms.strategy_files import CarryForm, ImportForm
from oneworkforce.ui import saving
from oneworkforce.ui.saving import EITHER, Sheet


@EITHER
def strategy_import(request: Asked, pk: UUID) -> HttpResponse:
    """Bring a plan file into a strategy: all of it, or every fault by line."""
    viewer = request.viewer
    row = plans.get(viewer, pk)
    plans.check_change(viewer)
    form = ImportForm(request.POST, request.FILES) if request.method == "POST" else ImportForm()
    faults: tuple[Fault, ...] = ()
    if request.method == "POST" and form.is_valid():
        try:
            many = imports.bring_in(
                by=viewer, now=timezone.now(), strategy=pk, content=form.cleaned_data["file"].read()
            )
        except Refused as refused:
            faults = refused.faults
        else:
            messages.success(request, f"{text.counted(many, 'action was', 'actions were')} added.")
            return redirect("strategy", pk)
    intro = (
        "Its strands and actions are added to those that are here, under the numbers they have in the file. Where "
        "something is wrong with the file, nothing is added."
    )
    sheet = Sheet("Bring in a plan file", reverse("strategy", args=[pk]), "Bring it in", intro, caption=row.title)
    context = {"sheet": sheet, "form": form, "faults": [(each.where, each.what, each.remedy) for each in faults]}
    return render(request, "plan/strategies/import.html", context)


@EITHER
def strategy_file(request: Asked, pk: UUID) -> HttpResponse:
    """Give the plan out as a plan file, after asking what for."""
    viewer, now = request.viewer, timezone.now()
    plans.get(viewer, pk)
    form = exports.PurposeForm(saving.sent(request))
    if request.method == "POST" and form.is_valid():
        content = commands.exported(by=viewer, now=now, strategy=pk, reason=form.reason())
        name = f"plan-{timezone.localdate(now):%Y-%m-%d}.yaml"
        return exports.attachment(content.encode(), name, "application/yaml; charset=utf-8")
    return render(request, "plan/strategies/file.html", {"form": form, "back": reverse("strategy", args=[pk])})


@EITHER
def strategy_carry(request: Asked, pk: UUID) -> HttpResponse:
    """Carry a strategy to its next years, with the actions that are chosen: at first all that are not complete."""
    viewer = request.viewer
    plans.get(viewer, pk)
    plans.check_change(viewer)
    page = queries.one(viewer, pk, today=timezone.localdate())
    actions = [one for strand in page.strands for one in strand.actions]
    form = CarryForm(
        [(str(one.id), f"{one.number}. {one.title}") for one in actions],
        saving.sent(request),
        initial={"actions": [str(one.id) for one in actions if one.status.state is not State.COMPLETE]},
    )
    made: list[UUID] = []
    outcome = saving.saved(
        request,
        form,
        lambda: made.append(
            carrying.carry(
                by=viewer,
                now=timezone.now(),
                strategy=pk,
                actions=[UUID(one) for one in form.cleaned_data["actions"]],
                **strategies.values(form),
            )
        ),
    )
    intro = (
        "A new strategy begins with these strands and sources. The actions keep their numbers; their progress and "
        "spending begin at nothing, and milestones that were met stay behind."
    )
    sheet = Sheet(f"Carry {page.title} to next year", reverse("strategy", args=[pk]), "Make the strategy", intro)
    to = reverse("strategy", args=made) if made else ""
    return saving.answer(request, outcome, sheet, said="The new strategy was made.", to=to)
