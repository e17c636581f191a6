"""Gaps of a workforce plan in words, pictures and tables, and what measures do about them."""

from collections.abc import Sequence
from fractions import Fraction

from oneworkforce.lib import money, rounding, text
from oneworkforce.ui import fan
from oneworkforce.ui.parts import Cell
from oneworkforce.workforce.domain import gap_words
from oneworkforce.workforce.domain.closing import Closing, RoleClosed
from oneworkforce.workforce.domain.plan_figures import Figure
from oneworkforce.workforce.reports.plan_tables import Table

NO_NEED = "No need stated"
FEW = "A place or role with one to nine people is put together with others, so that nobody can be known."
CERTAIN = "A measure counts as far as it is certain. The upper end is what nineteen in twenty draws do not pass."
PLACES = "Only measures for a place: what is for the whole area is not divided between places."
HEADINGS = ("There, most likely", "Nine in ten", "Needed", "Short by", "Nine in ten")
_CLOSES = ("Short by", "Measures bring", "Left", "Does it close?", "Cost a year", "Each whole-time")


def sentence(each: Figure) -> str:
    """Return a gap in words, "" where no need is stated."""
    gap = each.gap()
    place = "the whole area" if each.whole_area else each.place
    return "" if gap is None else gap_words.sentence(gap, each.role, place, each.year)


def said(last: Figure) -> str:
    """Return a block in words: its gap, else whom it is expected to have."""
    return sentence(last) if last.needs else f"{gap_words.number(last.middle)} whole-time are expected in {last.year}."


def fanned(figures: Sequence[Figure]) -> tuple[str, Table]:
    """Return a block as a picture and as its table."""
    last = figures[-1]
    years = tuple(
        fan.Year(str(each.year), each.low / 100, each.middle / 100, each.high / 100, _per_hundred(each.needs))
        for each in figures
    )
    drawn = fan.Fan(f"{last.role}, {last.place}", said(last), "Whole-time", years)
    rows = [[str(each.year), *cells(each)] for each in figures]
    caption = f"{last.role}, {last.place}: year by year, in whole-time equivalents"
    return fan.draw(drawn), Table(caption, ["Year", *HEADINGS], rows)


def cells(each: Figure) -> list[Cell | str]:
    """Return the cells of a figure, under HEADINGS."""
    gap = each.gap()
    there: list[Cell | str] = [number(each.middle), f"{gap_words.number(each.low)} to {gap_words.number(each.high)}"]
    if gap is None or each.needs is None:
        return [*there, NO_NEED, NO_NEED, NO_NEED]
    return [
        *there,
        number(each.needs[0]),
        number(gap.middle),
        f"{gap_words.number(gap.low)} to {gap_words.number(gap.high)}",
    ]


def number(hundredths: int) -> Cell:
    """Return whole-time of hundredths as a cell."""
    return Cell(gap_words.number(hundredths), number=True)


def closed(found: Closing) -> Table | None:
    """Return what is planned about the gaps of roles in the whole area; None where no need is stated."""
    rows = [[each.role, *_closed(each)] for each in found.area]
    return Table("Gap, measures and cost by role", ["Role", *_CLOSES], rows) if rows else None


def closed_in_places(found: Closing) -> Table | None:
    """Return what is planned about the gaps of places; None where no measure is for one."""
    rows = [[each.role, each.place, *_closed(each)] for each in found.places]
    return Table("Gap, measures and cost by role and place", ["Role", "Place", *_CLOSES], rows) if rows else None


def left_out(found: Closing) -> str:
    """Return which measures count nowhere, and why; "" where all count."""
    return " ".join(f"Not counted: {title}, because {why}." for title, why in found.left_out)


def _closed(each: RoleClosed) -> list[Cell | str]:
    likely = each.likely
    left = max(likely.left, Fraction(0))
    answer = "Yes, up to the upper end" if each.worst.closes else "Yes, in the likely case" if likely.closes else "No"
    cost = money.shown(likely.cost) if likely.cost or not likely.unpriced else ""
    unpriced = f"{text.counted(likely.unpriced, 'measure')} without a cost" if likely.unpriced else ""
    return [
        Cell(rounding.shown(likely.gap, 1), number=True),
        Cell(rounding.shown(likely.brought, 1), number=True),
        Cell(rounding.shown(left, 1), number=True),
        answer,
        " and ".join(one for one in (cost, unpriced) if one),
        "Not known" if likely.each is None else Cell(money.shown(likely.each), number=True),
    ]


def _per_hundred(needs: tuple[int, int, int] | None) -> float | None:
    return needs[0] / 100 if needs else None
