"""Findings of a round: by arc with what supports them, and the forms that record, decide and remove them."""

from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from oneworkforce.access import verdicts
from oneworkforce.assess.commands import findings as commands
from oneworkforce.assess.commands import proposals
from oneworkforce.assess.permissions import findings
from oneworkforce.assess.queries import findings as queries
from oneworkforce.assess.queries import stored
from oneworkforce.assess.queries.stored import Held
from oneworkforce.assess.web.forms.findings import DecideForm, FindingForm
from oneworkforce.assess.web.presenters import findings as presenter
from oneworkforce.assess.web.presenters.grids import Ways
from oneworkforce.audit.web import exports
from oneworkforce.ground.asked import Asked
from oneworkforce.lib import text
from oneworkforce.ui import listing, saving
from oneworkforce.ui.listing import Wanted
from oneworkforce.ui.saving import EITHER, Sheet
from oneworkforce.ui.spreadsheet import Value


@require_safe
def findings_page(request: Asked, round: UUID) -> HttpResponse:  # noqa: A002  the field's word
    """Show the findings of a round by arc, each with where the partnership stands and what supports it."""
    found = stored.held(request.viewer, round)
    wanted = _wanted(request, found)
    made = presenter.cards(_rows(request, found, wanted), Ways(round))
    context = {
        "round": found,
        "arcs": presenter.by_arc(made),
        "counted": presenter.summed(queries.counted(request.viewer, found)),
        "filters": presenter.filters(queries.arc_titles(found)),
        "wanted": wanted,
        "cleared": reverse("findings", args=[round]),
        "export": listing.address(reverse("findings_export", args=[round]), wanted),
        "has_results": found.result is not None,
        "why_not": verdicts.why_not(findings.check_change, request.viewer),
    }
    return render(request, "assess/findings/list.html", context)


@EITHER
def findings_export(request: Asked, round: UUID) -> HttpResponse:  # noqa: A002
    """Export the findings as they are filtered, after asking what for."""
    found = stored.held(request.viewer, round)

    def rows() -> list[Sequence[Value]]:
        return [presenter.exported(each) for each in _rows(request, found, _wanted(request, found))]

    return exports.answer(request, noun="finding", title="findings", headings=presenter.HEADINGS, rows=rows)


@require_POST
def findings_draft(request: Asked, round: UUID) -> HttpResponse:  # noqa: A002
    """Record what the results propose and no finding says yet."""
    made = proposals.draft(by=request.viewer, now=timezone.now(), round=round)
    said = f"{text.counted(made, 'finding')} proposed: discuss each and say where you stand."
    messages.success(request, said if made else "The results propose nothing that is not here already.")
    return redirect("findings", round)


@EITHER
def finding_add(request: Asked, round: UUID) -> HttpResponse:  # noqa: A002
    """Record a finding; the address may say of which arc."""
    found = stored.held(request.viewer, round)
    findings.check_change(request.viewer)
    form = FindingForm(_arcs(found), saving.sent(request), initial={"arc": request.GET.get("arc", "")})
    made: list[UUID] = []
    outcome = saving.saved(
        request,
        form,
        lambda: made.append(
            commands.add(by=request.viewer, now=timezone.now(), round=round, **_values(form)),
        ),
    )
    back = reverse("findings", args=[round])
    sheet = Sheet("Add a finding", back, "Add finding", caption=found.title)
    to = f"{back}#finding-{made[0]}" if made else ""
    return saving.answer(request, outcome, sheet, said="The finding was added. Now say what supports it.", to=to)


@EITHER
def finding_change(request: Asked, pk: UUID) -> HttpResponse:
    """Word a finding anew, or move it to another arc."""
    row = findings.get(request.viewer, pk)
    findings.check_change(request.viewer)
    found = stored.of(row.round)
    shown = commands.shown(row)
    seen = saving.seen(request, shown)
    form = FindingForm(_arcs(found), saving.sent(request, shown), initial=shown)
    outcome = saving.saved(
        request,
        form,
        lambda: commands.change(by=request.viewer, now=timezone.now(), finding=pk, seen=seen, **_values(form)),
        seen=seen,
    )
    to = here(found.id, pk)
    sheet = Sheet("Change a finding", to, caption=found.title)
    return saving.answer(request, outcome, sheet, said="Your changes were saved.", to=to)


@EITHER
def finding_decide(request: Asked, pk: UUID) -> HttpResponse:
    """Say where the partnership stands on a finding, and why."""
    row = findings.get(request.viewer, pk)
    findings.check_change(request.viewer)
    shown = commands.decided(row)
    seen = saving.seen(request, shown)
    form = DecideForm(saving.sent(request, shown), initial=shown)
    outcome = saving.saved(
        request,
        form,
        lambda: commands.decide(
            by=request.viewer,
            now=timezone.now(),
            today=timezone.localdate(),
            finding=pk,
            seen=seen,
            stance=form.cleaned_data["stance"],
            reason=form.cleaned_data["reason"],
            on=form.cleaned_data["decided_on"],
        ),
        seen=seen,
    )
    to = here(row.round_id, pk)
    sheet = Sheet("Where we stand on a finding", to, "Save", row.words, caption=row.round.title)
    return saving.answer(request, outcome, sheet, said="Where you stand was saved.", to=to)


@EITHER
def finding_remove(request: Asked, pk: UUID) -> HttpResponse:
    """Remove a finding, once it is confirmed."""
    row = findings.get(request.viewer, pk)
    intro = f"“{row.words}” goes, with the list of what supports it. This cannot be undone."
    return saving.confirmed(
        request,
        Sheet("Remove a finding", here(row.round_id, pk), "Remove finding", intro),
        lambda: commands.remove(by=request.viewer, now=timezone.now(), finding=pk),
        said="The finding was removed.",
        why_not=verdicts.why_not(findings.check_change, request.viewer),
        to=reverse("findings", args=[row.round_id]),
    )


def here(round: UUID, pk: UUID) -> str:  # noqa: A002
    """Return where a finding stands on the page of its round."""
    return f"{reverse('findings', args=[round])}#finding-{pk}"


def _wanted(request: Asked, found: Held) -> Wanted:
    return listing.read(request.GET.dict(), (), presenter.filters(queries.arc_titles(found)))


def _rows(request: Asked, found: Held, wanted: Wanted) -> tuple[queries.Row, ...]:
    arc = wanted.filters.get("arc")
    chosen = "" if arc == presenter.EVERY_ARC else arc
    return queries.listed(request.viewer, found, arc=chosen, stance=wanted.filters.get("stance", ""))


def _arcs(found: Held) -> list[tuple[str, str]]:
    return list(queries.arc_titles(found).items())


def _values(form: FindingForm) -> dict[str, str]:
    return {name: form.cleaned_data[name] for name in ("arc", "words")}
