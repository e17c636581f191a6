"""Rounds: the list and its export, how one is set up, and the forms that change it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from oneworkforce.access import verdicts
from oneworkforce.access.verdicts import NotFound
from oneworkforce.assess.commands import rounds as commands
from oneworkforce.assess.domain import framework_file
from oneworkforce.assess.domain.round_states import Step
from oneworkforce.assess.permissions import rounds, years
from oneworkforce.assess.queries import rounds as queries
from oneworkforce.assess.queries import stored
from oneworkforce.assess.web.forms.rounds import KEEP, OWN, ChangeForm, RoundForm
from oneworkforce.assess.web.presenters import rounds as presenters
from oneworkforce.audit.web import exports
from oneworkforce.ground.asked import Asked
from oneworkforce.lib.faults import Refused
from oneworkforce.ui import listing, saving, spreadsheet
from oneworkforce.ui.saving import EITHER, Sheet


@require_safe
def rounds_list(request: Asked) -> HttpResponse:
    """Show the rounds, filtered and sorted as the address says."""
    rounds.check_see(request.viewer)
    filters = presenters.filters(queries.frameworks(request.viewer))
    rows, total, wanted = queries.listed(request.viewer, listing.read(request.GET, presenters.COLUMNS, filters))
    why_not = verdicts.why_not(rounds.check_change, request.viewer)
    shown = presenters.listed(rows, total, wanted, filters, why_not)
    return render(request, "assess/rounds/list.html", {"listing": shown, "why_not": why_not})


@EITHER
def rounds_export(request: Asked) -> HttpResponse:
    """Export the list as it is filtered, after asking what for."""
    rounds.check_see(request.viewer)
    filters = presenters.filters(queries.frameworks(request.viewer))
    wanted = listing.read(request.GET, presenters.COLUMNS, filters).whole()
    rows = [presenters.exported(each) for each in queries.listed(request.viewer, wanted)[0]]
    return exports.answer(request, noun="round", title="rounds", headings=presenters.HEADINGS, rows=rows)


@require_safe
def round_set_up(request: Asked, pk: UUID) -> HttpResponse:
    """Show how a round is set up and which files it was given."""
    found = queries.set_up(request.viewer, pk)
    why_not = verdicts.why_not(rounds.check_change, request.viewer)
    page = presenters.set_up(found, runs=not why_not)
    today = timezone.localdate()
    no_file = verdicts.why_not(years.check_step, request.viewer, found.row, Step.UPLOAD, today)
    context = {"page": page, "pk": pk, "why_not": why_not, "no_file": no_file}
    return render(request, "assess/rounds/set_up.html", context)


@EITHER
def round_add(request: Asked) -> HttpResponse:
    """Set a round up."""
    viewer = request.viewer
    rounds.check_change(viewer)
    initial = {"framework": framework_file.DEFAULT}
    form = RoundForm(
        presenters.shipped(), queries.choose(viewer), saving.sent(request), request.FILES or None, initial=initial
    )
    made: list[UUID] = []

    def command() -> None:
        values = {**_values(form), "synthetic": form.cleaned_data["synthetic"]}
        made.append(commands.add(by=viewer, now=timezone.now(), **values))

    outcome = saving.saved(request, form, command)
    to, said = presenters.way_on(rounds.get(viewer, made[0])) if made else ("", "")
    return saving.answer(request, outcome, Sheet("Set up a round", reverse("rounds"), "Set up"), said=said, to=to)


@EITHER
def round_change(request: Asked, pk: UUID) -> HttpResponse:
    """Change a round; how it is set up only while no answers are in use."""
    viewer = request.viewer
    row = rounds.get(viewer, pk)
    rounds.check_change(viewer)
    shown = commands.shown(row)
    seen, opened = saving.seen(request, shown), commands.open_(row)
    form = ChangeForm(
        presenters.shipped(),
        queries.choose(viewer, but=pk),
        saving.sent(request, shown),
        request.FILES or None,
        initial=shown,
        opened=opened,
        mapped=bool(row.crosswalk),
    )
    outcome = saving.saved(
        request,
        form,
        lambda: commands.change(
            by=viewer,
            now=timezone.now(),
            round=pk,
            seen=seen,
            crosswalk=form.cleaned_data["crosswalk"],
            **_values(form),
        ),
        seen=seen,
    )
    to = reverse("round_set_up", args=[pk])
    intro = (
        "" if opened else "What was asked, the groups, the guard and the weights stay as they are: answers are in use."
    )
    sheet = Sheet(f"Change {row.title}", to, intro=intro)
    return saving.answer(request, outcome, sheet, said="Your changes were saved.", to=to)


@EITHER
def round_remove(request: Asked, pk: UUID) -> HttpResponse:
    """Remove a round, once it is confirmed."""
    row = rounds.get(request.viewer, pk)
    intro = "Its answers, results and findings are deleted. This cannot be undone."
    if row.opened_at is not None and row.closed_at is None:
        intro = f"It is open: what people have answered is destroyed unread. {intro}"
    sheet = Sheet(f"Remove {row.title}", reverse("round_set_up", args=[pk]), "Remove round", intro)
    return saving.confirmed(
        request,
        sheet,
        lambda: commands.remove(by=request.viewer, now=timezone.now(), round=pk),
        said="The round was removed.",
        why_not=verdicts.why_not(rounds.check_change, request.viewer),
        to=reverse("rounds"),
    )


@require_POST
def round_recompute(request: Asked, pk: UUID) -> HttpResponse:
    """Ask for new results from the answers in use."""
    try:
        job = commands.recompute(by=request.viewer, now=timezone.now(), round=pk)
    except Refused as refused:
        messages.info(request, refused.words)
        return redirect("round_set_up", pk)
    return redirect("job", job.pk)


@require_safe
def round_framework(request: Asked, pk: UUID) -> HttpResponse:
    """Hand out the file of the framework that a round was given."""
    row = rounds.get(request.viewer, pk)
    name = f"{row.framework_id}-{row.framework_version}.yaml"
    return exports.attachment(row.framework.encode(), name, "application/yaml; charset=utf-8")


@require_safe
def round_crosswalk(request: Asked, pk: UUID) -> HttpResponse:
    """Hand out the file of the crosswalk that a round was given."""
    row = rounds.get(request.viewer, pk)
    if not row.crosswalk:
        raise NotFound
    return exports.attachment(row.crosswalk.encode(), "crosswalk.yaml", "application/yaml; charset=utf-8")


@require_safe
def round_template(request: Asked, pk: UUID) -> HttpResponse:
    """Hand out a file of answers without any: the headings that the round reads."""
    row = rounds.get(request.viewer, pk)
    framework = stored.framework_of(row)
    routed = [framework.audience_column] if framework.audience_column else []
    groups = {name.casefold(): name for name in (*row.by, *routed)}
    headings = [*groups.values(), *(question.id for question in framework.questions)]
    return exports.attachment(spreadsheet.csv_bytes(headings, []), "answers.csv", "text/csv; charset=utf-8")


def _values(form: RoundForm) -> dict[str, Any]:
    """Return what a command takes of the form; what the form does not have is left to the command."""
    found = form.cleaned_data
    values: dict[str, Any] = {"title": found["title"], "year": found["year"]}
    values["previous"] = UUID(found["previous"]) if found["previous"] else None
    if "by" in found:
        values |= {"columns": found["by"], "min_cell": found["min_cell"], "weighted": found["weighted"]}
        values["framework"] = _framework(found)
    return values


def _framework(found: dict[str, Any]) -> str:
    chosen = found["framework"]
    if chosen == OWN:
        return str(found["written"])
    return "" if chosen == KEEP else framework_file.shipped()[chosen].read_text("utf-8")
