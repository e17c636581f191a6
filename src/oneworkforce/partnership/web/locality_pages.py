"""What a locality's own page holds is kept: ground rules, member agencies, contacts."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from oneworkforce.ground.asked import Asked
from oneworkforce.partnership.commands import locality_pages as commands
from oneworkforce.partnership.permissions import localities
from oneworkforce.partnership.queries import choosing, organisations
from oneworkforce.partnership.queries import localities as queries
from oneworkforce.partnership.web.forms.localities import AgencyForm, ContactForm, GroundRulesForm
from oneworkforce.ui import picking, saving
from oneworkforce.ui.saving import EITHER, Sheet


@EITHER
def locality_ground_rules(request: Asked, pk: UUID) -> HttpResponse:
    """Write down what the agencies agreed; another's text meanwhile is shown beside one's own."""
    row = localities.get(request.viewer, pk)
    localities.check_keep(request.viewer, row)
    shown = commands.shown(row)
    seen = saving.seen(request, shown)
    form = GroundRulesForm(saving.sent(request, shown), initial=shown)
    outcome = saving.saved(
        request,
        form,
        lambda: commands.agree(
            by=request.viewer,
            now=timezone.now(),
            today=timezone.localdate(),
            locality=pk,
            seen=seen,
            ground_rules=form.cleaned_data["ground_rules"],
            agreed_on=form.cleaned_data["agreed_on"],
        ),
        seen=seen,
    )
    to = reverse("locality", args=[pk])
    sheet = Sheet(f"Ground rules of {row.name}", to)
    return saving.answer(request, outcome, sheet, said="The ground rules were saved.", to=to)


@EITHER
def locality_agency_add(request: Asked, pk: UUID) -> HttpResponse:
    """Find an organisation by name and let it belong to the locality."""
    row = localities.get(request.viewer, pk)
    localities.check_keep(request.viewer, row)
    said = picking.words(request)
    found = organisations.search(request.viewer, said, most=picking.MOST) if picking.enough(said) else ()
    choices = [(str(one.id), one.name) for one in found]
    form = AgencyForm(choices, saving.sent(request))
    outcome = saving.saved(
        request,
        form,
        lambda: commands.admit(
            by=request.viewer,
            now=timezone.now(),
            today=timezone.localdate(),
            locality=pk,
            organisation=UUID(form.cleaned_data["organisation"]),
            since=form.cleaned_data["since"],
        ),
    )
    to = reverse("locality", args=[pk])
    if outcome.done:
        messages.success(request, "The agency belongs to this locality now.")
        return redirect(to)
    intro = "Voluntary, faith and private organisations belong here too."
    sheet = Sheet(f"Add a member agency to {row.name}", to, "Add agency", intro)
    label = "Name of the organisation"
    return picking.page(request, form, sheet, label=label, choices=choices, noun="organisation", plural="organisations")


@require_POST
def locality_agency_remove(request: Asked, pk: UUID, organisation: UUID) -> HttpResponse:
    """Say that an organisation no longer belongs to the locality."""
    commands.dismiss(by=request.viewer, now=timezone.now(), locality=pk, organisation=organisation)
    messages.success(request, "The agency no longer belongs to this locality.")
    return redirect("locality", pk)


@EITHER
def locality_contact_add(request: Asked, pk: UUID) -> HttpResponse:
    """Find a person by name and name them as a contact."""
    row = localities.get(request.viewer, pk)
    localities.check_keep(request.viewer, row)
    today, said = timezone.localdate(), picking.words(request)
    enough = picking.enough(said)
    found = queries.candidates(request.viewer, pk, said, today=today, most=picking.MOST) if enough else ()
    choices = choosing.pairs(found)
    form = ContactForm(choices, saving.sent(request))
    outcome = saving.saved(
        request,
        form,
        lambda: commands.add_contact(
            by=request.viewer,
            now=timezone.now(),
            today=today,
            locality=pk,
            person=UUID(form.cleaned_data["person"]),
            about=form.cleaned_data["about"],
        ),
    )
    to = reverse("locality", args=[pk])
    if outcome.done:
        messages.success(request, "The contact was added.")
        return redirect(to)
    intro = "How to reach them is shown only as they themselves share it."
    sheet = Sheet(f"Add a contact to {row.name}", to, "Add contact", intro)
    label = "Name of the person"
    return picking.page(request, form, sheet, label=label, choices=choices, noun="person", plural="people")


@require_POST
def locality_contact_remove(request: Asked, pk: UUID, contact: UUID) -> HttpResponse:
    """Take a contact off the page."""
    commands.remove_contact(by=request.viewer, now=timezone.now(), locality=pk, contact=contact)
    messages.success(request, "The contact was removed.")
    return redirect("locality", pk)
