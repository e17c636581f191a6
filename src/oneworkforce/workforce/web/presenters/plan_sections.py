"""The pages of a workforce plan are made of sections: words, facts, a picture, a table, and what can be done."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.urls import reverse
from markupsafe import Markup

from oneworkforce.ui.listing import Listing
from oneworkforce.ui.parts import Cell, Fact
from oneworkforce.workforce.domain import plan_parts
from oneworkforce.workforce.queries.plan_parts import Shown
from oneworkforce.workforce.reports.plan_tables import Table, value


@dataclass(frozen=True, slots=True)
class Step:
    """One of the six steps: its number, the name of its page's address, and what it is called."""

    number: int
    name: str
    title: str

    @property
    def label(self) -> str:
        """The step with its number."""
        return f"{self.number}. {self.title}"


STEPS = (
    Step(1, "workforce_plan", "Define the plan"),
    Step(2, "workforce_plan_options", "Map service change"),
    Step(3, "workforce_plan_required", "Required workforce"),
    Step(4, "workforce_plan_available", "Availability"),
    Step(5, "workforce_plan_gap", "Gap and what closes it"),
    Step(6, "workforce_plan_follow", "Implement and review"),
)


@dataclass(frozen=True, slots=True)
class Act:
    """Something that can be done: a way, or a button that posts."""

    label: str
    href: str
    post: bool = False
    secondary: bool = True
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page. `empty`: what stands there in place of a table that has no rows."""

    title: str
    words: Sequence[str] = ()
    facts: Sequence[Fact] = ()
    picture: Markup | str = ""
    table: Table | None = None
    listing: Listing | None = None
    acts: Sequence[Act] = ()
    links: Sequence[tuple[str, str]] = ()
    empty: str = ""
    warnings: Sequence[str] = field(default=())


@dataclass(frozen=True, slots=True)
class StepLink:
    """One of the six steps in the way through the plan."""

    label: str
    url: str
    current: bool


def steps(plan: UUID, current: str) -> list[StepLink]:
    """Return the ways to the six steps."""
    return [StepLink(each.label, reverse(each.name, args=[plan]), each.name == current) for each in STEPS]


def parts(plan: UUID, word: str, title: str, rows: Sequence[Shown], *, why_not: str, empty: str) -> Section:
    """Return the section of a kind of part: its table, with ways to change and remove, and to add one."""
    part = plan_parts.BY_WORD[word]
    headings = [each.label for each in part.fields]
    made = [_row(part, each, may=not why_not) for each in rows]
    return Section(
        title,
        words=[part.intro] if part.intro else [],
        table=Table(title, [*headings, *(["What to do"] * (not why_not))], made) if rows else None,
        empty="" if rows else empty,
        acts=[Act(f"Add {_article(part.noun)}", reverse("workforce_part_add", args=[plan, word]), why_not=why_not)],
    )


def _row(part: plan_parts.PartOf, shown: Shown, *, may: bool) -> list[Any]:
    cells = [value(each, shown.values[each.name]) for each in part.fields]
    if may:
        first = cells[0].text if isinstance(cells[0], Cell) else cells[0]
        where = reverse("workforce_part_change", args=[part.word, shown.id])
        cells.append(Cell("Change or remove", href=where, of=str(first)))
    return cells


def _article(noun: str) -> str:
    return noun if noun == "trainees" else f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"
