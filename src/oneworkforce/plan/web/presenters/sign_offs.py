"""Sign-offs in words and rows."""

from django.urls import reverse

from oneworkforce.lib import money, text
from oneworkforce.plan import served, stored
from oneworkforce.plan.domain import changes
from oneworkforce.plan.domain.action import Cost, Links
from oneworkforce.plan.domain.kinds import Answer
from oneworkforce.plan.domain.plan import Plan
from oneworkforce.plan.queries.sign_offs import Asked, Signs
from oneworkforce.ui import jinja
from oneworkforce.ui.parts import Cell

_COLOURS = {Answer.WAITING: "yellow", Answer.SIGNED: "green", Answer.RETURNED: "orange"}


def state(signs: Signs) -> str:
    """Return who signed the plan off and what changed since, or that nobody did."""
    if signs.signed is None:
        return "Waiting for the executive" if signs.waiting else "Not signed off yet"
    since = f" Changed since: {changes.words(signs.since)}." if signs.since else " Nothing has changed since."
    return f"{stored.words(signs.signed.answered_by, signs.signed.answered_at)}.{since}"


def history(signs: Signs) -> list[tuple[Cell | str, ...]]:
    """Return a row for each time that it was put to the executive."""
    return [
        (
            Cell(f"Asked on {jinja.day(one.asked_at)}", href=reverse("sign_off", args=[one.id])),
            one.asked_by,
            tag(one),
            one.answered_by or "Nobody yet",
            one.remark or "None",
        )
        for one in signs.each
    ]


HISTORY = ("Asked", "By", "Answer", "By whom", "Remark")


def tag(one: Asked) -> Cell:
    """Return what came of it, as a tag."""
    return Cell(one.answer.title_, tag=_COLOURS[one.answer])


FROZEN = ("Action", "Strand", "Serves", "Outcomes", "By when", "Lead", "Cost")


def frozen(plan: Plan) -> list[tuple[str, ...]]:
    """Return the actions of a plan as it stood."""
    strands = {one.number: f"{one.number}. {one.title}" for one in plan.strands}
    return [
        (
            f"{one.number}. {one.title}{' (priority)' if one.priority else ''}",
            strands.get(one.strand, "None"),
            _links(one.links),
            "; ".join(one.outcomes) or "None given",
            "; ".join(f"{step.what}: {step.when}" if step.what else str(step.when) for step in one.timescale),
            "; with ".join(filter(None, (one.lead, text.listed(one.partners)))),
            _cost(one.cost),
        )
        for one in plan.actions
    ]


def _links(links: Links) -> str:
    named = "; ".join(served.called(links.arcs))
    if not links.every:
        return named
    return f"All arcs, in particular: {named}" if named else "All arcs"


def _cost(cost: Cost) -> str:
    stated = "" if cost.stated is None else money.shown(cost.stated)
    unpriced = f"unpriced: {cost.unpriced}" if cost.unpriced else ""
    return ", and ".join(filter(None, (stated, unpriced))) or "Not stated"
