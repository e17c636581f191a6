"""Who a collection asks, and its letters: worded, previewed, sent, and sent again to who has not answered."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from oneworkforce.access import verdicts
from oneworkforce.access.verdicts import NotFound
from oneworkforce.ground.asked import Asked
from oneworkforce.lib import text
from oneworkforce.ui import saving
from oneworkforce.ui.saving import EITHER, Sheet
from oneworkforce.workforce.commands import collection_letters as commands
from oneworkforce.workforce.commands import collections
from oneworkforce.workforce.domain.collection_letters import Letter
from oneworkforce.workforce.domain.collection_states import Step
from oneworkforce.workforce.models import Return
from oneworkforce.workforce.permissions import collections as permissions
from oneworkforce.workforce.queries import collections as queries
from oneworkforce.workforce.queries import places, returns
from oneworkforce.workforce.web.forms.collections import ChooseForm, LettersForm

STEPS = {Letter.INVITATION: Step.INVITE, Letter.REMINDER: Step.REMIND}


@EITHER
def collection_choose(request: Asked, pk: UUID) -> HttpResponse:
    """Choose who is asked: all, by sector, by locality. Who is asked already stays."""
    row, today = permissions.get(request.viewer, pk), timezone.localdate()
    permissions.check_step(request.viewer, row, Step.CHOOSE, today)
    form = ChooseForm(queries.sectors(), places.choices(), saving.sent(request))
    new: list[int] = []
    told: dict[str, Any] = {"by": request.viewer, "now": timezone.now(), "today": today, "collection": pk}
    outcome = saving.saved(request, form, lambda: new.append(collections.choose(**told, **_chosen(form))))
    asked = len(queries.chosen(pk))
    to = reverse("collection", args=[pk])
    intro = f"{text.counted(asked, 'organisation is', 'organisations are')} asked so far. Those you choose are added."
    sheet = Sheet("Choose who is asked", to, "Add these", intro, caption=row.title)
    said = f"{text.counted(new[0], 'organisation was', 'organisations were')} added." if new else ""
    return saving.answer(request, outcome, sheet, said=said, to=to)


@EITHER
def collection_leave_out(request: Asked, pk: UUID) -> HttpResponse:
    """Ask an organisation no more, once that is confirmed."""
    today = timezone.localdate()
    found = Return.objects.filter(pk=pk).select_related("collection", "organisation").first()
    if found is None:
        raise NotFound
    row = permissions.get(request.viewer, found.collection_id)
    to = reverse("collection", args=[row.pk])
    intro = f"{found.organisation.name} is then not asked in {row.title}. Its data stay as they are."
    return saving.confirmed(
        request,
        Sheet("Leave an organisation out", to, "Leave it out", intro),
        lambda: collections.leave_out(by=request.viewer, now=timezone.now(), today=today, pk=pk),
        said="The organisation was left out.",
        why_not=verdicts.why_not(permissions.check_step, request.viewer, row, Step.CHOOSE, today),
    )


@EITHER
def collection_letters(request: Asked, pk: UUID) -> HttpResponse:
    """Word the letters; another's words meanwhile are shown beside one's own."""
    row, today = permissions.get(request.viewer, pk), timezone.localdate()
    permissions.check_step(request.viewer, row, Step.WORD, today)
    shown = collections.worded(row)
    seen = saving.seen(request, shown)
    form = LettersForm(saving.sent(request, shown), initial=shown)
    told: dict[str, Any] = {"by": request.viewer, "now": timezone.now(), "today": today, "collection": pk, "seen": seen}
    outcome = saving.saved(request, form, lambda: collections.word(**told, **form.cleaned_data), seen=seen)
    to = reverse("collection", args=[pk])
    sheet = Sheet("Word the letters", to, caption=row.title)
    return saving.answer(request, outcome, sheet, said="The letters were saved.", to=to)


@EITHER
def collection_send(request: Asked, pk: UUID, letter: str) -> HttpResponse:
    """Show a letter as it goes out and to how many; send it, once that is confirmed."""
    row, today = permissions.get(request.viewer, pk), timezone.localdate()
    if letter not in {each.value for each in Letter}:
        raise NotFound
    which = Letter(letter)
    to = reverse("collection", args=[pk])
    if request.method == "POST":
        command = commands.invite if which is Letter.INVITATION else commands.remind
        sent: list[int] = []
        saving.pressed(
            request,
            lambda: sent.append(command(by=request.viewer, now=timezone.now(), today=today, collection=pk, link=_link)),
            lambda: f"{text.counted(sent[0], 'letter is', 'letters are')} on the way.",
        )
        return redirect(to)
    permissions.check_run(request.viewer)
    organisations, many, nobody = queries.waiting(returns.of(row, today=today), which)
    context = {
        "sheet": Sheet(f"Send the {which.title_.lower()}", to, "Send", caption=row.title),
        "letter": queries.example(row, which, by=request.viewer),
        "words": _words(which, organisations, many, nobody),
        "action": request.path,
        "change": reverse("collection_letters", args=[pk]),
        "why_not": verdicts.why_not(permissions.check_step, request.viewer, row, STEPS[which], today),
    }
    return render(request, "workforce/collections/send.html", context)


def _words(which: Letter, organisations: int, many: int, nobody: int) -> tuple[str, ...]:
    one = organisations == 1
    if which is Letter.INVITATION:
        whom = "was not written to yet" if one else "were not written to yet"
    else:
        whom = "was invited and has not answered" if one else "were invited and have not answered"
    goes = f"It goes to {text.counted(organisations, 'organisation')} that {whom}, in {text.counted(many, 'letter')}"
    said = [f"{goes}: to the link person for workforce data, else to its managers."]
    if nobody:
        said.append(
            f"{text.counted(nobody, 'organisation has', 'organisations have')} nobody to write to. "
            "Name a link person on the page of each."
        )
    return tuple(said)


def _chosen(form: ChooseForm) -> dict[str, Any]:
    chosen = form.cleaned_data
    return {
        "everybody": chosen["everybody"],
        "sectors": chosen["sectors"],
        "localities": [UUID(each) for each in chosen["localities"]],
    }


def _link(pk: UUID) -> str:
    return f"{settings.ORIGIN}{reverse('return', args=[pk])}"
