"""The paper of a workforce plan: its six steps as a report, for a web page, Word and PDF."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from oneworkforce.documents.model import (
    Align,
    Blank,
    Block,
    Column,
    Figure,
    Notice,
    Paragraph,
    Report,
    Section,
    Table,
)
from oneworkforce.lib import money, text
from oneworkforce.ui.jinja import day
from oneworkforce.ui.parts import Cell
from oneworkforce.workforce.commands import plan_mapping
from oneworkforce.workforce.domain import options, plan_parts
from oneworkforce.workforce.domain.plan_kinds import BlockKind
from oneworkforce.workforce.domain.plan_states import PlanState
from oneworkforce.workforce.models import WorkforcePlan
from oneworkforce.workforce.queries.plan_papers import Found
from oneworkforce.workforce.queries.projected import Figure as Projected
from oneworkforce.workforce.web.presenters import plan_follow, plan_gap, plan_options, plan_required, skill_gaps
from oneworkforce.workforce.web.presenters.plan_sections import Table as Shown
from oneworkforce.workforce.web.presenters.plan_sections import value


def report(row: WorkforcePlan, found: Found, *, today: date) -> Report:
    """Return the plan as a report."""
    last = row.first_year + row.years - 1
    state = PlanState(row.state)
    agreed = f" by {row.agreed_by} on {day(row.agreed_at)}" if row.agreed_at and state is not PlanState.DRAFT else ""
    return Report(
        title=row.title,
        subtitle="Workforce plan",
        particulars=(
            ("State", f"{state.title_}{agreed}"),
            ("Years", f"{row.first_year} to {last}"),
            ("Sponsor", row.sponsor or None),
            ("As of", day(today)),
        ),
        notices=(Notice(plan_gap.FEW),) if found.version else (),
        sections=(
            _define(row, found),
            _options(row, found),
            _required(found),
            _available(found),
            _gap(found),
            _follow(found),
        ),
    )


def _define(row: WorkforcePlan, found: Found) -> Section:
    said = (("Aim", row.aim), ("Scope", row.scope), ("Partners", row.partners))
    blocks: list[Block] = []
    for title, words in said:
        blocks += [Paragraph(f"{title}: {words}") if words else Blank(title)]
    blocks.append(Paragraph(f"Places: {text.listed(found.standing.places)}."))
    return Section("Defining the plan", tuple(blocks))


def _options(row: WorkforcePlan, found: Found) -> Section:
    criteria, listed = found.judged
    cost = "What services cost today"
    known = row.baseline_cost is not None
    blocks: list[Block] = [Paragraph(f"{cost}: {money.shown(row.baseline_cost)} a year.") if known else Blank(cost)]
    for name, label in plan_mapping.TEXTS.items():
        said = getattr(row, name)
        blocks.append(Paragraph(f"{label}: {said}") if said else Blank(label))
    if criteria and listed:
        ranked = options.ranked(criteria, listed)
        blocks.append(_table(plan_options.scores(row, criteria, ranked, may=False)))
        blocks += [Paragraph(each) for each in plan_options.sensitivity(criteria, listed)]
    if row.preferred is None:
        blocks.append(Blank("The preferred option, and why"))
    else:
        blocks.append(Paragraph(f"Preferred: {row.preferred.title}. {row.preferred_because}"))
    return Section("Mapping service change", tuple(blocks))


def _required(found: Found) -> Section:
    blocks: list[Block] = [_part(found, "services", "Services"), _part(found, "ratios", "Whom services need")]
    blocks += [_part(found, "roles", "New roles")] if found.parts["roles"] else []
    if found.needed:
        blocks.append(_table(plan_required.needs(found.needed)))
    return Section("The required workforce", tuple(blocks), wide=True)


def _available(found: Found) -> Section:
    blocks: list[Block] = [_part(found, "assumptions", "Assumptions in place of the data")]
    blocks.append(_part(found, "trainees", "In training"))
    if found.version is None:
        blocks.insert(0, Blank("The projection has not been run, or shows too few people"))
    else:
        held = found.version
        made = f"data of {day(held.data_on)}, {held.draws:,} draws, seed {held.seed}"
        blocks.insert(0, Paragraph(f"Version {held.number} of the projection: {made}."))
    return Section("Availability", tuple(blocks), wide=True)


def _gap(found: Found) -> Section:
    blocks: list[Block] = []
    roles = [each for each in found.figures.get(BlockKind.ROLE, ()) if each.needs is not None]
    blocks += [Paragraph(plan_gap.sentence(each)) for each in roles]
    blocks += [_fan(each) for each in found.fans]
    if found.skills:
        blocks += [Paragraph(skill_gaps.METHOD), _table(skill_gaps.table(found.skills))]
    if found.closed:
        for each in plan_gap.closes(found.closed):
            blocks += [Paragraph(words) for words in each.warnings]
            blocks += [_table(each.table)] if each.table else []
    blocks.append(_part(found, "measures", "Measures"))
    return Section("The gap and what closes it", tuple(blocks), wide=True)


def _follow(found: Found) -> Section:
    blocks: list[Block] = [_table(plan_follow.actions(found.followed))] if found.followed else [Blank("Actions")]
    blocks += [_part(found, "reviews", "Reviews"), _part(found, "indicators", "How one sees that it works")]
    return Section("Implementing and reviewing", tuple(blocks), wide=True)


def _fan(figures: Sequence[Projected]) -> Figure:
    picture, table = plan_gap.fanned(figures)
    return Figure(f"{figures[0].role}, {figures[0].place}", picture, plan_gap.sentence(figures[-1]), _table(table))


def _part(found: Found, word: str, caption: str) -> Block:
    part, rows = plan_parts.BY_WORD[word], found.parts[word]
    if not rows:
        return Blank(caption)
    cells = [[value(each, row.values[each.name]) for each in part.fields] for row in rows]
    return _table(Shown(caption, [each.label for each in part.fields], cells))


def _table(shown: Shown) -> Table:
    """Return a table of a page as one of a paper."""
    numbers = [
        all(isinstance(row[at], Cell) and row[at].number for row in shown.rows) for at in range(len(shown.headings))
    ]
    columns = tuple(
        Column(str(title), Align.END if number else Align.START)
        for title, number in zip(shown.headings, numbers, strict=True)
    )
    return Table(shown.caption, columns, tuple(tuple(_text(each) for each in row) for row in shown.rows))


def _text(cell: Any) -> str:
    return cell.text if isinstance(cell, Cell) else str(cell)
