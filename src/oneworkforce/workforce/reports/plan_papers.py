"""The paper of a workforce plan: its six steps as a report, for a web page, Word and PDF."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from oneworkforce.documents.model import (
    Blank,
    Block,
    Bullets,
    Figure,
    Notice,
    Paragraph,
    Report,
    Section,
)
from oneworkforce.lib import money, text
from oneworkforce.ui.jinja import day
from oneworkforce.workforce.commands import plan_mapping
from oneworkforce.workforce.domain import options
from oneworkforce.workforce.domain.closing import Closing
from oneworkforce.workforce.domain.plan_figures import Figure as Projected
from oneworkforce.workforce.domain.plan_kinds import BlockKind
from oneworkforce.workforce.domain.plan_states import PlanState
from oneworkforce.workforce.models import WorkforcePlan
from oneworkforce.workforce.queries.plan_papers import Found
from oneworkforce.workforce.reports import plan_ages, plan_gaps, plan_options, plan_sheets, plan_tables, skill_gaps


def report(row: WorkforcePlan, found: Found, *, today: date) -> Report:
    """Return the plan as a report."""
    state = PlanState(row.state)
    agreed = f" by {row.agreed_by} on {day(row.agreed_at)}" if row.agreed_at and state is not PlanState.DRAFT else ""
    return Report(
        title=row.title,
        subtitle="Workforce plan",
        particulars=(
            ("State", f"{state.title_}{agreed}"),
            ("Years", f"{row.first_year} to {row.last_year}"),
            ("Sponsor", row.sponsor or None),
            ("As of", day(today)),
        ),
        notices=(Notice(plan_gaps.FEW),) if found.version else (),
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
        blocks.append(plan_options.scores(criteria, ranked, str(row.preferred_id)).on_paper())
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
        blocks += [Paragraph(words) for words in plan_sheets.words(found.sheets)]
        blocks += [Paragraph(words) for words in plan_gaps.not_known(found.missing)]
        blocks.append(plan_tables.needs(found.needed).on_paper())
    return Section("The required workforce", tuple(blocks), wide=True)


def _available(found: Found) -> Section:
    blocks: list[Block] = [_part(found, "assumptions", "Assumptions in place of the data")]
    blocks.append(_part(found, "trainees", "In training"))
    blocks += [Paragraph(f"Not counted: {title}, because {why}.") for title, why in found.not_counted]
    if found.version is None:
        blocks.insert(0, Blank("The projection has not been run, or shows too few people"))
    else:
        held = found.version
        made = f"data of {day(held.data_on)}, {held.draws:,} draws, seed {held.seed}"
        changed = " ".join(plan_gaps.changed_years(held, found.year))
        blocks.insert(0, Paragraph(f"Version {held.number} of the projection: {made}. {changed}".rstrip()))
        blocks += _ages(held.results)
    return Section("Availability", tuple(blocks), wide=True)


def _ages(results: Mapping[str, Any]) -> list[Block]:
    held = plan_ages.told(results)
    if held is None:
        return [Paragraph(plan_ages.FEW)]
    shown = Figure(plan_ages.TITLE, plan_ages.drawn(held), plan_ages.sentence(held), plan_ages.there(held).on_paper())
    return [shown, plan_ages.gone(held).on_paper(), Paragraph(plan_ages.HOW)]


def _gap(found: Found) -> Section:
    blocks: list[Block] = []
    if found.run_sheets:
        blocks += [Paragraph("What is needed rests on:"), Bullets(tuple(plan_sheets.words(found.run_sheets)))]
    roles = [each for each in found.figures.get(BlockKind.ROLE, ()) if each.stated]
    blocks += [Paragraph(plan_gaps.sentence(each)) for each in roles]
    blocks += [_fan(each) for each in found.fans]
    if found.skills:
        blocks += [Paragraph(skill_gaps.METHOD), skill_gaps.table(found.skills).on_paper()]
    if found.closed:
        blocks += _closed(found.closed)
    blocks.append(_part(found, "measures", "Measures"))
    return Section("The gap and what closes it", tuple(blocks), wide=True)


def _closed(found: Closing) -> list[Block]:
    blocks: list[Block] = [Paragraph(words) for words in plan_gaps.left_out(found)]
    for table, words in (
        (plan_gaps.closed(found), plan_gaps.CERTAIN),
        (plan_gaps.closed_in_places(found), plan_gaps.PLACES),
    ):
        blocks += [Paragraph(words), table.on_paper()] if table else []
    return blocks


def _follow(found: Found) -> Section:
    blocks: list[Block] = [plan_tables.actions(found.followed).on_paper()] if found.followed else [Blank("Actions")]
    blocks += [_part(found, "reviews", "Reviews"), _part(found, "indicators", "How one sees that it works")]
    return Section("Implementing and reviewing", tuple(blocks), wide=True)


def _fan(figures: Sequence[Projected]) -> Figure:
    picture, table = plan_gaps.fanned(figures)
    return Figure(f"{figures[0].role}, {figures[0].place}", picture, plan_gaps.said(figures[-1]), table.on_paper())


def _part(found: Found, word: str, caption: str) -> Block:
    rows = found.parts[word]
    return plan_tables.parts(word, caption, rows).on_paper() if rows else Blank(caption)
