"""The blocks and particulars that a layout may name. docs/reference/layouts.md lists them."""

from collections.abc import Callable, Mapping

from oneworkforce.assess.domain.reading import WHOLE, Reading
from oneworkforce.assess.domain.sentences import scores
from oneworkforce.assess.reports import gathered, pictures, plans, strategies, tables, words
from oneworkforce.assess.reports.material import Maker, Material
from oneworkforce.documents.model import Block, Table
from oneworkforce.plan import public as planning

Pairs = tuple[tuple[str, str | None], ...]


def summary(made: Material, label: str) -> Pairs:
    """Return the findings and the cost in a few sentences."""
    said = [] if made.reading is None else _found(made.reading)
    if made.plan:
        said.append(f"The action plan: {planning.cost(planning.totals(made.plan))[0]}")
    return ((label, " ".join(said)),)


def publicity(made: Material, label: str) -> Pairs:
    """Return whether the public may read the paper; if not, with a gap for the paragraph that says why."""
    if not made.exempt:
        return ((label, "Public"),)
    return ((label, "Exempt"), ("Exempt under paragraph", made.exempt_under or None))


PARTICULARS: Mapping[str, Callable[[Material, str], Pairs]] = {"summary": summary, "publicity": publicity}
FIXED = frozenset({"publicity"})
"""Particulars that say what the report is: nobody words them anew."""

OF_PLAN: Mapping[str, Maker] = {
    "action-plan": plans.action_plan,
    "plan-cost": plans.cost,
    "plan-leads": plans.leads,
}
"""Made of a plan where there is one, with results or without."""

OF_STRATEGY: Mapping[str, Maker] = {
    "consultation": strategies.consultation,
    "plan-risks": strategies.risks,
    "standing": strategies.standing,
    "strands": strategies.strands,
    "strategy-decisions": strategies.decisions,
    "strategy-intro": strategies.intro,
    "work-plans": strategies.work_plans,
}
"""Made of a plan, which must be there."""

OF_RESULTS: Mapping[str, Maker] = {
    "answered": lambda made: (tables.answered(made.read),),
    "change": lambda made: (*words.change(made), *_there(tables.changed(made.read))),
    "children-say": words.children_say,
    "crossed": lambda made: _crossed(made.read),
    "distributions": pictures.distributions,
    "evidence": gathered.evidence,
    "findings": words.findings,
    "framework": words.framework,
    "gatherings": gathered.gatherings,
    "group-rainbows": pictures.group_rainbows,
    "groups": words.groups,
    "heat-map": pictures.heat_maps,
    "limits": words.limits,
    "low-questions": words.low_questions,
    "lowest-questions": words.lowest_questions,
    "method": words.method,
    "notes": words.notes,
    "overall": words.overall,
    "perception": words.perception,
    "plan-links": plans.links,
    "precision": lambda made: (tables.precision(made.read),),
    "questions": pictures.questions,
    "rainbow": lambda made: pictures.rainbow(made, WHOLE),
    "recommendations": plans.recommendations,
    "reliability": words.reliability,
    "response": words.response,
    "risks": plans.risks,
    "scale": lambda made: _there(tables.scale(made.read)),
    "source": words.source,
    "statements": lambda made: (tables.statements(made.read),),
    "weak-spots": words.weak_spots,
    "withheld": words.withheld,
}
"""Made of results, which must be there."""

BLOCKS: Mapping[str, Maker] = {**OF_PLAN, **OF_STRATEGY, **OF_RESULTS}


def _found(read: Reading) -> list[str]:
    return [*scores.overall(read)[:1], *scores.against_threshold(read)]


def _there(table: Table | None) -> tuple[Block, ...]:
    return () if table is None else (table,)


def _crossed(read: Reading) -> tuple[Block, ...]:
    return _there(
        tables.beside(read, read.crossed, "Scores of groups by all columns together") if read.crossed else None
    )
