"""Needs: one is written, seen as it will be seen, and sent; central support reads and answers."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from oneworkforce.assess.commands import needs as commands
from oneworkforce.assess.permissions import self_assessments as permissions
from oneworkforce.assess.queries import self_assessments as queries
from oneworkforce.assess.queries import stored
from oneworkforce.assess.web.forms.self_assessments import NeedForm, ReplyForm
from oneworkforce.assess.web.presenters import self_assessments as presenters
from oneworkforce.ground.asked import Asked
from oneworkforce.lib.faults import Refused
from oneworkforce.ui import saving
from oneworkforce.ui.forms import refused_to_form
from oneworkforce.ui.saving import EITHER, Sheet

SEND = "send"
PREVIEW = "assess/self_assessments/preview.html"
FORM = "assess/self_assessments/need.html"


@EITHER
@never_cache
def need_send(request: Asked, pk: UUID) -> HttpResponse:
    """Write a need, see it as central support will, then send it or change it."""
    own = permissions.get(request.viewer, pk)
    today = timezone.localdate()
    permissions.check_fill(own.round, today)
    framework = stored.framework_of(own.round)
    arcs = [(arc.id, framework.say(arc.title)) for arc in framework.arcs]
    chosen = request.GET.get("arc", "")
    form = NeedForm(arcs, saving.sent(request), initial={"arc": chosen})
    here = reverse("self_assessment", args=[pk])
    sheet = Sheet("Ask central support for help", here, "See it as it will be seen", caption=own.round.title)
    context = {"sheet": sheet, "form": form, "seen": "", "round": own.round}
    if request.method != "POST" or "change" in request.POST or not form.is_valid():
        return render(request, FORM, context)
    arc, words = form.cleaned_data["arc"], form.cleaned_data["words"]
    if SEND not in request.POST:
        organisation = permissions.organisation_of(request.viewer)
        seen = {"arc": arc, "title": dict(arcs)[arc], "words": words, "organisation": organisation}
        return render(request, PREVIEW, {**context, "need": seen, "who": request.viewer.actor})
    try:
        commands.send(by=request.viewer, now=timezone.now(), today=today, self_assessment=pk, arc=arc, words=words)
    except Refused as refused:
        refused_to_form(form, refused)
        return render(request, FORM, context)
    messages.success(request, "It was sent. You find the reply here.")
    return redirect("self_assessments")


@require_safe
@never_cache
def needs_list(request: Asked, round: UUID) -> HttpResponse:  # noqa: A002  the field's word
    """Show what members chose to send in a round, to whoever runs it."""
    row = permissions.held(request.viewer, round)
    found = queries.needs(row)
    context = {"round": row, "needs": presenters.needs(found), "counted": presenters.counted(found)}
    return render(request, "assess/self_assessments/needs.html", context)


@EITHER
@never_cache
def need_reply(request: Asked, pk: UUID) -> HttpResponse:
    """Answer a need."""
    row = permissions.need(request.viewer, pk)
    shown = commands.shown(row)
    seen = saving.seen(request, shown)
    form = ReplyForm(saving.sent(request, shown), initial=shown)
    outcome = saving.saved(
        request,
        form,
        lambda: commands.reply(
            by=request.viewer, now=timezone.now(), need=pk, seen=seen, words=form.cleaned_data["reply"]
        ),
        seen=seen,
    )
    to = reverse("needs", args=[row.round_id])
    caption = f"{row.person.name}: {queries.arc_title(row.round, row.arc)}"
    sheet = Sheet("Reply to a need", to, "Send the reply", row.words, caption=caption)
    return saving.answer(request, outcome, sheet, said="The reply was sent.", to=to)
