"""Strategies in lists and on their pages: rows, facts and sentences, finished."""

from collections.abc import Sequence

from django.urls import reverse

from oneworkforce.lib import money, text
from oneworkforce.plan.domain import plan, sentences
from oneworkforce.plan.queries.strategies import ActionRow, Page, Row, SourceRow, StrandRow
from oneworkforce.plan.web.presenters import rag
from oneworkforce.ui import jinja
from oneworkforce.ui.listing import Column, Filter
from oneworkforce.ui.parts import Cell, Fact

COLUMNS = (
    Column("title", "Strategy"),
    Column("starts", "Years"),
    Column("actions", "Actions", sort=False, number=True),
    Column("states", "How they stand", sort=False),
)
FILTERS = (Filter("title", "Title"), Filter("state", "Shown", (("running", "Running or to come"), ("ended", "Ended"))))


def row(found: Row) -> tuple[Cell | str | int, ...]:
    """Return one row of the list."""
    title = Cell(found.title, href=reverse("strategy", args=[found.id]))
    return title, found.period, len(found.states), rag.counted(found.states) or "No actions yet"


def facts(page: Page, *, may_change: bool, signed: str) -> list[Fact]:
    """Return what is said of a strategy."""
    said = [
        Fact("Years", page.period),
        Fact(
            "Who leads",
            page.lead or "Nobody has been named",
            href=reverse("strategy_lead", args=[page.id]) if may_change else None,
        ),
        Fact("Sign-off", signed),
        Fact("Money", money_words(page)),
        Fact("Priorities", sentences.priorities(page.recorded)),
    ]
    if page.carried_from:
        before = Cell(page.carried_from.name, href=reverse("strategy", args=[page.carried_from.id]))
        said.append(Fact("Carried on from", before))
    return said


def money_words(page: Page) -> list[str]:
    """Return what is stated, what is not, and what was spent."""
    if not page.recorded.actions:
        return ["No action is there yet."]
    return [*sentences.cost(plan.totals(page.recorded)), f"{money.shown(page.spent)} has been spent so far."]


def work_plan(strand: StrandRow) -> list[tuple[Cell | str | int, ...]]:
    """Return the rows of a strand's actions."""
    return [_action(one) for one in strand.actions]


HEADINGS = ("Action", "How it stands", "Why", "By when", "Lead", "Cost")


def _action(one: ActionRow) -> tuple[Cell | str | int, ...]:
    title = f"{one.number}. {one.title}{' (priority)' if one.priority else ''}"
    when = str(one.when)
    return (
        Cell(title, href=reverse("action", args=[one.id])),
        rag.tag(one.status.state),
        one.status.why,
        when[:1].upper() + when[1:],
        f"{one.lead_role} ({one.lead})" if one.lead else one.lead_role,
        "Not stated" if one.stated is None else money.shown(one.stated),
    )


def source_facts(rows: Sequence[SourceRow], *, may_change: bool) -> list[Fact]:
    """Return what a strategy came from."""
    return [
        Fact(one.title, _source(one), href=reverse("source_change", args=[one.id]) if may_change else None)
        for one in rows
    ]


def _source(one: SourceRow) -> list[str | Cell]:
    said: list[str | Cell] = [
        ", ".join(filter(None, (one.kind.title_, jinja.day(one.held_on) if one.held_on else "", one.place)))
    ]
    if one.took_part:
        said.append(f"Took part: {one.took_part}")
    said += [line for line in one.notes.split("\n") if line]
    if one.strands:
        numbers = text.listed([str(number) for number in one.strands])
        said.append(f"Source of strand{'s' if len(one.strands) > 1 else ''} {numbers}")
    return said


def group(strand: StrandRow) -> Cell | None:
    """Return the group that carries a strand, as a link."""
    return Cell(strand.group.name, href=reverse("group", args=[strand.group.id])) if strand.group else None


def export_rows(page: Page) -> list[tuple[str | int, ...]]:
    """Return the actions of a strategy for a file, one row each."""
    spoken = {action.number: action for action in page.recorded.actions}
    return [
        (
            one.number,
            f"{strand.number}. {strand.title}",
            one.title,
            "Yes" if one.priority else "No",
            str(one.when),
            one.lead_role,
            "" if one.stated is None else str(one.stated),
            spoken[one.number].cost.unpriced,
            one.percent,
            one.status.state.title_,
            one.status.why,
            "; ".join(spoken[one.number].partners),
        )
        for strand in page.strands
        for one in strand.actions
    ]


EXPORT = (
    "Number",
    "Strand",
    "Action",
    "Priority",
    "By when",
    "Lead",
    "Stated cost (pounds)",
    "Cost without an amount",
    "Percent done",
    "How it stands",
    "Why",
    "Partners",
)
