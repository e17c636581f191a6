"""The page of an action: its frozen row as facts and tables."""

from collections.abc import Sequence
from datetime import date

from django.urls import reverse

from oneworkforce.lib import money
from oneworkforce.plan import served
from oneworkforce.plan.queries.actions import Other, Page
from oneworkforce.ui import jinja
from oneworkforce.ui.parts import Cell, Fact

Row = tuple[Cell | str | int, ...]


def facts(page: Page, *, may_change: bool) -> list[Fact]:
    """Return what the plan says of an action."""
    change = reverse("action_lead", args=[page.id]) if may_change else None
    return [
        Fact("Strategy", Cell(page.strategy.name, href=reverse("strategy", args=[page.strategy.id]))),
        Fact("Strand", Cell(page.strand.name, href=reverse("strand", args=[page.strand.id]))),
        Fact("When", _upper(str(page.when))),
        Fact("Progress", _progress(page)),
        Fact("Lead", page.lead_role),
        Fact("Who leads now", page.lead or "Nobody has been named", href=change),
        Fact("Group", _group(page)),
        Fact("Serves", _links(page)),
        Fact("Sub-aims", page.sub_aims or "None given"),
        Fact("Outcomes", page.outcomes or "None given"),
        Fact("Resources", page.resources or "None given"),
        Fact("Cost", _cost(page)),
        Fact("Spent so far", money.shown(page.spent)),
    ]


def steps(page: Page, *, may_change: bool, may_progress: bool) -> list[Row]:
    """Return the rows of the milestones, each with the ways to change it and to say that it was met."""
    return [
        (
            _linked("milestone_change" if may_change else "", one.id, one.what),
            _upper(str(one.when)),
            _met(one.met_on, "milestone_met" if may_progress else "", one.id),
        )
        for one in page.steps
    ]


def spendings(page: Page, *, may_progress: bool) -> list[Row]:
    """Return the rows of the money spent."""
    return [
        (
            _linked("spending_change" if may_progress else "", one.id, one.what),
            jinja.day(one.spent_on),
            one.entered_by,
            Cell(money.shown(one.amount), number=True),
        )
        for one in page.spendings
    ]


def conditions(page: Page, *, may_change: bool, may_progress: bool) -> list[Row]:
    """Return the rows of the grant conditions."""
    return [
        (
            _linked("condition_change" if may_change else "", one.id, one.condition),
            one.funder,
            "No amount" if one.amount is None else money.shown(one.amount),
            jinja.day(one.due_on) if one.due_on else "No date",
            _met(one.met_on, "condition_met" if may_progress else "", one.id),
        )
        for one in page.conditions
    ]


def partners(page: Page) -> list[tuple[Cell, str | None]]:
    """Return each partner with the way to take it out."""
    return [(Cell(one.name), reverse("partner_remove", args=[one.id])) for one in page.partners]


def waits_for(page: Page) -> list[tuple[Cell, str | None]]:
    """Return each action that it waits for, with the way to take that back."""
    return [(other(one), reverse("dependency_remove", args=[one.dependency])) for one in page.waits_for]


def ways(page: Page) -> dict[str, str]:
    """Return the ways to change what belongs to an action."""
    names = ("milestone_add", "partner_add", "dependency_add", "spending_add", "condition_add", "action_progress")
    return {name: reverse(name, args=[page.id]) for name in names}


def other(one: Other) -> Cell:
    """Return another action as a link."""
    return Cell(f"{one.number}. {one.title}", href=reverse("action", args=[one.id]))


def _progress(page: Page) -> str:
    if page.done_on:
        return f"Done on {jinja.day(page.done_on)}"
    return f"{page.percent}% done"


def _group(page: Page) -> Cell | str:
    return Cell(page.group.name, href=reverse("group", args=[page.group.id])) if page.group else "None"


def arcs(used: Sequence[str]) -> list[tuple[str, str]]:
    """Return (reference, title) of every arc that an action may serve, and of those `used` that nobody can name."""
    known = served.titles()
    return [*known.items(), *((link, link) for link in used if link not in known)]


def _links(page: Page) -> str | list[str]:
    named = served.called(page.links)
    if not page.every:
        return named
    return ["All arcs, in particular:", *named] if named else "All arcs"


def _cost(page: Page) -> str | list[str]:
    if page.stated is None:
        return f"No amount yet: {page.unpriced}" if page.unpriced else "No cost stated"
    stated = f"{money.shown(page.stated)}{page.covers and f' for {page.covers}'}"
    return [stated, f"And, without an amount: {page.unpriced}"] if page.unpriced else stated


def _met(met_on: date | None, name: str, pk: object) -> Cell:
    if met_on:
        return Cell(f"Met on {jinja.day(met_on)}", tag="green")
    href = reverse(name, args=[pk]) if name else None
    return Cell("Say when it was met", href=href) if href else Cell("Not met yet", tag="grey")


def _linked(name: str, pk: object, text: str) -> Cell:
    return Cell(text, href=reverse(name, args=[pk]) if name else None)


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]
