"""Pay and conditions of a group of staff: which conditions there are, what a value of each can be, how it is said.

A value is one of the small classes here, or a `Gap`: not known, none, and not asked are three answers, and none of
them stands for a number.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from oneworkforce.lib import money, rounding, text
from oneworkforce.lib.titled import Titled
from oneworkforce.workforce.domain import basis_points, half_days, hours


class Kind(Titled):
    """What sort of value a condition has."""

    PAY = "pay", "Pounds a year or an hour"
    DAYS = "days", "Days a year"
    HOURS = "hours", "Hours a week"
    NOTICE = "notice", "Weeks or months"
    SHARE = "share", "Per cent of pay"
    RHYTHM = "rhythm", "How often, how and by whom"
    WORDS = "words", "Words"


class Better(Titled):
    """Which way a condition is the more generous to whoever works."""

    MORE = "more", "More is more generous"
    LESS = "less", "Less is more generous"
    NEITHER = "neither", "Neither is more generous"


class Per(Titled):
    """What pay is for."""

    YEAR = "year", "a year"
    HOUR = "hour", "an hour"


class Unit(Titled):
    """What notice is counted in."""

    WEEKS = "weeks", "weeks"
    MONTHS = "months", "months"


class Often(Titled):
    """How often something takes place; TIMES says how often a year that is."""

    WEEKLY = "weekly", "Every week"
    FORTNIGHTLY = "fortnightly", "Every two weeks"
    FOUR_WEEKS = "four_weeks", "Every four weeks"
    MONTHLY = "monthly", "Every month"
    SIX_WEEKS = "six_weeks", "Every six weeks"
    QUARTERLY = "quarterly", "Every three months"
    HALF_YEARLY = "half_yearly", "Every six months"
    YEARLY = "yearly", "Every year"
    AS_NEEDED = "as_needed", "When it is needed"


class Gap(Titled):
    """Why there is no value."""

    UNKNOWN = "unknown", "Not known"
    NONE = "none", "None"
    NOT_ASKED = "not_asked", "Not asked yet"


SAID = (Gap.UNKNOWN, Gap.NONE)
"""The gaps that somebody said; without either, nobody was asked."""
TIMES: Mapping[Often, Fraction] = {
    Often.WEEKLY: Fraction(365, 7),
    Often.FORTNIGHTLY: Fraction(365, 14),
    Often.FOUR_WEEKS: Fraction(365, 28),
    Often.MONTHLY: Fraction(12),
    Often.SIX_WEEKS: Fraction(365, 42),
    Often.QUARTERLY: Fraction(4),
    Often.HALF_YEARLY: Fraction(2),
    Often.YEARLY: Fraction(1),
}
"""Times a year. What takes place when it is needed has none."""
WEEKS_A_YEAR = Fraction(365, 7)
"""Weeks of a year in every computation here: 52 and a seventh, as pay offices reckon."""
WEEKS_A_MONTH = WEEKS_A_YEAR / 12
HOUR = 60
MOST_NOTICE = 104
LONGEST_WORDS = 600
LONGEST_LINE = 120


@dataclass(frozen=True, slots=True)
class Pay:
    """Pounds, in whole pence, for a full-time year or an hour."""

    pounds: Decimal
    per: Per


@dataclass(frozen=True, slots=True)
class Days:
    """Days of a full-time year, counted in halves."""

    halves: int


@dataclass(frozen=True, slots=True)
class Hours:
    """A full-time week, in minutes."""

    minutes: int


@dataclass(frozen=True, slots=True)
class Notice:
    """So many weeks or months."""

    number: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class Share:
    """A share of pay, in basis points (hundredths of a per cent)."""

    points: int


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How often, of what kind ("" where nothing is said) and by whom."""

    often: Often
    form: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """What no number says."""

    text: str


