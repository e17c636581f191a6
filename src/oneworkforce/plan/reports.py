"""How does a plan read on paper? Its table and its text, for any report."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from oneworkforce.documents import model
from oneworkforce.lib import money
from oneworkforce.lib.text import listed
from oneworkforce.plan.domain import prose, sentences
from oneworkforce.plan.domain.action import Action, Cost, Links, Milestone
from oneworkforce.plan.domain.plan import Plan, totals

_COLUMNS = (
    model.Column("Action", width=2.4),
    model.Column("Links", width=1.5),
    model.Column("Outcomes", width=2.4),
    model.Column("Timescale", width=1.3),
    model.Column("Lead officer", width=1.2),
    model.Column("Resources and estimated cost", width=1.8),
)


def table(plan: Plan, arc_titles: Mapping[str, str]) -> model.Table:
    """Return the action plan as a table, a row for each action in the plan's order, with its total below.

    `arc_titles` gives the title of each `framework/arc`; a link that it has not is shown as written.
    """
    return model.Table(
        caption=", ".join(filter(None, (plan.title, plan.period))),
        columns=_COLUMNS,
        rows=tuple(_row(action, arc_titles) for action in plan.actions),
        note=" ".join((sentences.priorities(plan), *sentences.cost(totals(plan)))),
    )


def text(blocks: Sequence[prose.Block]) -> tuple[tuple[model.Block, ...], tuple[model.Section, ...]]:
    """Return a strategy's text as what stands before its first heading, and a section for each heading, two deep."""
    top: list[model.Block] = []
    sections: list[tuple[prose.Heading, list[model.Block]]] = []
    for block in blocks:
        match block:
            case prose.Heading():
                sections.append((block, []))
            case prose.Paragraph():
                (sections[-1][1] if sections else top).append(model.Paragraph(block.text))
            case prose.Bullets(items):
                (sections[-1][1] if sections else top).append(model.Bullets(items))
    made: list[model.Section] = []
    for heading, said in sections:
        section = model.Section(heading.text, tuple(said), numbered=False)
        if heading.level > 1 and made:
            made[-1] = replace(made[-1], sections=(*made[-1].sections, section))
        else:
            made.append(section)
    return tuple(top), tuple(made)


def _row(action: Action, arc_titles: Mapping[str, str]) -> tuple[model.Cell, ...]:
    return (
        _cell(_heading(action), *action.sub_aims, _depends(action)),
        _links(action.links, arc_titles),
        _cell(*action.outcomes),
        _cell(*(_milestone(one) for one in action.timescale)),
        _cell(action.lead, f"With {listed(action.partners)}" if action.partners else ""),
        _cell(*action.resources, *_cost(action.cost)),
    )


def _heading(action: Action) -> str:
    """Return "8. Title", with the word where it is a priority: a colour alone would not be read by all."""
    return f"{action.number}. {action.title}{' (priority)' if action.priority else ''}"


def _depends(action: Action) -> str:
    """Return what has to happen first, in words and by the numbers of other actions; "" where nothing has."""
    numbers = listed([str(number) for number in action.waits_for])
    waits = f"action{'s'[: len(action.waits_for) > 1]} {numbers}" if numbers else ""
    said = "; ".join(filter(None, (waits, action.depends_on)))
    return f"Depends on: {said}" if said else ""


def _links(links: Links, arc_titles: Mapping[str, str]) -> model.Cell:
    titles = [arc_titles.get(arc, arc) for arc in links.arcs]
    if not links.every:
        return _cell(*titles)
    if len(titles) == 1:
        return f"All arcs, but particularly {titles[0]}"
    return _cell("All arcs, but particularly:", *titles) if titles else "All arcs"


def _milestone(milestone: Milestone) -> str:
    words = str(milestone.when)
    return f"{milestone.what}: {words}" if milestone.what else words[0].upper() + words[1:]


def _cost(cost: Cost) -> tuple[str, ...]:
    """Return what is stated and what is not; an action is never left without a word on its cost."""
    if cost.stated is None:
        return (f"Unpriced: {cost.unpriced}" if cost.unpriced else "No cost stated",)
    stated = f"{money.shown(cost.stated)}{cost.covers and f' for {cost.covers}'}"
    return (stated, f"Plus, unpriced: {cost.unpriced}") if cost.unpriced else (stated,)


def _cell(*texts: str) -> model.Cell:
    """Return the texts that say something: one as it is, several as a list."""
    said = tuple(filter(None, texts))
    return said if len(said) > 1 else "".join(said)
