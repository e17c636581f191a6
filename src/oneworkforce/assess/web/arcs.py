"""The page of an arc: its score, its questions ranked, how they were answered, and the groups beside each other."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from oneworkforce.access import verdicts
from oneworkforce.access.verdicts import NotFound
from oneworkforce.assess.domain import reading
from oneworkforce.assess.domain.figure import About
from oneworkforce.assess.domain.framework import Arc, Question
from oneworkforce.assess.domain.reading import WHOLE, Reading
from oneworkforce.assess.permissions import rounds
from oneworkforce.assess.queries import findings as queries
from oneworkforce.assess.queries import said, stored
from oneworkforce.assess.queries import themes as counted
from oneworkforce.assess.reports import pictures
from oneworkforce.assess.web.presenters import drawn, evidence, facts, findings, gathered, grids, themes
from oneworkforce.assess.web.presenters.grids import Ways
from oneworkforce.assess.web.results import nothing_yet
from oneworkforce.ground.asked import Asked
from oneworkforce.ui.parts import Link


@require_safe
def round_arc(request: Asked, round: UUID, arc: str) -> HttpResponse:  # noqa: A002  the field's word
    """Show one arc of a round; "not found" where the framework has no such arc."""
    found = stored.held(request.viewer, round)
    place = next((at for at, each in enumerate(found.framework.arcs) if each.id == arc), None)
    if place is None:
        raise NotFound
    if found.result is None:
        return nothing_yet(request, found)
    read, ways = stored.reading(found, arcs=[arc]), Ways(round)
    one = found.framework.arcs[place]
    bars = pictures.questions_of(read, one)
    context = {
        "round": found,
        "title": read.title(one),
        "statement": found.framework.say(one.statement) if one.statement else "",
        "facts": facts.of_arc(read, ways, one),
        "questions": grids.questions(read, ways, ranked(read, one), one),
        "picture": drawn.picture(bars),
        "distribution": bars.table
        and grids.distribution(bars.table, ways, [About(WHOLE, one.id, each.id) for each in one.questions]),
        "groups": [
            grids.groups_on(read, ways, one, read.alone(column), f"By {column}") for column in read.results.groupings
        ],
        "arc_id": one.id,
        "findings_here": findings.cards(queries.listed(request.viewer, found, arc=one.id), ways),
        "evidence": evidence.cards(said.evidence_on(request.viewer, found, arc=one.id)),
        "quotes": gathered.quotes(said.quotes(request.viewer, found.id, arc=one.id), found),
        "themes": themes.one(found, counted.of_round(request.viewer, round, arc=one.id), one.id),
        "why_not": verdicts.why_not(rounds.check_change, request.viewer),
        "before": _beside(found.framework.arcs, place - 1, read, ways),
        "after": _beside(found.framework.arcs, place + 1, read, ways),
    }
    return render(request, "assess/results/arc.html", context)


def ranked(read: Reading, arc: Arc) -> list[Question]:
    """Return the questions of an arc, the lowest first, ties in the framework's order; those without a score last."""

    def order(question: Question) -> tuple[bool, object]:
        score = reading.score(read.question(question))
        return score is None, score or 0

    return sorted(arc.questions, key=order)


def _beside(arcs: tuple[Arc, ...], place: int, read: Reading, ways: Ways) -> Link | None:
    if not 0 <= place < len(arcs):
        return None
    return Link(read.title(arcs[place]), ways.arc(arcs[place].id))
