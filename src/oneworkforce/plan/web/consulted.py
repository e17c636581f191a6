"""Who is asked about a version: added by name or from the organisations, and taken off a draft's list."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from oneworkforce.ground.asked import Asked
from oneworkforce.partnership import public
from oneworkforce.plan.commands import consulted as commands
from oneworkforce.plan.domain.text_states import Step
from oneworkforce.plan.models import Consulted
from oneworkforce.plan.permissions import texts as permissions
from oneworkforce.plan.web.forms.texts import AskForm, AskOrganisationsForm
from oneworkforce.plan.web.versions import address
from oneworkforce.ui import saving
from oneworkforce.ui.saving import EITHER, Sheet


@EITHER
def consulted_add(request: Asked, pk: UUID) -> HttpResponse:
    """Ask a union, families or others, by name."""
    row = permissions.get(request.viewer, pk)
    permissions.check_step(request.viewer, row, Step.ASK, timezone.localdate())
    form = AskForm(saving.sent(request))
    outcome = saving.saved(
        request,
        form,
        lambda: commands.add(by=request.viewer, now=timezone.now(), version=pk, link=address(pk), **form.cleaned_data),
    )
    to = reverse("version", args=[pk])
    intro = "Ask the trade unions and staff bodies of those whose work it is about."
    sheet = Sheet("Ask a union, families or others", to, "Add to those asked", intro, caption=f"Version {row.number}")
    return saving.answer(request, outcome, sheet, said="They are among those asked.", to=to)


@EITHER
def consulted_organisations(request: Asked, pk: UUID) -> HttpResponse:
    """Ask organisations of the partnership."""
    row = permissions.get(request.viewer, pk)
    permissions.check_step(request.viewer, row, Step.ASK, timezone.localdate())
    there = set(Consulted.objects.filter(version=row).values_list("organisation_id", flat=True))
    working = public.organisations(request.viewer, today=timezone.localdate())
    form = AskOrganisationsForm([one for one in working if UUID(one[0]) not in there], saving.sent(request))
    outcome = saving.saved(
        request,
        form,
        lambda: commands.add_organisations(
            by=request.viewer,
            now=timezone.now(),
            version=pk,
            organisations=[UUID(one) for one in form.cleaned_data["organisations"]],
            link=address(pk),
        ),
    )
    to = reverse("version", args=[pk])
    intro = "Their letter goes to the e-mail address of their record."
    sheet = Sheet("Ask organisations", to, "Add to those asked", intro, caption=f"Version {row.number}")
    return saving.answer(request, outcome, sheet, said="They are among those asked.", to=to)


@require_POST
def consulted_remove(request: Asked, pk: UUID) -> HttpResponse:
    """Take somebody off the list of those to ask."""
    version = commands.remove(by=request.viewer, now=timezone.now(), consulted=pk)
    messages.success(request, "They are not asked.")
    return redirect("version", version)