Value = Pay | Days | Hours | Notice | Share | Rhythm | Words | Gap
Column = Mapping[str, Value]
"""What a group of staff has, by the key of the condition; a key that is absent was not asked."""


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition: its key in tables and addresses, what people call it, the sort of its value, what to write."""

    key: str
    title: str
    kind: Kind
    better: Better = Better.NEITHER
    hint: str = ""


CONDITIONS: Mapping[str, Condition] = {
    each.key: each
    for each in (
        Condition("pay_from", "Pay from", Kind.PAY, Better.MORE, "The first point of the scale, for full-time work."),
        Condition("pay_to", "Pay up to", Kind.PAY, Better.MORE, "The last point of the scale, for full-time work."),
        Condition("progression", "How pay rises", Kind.WORDS, hint="For example, a step each April until the top."),
        Condition("hours", "Full-time week", Kind.HOURS, Better.LESS, "For example, 37 or 32.5."),
        Condition("leave", "Annual leave", Kind.DAYS, Better.MORE, "Days a year of full-time work, when starting."),
        Condition("holidays", "Public holidays", Kind.DAYS, Better.MORE, "Days a year beside annual leave."),
        Condition("sick_pay", "Sick pay", Kind.WORDS),
        Condition("notice_given", "Notice by the employee", Kind.NOTICE),
        Condition("notice_got", "Notice by the employer", Kind.NOTICE, Better.MORE),
        Condition("pension", "Pension scheme", Kind.WORDS),
        Condition("pension_share", "Pension: the employer pays in", Kind.SHARE, Better.MORE, "For example, 18.5."),
        Condition("appraisal", "Appraisal", Kind.RHYTHM, Better.MORE),
        Condition("supervision", "Supervision", Kind.RHYTHM, Better.MORE),
        Condition("reward", "Reward", Kind.WORDS, hint="For example, a payment for merit, or long service leave."),
        Condition("travel", "Travel", Kind.WORDS, hint="For example, a rate a mile, or a car."),
        Condition("unsocial", "Evenings, nights and weekends", Kind.WORDS),
    )
}
"""Every condition, in the order of pages."""


def said(value: Value) -> str:  # noqa: PLR0911  one for each kind of value
    """Return a value in words: "£28,000 a year", "25.5 days", "37 hours a week", "3 months", "18.5%"."""
    match value:
        case Gap():
            return value.title_
        case Pay(pounds, per):
            return f"{money.shown(pounds)} {per.title_}"
        case Days(halves):
            return half_days.words(halves)
        case Hours(minutes):
            return f"{hours.words(minutes)} a week"
        case Notice(count, unit):
            return text.counted(count, unit.title_.removesuffix("s"))
        case Share(points):
            return basis_points.words(points)
        case Rhythm(often, form, by):
            return ", ".join(filter(None, (often.title_, form, f"by {by}" if by else "")))
        case Words(words):
            return words


def beside(key: str, column: Column) -> str:
    """Return what is said beside a value so that it can be compared: pay an hour, notice in weeks; "" for nothing."""
    value = column.get(key, Gap.NOT_ASKED)
    if isinstance(value, Pay) and value.per is Per.YEAR:
        rate = hourly(value, column)
        return "" if rate is None else f"{money.shown(rounding.half_up(rate))} an hour"
    if isinstance(value, Notice) and value.unit is Unit.MONTHS:
        return f"{rounding.plain(weeks(value))} weeks"
    return ""


def hourly(value: Pay, column: Column) -> Fraction | None:
    """Return pounds an hour: a year's pay by the hours of its full-time weeks; None where these are not known."""
    if value.per is Per.HOUR:
        return Fraction(value.pounds)
    week = column.get("hours", Gap.NOT_ASKED)
    return Fraction(value.pounds) * HOUR / (WEEKS_A_YEAR * week.minutes) if isinstance(week, Hours) else None


def weeks(value: Notice) -> Fraction:
    """Return notice in weeks: a month is a twelfth of the weeks of a year."""
    return Fraction(value.number) * (WEEKS_A_MONTH if value.unit is Unit.MONTHS else 1)


def free_days(column: Column) -> Value:
    """Return annual leave and public holidays together; a gap where either is missing, for the sum is not known."""
    leave, holidays = column.get("leave", Gap.NOT_ASKED), column.get("holidays", Gap.NOT_ASKED)
    parts = [0 if each is Gap.NONE else each.halves if isinstance(each, Days) else None for each in (leave, holidays)]
    if None in parts:
        return Gap.NOT_ASKED if Gap.NOT_ASKED in (leave, holidays) else Gap.UNKNOWN
    return Days(sum(part for part in parts if part is not None))
