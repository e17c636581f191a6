"""The screens of a workshop, one arc each, and what is done at them in the room: decide, find, write down."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from oneworkforce.access.verdicts import NotFound
from oneworkforce.assess.commands import findings as finding_commands
from oneworkforce.assess.commands import workshop_notes as notes
from oneworkforce.assess.domain import workshop as rules
from oneworkforce.assess.domain.framework import Arc
from oneworkforce.assess.domain.kinds import Stance
from oneworkforce.assess.domain.sentences import scores
from oneworkforce.assess.domain.workshop import Kind, Screen
from oneworkforce.assess.models import Workshop
from oneworkforce.assess.permissions import findings as finding_permissions
from oneworkforce.assess.permissions import workshops
from oneworkforce.assess.queries import findings, stored
from oneworkforce.assess.queries import workshops as queries
from oneworkforce.assess.queries.stored import Held
from oneworkforce.assess.web.forms.workshops import FoundForm, SaidForm, StanceForm
from oneworkforce.assess.web.presenters import drawn, grids, screens
from oneworkforce.assess.web.presenters import findings as shown_findings
from oneworkforce.assess.web.presenters.grids import Ways
from oneworkforce.ground.asked import Asked
from oneworkforce.lib.faults import Refused
from oneworkforce.ui import conflict, saving
from oneworkforce.ui.dates import PARTS
from oneworkforce.ui.forms import PlainForm
from oneworkforce.ui.saving import EITHER, Outcome, Sheet

DECIDE, ADD, SAY = "decide", "add", "say"


@dataclass(frozen=True, slots=True)
class Turn:
    """A finding on the screen: its card, the form that decides it, the digest of what that shows, whether it failed."""

    card: shown_findings.Card
    form: PlainForm
    seen: str
    failed: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """What is on the wall: the workshop, its round, the arc ("" all together), the address."""

    row: Workshop
    held: Held
    arc: str
    here: str


@dataclass(frozen=True, slots=True)
class Done:
    """What came of what was asked for in the room: what to say and where to go on the screen; of which finding."""

    outcome: Outcome
    said: str
    to: str
    finding: UUID | None = None


@EITHER
def workshop_rainbow(request: Asked, pk: UUID) -> HttpResponse:
    """Show the whole rainbow and the overall score, with what was found of all arcs together."""
    row = workshops.get(request.viewer, pk)
    if answered := _closed(request, row):
        return answered
    held = stored.of(row.round)
    read = stored.reading(held, groups=[0], questions=False)
    here = Screen(Kind.RAINBOW)
    context = {
        "frame": screens.frame(row, held.framework.arcs, read, here, synthetic=held.synthetic),
        "picture": drawn.rainbow_of(read),
        "arcs": grids.arcs(read, Ways(held.id)),
        "standing": [*scores.overall(read), *scores.against_threshold(read)],
    }
    shown = Shown(row, held, "", screens.address(row, here))
    return _screen(request, shown, "assess/workshops/rainbow.html", context)


@EITHER
def workshop_arc(request: Asked, pk: UUID, arc: str) -> HttpResponse:
    """Show one arc; "not found" where the framework has no such arc."""
    row = workshops.get(request.viewer, pk)
    held = stored.of(row.round)
    one = next((each for each in held.framework.arcs if each.id == arc), None)
    if one is None:
        raise NotFound
    if answered := _closed(request, row):
        return answered
    here = Screen(Kind.ARC, arc)
    shown = Shown(row, held, arc, screens.address(row, here))
    return _screen(request, shown, "assess/workshops/arc.html", _arc(row, held, one, here))


@require_POST
def workshop_unsay(request: Asked, pk: UUID, remarked: UUID) -> HttpResponse:
    """Take away what was written down."""
    arc = notes.unsay(by=request.viewer, now=timezone.now(), workshop=pk, remarked=remarked)
    messages.success(request, "It was taken away.")
    return redirect("workshop_arc", pk, arc) if arc else redirect("workshop_rainbow", pk)


def _closed(request: Asked, row: Workshop) -> HttpResponse | None:
    """Send whoever looks at a workshop that has ended to its page; refuse whom the screens are not for."""
    if row.ended_at is not None and request.method != "POST":
        return redirect("workshop", row.pk)
    workshops.check_write(request.viewer, row)
    workshops.check_discuss(request.viewer, row.round, timezone.localdate())
    return None


def _arc(row: Workshop, held: Held, one: Arc, here: Screen) -> dict[str, Any]:
    whole = stored.reading(held, groups=[0], questions=False)
    read = stored.reading(held, arcs=[one.id])
    return {
        "frame": screens.frame(row, held.framework.arcs, whole, here, synthetic=held.synthetic),
        "arc": screens.arc_screen(whole, read, one, queries.beside(row, one.id)),
    }


def _screen(request: Asked, shown: Shown, template: str, context: Mapping[str, Any]) -> HttpResponse:
    """Do what was asked for in the room, if anything; show the screen again where it could not be done."""
    act = request.POST.get("act", "")
    acts = {DECIDE: _decide, ADD: _add, SAY: _say}
    done = acts[act](request, shown) if act in acts else None
    if done is not None and done.outcome.done:
        messages.success(request, done.said)
        return redirect(f"{shown.here}#{done.to}")
    if done is not None and done.outcome.conflict is not None:
        sheet = Sheet("Where we stand on a finding", shown.here)
        return saving.answer(request, done.outcome, sheet, said="", to=shown.here)
    form = done.outcome.form if done is not None else None
    more = {
        "turns": _turns(request, shown, done if act == DECIDE else None),
        "said": queries.said(shown.row, shown.arc),
        "found_form": form if act == ADD else FoundForm(auto_id="found-%s"),
        "said_form": form if act == SAY else SaidForm(auto_id="said-%s"),
        "form": form,
        "open_add": act == ADD,
    }
    return render(request, template, {**context, **more})


def _add(request: Asked, shown: Shown) -> Done:
    """Record a finding that somebody in the room puts forward."""
    form = FoundForm(request.POST, auto_id="found-%s")
    outcome = saving.saved(
        request,
        form,
        lambda: finding_commands.add(
            by=request.viewer,
            now=timezone.now(),
            round=shown.row.round_id,
            arc=shown.arc,
            words=form.cleaned_data["words"],
        ),
    )
    return Done(outcome, "The finding was added.", "findings")


def _say(request: Asked, shown: Shown) -> Done:
    """Write down what was said."""
    form = SaidForm(request.POST, auto_id="said-%s")
    outcome = saving.saved(
        request,
        form,
        lambda: notes.say(
            by=request.viewer,
            now=timezone.now(),
            workshop=shown.row.pk,
            arc=shown.arc,
            words=form.cleaned_data["words"],
        ),
    )
    return Done(outcome, "It is written down.", "said")


def _decide(request: Asked, shown: Shown) -> Done:
    """Decide a finding of this screen, on the workshop's day."""
    row = shown.row
    try:
        asked = UUID(request.POST.get("finding", ""))
    except ValueError:
        raise NotFound from None
    finding = finding_permissions.get(request.viewer, asked)
    if finding.round_id != row.round_id or finding.arc != shown.arc:
        raise NotFound
    stored_ = finding_commands.decided(finding)
    seen = saving.seen(request, stored_)
    form = StanceForm(conflict.settled(_dated(request, row), stored_), auto_id=f"f{finding.pk.hex}-%s")

    def decide() -> None:
        today = timezone.localdate()
        if fault := rules.day_fault(row.held_on, today):
            raise Refused(fault)
        finding_commands.decide(
            by=request.viewer,
            now=timezone.now(),
            today=today,
            finding=finding.pk,
            seen=seen,
            stance=form.cleaned_data["stance"],
            reason=form.cleaned_data["reason"],
            on=form.cleaned_data["decided_on"],
        )

    outcome = saving.saved(request, form, decide, seen=seen)
    return Done(outcome, "Where you stand was saved.", f"finding-{finding.pk}", finding.pk)


def _dated(request: Asked, row: Workshop) -> QueryDict:
    """Return what was sent with the workshop's day as that of the decision; what is put back has none."""
    made = request.POST.copy()
    on = row.held_on
    back = made.get("stance") == Stance.PROPOSED
    for part, value in zip(PARTS, (on.day, on.month, on.year), strict=True):
        made[f"decided_on_{part}"] = "" if back else str(value)
    return made


def _turns(request: Asked, shown: Shown, done: Done | None) -> list[Turn]:
    """Return the findings of the screen, each with its form: as it was sent where it could not be saved."""
    cards = shown_findings.cards(findings.listed(request.viewer, shown.held, arc=shown.arc), Ways(shown.held.id))
    turns = []
    for card in cards:
        row = card.row
        if done is not None and done.finding == row.id:
            turns.append(Turn(card, done.outcome.form, done.outcome.seen, failed=True))
            continue
        values = {"stance": row.stance.value, "reason": row.reason, "decided_on": row.decided_on}
        form = StanceForm(initial=values, auto_id=f"f{row.id.hex}-%s")
        turns.append(Turn(card, form, conflict.digest(values), failed=False))
    return turns
