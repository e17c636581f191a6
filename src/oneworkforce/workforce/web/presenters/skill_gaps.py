"""Step 5: gaps of those with a skill, beside the gaps of roles."""

from collections.abc import Sequence
from fractions import Fraction

from django.urls import reverse

from oneworkforce.lib import rounding
from oneworkforce.lib.least import LEAST
from oneworkforce.ui.listing import Column, Filter, Listing, Wanted
from oneworkforce.ui.parts import Cell
from oneworkforce.workforce.domain import gap_words
from oneworkforce.workforce.domain.plan_inputs import WHOLE
from oneworkforce.workforce.domain.plan_kinds import Basis
from oneworkforce.workforce.models import PlanVersion
from oneworkforce.workforce.queries.skill_gaps import SkillGap
from oneworkforce.workforce.web.presenters.plan_sections import Section, Table

COLUMNS = (
    Column("skill", "With"),
    Column("role", "Role"),
    Column("place", "Place"),
    Column("year", "Year"),
    Column("supply", "There, most likely", number=True),
    Column("between", "Nine in ten", sort=False),
    Column("need", "Needed", number=True),
    Column("gap", "Short by", number=True),
    Column("spread", "Nine in ten", sort=False),
    Column("basis", "Share with it", sort=False),
)
EXPORT = (
    "With",
    "Role",
    "Place",
    "Year",
    "Share with it, per cent",
    "Share from",
    "People of whom it is known",
    "People of whom it is not known",
    "There, 5 in 100 at most",
    "There, middle",
    "There, 95 in 100 at most",
    "Needed, main",
    "Needed, low",
    "Needed, high",
    "Gap, lower end",
    "Gap, middle",
    "Gap, upper end",
)
METHOD = (
    "The share of people known to have a skill today, among those of whom it is known, is taken to hold for everybody "
    "of the role and for the years to come; the interval is that of the role. Where a place has no share of its own, "
    "that of the whole area is taken. People are given in whole tens."
)
_NOT_SHOWN = {Basis.WITHHELD: "Withheld", Basis.UNKNOWN: "Not known"}


def section(row: PlanVersion, found: Sequence[SkillGap], year: int) -> list[Section]:
    """Return the skills that the plan asks for, in a year; nothing where it asks for none."""
    if not found:
        return []
    words = [said for each in found if each.whole if (said := sentence(each))]
    return [
        Section(
            f"The gap of skills by {year}",
            words=[METHOD, *words],
            table=table(found),
            links=[("All skills: each role, place and year", reverse("workforce_skill_gaps", args=[row.pk]))],
        )
    ]


def table(found: Sequence[SkillGap]) -> Table:
    """Return the figures of a year as a table."""
    headings = [each.title for each in COLUMNS if each.key != "year"]
    rows = [[each.skill, each.role, each.place, *_cells(each)] for each in found]
    return Table("Whole-time equivalents with a skill", headings, rows)


def sentence(each: SkillGap) -> str:
    """Return a gap in words, "" where supply is not shown."""
    gap = each.gap()
    place = "the whole area" if each.whole else each.place
    role = "people of any role" if each.role.startswith("Any") else each.role
    said = f"{gap_words.many(role)} with {_lowered(each.skill)}"
    return "" if gap is None else gap_words.of(gap, f"whole-time {said} in {place} by {each.year}")


def listed(row: PlanVersion, rows: Sequence[SkillGap], total: int, wanted: Wanted, years: Sequence[int]) -> Listing:
    """Return the list of figures."""
    return Listing(
        columns=COLUMNS,
        filters=filters(years),
        wanted=wanted,
        rows=[[each.skill, each.role, each.place, str(each.year), *_cells(each)] for each in rows],
        total=total,
        path=reverse("workforce_skill_gaps", args=[row.pk]),
        export_url=reverse("workforce_skill_gaps_export", args=[row.pk]),
        noun="figure",
        caption="Skills",
        empty_words="No ratio of the plan asks for a skill, a language or a level, or too few people are there.",
    )


def filters(years: Sequence[int]) -> tuple[Filter, ...]:
    """Return what the list is filtered by."""
    return (
        Filter("skill", "With"),
        Filter("role", "Role"),
        Filter("place", "Place"),
        Filter("year", "Year", tuple((str(each), str(each)) for each in years)),
    )


def whole(shown: Listing) -> Section:
    """Return the list as a section."""
    return Section("", words=["In whole-time equivalents.", METHOD], listing=shown)


def exported(each: SkillGap) -> tuple[str | float | None, ...]:
    """Return a row of the file."""
    gap = each.gap()
    ends = (None, None, None) if gap is None else (gap.low, gap.middle, gap.high)
    share = None if each.share is None else float(rounding.half_up(Fraction(100 * each.share, WHOLE), 0))
    figures = (*(each.supply or (None, None, None)), *each.needs, *ends)
    return (
        each.skill,
        each.role,
        each.place,
        each.year,
        share,
        each.basis.title_,
        each.known,
        each.unknown,
        *(None if one is None else float(gap_words.exact(one)) for one in figures),
    )


def _cells(each: SkillGap) -> list[Cell | str]:
    gap, needed = each.gap(), _number(each.needs[0])
    if gap is None or each.supply is None:
        why = _NOT_SHOWN[each.basis]
        return [why, why, needed, why, why, each.basis.title_]
    low, middle, high = each.supply
    ends = f"{gap_words.number(gap.low)} to {gap_words.number(gap.high)}"
    there = f"{gap_words.number(low)} to {gap_words.number(high)}"
    return [_number(middle), there, needed, _number(gap.middle), ends, _share(each)]


def _share(each: SkillGap) -> str:
    if each.share is None or each.known is None:
        return each.basis.title_
    said = f"{rounding.shown(Fraction(100 * each.share, WHOLE), 0)} % of {each.known:,} known"
    if not each.whole:
        return f"{said}, {'of the place' if each.basis is Basis.PLACE else 'of the whole area'}"
    unknown = f"fewer than {LEAST}" if each.unknown is None else f"{each.unknown:,}"
    return f"{said}; not known of {unknown}"


def _number(hundredths: int) -> Cell:
    return Cell(gap_words.number(hundredths), number=True)


def _lowered(skill: str) -> str:
    return skill[:1].lower() + skill[1:] if skill.startswith("A ") else skill
