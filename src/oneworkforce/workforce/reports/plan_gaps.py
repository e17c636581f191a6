"""Gaps of a workforce plan in words, pictures and tables, and what measures do about them."""

from collections.abc import Sequence
from fractions import Fraction

from oneworkforce.lib import money, rounding, text
from oneworkforce.lib.least import LEAST
from oneworkforce.ui import fan
from oneworkforce.ui.parts import Cell
from oneworkforce.workforce.domain import gap_words
from oneworkforce.workforce.domain.closing import Closing, RoleClosed
from oneworkforce.workforce.domain.demand import Missing
from oneworkforce.workforce.domain.plan_figures import Figure
from oneworkforce.workforce.models import PlanVersion
from oneworkforce.workforce.reports.plan_tables import Table

WITHHELD = f"Fewer than {LEAST} people are there: nothing is shown, so that nobody can be known."
NO_NEED = "No need stated"
NOT_KNOWN = "Not known"
NOBODY = "In the last run nobody is there, and nobody is needed."
FEW = "A place or role with one to nine people is put together with others, so that nobody can be known."
CERTAIN = "A measure counts as far as it is certain. The upper end is what nineteen in twenty draws do not pass."
PLACES = "Only measures for a place: what is for the whole area is not divided between places."
HEADINGS = ("There, most likely", "Nine in ten", "Needed", "Short by", "Nine in ten")
_CLOSES = ("Short by", "Measures bring", "Left", "Does it close?", "Cost a year", "Each whole-time")


def sentence(each: Figure) -> str:
    """Return a gap in words, or which figure is missing to know it; "" where no need is stated."""
    gap = each.gap()
    place = "the whole area" if each.whole_area else each.place
    if each.missing:
        return gap_words.not_known(f"whole-time {gap_words.many(each.role)} in {place} by {each.year}", each.missing)
    return "" if gap is None else gap_words.sentence(gap, each.role, place, each.year)


def said(last: Figure) -> str:
    """Return a block in words: its gap, else whom it is expected to have."""
    return sentence(last) if last.stated else f"{gap_words.number(last.middle)} whole-time are expected in {last.year}."


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
        return [*there, *[no_gap(each)] * 3]
    return [
        *there,
        number(each.needs[0]),
        number(gap.middle),
        f"{gap_words.number(gap.low)} to {gap_words.number(gap.high)}",
    ]


def no_gap(each: Figure) -> str:
    """Return what stands in the place of a need or gap that there is not."""
    return NOT_KNOWN if each.missing else NO_NEED


def why_no_need(each: Figure) -> str:
    """Return why a figure has no need and no gap; "" where it has."""
    if each.missing:
        return f"{NOT_KNOWN}: {gap_words.no_figure(each.missing)}"
    return "" if each.stated else NO_NEED


def not_known(missing: Sequence[Missing]) -> list[str]:
    """Return which population figures are missing, and that what hangs on them is not known; none where all is."""
    return [f"Not every need is known: {gap_words.no_figure(missing)}"] if missing else []


def changed_years(version: PlanVersion, year: int) -> list[str]:
    """Return that the years of a plan were changed after a run, which has no figures of its last year: it shows `year`.

    None where it has.
    """
    changed = year != version.plan.last_year
    words = f"The years of the plan were changed after this run, which shows {year}. Run the projection again."
    return [words] if changed else []


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


def left_out(found: Closing) -> list[str]:
    """Return of which gaps nothing can be said, and which measures count nowhere, and why; none where all count."""
    unknown = (
        [f"Whether every gap closes cannot be said: {gap_words.no_figure(found.missing)}"] if found.missing else []
    )
    left = " ".join(f"Not counted: {title}, because {why}." for title, why in found.left_out)
    return [*unknown, left] if left else unknown


def _closed(each: RoleClosed) -> list[Cell | str]:
    likely = each.likely
    cost = money.shown(likely.cost) if likely.cost or not likely.unpriced else ""
    unpriced = f"{text.counted(likely.unpriced, 'measure')} without a cost" if likely.unpriced else ""
    return [
        _tenths(likely.gap),
        _tenths(likely.brought),
        _tenths(None if likely.left is None else max(likely.left, Fraction(0))),
        _answer(each),
        " and ".join(one for one in (cost, unpriced) if one),
        NOT_KNOWN if likely.each is None else Cell(money.shown(likely.each), number=True),
    ]


def _answer(each: RoleClosed) -> str:
    """Return whether a gap closes."""
    if each.likely.closes is None:
        return "It cannot be said"
    return (
        "Yes, up to the upper end" if each.worst.closes else "Yes, in the likely case" if each.likely.closes else "No"
    )


def _tenths(whole: Fraction | None) -> Cell | str:
    return NOT_KNOWN if whole is None else Cell(rounding.shown(whole, 1), number=True)


def _per_hundred(needs: tuple[int, int, int] | None) -> float | None:
    return needs[0] / 100 if needs else None
