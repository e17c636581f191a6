"""Figures of a picture as a page says them and a file holds them: typed, each with its mark apart."""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from fractions import Fraction

from markupsafe import Markup

from oneworkforce.lib import rounding
from oneworkforce.ui.parts import Cell
from oneworkforce.ui.spreadsheet import Value
from oneworkforce.workforce.domain import rates
from oneworkforce.workforce.domain.counted import WHOLE_TIME

MARK = "{}, mark"
"""The heading of the column of a file that holds the marks of the one before."""


@dataclass(frozen=True, slots=True)
class Told:
    """A figure: as it is `said` on a page, its `number` for a file (None: none), and the mark that says why."""

    said: str
    number: int | float | None = None
    mark: str = ""


NOTHING = Told("")
"""Where a table has no figure to tell."""


def count(number: int | None) -> Told:
    """Return a count; None is withheld."""
    return Told(rates.count(number), number, rates.Mark.C.value if number is None else "")


def whole_time(units: int | None) -> Told:
    """Return whole-time equivalents, no finer in a file than on a page."""
    number = None if units is None else float(rounding.half_up(Fraction(units, WHOLE_TIME), 1))
    return Told(rates.whole_time(units), number, rates.Mark.C.value if units is None else "")


def value(found: rates.Value, *, percent: bool) -> Told:
    """Return a rate or a share, in per cent where it is one."""
    number = None
    if found.value is not None:
        number = float(rounding.half_up(found.value * (rates.HUNDRED if percent else 1), 1))
    return Told(found.shown(percent=percent), number, marked(found))


def marked(found: rates.Value) -> str:
    """Return the mark of a figure, "" where it has none."""
    return str(found.mark.value) if found.mark else ""


def meanings(met: Container[str]) -> tuple[str, ...]:
    """Return what the marks that are `met` mean, a sentence each."""
    return tuple(f"{mark.value}: {mark.title_}." for mark in rates.Mark if mark.value in met)


def points(difference: Fraction) -> Told:
    """Return a difference in points, with its sign."""
    said = f"{'+' if difference > 0 else ''}{rounding.shown(difference, 1)}"
    return Told(said, float(rounding.half_up(difference, 1)))


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart of a page with its table, the same on the page and in files; a row is texts and figures.

    `units`: of each row what its figures are counted in, for files, where they differ from row to row.
    """

    title: str
    svg: Markup
    summary: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str | Told, ...], ...]
    notes: tuple[str, ...] = ()
    units: tuple[str, ...] = ()

    @property
    def columns(self) -> list[Cell]:
        """Return the headings for a page."""
        return [Cell(title, number=number) for title, number in zip(self.headings, self._numbers(), strict=True)]

    @property
    def cells(self) -> list[list[Cell]]:
        """Return the rows for a page."""
        return [
            [Cell(each.said, number=True) if isinstance(each, Told) else Cell(each) for each in row]
            for row in self.rows
        ]

    @property
    def marks(self) -> tuple[str, ...]:
        """Return what the marks mean that stand in the table."""
        met = {each.mark for row in self.rows for each in row if isinstance(each, Told)}
        return meanings(met)

    def file_headings(self) -> list[str]:
        """Return the one heading row of a file: beside each column of figures one for their marks."""
        made: list[str] = []
        for title, number in zip(self.headings, self._numbers(), strict=True):
            made += [title, MARK.format(title)] if number else [title]
        return [*made, "Unit"] if self.units else made

    def file_rows(self) -> list[Sequence[Value]]:
        """Return the rows of a file: numbers as numbers, marks apart from them."""
        made: list[Sequence[Value]] = []
        units = [[unit] for unit in self.units] or [[]] * len(self.rows)
        for row, unit in zip(self.rows, units, strict=True):
            cells: list[Value] = []
            for each in row:
                cells += [each.number, each.mark] if isinstance(each, Told) else [each]
            made.append([*cells, *unit])
        return made

    def _numbers(self) -> list[bool]:
        first = self.rows[0] if self.rows else ("",) * len(self.headings)
        return [isinstance(each, Told) for each in first]
