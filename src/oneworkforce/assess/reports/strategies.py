"""What a strategy says in a paper of its own: its strands, their work plans, how they stand, what is to be decided."""

from dataclasses import replace

from oneworkforce.assess.reports import plans
from oneworkforce.assess.reports.material import Material
from oneworkforce.assess.reports.words import bullets, paragraph
from oneworkforce.documents.model import Align, Block, Bullets, Column, Paragraph, Table
from oneworkforce.lib import money, text
from oneworkforce.plan import public as planning
from oneworkforce.plan.public import Plan, Strand


def intro(made: Material) -> tuple[Block, ...]:
    """Give the strategy's own introduction and its span."""
    plan = _plan(made)
    span = f"{plan.title} covers {plan.period}." if plan.period else ""
    return paragraph([said for said in (plan.intro, span) if said])


def strands(made: Material) -> tuple[Block, ...]:
    """Set out the strands with their aims, how many actions carry each, and what is stated as its cost."""
    plan = _plan(made)
    if not plan.strands:
        return ()
    columns = (
        Column("Strand", width=2.0),
        Column("Aim", width=3.0),
        Column("Actions", Align.END, width=0.8),
        Column("Cost stated so far", width=1.6),
    )
    rows = tuple(
        (f"{strand.number}. {strand.title}", strand.aim, str(len(part.actions)), _stated(part))
        for strand, part in ((strand, _of(plan, strand)) for strand in plan.strands)
    )
    return (Table(f"The strands of {plan.title}", columns, rows),)


def work_plans(made: Material) -> tuple[Block, ...]:
    """Set out the work plan of each strand; of the whole where there are no strands."""
    plan, titles = _plan(made), plans.arc_titles(made)
    if not plan.strands:
        return (planning.table(plan, titles),) if plan.actions else ()
    found: list[Block] = []
    for strand in plan.strands:
        part = _of(plan, strand)
        if part.actions:
            found.append(planning.table(part, titles))
        else:
            found.append(Paragraph(f"{part.title} has no action yet."))
    return tuple(found)


def standing(made: Material) -> tuple[Block, ...]:
    """Say how many actions are late, at risk, on track, not started and complete."""
    if not made.standing:
        return ()
    plan = _plan(made)
    said = tuple(f"{title}: {text.counted(number, 'action')}" for title, number in made.standing)
    return (Paragraph(f"Of {text.counted(len(plan.actions), 'action')} in the plan:"), Bullets(said))


def consultation(made: Material) -> tuple[Block, ...]:
    """Say how the text of the strategy was consulted on, and where the appended one stands."""
    said = paragraph(made.consulted)
    if made.text is None:
        return said
    return (*said, Paragraph(f"The appended text is version {made.text.number}: {_lowered(made.text.state)}."))


def decisions(made: Material) -> tuple[Block, ...]:
    """Ask for the decisions that follow from the strategy as it stands."""
    plan = _plan(made)
    asked = []
    if made.text:
        asked.append(f"considers the text of {plan.title} in the appendix ({_lowered(made.text.state)})")
    if made.standing:
        asked.append(f"notes how the {text.counted(len(plan.actions), 'action')} of the plan stand")
    if unpriced := planning.totals(plan).unpriced:
        asked.append(f"asks for the cost of {plans.numbered(list(unpriced))} before work on them begins")
    return (Bullets(tuple(asked), ordered=True),) if asked else ()


def risks(made: Material) -> tuple[Block, ...]:
    """Name the risks that the plan shows by itself."""
    plan = _plan(made)
    unpriced = planning.totals(plan).unpriced
    found = []
    if unpriced:
        many = plans.numbered(list(unpriced))
        have = "has" if len(unpriced) == 1 else "have"
        found.append(f"{many.capitalize()} {have} no stated cost: the plan may cost more than stated.")
    empty = [f"{strand.number}. {strand.title}" for strand in plan.strands if not _of(plan, strand).actions]
    if empty:
        found.append(f"No action carries the strand {text.listed(empty)}.")
    return bullets(found)


def _plan(made: Material) -> Plan:
    assert made.plan is not None, "papers.laid has seen to it"
    return made.plan


def _of(plan: Plan, strand: Strand) -> Plan:
    """Return the work plan of a strand as a plan of its own."""
    actions = tuple(action for action in plan.actions if action.strand == strand.number)
    return replace(plan, title=f"Strand {strand.number}: {strand.title}", actions=actions, intro="")


def _stated(plan: Plan) -> str:
    totals = planning.totals(plan)
    if not plan.actions:
        return "No action yet"
    if not totals.priced:
        return "None stated"
    return f"{money.shown(totals.stated)}, for {len(totals.priced)} of {text.counted(len(plan.actions), 'action')}"


def _lowered(words: str) -> str:
    return f"{words[:1].lower()}{words[1:]}"
