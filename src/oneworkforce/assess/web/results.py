"""The results of a round: its overview, heat map, groups side by side, year on year, and the method."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from oneworkforce.access import verdicts
from oneworkforce.assess.domain import figure
from oneworkforce.assess.domain.reading import WHOLE, Reading
from oneworkforce.assess.domain.results import By
from oneworkforce.assess.domain.sentences import change as changes
from oneworkforce.assess.domain.sentences import formula, response, scores
from oneworkforce.assess.domain.sentences import groups as groupings
from oneworkforce.assess.domain.sentences import withheld as hidden
from oneworkforce.assess.permissions import interviews, reports, rounds
from oneworkforce.assess.queries import findings as queries
from oneworkforce.assess.queries import stored
from oneworkforce.assess.queries.stored import Held
from oneworkforce.assess.reports import pictures, words
from oneworkforce.assess.reports.material import Material
from oneworkforce.assess.web.presenters import drawn, findings, grids, withheld
from oneworkforce.assess.web.presenters.grids import Ways
from oneworkforce.documents.model import Bullets
from oneworkforce.ground.asked import Asked
from oneworkforce.ui.parts import Fact

PAIR = 2
GUARDED = 2
"""Sentences on what the guard promises; the others are of an analysis that cannot know of another, as the site does."""


@require_safe
def round_results(request: Asked, round: UUID) -> HttpResponse:  # noqa: A002  the field's word
    """Show the rainbow of a round, what is above and below, who answered, what is withheld, and the way on."""
    found = stored.held(request.viewer, round)
    if found.result is None:
        return nothing_yet(request, found)
    read, ways = stored.reading(found), Ways(round)
    unclear = scores.unclear(read)
    context = {
        "round": found,
        "picture": drawn.rainbow_of(read),
        "arcs": grids.arcs(read, ways),
        "overall": " ".join((*scores.overall(read), *scores.highest_and_lowest(read))),
        "standing": [*scores.against_threshold(read), *scores.clear(read), *unclear[:1]],
        "unclear": unclear[1:],
        "low_questions": scores.low_questions(read),
        "answered": " ".join(response.answered(read)),
        "perception": response.perception(),
        "groups": grids.answered(read, ways),
        "withheld": " ".join(hidden.found(read)),
        "findings": findings.summed(queries.counted(request.viewer, found)),
        "notes": read.results.notes,
        "changed": " ".join(changes.overall(read)),
        "why_not_report": verdicts.why_not(reports.check_change, request.viewer),
        "why_not": verdicts.why_not(rounds.check_change, request.viewer),
    }
    return render(request, "assess/results/round.html", context)


@require_safe
def round_heat_map(request: Asked, round: UUID) -> HttpResponse:  # noqa: A002
    """Show the arcs by the groups of each column."""
    found = stored.held(request.viewer, round)
    if found.result is None:
        return nothing_yet(request, found)
    read, ways = stored.reading(found, questions=False), Ways(round)
    maps = []
    columns = [column for column in read.results.groupings if read.alone(column)]
    for column, made in zip(columns, pictures.heat_maps(Material(read)), strict=True):
        table = grids.beside(read, ways, read.alone(column), f"Scores of the arcs by {column}, as a table")
        apart = groupings.differing(read, column)
        maps.append({"column": column, "picture": drawn.picture(made), "table": table, "apart": apart})
    crossed = grids.beside(read, ways, read.crossed, "Scores of groups by all columns together")
    context = {
        "round": found,
        "maps": maps,
        "crossed": crossed if read.crossed else None,
        "comparing": groupings.comparing(read),
    }
    return render(request, "assess/results/heat_map.html", context)


@require_safe
def round_compare(request: Asked, round: UUID) -> HttpResponse:  # noqa: A002
    """Set groups of the fixed cuts side by side; what the address names and is no group is passed over."""
    found = stored.held(request.viewer, round)
    if found.result is None:
        return nothing_yet(request, found)
    said = set(request.GET.getlist("group"))
    places = [at for at, by in enumerate(found.groups) if _named(by) in said]
    read = stored.reading(found, groups=places, questions=False)
    chosen = [found.groups[at] for at in places]
    enough = len(chosen) >= PAIR
    compared = grids.beside(read, Ways(round), chosen, "Scores side by side") if enough else None
    context = {
        "round": found,
        "choices": _choices(read, chosen),
        "asked": bool(said),
        "chosen": len(chosen),
        "pictures": drawn.side_by_side(read, chosen) if enough else (),
        "compared": compared,
        "answered": [scores.about(read, by, response.answered(read, by)) for by in chosen],
        "comparing": groupings.comparing(read),
    }
    return render(request, "assess/results/compare.html", context)


@require_safe
def round_change_since(request: Asked, round: UUID) -> HttpResponse:  # noqa: A002
    """Show what has changed since the previous round, by arc and by question."""
    found = stored.held(request.viewer, round)
    if found.result is None:
        return nothing_yet(request, found)
    by = figure.group(found.groups, request.GET.get("group", "")) or WHOLE
    read, ways = stored.reading(found, groups=[found.groups.index(by)]), Ways(round)
    context = {
        "round": found,
        "group": read.name(by),
        "chosen": figure.key(by),
        "groups": [(figure.key(each), read.name(each)) for each in found.groups],
        "overall": changes.overall(read, by),
        "arcs": changes.arcs(read, by),
        "table": grids.changed(read, ways, by),
        "questions": grids.questions_changed(read, ways, by),
        "not_shared": grids.not_shared(read, by),
        "comparing": changes.comparing(read),
        "compared": found.result.against_id is not None or any(row.change for row in read.results.rows),
    }
    return render(request, "assess/results/change.html", context)


@require_safe
def round_method(request: Asked, round: UUID) -> HttpResponse:  # noqa: A002
    """Say in plain words how every figure was made, what guards it, and what is withheld."""
    found = stored.held(request.viewer, round)
    if found.result is None:
        return nothing_yet(request, found)
    read = stored.reading(found)
    context = {
        "round": found,
        "result": found.result,
        "said": [item for block in words.method(Material(read)) if isinstance(block, Bullets) for item in block.items],
        "formulas": [Fact(name, said) for name, said in formula.GENERAL],
        "precision": grids.precision(read, Ways(round)),
        "alpha": response.alpha(read),
        "limits": hidden.limits(read)[:GUARDED],
        "withheld": withheld.by_group(read),
        "found": " ".join(hidden.found(read)),
        "notes": read.results.notes,
    }
    return render(request, "assess/results/method.html", context)


def nothing_yet(request: Asked, found: Held) -> HttpResponse:
    """Return the page of a round without results: what to do next."""
    context = {
        "round": found,
        "instrument": found.framework.instrument.value,
        "waits": verdicts.why_not(interviews.check_seen, request.viewer, rounds.get(request.viewer, found.id)),
        "why_not": verdicts.why_not(rounds.check_change, request.viewer),
    }
    return render(request, "assess/results/none.html", context)


def _named(by: By) -> str:
    """Return how a group stands in the form of comparisons: everyone has a name there too."""
    return figure.key(by) or "everyone"


def _choices(read: Reading, chosen: Sequence[By]) -> list[dict[str, Any]]:
    """Return the groups to tick, by column; those of all columns together last."""
    columns = [(column.capitalize(), read.alone(column)) for column in read.results.groupings]
    sets = [("Everyone together", (WHOLE,)), *columns, ("All columns together", read.crossed)]
    return [
        {"legend": legend, "groups": [(_named(by), read.name(by), by in chosen) for by in groups]}
        for legend, groups in sets
        if groups
    ]
