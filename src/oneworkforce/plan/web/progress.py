"""How an action is going: the report of whoever leads it, one press, and the letters that ask for it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from oneworkforce.ground.asked import Asked
from oneworkforce.lib import text
from oneworkforce.plan.commands import asking
from oneworkforce.plan.commands import progress as commands
from oneworkforce.plan.permissions import plans
from oneworkforce.plan.web.forms.progress import ProgressForm
from oneworkforce.ui import saving
from oneworkforce.ui.saving import EITHER, Sheet


@EITHER
def action_progress(request: Asked, pk: UUID) -> HttpResponse:
    """Say how the action `pk` is going; another's report meanwhile is shown beside one's own."""
    viewer = request.viewer
    row = plans.get_action(viewer, pk)
    plans.check_progress(viewer, row)
    shown = commands.shown(row)
    seen = saving.seen(request, shown)
    form = ProgressForm(saving.sent(request, shown), initial=shown)
    outcome = saving.saved(
        request,
        form,
        lambda: commands.report(
            by=viewer, now=timezone.now(), today=timezone.localdate(), action=pk, seen=seen, **form.cleaned_data
        ),
        seen=seen,
    )
    to = reverse("action", args=[pk])
    sheet = Sheet("Say how it is going", to, caption=row.title)
    return saving.answer(request, outcome, sheet, said="Thank you. The progress was saved.", to=to)


@require_POST
def action_say(request: Asked, pk: UUID) -> HttpResponse:
    """Keep one press, and show one's actions again."""
    row = plans.get_action(request.viewer, pk)
    word = commands.say(
        by=request.viewer,
        now=timezone.now(),
        today=timezone.localdate(),
        action=pk,
        said=request.POST.get("said", ""),
    )
    messages.success(request, f"Saved: “{word.title_}” for action {row.number}.")
    return redirect("my_actions")


@require_POST
def progress_ask(request: Asked, pk: UUID) -> HttpResponse:
    """Write to everybody who leads an action of the strategy `pk` that is asked about."""
    asked = asking.ask(by=request.viewer, now=timezone.now(), today=timezone.localdate(), strategy=pk)
    said = [f"{text.counted(asked.letters, 'letter')} on the way." if asked.letters else "No letter was sent."]
    if asked.asked_lately:
        said.append(f"{text.counted(asked.asked_lately, 'lead has', 'leads have')} had a letter this week.")
    if asked.without_address:
        said.append(f"{text.counted(asked.without_address, 'lead has', 'leads have')} no e-mail address, or left.")
    if not (asked.letters or asked.asked_lately or asked.without_address):
        said.append("No action with a lead is due soon or has been silent for long.")
    messages.success(request, " ".join(said))
    return redirect("strategy", pk)
