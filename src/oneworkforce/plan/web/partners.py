"""Partners and dependencies of an action: each is added on a page that shows those there are."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from oneworkforce.ground.asked import Asked
from oneworkforce.plan.commands import dependencies, partners
from oneworkforce.plan.models import Dependency, Partner
from oneworkforce.plan.permissions import items, plans
from oneworkforce.plan.queries import items as queries
from oneworkforce.plan.web.forms.items import DependencyForm, PartnerForm
from oneworkforce.ui import saving
from oneworkforce.ui.saving import EITHER, Sheet

PAGE = "plan/items/add.html"


@EITHER
def partner_add(request: Asked, pk: UUID) -> HttpResponse:
    """Add a partner to the action `pk`."""
    viewer, today = request.viewer, timezone.localdate()
    row = plans.get_action(viewer, pk)
    plans.check_change(viewer)
    form = PartnerForm(queries.organisations(viewer, pk, today=today), saving.sent(request))

    def add() -> None:
        said = form.cleaned_data
        chosen = UUID(said["organisation"]) if said["organisation"] else None
        partners.add(by=viewer, now=timezone.now(), today=today, action=pk, organisation=chosen, name=said["name"])

    outcome = saving.saved(request, form, add)
    return saving.answer(
        request,
        outcome,
        Sheet("Add a partner", reverse("action", args=[pk]), "Add partner", caption=row.title),
        said="The partner was added.",
        to=request.path,
        template=PAGE,
        title="Partners now",
        there=queries.partners(viewer, pk),
        route="partner_remove",
    )


@require_POST
def partner_remove(request: Asked, pk: UUID) -> HttpResponse:
    """Take a partner out."""
    row = items.get(request.viewer, Partner, pk)
    partners.remove(by=request.viewer, now=timezone.now(), partner=pk)
    messages.success(request, "The partner was taken out.")
    return redirect("action", row.action_id)


@EITHER
def dependency_add(request: Asked, pk: UUID) -> HttpResponse:
    """Let the action `pk` wait for another of its strategy."""
    viewer = request.viewer
    row = plans.get_action(viewer, pk)
    plans.check_change(viewer)
    form = DependencyForm(queries.others(viewer, pk), saving.sent(request))
    outcome = saving.saved(
        request,
        form,
        lambda: dependencies.add(by=viewer, now=timezone.now(), action=pk, on=UUID(form.cleaned_data["on"])),
    )
    return saving.answer(
        request,
        outcome,
        Sheet("Say what has to happen first", reverse("action", args=[pk]), "Save", caption=row.title),
        said="It was saved.",
        to=request.path,
        template=PAGE,
        title="It waits for",
        there=queries.waits_for(viewer, pk),
        route="dependency_remove",
    )


@require_POST
def dependency_remove(request: Asked, pk: UUID) -> HttpResponse:
    """Let an action no longer wait for another."""
    row = items.get(request.viewer, Dependency, pk)
    dependencies.remove(by=request.viewer, now=timezone.now(), dependency=pk)
    messages.success(request, "It no longer waits for that.")
    return redirect("action", row.action_id)
