"""The published formulas of a workforce's own figures, exactly, with the marks of published tables where there is none.

Sources: the social work workforce census of England (headings "vacancy", "turnover", "agency", "caseload", "absence"
of its published method); docs/reference/picture.md.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from oneworkforce.lib import rounding
from oneworkforce.lib.titled import Titled
from oneworkforce.workforce.domain.counted import WHOLE_TIME

WORKING_DAYS = 253
"""Working days of a year, by which the census divides days lost."""
ENOUGH = Fraction(9, 10)
"""Where less than this share of what counts is known, a rate is of low reliability."""
HUNDRED = 100

Figures = Mapping[str, int | None]
"""Sums of a cell by the names of counted.MEASURES; None is withheld."""


class Mark(Titled):
    """Why a figure is not shown as it is: the marks of published children's workforce tables."""

    C = "c", "Withheld, so that no person in a small group can be known"
    U = "u", "Low reliability: known for less than nine in ten of those it counts"
    X = "x", "Not available: nobody has recorded it"
    Z = "z", "Not applicable: there is nobody it could be of"


@dataclass(frozen=True, slots=True)
class Rate:
    """One published rate: what is divided by what.

    `over` and `under` are sums of measures; `known` of `counts` say for how many the formula's parts are known.
    """

    key: str
    title: str
    formula: str
    note: str
    over: tuple[str, ...]
    under: tuple[str, ...]
    known: tuple[tuple[str, ...], tuple[str, ...]]
    percent: bool = True
    scale: Fraction = Fraction(1)


RATES: tuple[Rate, ...] = (
    Rate(
        "vacancy",
        "Vacancy rate",
        "vacancies ÷ (vacancies + employed posts)",
        "Counted in posts, because organisations that give totals give no hours of vacancies.",
        ("vacancies",),
        ("vacancies", "employed_posts"),
        (("vacancies", "employed_posts"), ("vacancies", "employed_posts")),
    ),
    Rate(
        "vacancy_time",
        "Vacancy rate, whole-time",
        "whole-time vacancies ÷ (whole-time vacancies + whole-time employed), as published",
        "Of posts of which hours are known.",
        ("vacancies_time",),
        ("vacancies_time", "employed_time"),
        (("vacancies_timed", "employed_timed"), ("vacancies", "employed_posts")),
    ),
    Rate(
        "turnover",
        "Turnover rate",
        "leavers in 12 months ÷ employed people",
        "A leaver is a person who holds no employed post of the organisation any more. "
        "Whoever moves to another post there, or gives up one of two, did not leave.",
        ("leavers",),
        ("employed",),
        (("employed",), ("employed",)),
    ),
    Rate(
        "turnover_time",
        "Turnover rate, whole-time",
        "whole-time leavers in 12 months ÷ whole-time employed, as published",
        "Of posts of which hours are known.",
        ("leavers_time",),
        ("employed_time",),
        (("leavers_timed", "employed_timed"), ("leavers", "employed_posts")),
    ),
    Rate(
        "agency",
        "Agency rate",
        "agency posts ÷ (agency posts + employed posts)",
        "Counted in posts that are held.",
        ("agency_posts",),
        ("agency_posts", "employed_posts"),
        (("agency_posts", "employed_posts"), ("agency_posts", "employed_posts")),
    ),
    Rate(
        "agency_time",
        "Agency rate, whole-time",
        "whole-time agency ÷ (whole-time agency + whole-time employed), as published",
        "Of posts of which hours are known.",
        ("agency_time",),
        ("agency_time", "employed_time"),
        (("agency_timed", "employed_timed"), ("agency_posts", "employed_posts")),
    ),
    Rate(
        "caseload",
        "Cases held by each case holder",
        "cases ÷ whole-time equivalents of those who hold cases",
        "Of posts that hold a case and of which hours are known.",
        ("cases",),
        ("holders_time",),
        (("holders_timed",), ("holders",)),
        percent=False,
        scale=Fraction(WHOLE_TIME),
    ),
    Rate(
        "absence",
        "Absence rate",
        f"days lost in 12 months ÷ ({WORKING_DAYS} \N{MULTIPLICATION SIGN} whole-time equivalents)",
        "Of employed people of whom days lost are known.",
        ("half_days",),
        ("absence_time",),
        (("absence_known",), ("employed",)),
        scale=Fraction(WHOLE_TIME, 2 * WORKING_DAYS),
    ),
)
"""In the order of the page."""


@dataclass(frozen=True, slots=True)
class Value:
    """What became of a formula: the exact `value` (None: none), with the mark that says why or how far to trust it."""

    value: Fraction | None
    mark: Mark | None = None

    def shown(self, *, percent: bool) -> str:
        """Return it to one decimal, with its mark: "12.5%", "12.5% (u)", "c"."""
        if self.value is None:
            return str(self.mark.value) if self.mark else ""
        number = rounding.percent(self.value, 1) if percent else rounding.shown(self.value, 1)
        return f"{number} ({self.mark.value})" if self.mark else number


def value(rate: Rate, figures: Figures) -> Value:
    """Return a rate of a cell: `c` where a part of it is withheld, `z` of nobody, `x` where nothing is known."""
    needed = {*rate.over, *rate.under, *rate.known[0], *rate.known[1]}
    if any(figures.get(name, 0) is None for name in needed):
        return Value(None, Mark.C)
    over, under = (_sum(figures, names) for names in (rate.over, rate.under))
    known, counts = (_sum(figures, names) for names in rate.known)
    if not counts:
        return Value(None, Mark.Z)
    if not under or not known:
        return Value(None, Mark.X)
    found = Fraction(over, under) * rate.scale
    return Value(found, Mark.U if Fraction(known, counts) < ENOUGH else None)


def whole_time(units: int | None) -> str:
    """Return whole-time equivalents to one decimal, as published; "c" where withheld."""
    if units is None:
        return str(Mark.C.value)
    return f"{rounding.half_up(Fraction(units, WHOLE_TIME), 1):,.1f}"


def count(number: int | None) -> str:
    """Return a count with its thousands; "c" where withheld."""
    return str(Mark.C.value) if number is None else f"{number:,}"


def share(part: int | None, whole: int | None) -> Value:
    """Return a share; withheld where either is."""
    if part is None or whole is None:
        return Value(None, Mark.C)
    return Value(Fraction(part, whole)) if whole else Value(None, Mark.Z)


def _sum(figures: Figures, names: tuple[str, ...]) -> int:
    return sum(figures.get(name) or 0 for name in names)
