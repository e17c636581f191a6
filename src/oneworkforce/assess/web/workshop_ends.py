"""What comes out of a workshop: its end, the minute, draft actions."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from oneworkforce.access.verdicts import NotFound
from oneworkforce.assess.commands import workshop_actions as drafting
from oneworkforce.assess.commands import workshops as commands
from oneworkforce.assess.commands.workshop_actions import Begun
from oneworkforce.assess.domain.kinds import Stance
from oneworkforce.assess.domain.workshop import Kind, Screen
from oneworkforce.assess.permissions import workshops
from oneworkforce.assess.queries import planned, stored
from oneworkforce.assess.queries import workshops as queries
from oneworkforce.assess.reports import minutes
from oneworkforce.assess.web import documents
from oneworkforce.assess.web.forms.workshops import NEW, ActionsForm
from oneworkforce.assess.web.presenters import screens
from oneworkforce.assess.web.presenters import workshops as presenters
from oneworkforce.documents import pdf, web, word
from oneworkforce.ground.asked import Asked
from oneworkforce.lib import text
from oneworkforce.plan import stored as plans
from oneworkforce.ui import saving
from oneworkforce.ui.forms import PlainForm
from oneworkforce.ui.jinja import day
from oneworkforce.ui.saving import EITHER, Sheet

_RENDER = {"html": web.render, "docx": word.render, "pdf": pdf.render}
LEAD = "To be agreed"


@EITHER
def workshop_end(request: Asked, pk: UUID) -> HttpResponse:
    """Show the last screen: what was decided, who was there, what is still open; and end the workshop."""
    row = workshops.get(request.viewer, pk)
    if row.ended_at is not None and request.method != "POST":
        return redirect("workshop", pk)
    workshops.check_write(request.viewer, row)
    today = timezone.localdate()
    workshops.check_discuss(request.viewer, row.round, today)
    drawn = minutes.minute(request.viewer, row)
    form = PlainForm(saving.sent(request))
    stamp = request.POST.get("stamp", "")
    outcome = saving.saved(
        request,
        form,
        lambda: commands.end(
            by=request.viewer, now=timezone.now(), today=today, workshop=pk, minute=drawn.document, stamp=stamp
        ),
    )
    if outcome.done:
        messages.success(request, "The workshop has ended. Here is its minute; now draft the actions.")
        return redirect("workshop", pk)
    held = stored.of(row.round)
    read = stored.reading(held, groups=[0], questions=False)
    here = Screen(Kind.DECIDED)
    context = {
        "frame": screens.frame(row, held.framework.arcs, read, here, synthetic=held.synthetic),
        "form": form,
        "stamp": drawn.stamp,
        "content": drawn.content,
        "decided": [
            (minutes.HEADINGS[stance], drawn.content.stand(stance))
            for stance in (Stance.AGREED, Stance.DISPUTED, Stance.ENQUIRE)
        ],
        "still_open": drawn.content.stand(Stance.PROPOSED),
    }
    return render(request, "assess/workshops/end.html", context)


@require_safe
def workshop_minute(request: Asked, pk: UUID, kind: str) -> HttpResponse:
    """Return the minute as it was frozen, as a web page, Word or PDF; that it was taken is recorded."""
    row = workshops.get(request.viewer, pk)
    if kind not in _RENDER:
        raise NotFound
    minute = commands.fetch(by=request.viewer, now=timezone.now(), workshop=pk, kind=kind)
    return documents.answer(_RENDER[kind](minute), kind, f"minute-{row.held_on:%Y-%m-%d}")


@EITHER
def workshop_actions(request: Asked, pk: UUID) -> HttpResponse:
    """Draft actions from what was agreed and what is to be enquired into, in a strategy there is or a new one."""
    viewer = request.viewer
    row = workshops.get(viewer, pk)
    workshops.check_ended(viewer, row)
    found = queries.to_act_on(viewer, row)
    fresh = [each for _, each, there in found if there is None]
    offered = [(str(each.id), f"{minutes.HEADINGS[each.stance]}: {each.words}") for each in fresh]
    initial = {"findings": [value for value, _ in offered], "lead_role": LEAD}
    form = ActionsForm(offered, planned.choices(viewer), saving.sent(request), initial=initial)
    made: list[tuple[UUID, int]] = []
    outcome = saving.saved(request, form, lambda: made.append(_draft(request, pk, form.cleaned_data)))
    back = reverse("workshop", args=[pk])
    context = {
        "offered": bool(offered),
        "there": presenters.drafted(found),
        "why_not": plans.why_not_draft(viewer),
    }
    sheet = Sheet("Draft actions", back, "Draft these actions", caption=f"Workshop on {day(row.held_on)}")
    to = reverse("strategy", args=[made[0][0]]) if made else ""
    said = f"{text.counted(made[0][1], 'draft action')} added. Give each a lead, a date and a cost." if made else ""
    template = "assess/workshops/actions.html"
    return saving.answer(request, outcome, sheet, said=said, to=to, template=template, **context)


def _draft(request: Asked, pk: UUID, said: dict[str, Any]) -> tuple[UUID, int]:
    new = said["strategy"] == NEW
    return drafting.draft(
        by=request.viewer,
        now=timezone.now(),
        workshop=pk,
        findings={UUID(each) for each in said["findings"]},
        strategy=Begun(said["title"], said["starts_on"], said["ends_on"]) if new else UUID(said["strategy"]),
        lead_role=said["lead_role"],
        when=said["when"],
    )
