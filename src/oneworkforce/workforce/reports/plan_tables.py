"""Tables of a workforce plan, of finished cells: as a page shows them, and as its paper does."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from oneworkforce.documents import model
from oneworkforce.lib import money, rounding
from oneworkforce.ui.jinja import day
from oneworkforce.ui.parts import Cell
from oneworkforce.workforce.domain import plan_parts, roles
from oneworkforce.workforce.domain.plan_parts import Field, Kind
from oneworkforce.workforce.queries.closing import Followed
from oneworkforce.workforce.queries.plan_parts import Shown
from oneworkforce.workforce.queries.required import Needed


@dataclass(frozen=True, slots=True)
class Table:
    """A table of finished cells."""

    caption: str
    headings: Sequence[str]
    rows: Sequence[Sequence[Any]]

    @property
    def heads(self) -> list[Cell]:
        """The headings, those over numbers as numbers stand."""
        first = self.rows[0] if self.rows else ()
        numbers = [isinstance(each, Cell) and each.number for each in first] or [False] * len(self.headings)
        return [Cell(title, number=number) for title, number in zip(self.headings, numbers, strict=True)]

    def on_paper(self) -> model.Table:
        """Return it as a table of a report: words alone, columns of numbers to the right."""
        numbers = [
            all(isinstance(row[at], Cell) and row[at].number for row in self.rows) for at in range(len(self.headings))
        ]
        columns = tuple(
            model.Column(str(title), model.Align.END if number else model.Align.START)
            for title, number in zip(self.headings, numbers, strict=True)
        )
        return model.Table(self.caption, columns, tuple(tuple(_text(each) for each in row) for row in self.rows))


def parts(word: str, caption: str, rows: Sequence[Shown]) -> Table:
    """Return the parts of a kind, a row each."""
    part = plan_parts.BY_WORD[word]
    cells = [[value(each, row.values[each.name]) for each in part.fields] for row in rows]
    return Table(caption, [each.label for each in part.fields], cells)


def value(described: Field, found: Any) -> str | Cell:  # noqa: PLR0911  one a kind
    """Return a value of a part as a table shows it."""
    if found is None or found == "":
        return described.empty
    match described.kind:
        case Kind.ROLE:
            return roles.title(found)
        case Kind.CHOICE:
            return dict(described.among).get(str(found), str(found))
        case Kind.HUNDREDTHS:
            return Cell(f"{(Decimal(found) / 100).normalize():f}", number=True)
        case Kind.WHOLE:
            return Cell(str(found) if "year" in described.name else f"{found:,}", number=True)
        case Kind.MONEY:
            return Cell(money.shown(found), number=True)
        case Kind.DATE:
            assert isinstance(found, date)
            return day(found)
    return str(found)


def needs(needed: Sequence[Needed]) -> Table:
    """Return what is needed by role, skill and year."""
    headings = ("Role", "With", "Year", "Main scenario", "Low", "High")
    rows = [
        [
            each.role,
            each.skill or "Everybody",
            str(each.year),
            *(_whole_time(one) for one in (each.main, each.low, each.high)),
        ]
        for each in needed
    ]
    return Table("Whole-time equivalents needed", headings, rows)


def actions(followed: Sequence[Followed]) -> Table:
    """Return the measures with their actions."""
    rows = [
        [each.title, "No action yet, or none that you see", "None", "Not begun"]
        if each.action is None
        else [each.title, each.action_title, each.strategy, each.state]
        for each in followed
    ]
    return Table("Actions", ("Measure", "Action", "Strategy", "How it stands"), rows)


def _whole_time(whole: Fraction | None) -> Cell | str:
    return "Not known" if whole is None else Cell(rounding.shown(whole, 1), number=True)


def _text(cell: Any) -> str:
    return cell.text if isinstance(cell, Cell) else str(cell)
