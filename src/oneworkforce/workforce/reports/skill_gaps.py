"""Gaps of those with a skill, in words and in a table."""

from collections.abc import Sequence
from fractions import Fraction

from oneworkforce.lib import rounding
from oneworkforce.lib.least import LEAST
from oneworkforce.ui.parts import Cell
from oneworkforce.workforce.domain import gap_words
from oneworkforce.workforce.domain.plan_inputs import WHOLE
from oneworkforce.workforce.domain.plan_kinds import Basis
from oneworkforce.workforce.queries.skill_gaps import SkillGap
from oneworkforce.workforce.reports import plan_gaps
from oneworkforce.workforce.reports.plan_gaps import number
from oneworkforce.workforce.reports.plan_tables import Table

METHOD = (
    "The share of people known to have a skill today, among those of whom it is known, is taken to hold for everybody "
    "of the role and for the years to come; the interval is that of the role. Where a place has no share of its own, "
    "that of the whole area is taken. People are given in whole tens."
)
_NOT_SHOWN = {Basis.WITHHELD: "Withheld", Basis.UNKNOWN: "Not known"}


def table(found: Sequence[SkillGap]) -> Table:
    """Return the figures of a year as a table."""
    headings = ("With", "Role", "Place", *plan_gaps.HEADINGS, "Share with it")
    rows = [[each.skill, each.role, each.place, *cells(each)] for each in found]
    return Table("Whole-time equivalents with a skill", headings, rows)


def sentence(each: SkillGap) -> str:
    """Return a gap in words, or that its need is not known; "" where supply is not shown."""
    gap = each.gap()
    place = "the whole area" if each.whole else each.place
    role = "people of any role" if each.role.startswith("Any") else each.role
    said = f"{gap_words.many(role)} with {_lowered(each.skill)}"
    what = f"whole-time {said} in {place} by {each.year}"
    if each.needs is None:
        return f"Whether there are enough {what} cannot be said: a population figure is missing."
    return "" if gap is None else gap_words.of(gap, what)


def cells(each: SkillGap) -> list[Cell | str]:
    """Return the cells of a figure, under those of a gap and the share of people with the skill."""
    gap, needed = each.gap(), plan_gaps.NOT_KNOWN if each.needs is None else number(each.needs[0])
    if each.supply is None:
        why = _NOT_SHOWN[each.basis]
        return [why, why, needed, why, why, each.basis.title_]
    low, middle, high = each.supply
    there = f"{gap_words.number(low)} to {gap_words.number(high)}"
    if gap is None:
        return [number(middle), there, needed, plan_gaps.NOT_KNOWN, plan_gaps.NOT_KNOWN, _share(each)]
    ends = f"{gap_words.number(gap.low)} to {gap_words.number(gap.high)}"
    return [number(middle), there, needed, number(gap.middle), ends, _share(each)]


def _share(each: SkillGap) -> str:
    if each.share is None or each.known is None:
        return each.basis.title_
    said = f"{rounding.shown(Fraction(100 * each.share, WHOLE), 0)} % of {each.known:,} known"
    if not each.whole:
        return f"{said}, {'of the place' if each.basis is Basis.PLACE else 'of the whole area'}"
    unknown = f"fewer than {LEAST}" if each.unknown is None else f"{each.unknown:,}"
    return f"{said}; not known of {unknown}"


def _lowered(skill: str) -> str:
    return skill[:1].lower() + skill[1:] if skill.startswith("A ") else skill
