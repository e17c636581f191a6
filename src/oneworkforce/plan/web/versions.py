"""The versions of a strategy's text: the list, the page of one, and the steps from draft to adopted."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from oneworkforce.access import verdicts
from oneworkforce.ground.asked import Asked
from oneworkforce.lib import text
from oneworkforce.plan.commands import versions as commands
from oneworkforce.plan.domain.text_states import Step
from oneworkforce.plan.models import Version
from oneworkforce.plan.permissions import plans
from oneworkforce.plan.permissions import texts as permissions
from oneworkforce.plan.queries import texts as queries
from oneworkforce.plan.web.forms.texts import COPIED, AdoptForm, SendForm, StartForm, TextForm
from oneworkforce.plan.web.presenters import texts as presenter
from oneworkforce.ui import jinja, saving
from oneworkforce.ui.saving import EITHER, Sheet


@require_safe
def versions(request: Asked, strategy: UUID) -> HttpResponse:
    """Show the versions of a strategy's text."""
    row = plans.get(request.viewer, strategy)
    found = queries.listed(request.viewer, strategy, today=timezone.localdate())
    context = {
        "strategy": row,
        "rows": presenter.version_rows(found),
        "consultation": queries.consulted(request.viewer, strategy, today=timezone.localdate()),
        "why_not": verdicts.why_not(permissions.check_add, request.viewer),
    }
    return render(request, "plan/texts/list.html", context)


@EITHER
def version_add(request: Asked, strategy: UUID) -> HttpResponse:
    """Begin a draft, empty or copied from the latest version."""
    row = plans.get(request.viewer, strategy)
    permissions.check_add(request.viewer)
    first = not queries.listed(request.viewer, strategy, today=timezone.localdate())
    form = StartForm(saving.sent(request), first=first)
    made: list[UUID] = []
    outcome = saving.saved(
        request,
        form,
        lambda: made.append(
            commands.add(
                by=request.viewer,
                now=timezone.now(),
                strategy=strategy,
                copied=form.cleaned_data["start"] == COPIED,
            )
        ),
    )
    sheet = Sheet("Begin a draft", reverse("versions", args=[strategy]), "Begin", caption=row.title)
    to = reverse("version", args=made) if made else ""
    return saving.answer(request, outcome, sheet, said="The draft is there. Write it and say whom you ask.", to=to)


@require_safe
def version(request: Asked, pk: UUID) -> HttpResponse:
    """Show a version with who was asked and how many said something."""
    today = timezone.localdate()
    page = queries.one(request.viewer, pk, today=today)
    row = permissions.get(request.viewer, pk)
    why_not = {
        step.name.lower(): verdicts.why_not(permissions.check_step, request.viewer, row, step, today) for step in Step
    }
    context = {
        "page": page,
        "facts": presenter.facts(page),
        "asked": presenter.asked_rows(page, forgets=not why_not["forget"]),
        "answers": presenter.answers(page),
        "why_not": why_not,
        "writes": plans.can_change(request.viewer),
        "no_union": presenter.NO_UNION,
        "colour": presenter.COLOURS[page.standing],
    }
    return render(request, "plan/texts/page.html", context)


@EITHER
def version_change(request: Asked, pk: UUID) -> HttpResponse:
    """Write a draft; two who write at once see both texts."""
    row = _held(request, pk, Step.CHANGE)
    shown = commands.shown(row)
    seen = saving.seen(request, shown)
    form = TextForm(saving.sent(request, shown), initial=shown)
    outcome = saving.saved(
        request,
        form,
        lambda: commands.change(by=request.viewer, now=timezone.now(), version=pk, seen=seen, **form.cleaned_data),
        seen=seen,
    )
    to = reverse("version", args=[pk])
    sheet = Sheet("Write the text", to, caption=_title(row))
    return saving.answer(request, outcome, sheet, said="The text was saved.", to=to)


@require_safe
def version_compare(request: Asked, pk: UUID) -> HttpResponse:
    """Show what changed against the version before."""
    row = permissions.get(request.viewer, pk)
    found = queries.compared(request.viewer, pk)
    context = {"row": row, "compared": found, "colours": presenter.CHANGE_COLOURS}
    return render(request, "plan/texts/compare.html", context)


@EITHER
def version_send_out(request: Asked, pk: UUID) -> HttpResponse:
    """Send a draft out for comment until a day."""
    row = _held(request, pk, Step.SEND_OUT)
    page = queries.one(request.viewer, pk, today=timezone.localdate())
    form = SendForm(saving.sent(request))
    written: list[int] = []
    outcome = saving.saved(
        request,
        form,
        lambda: written.append(
            commands.send_out(
                by=request.viewer,
                now=timezone.now(),
                version=pk,
                until=form.cleaned_data["until"],
                link=address(pk),
            )
        ),
    )
    to = reverse("version", args=[pk])
    sheet = Sheet("Send it out for comment", to, "Send it out", presenter.before_it_goes(page), caption=_title(row))
    letters = text.counted(sum(written), "letter")
    return saving.answer(request, outcome, sheet, said=f"It is out for comment. {letters} written.", to=to)


@EITHER
def version_close(request: Asked, pk: UUID) -> HttpResponse:
    """End comments, once it is confirmed."""
    row = permissions.get(request.viewer, pk)
    to = reverse("version", args=[pk])
    if request.method == "POST":
        commands.close(by=request.viewer, now=timezone.now(), version=pk)
        messages.success(request, "Comments have ended.")
        return redirect(to)
    until = f" They were announced until {jinja.day(row.comments_until)}." if row.comments_until else ""
    intro = f"Nobody can comment any more; letters can still be entered, and comments replied to.{until}"
    today = timezone.localdate()
    context = {
        "sheet": Sheet(f"End comments on {_title(row)}", to, "End comments", intro),
        "action": request.path,
        "why_not": verdicts.why_not(permissions.check_step, request.viewer, row, Step.CLOSE, today),
    }
    return render(request, "ui/confirm.html", context)


@EITHER
def version_adopt(request: Asked, pk: UUID) -> HttpResponse:
    """Say that a version was adopted, by whom and when."""
    row = _held(request, pk, Step.ADOPT)
    form = AdoptForm(saving.sent(request), initial={"on": timezone.localdate()})
    outcome = saving.saved(
        request,
        form,
        lambda: commands.adopt(by=request.viewer, now=timezone.now(), version=pk, **form.cleaned_data),
    )
    to = reverse("version", args=[pk])
    waiting = commands.waits(row.strategy_id)
    left = f" {text.counted(waiting, 'comment')} {'has' if waiting == 1 else 'have'} no reply yet." if waiting else ""
    intro = f"It replaces the version adopted before, and is appended to papers. Its words stay as they are.{left}"
    sheet = Sheet("Say that it was adopted", to, "Save that it was adopted", intro, caption=_title(row))
    return saving.answer(request, outcome, sheet, said="The text is adopted.", to=to)


def address(version: UUID) -> str:
    """Return the address of a version's page as it stands in letters."""
    return f"{settings.ORIGIN}{reverse('version', args=[version])}"


def _held(request: Asked, pk: UUID, step: Step) -> Version:
    row = permissions.get(request.viewer, pk)
    permissions.check_step(request.viewer, row, step, timezone.localdate())
    return row


def _title(row: Version) -> str:
    return f"{row.strategy.title}, version {row.number}"
