"""What the plan says in a paper, and how it meets the findings. Without a plan, gaps that ask for one."""

from oneworkforce.assess.domain import reading
from oneworkforce.assess.domain.framework import Arc
from oneworkforce.assess.domain.sentences import scores
from oneworkforce.assess.reports.material import Material
from oneworkforce.assess.reports.words import bullets, paragraph
from oneworkforce.documents.model import Blank, Block, Bullets, Paragraph
from oneworkforce.lib import text
from oneworkforce.plan import public as plans
from oneworkforce.plan.public import Plan


def action_plan(made: Material) -> tuple[Block, ...]:
    """Set out the plan's table, or ask for a plan."""
    if made.plan is None:
        return (Blank("the action plan: what is to be done, for which arcs, by when, led by whom, at what cost"),)
    intro = paragraph([made.plan.intro]) if made.plan.intro else ()
    return (*intro, plans.table(made.plan, arc_titles(made)))


def cost(made: Material) -> tuple[Block, ...]:
    """Say what the plan costs so far as stated."""
    return paragraph(plans.cost(plans.totals(made.plan))) if made.plan else ()


def leads(made: Material) -> tuple[Block, ...]:
    """Say which role leads which actions."""
    if made.plan is None:
        return ()
    led: dict[str, list[int]] = {}
    for action in made.plan.actions:
        led.setdefault(action.lead, []).append(action.number)
    counted = text.counted(len(made.plan.actions), "action")
    said = [f"{lead}: {numbered(numbers)}" for lead, numbers in led.items()]
    return (Paragraph(f"The plan has {counted}, led by:"), Bullets(tuple(said)))


def links(made: Material) -> tuple[Block, ...]:
    """Say which actions answer the weak spots, which serve every arc, and what comes first."""
    if made.plan is None:
        return ()
    plan = made.plan
    weak = [
        f"{scores.named(made.read, [(arc, row)])}: {numbered(_serving(made, plan, arc)) or 'no action of its own'}"
        for arc, row in made.read.shown_arcs()
        if row.plain != "above" or _has_low_questions(made, arc)
    ]
    alike = [action.number for action in plan.actions if action.links.every]
    intro = "The arcs that are not above acceptable, or have questions that are not, are answered by:"
    return (
        *((Paragraph(intro), *bullets(weak)) if weak else ()),
        *paragraph([f"All arcs are served by {numbered(alike)}."] if alike else []),
        *paragraph([plans.priorities(plan)]),
    )


def recommendations(made: Material) -> tuple[Block, ...]:
    """Ask for the decisions that follow from the findings and the plan."""
    asked = []
    if made.plan is None:
        asked.append("asks for a costed action plan that answers the findings below")
    else:
        asked.append(f"agrees the action plan of {text.counted(len(made.plan.actions), 'action')} in the appendix")
    below = [(arc, row) for arc, row in made.read.shown_arcs() if row.plain == "below"]
    if below:
        named = scores.named(made.read, below)
        asked.append(f"notes that {_arcs(below)} below the acceptable score of {made.read.threshold}: {named}")
    unpriced = plans.totals(made.plan).unpriced if made.plan else ()
    if unpriced:
        asked.append(f"asks for the cost of {numbered(list(unpriced))} before work on them begins")
    return (Bullets(tuple(asked), ordered=True),)


def risks(made: Material) -> tuple[Block, ...]:
    """Name the risks that figures and plan show by themselves."""
    shown = made.read.shown_arcs()
    below = [(arc, row) for arc, row in shown if row.plain == "below"]
    unclear = [(arc, row) for arc, row in shown if row.call == "not distinguishable"]
    found = []
    if below:
        found.append(f"{reading.capital(_arcs(below))} below {made.read.threshold}: {scores.named(made.read, below)}.")
    if unclear:
        found.append(
            f"{reading.capital(_arcs(unclear))} too close to {made.read.threshold} to say on which side: "
            f"{scores.named(made.read, unclear)}."
        )
    if len(shown) < len(made.read.framework.arcs):
        found.append("Some arcs are withheld, and cannot be acted on from these figures.")
    if made.plan:
        lone = [arc for arc, row in below if not _serving(made, made.plan, arc)]
        if lone:
            found.append(
                f"No action is aimed at {reading.series([made.read.title(arc) for arc in lone])} in particular."
            )
        if unpriced := plans.totals(made.plan).unpriced:
            found.append(
                f"{reading.capital(numbered(list(unpriced)))} without a cost: the plan may cost more than stated."
            )
    return bullets(found)


def arc_titles(made: Material) -> dict[str, str]:
    """Return the titles of arcs by the references that a plan links with."""
    if made.reading is None:
        return dict(made.titles)
    return dict(made.titles) | {
        f"{made.read.framework.id}/{arc.id}": made.read.title(arc) for arc in made.read.framework.arcs
    }


def _serving(made: Material, plan: Plan, arc: Arc) -> list[int]:
    """Return the actions that name the arc."""
    link = f"{made.read.framework.id}/{arc.id}"
    return [action.number for action in plan.actions if link in action.links.arcs]


def _has_low_questions(made: Material, arc: Arc) -> bool:
    return any(row.plain == "below" for _, row in made.read.shown_questions(arc.questions))


def numbered(numbers: list[int]) -> str:
    """Return "action 8" or "actions 10 and 12"; "" for none."""
    if not numbers:
        return ""
    return f"action{'' if len(numbers) == 1 else 's'} {text.listed([str(number) for number in numbers])}"


def _arcs(found: list[scores.Scored]) -> str:
    return f"{text.counted(len(found), 'arc')} {'is' if len(found) == 1 else 'are'}"
