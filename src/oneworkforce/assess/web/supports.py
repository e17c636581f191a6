"""What supports a finding: a figure of the results is chosen, other evidence is written down, either is taken away."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from oneworkforce.assess.commands import supports as commands
from oneworkforce.assess.domain import figure
from oneworkforce.assess.domain.figure import About
from oneworkforce.assess.permissions import findings
from oneworkforce.assess.queries import said, stored
from oneworkforce.assess.web.findings import here
from oneworkforce.assess.web.forms.findings import EvidenceForm, FigureForm
from oneworkforce.assess.web.forms.gathered import GatheredForm
from oneworkforce.assess.web.presenters import findings as presenter
from oneworkforce.assess.web.presenters.figure_lists import EVERYONE, OVERALL
from oneworkforce.assess.web.results import nothing_yet
from oneworkforce.ground.asked import Asked
from oneworkforce.ui import saving
from oneworkforce.ui.saving import EITHER, Sheet


@EITHER
def support_add_figure(request: Asked, pk: UUID) -> HttpResponse:
    """Choose a figure of the guarded results that supports the finding."""
    row = findings.get(request.viewer, pk)
    findings.check_change(request.viewer)
    found = stored.of(row.round)
    if found.result is None:
        return nothing_yet(request, found)
    read = stored.reading(found, groups=())  # names alone: no figure is shown here
    groups, figures = presenter.group_choices(read), presenter.figure_choices(read)
    form = FigureForm(groups, figures, saving.sent(request), initial={"group": EVERYONE, "figure": row.arc or OVERALL})

    def command() -> UUID:
        by = figure.group(found.groups, form.cleaned_data["group"].replace(EVERYONE, ""))
        arc, _, question = form.cleaned_data["figure"].partition("/")
        about = About(by or (), "" if arc == OVERALL else arc, question)
        return commands.add_figure(by=request.viewer, now=timezone.now(), finding=pk, about=about)

    to = here(row.round_id, pk)
    sheet = Sheet("Add a figure that supports it", to, "Add figure", row.words, caption=row.round.title)
    return saving.answer(request, saving.saved(request, form, command), sheet, said="The figure was added.", to=to)


@EITHER
def support_add_evidence(request: Asked, pk: UUID) -> HttpResponse:
    """Write down other evidence that supports the finding."""
    row = findings.get(request.viewer, pk)
    findings.check_change(request.viewer)
    form = EvidenceForm(saving.sent(request))
    outcome = saving.saved(
        request,
        form,
        lambda: commands.add_evidence(
            by=request.viewer, now=timezone.now(), today=timezone.localdate(), finding=pk, **form.cleaned_data
        ),
    )
    to = here(row.round_id, pk)
    sheet = Sheet("Add evidence that supports it", to, "Add evidence", row.words, caption=row.round.title)
    return saving.answer(request, outcome, sheet, said="The evidence was added.", to=to)


@EITHER
def support_add_gathered(request: Asked, pk: UUID) -> HttpResponse:
    """Choose a piece of the round's evidence, or a quote that was cleared of names, that supports the finding."""
    row = findings.get(request.viewer, pk)
    findings.check_change(request.viewer)
    offered = said.choices(request.viewer, stored.of(row.round))
    near = sorted(offered, key=lambda each: each[0] != row.arc)  # of the finding's own arc first
    form = GatheredForm([(value, label) for _, value, label in near], saving.sent(request))

    def command() -> UUID:
        kind, _, chosen = form.cleaned_data["gathered"].partition(":")
        return commands.add_gathered(by=request.viewer, now=timezone.now(), finding=pk, kind=kind, pk=UUID(chosen))

    to = here(row.round_id, pk)
    sheet = Sheet("Add what was gathered", to, "Add it", row.words, caption=row.round.title)
    outcome = saving.saved(request, form, command)
    template = "assess/gathered/choose.html"
    more = {"offered": bool(offered), "round_id": row.round_id}
    return saving.answer(request, outcome, sheet, said="It was added.", to=to, template=template, **more)


@require_POST
def support_remove(request: Asked, pk: UUID, support: UUID) -> HttpResponse:
    """Take away what supported the finding."""
    row = findings.get(request.viewer, pk)
    commands.remove(by=request.viewer, now=timezone.now(), finding=pk, support=support)
    messages.success(request, "It no longer stands under the finding.")
    return redirect(here(row.round_id, pk))
