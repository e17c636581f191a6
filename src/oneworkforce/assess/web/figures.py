"""Every figure of a round: the page of one with its formula, the list of all, and both as files."""

from collections.abc import Sequence
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from oneworkforce.access.verdicts import NotFound
from oneworkforce.assess.commands import downloads
from oneworkforce.assess.domain import figure, results_json
from oneworkforce.assess.domain.figure import About
from oneworkforce.assess.domain.sentences import formula
from oneworkforce.assess.queries import stored
from oneworkforce.assess.queries.stored import Held
from oneworkforce.assess.web.presenters import facts
from oneworkforce.assess.web.presenters import figure_lists as lists
from oneworkforce.assess.web.presenters.grids import Ways
from oneworkforce.assess.web.results import nothing_yet
from oneworkforce.audit.web import exports
from oneworkforce.ground.asked import Asked
from oneworkforce.ui import listing
from oneworkforce.ui.saving import EITHER
from oneworkforce.ui.spreadsheet import Value


@require_safe
def round_figure(request: Asked, round: UUID) -> HttpResponse:  # noqa: A002  the field's word
    """Show one figure: what it counts, how it was worked out, what is withheld. Without a choice: the overall."""
    found = stored.held(request.viewer, round)
    if found.result is None:
        return nothing_yet(request, found)
    about = _about(request, found)
    arcs = [about.arc] if about.arc else None
    read = stored.reading(found, arcs=arcs, groups=[found.groups.index(about.by)], questions=bool(about.question))
    row = figure.row(read, about)
    if row is None:
        raise NotFound
    context = {
        "round": found,
        "title": figure.title(read, about),
        "arc": next(((each.id, read.title(each)) for each in found.framework.arcs if each.id == about.arc), None),
        "withheld": row.withheld,
        "facts": facts.of_figure(read, row),
        "formula": formula.made(read, row),
        "distribution": facts.distribution(read, row),
        "change": facts.of_change(row),
        "min_cell": read.results.min_cell,
        "weighted": read.results.weighted,
        "notes": read.results.notes if about.by == () else (),
    }
    return render(request, "assess/results/figure.html", context)


@require_safe
def round_figures(request: Asked, round: UUID) -> HttpResponse:  # noqa: A002
    """List every guarded row, filtered, sorted and paged as the address says."""
    found = stored.held(request.viewer, round)
    if found.result is None:
        return nothing_yet(request, found)
    read, ways = stored.reading(found), Ways(round)
    filters = lists.filters(read)
    wanted = listing.read(request.GET.dict(), lists.COLUMNS, filters)
    rows = lists.chosen(read, wanted)
    wanted = wanted.clipped(len(rows))
    page = rows[wanted.offset : wanted.offset + (wanted.size or len(rows))]
    shown = listing.Listing(
        columns=lists.COLUMNS,
        filters=filters,
        wanted=wanted,
        rows=[lists.row(read, ways, each) for each in page],
        total=len(rows),
        path=reverse("round_figures", args=[round]),
        export_url=reverse("round_figures_export", args=[round]),
        noun="figure",
    )
    return render(request, "assess/results/figures.html", {"round": found, "listing": shown})


@EITHER
def round_figures_export(request: Asked, round: UUID) -> HttpResponse:  # noqa: A002
    """Export the list as it is filtered, after asking what for."""
    found = stored.held(request.viewer, round)
    if found.result is None:
        return nothing_yet(request, found)

    def rows() -> list[Sequence[Value]]:
        read = stored.reading(found)
        wanted = listing.read(request.GET.dict(), lists.COLUMNS, lists.filters(read)).whole()
        return [lists.exported(read, each) for each in lists.chosen(read, wanted)]

    return exports.answer(request, noun="figure", title="guarded figures", headings=lists.HEADINGS, rows=rows)


@EITHER
def round_json(request: Asked, round: UUID) -> HttpResponse:  # noqa: A002
    """Return the guarded results as JSON, after asking what for."""
    found = stored.held(request.viewer, round)
    if found.result is None:
        return nothing_yet(request, found)
    form = exports.PurposeForm(request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "assess/results/json.html", {"round": found, "form": form})
    content = results_json.to_json(stored.reading(found).results).encode()
    now = timezone.now()
    downloads.results(by=request.viewer, now=now, round=round, reason=form.reason())
    return exports.attachment(content, f"results-{timezone.localdate(now):%Y-%m-%d}.json", "application/json")


def _about(request: Asked, found: Held) -> About:
    """Return the figure that the address names; "not found" where there is none such."""
    by = figure.group(found.groups, request.GET.get("group", ""))
    if by is None:
        raise NotFound
    about = About(by, request.GET.get("arc", ""), request.GET.get("question", ""))
    if not figure.known(found.framework, about):
        raise NotFound
    return about
