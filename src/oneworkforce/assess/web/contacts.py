"""Whom a round asks: the list and its export, one contact, and what can be done about them."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models.functions import Lower
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from oneworkforce.access import verdicts
from oneworkforce.assess.commands import contacts as commands
from oneworkforce.assess.commands import links
from oneworkforce.assess.domain.round_states import Step
from oneworkforce.assess.models import Round
from oneworkforce.assess.permissions import contacts as permissions
from oneworkforce.assess.permissions import years
from oneworkforce.assess.queries import contacts as queries
from oneworkforce.assess.queries import stored
from oneworkforce.assess.web.forms.contacts import ContactForm
from oneworkforce.assess.web.presenters import contacts as presenters
from oneworkforce.audit.web import exports
from oneworkforce.ground.asked import Asked
from oneworkforce.partnership import public as partnership
from oneworkforce.partnership.models import Locality
from oneworkforce.ui import listing, saving
from oneworkforce.ui.saving import EITHER, Sheet

NEW_LINK = "The old link opens nothing any more. A new one is on its way if it is still needed."


@require_safe
def contacts(request: Asked, pk: UUID) -> HttpResponse:
    """Show whom a round asks."""
    row = years.get(request.viewer, pk)
    filters = _filters(row)
    rows, total, wanted = queries.listed(request.viewer, pk, listing.read(request.GET, presenters.COLUMNS, filters))
    why_not = verdicts.why_not(years.check_step, request.viewer, row, Step.FRAME, timezone.localdate())
    shown = presenters.listed(pk, rows, total, wanted, shown=filters, why_not=why_not)
    context = {"round": stored.of(row), "listing": shown, "why_not": why_not}
    return render(request, "assess/contacts/list.html", context)


@EITHER
def contacts_export(request: Asked, pk: UUID) -> HttpResponse:
    """Export the list as it is filtered, after asking what for."""
    row = years.get(request.viewer, pk)
    wanted = listing.read(request.GET, presenters.COLUMNS, _filters(row)).whole()

    def rows() -> list[tuple[str, ...]]:
        return [presenters.exported(each) for each in queries.listed(request.viewer, pk, wanted)[0]]

    return exports.answer(
        request, noun="contact", title="contacts of this round", headings=presenters.HEADINGS, rows=rows
    )


@EITHER
def contact_add(request: Asked, pk: UUID) -> HttpResponse:
    """Ask one more person."""
    today = timezone.localdate()
    row = years.get(request.viewer, pk)
    years.check_step(request.viewer, row, Step.FRAME, today)
    shape = stored.framework_of(row)
    form = ContactForm(
        partnership.organisations(request.viewer, today=today),
        [(str(each), name) for each, name in Locality.objects.order_by(Lower("name")).values_list("pk", "name")],
        queries.audiences(shape),
        queries.languages(shape),
        saving.sent(request),
    )

    def command() -> None:
        said: dict[str, Any] = {"audience": "", "language": "", **form.cleaned_data}
        said["organisation"] = UUID(said["organisation"])
        said["locality"] = UUID(said["locality"]) if said["locality"] else None
        commands.add(by=request.viewer, now=timezone.now(), today=today, round=pk, **said)

    to = reverse("contacts", args=[pk])
    sheet = Sheet("Add a contact", to, "Add contact", caption=row.title)
    return saving.answer(request, saving.saved(request, form, command), sheet, said="The contact was added.", to=to)


@require_safe
def contact(request: Asked, round: UUID, pk: UUID) -> HttpResponse:  # noqa: A002  the field's word
    """Show one contact, and what can be done about their letters and their link."""
    row = permissions.get(request.viewer, round, pk)
    today = timezone.localdate()
    context = {
        "round": stored.of(row.round),
        "contact": row,
        "facts": presenters.facts(queries.one(request.viewer, round, pk)),
        "why_not_remove": verdicts.why_not(years.check_step, request.viewer, row.round, Step.FRAME, today),
        "why_not_word": verdicts.why_not(years.check_step, request.viewer, row.round, Step.WORD, today),
        "why_not_link": verdicts.why_not(years.check_step, request.viewer, row.round, Step.SEND, today),
    }
    return render(request, "assess/contacts/page.html", context)


@EITHER
def contact_remove(request: Asked, round: UUID, pk: UUID) -> HttpResponse:  # noqa: A002  the field's word
    """Ask no more, once that is confirmed."""
    row = permissions.get(request.viewer, round, pk)
    today = timezone.localdate()
    intro = "Nobody will write to this address. How many are asked in its organisation stays as it is in the frame."
    sheet = Sheet("Remove this contact?", reverse("contact", args=[round, pk]), "Remove contact", intro)
    return saving.confirmed(
        request,
        sheet,
        lambda: commands.remove(by=request.viewer, now=timezone.now(), today=today, round=round, contact=pk),
        said="The contact was removed.",
        why_not=verdicts.why_not(years.check_step, request.viewer, row.round, Step.FRAME, today),
        to=reverse("contacts", args=[round]),
    )


@require_POST
def contact_want(request: Asked, round: UUID, pk: UUID) -> HttpResponse:  # noqa: A002  the field's word
    """Say that somebody wants letters (field "letters"), or wants none."""
    letters = "letters" in request.POST
    commands.want(
        by=request.viewer, now=timezone.now(), today=timezone.localdate(), round=round, contact=pk, letters=letters
    )
    messages.success(request, "They are written to again." if letters else "They are written to no more.")
    return redirect("contact", round, pk)


@require_POST
def contact_link(request: Asked, round: UUID, pk: UUID) -> HttpResponse:  # noqa: A002  the field's word
    """Replace a link that was lost. What is said is the same whether or not they answered."""
    told: dict[str, Any] = {"by": request.viewer, "now": timezone.now(), "today": timezone.localdate()}
    saving.pressed(request, lambda: links.replace(**told, round=round, contact=pk), NEW_LINK)
    return redirect("contact", round, pk)


def _filters(row: Round) -> tuple[listing.Filter, ...]:
    return presenters.filters(queries.organisations(row), queries.audiences(stored.framework_of(row)))
