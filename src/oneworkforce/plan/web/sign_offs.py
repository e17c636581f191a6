"""Sign-offs: asking for one, the plan as it stood, the executive's answer, and taking it back."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from oneworkforce.access import verdicts
from oneworkforce.ground.asked import Asked
from oneworkforce.lib.faults import Refused
from oneworkforce.plan.commands import sign_offs as commands
from oneworkforce.plan.domain import changes, sentences
from oneworkforce.plan.domain import plan as plans_domain
from oneworkforce.plan.domain.kinds import Answer
from oneworkforce.plan.permissions import plans
from oneworkforce.plan.queries import sign_offs as queries
from oneworkforce.plan.web.forms.sign_offs import AnswerForm
from oneworkforce.plan.web.presenters import sign_offs as presenters
from oneworkforce.ui import saving
from oneworkforce.ui.saving import EITHER, Sheet


def link(sign_off: UUID) -> str:
    """Return the address of a sign-off as a letter names it: from the setting of where the site stands."""
    return f"{settings.ORIGIN}{reverse('sign_off', args=[sign_off])}"


@EITHER
def sign_off_ask(request: Asked, pk: UUID) -> HttpResponse:
    """Put a plan to the executive, once it is confirmed."""
    row = plans.get(request.viewer, pk)
    why_not = verdicts.why_not(plans.check_change, request.viewer)
    if request.method == "POST":
        try:
            made = commands.ask(
                by=request.viewer, now=timezone.now(), today=timezone.localdate(), link=link, strategy=pk
            )
        except Refused as refused:
            why_not = f"{refused.faults[0].what} {refused.faults[0].remedy}"
        else:
            messages.success(request, "The executive was asked to sign it off.")
            return redirect("sign_off", made)
    intro = (
        "The plan is kept as it stands now, and those who may sign it off get an e-mail. You can go on writing: "
        "what changes after this is shown beside it."
    )
    sheet = Sheet(f"Ask the executive to sign off {row.title}", reverse("strategy", args=[pk]), "Ask for it", intro)
    context = {"sheet": sheet, "why_not": why_not}
    return render(request, "plan/sign_offs/ask.html", context)


@require_safe
def sign_off(request: Asked, pk: UUID) -> HttpResponse:
    """Show the plan as it stood, what came of it, and what has changed since."""
    viewer = request.viewer
    page = queries.one(viewer, pk)
    row = plans.get_sign_off(viewer, pk)
    context = {
        "page": page,
        "tag": presenters.tag(page.asked),
        "rows": presenters.frozen(page.plan),
        "headings": presenters.FROZEN,
        "cost": sentences.cost(plans_domain.totals(page.plan)),
        "priorities": sentences.priorities(page.plan),
        "since": changes.words(page.since) if page.since else "",
        "waiting": page.asked.answer is Answer.WAITING,
        "why_not_answer": verdicts.why_not(plans.check_answer, viewer, row),
        "why_not": verdicts.why_not(plans.check_change, viewer),
    }
    return render(request, "plan/sign_offs/page.html", context)


@EITHER
def sign_off_answer(request: Asked, pk: UUID) -> HttpResponse:
    """Sign a plan off, or send it back with a reason."""
    viewer = request.viewer
    row = plans.get_sign_off(viewer, pk)
    plans.check_answer(viewer, row)
    form = AnswerForm(saving.sent(request))
    outcome = saving.saved(
        request,
        form,
        lambda: commands.answer(by=viewer, now=timezone.now(), sign_off=pk, **form.cleaned_data),
    )
    to = reverse("sign_off", args=[pk])
    intro = f"{row.asked_by} asked for it. The plan is signed off as it stood then."
    sheet = Sheet(f"Answer on {row.strategy.title}", to, "Send the answer", intro)
    return saving.answer(request, outcome, sheet, said="Your answer was saved.", to=to)


@require_POST
def sign_off_withdraw(request: Asked, pk: UUID) -> HttpResponse:
    """Take back what waits for its answer."""
    row = plans.get_sign_off(request.viewer, pk)
    try:
        commands.withdraw(by=request.viewer, now=timezone.now(), sign_off=pk)
    except Refused as refused:
        messages.warning(request, refused.faults[0].what)
        return redirect("sign_off", pk)
    messages.success(request, "It no longer waits for the executive.")
    return redirect("strategy", row.strategy_id)
