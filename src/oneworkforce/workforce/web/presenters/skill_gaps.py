"""Step 5: gaps of those with a skill, beside the gaps of roles."""

from collections.abc import Sequence
from fractions import Fraction

from django.urls import reverse

from oneworkforce.lib import rounding
from oneworkforce.ui.listing import Column, Filter, Listing, Wanted
from oneworkforce.workforce.domain import gap_words
from oneworkforce.workforce.domain.plan_inputs import WHOLE
from oneworkforce.workforce.models import PlanVersion
from oneworkforce.workforce.queries.skill_gaps import SkillGap
from oneworkforce.workforce.reports import skill_gaps as reports
from oneworkforce.workforce.web.presenters import plan_gap
from oneworkforce.workforce.web.presenters.plan_sections import Section

COLUMNS = (Column("skill", "With"), *plan_gap.COLUMNS, Column("basis", "Share with it", sort=False))
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
    "Why no need stands here",
)


def section(row: PlanVersion, found: Sequence[SkillGap], year: int) -> list[Section]:
    """Return the skills that the plan asks for, in a year; nothing where it asks for none."""
    if not found:
        return []
    words = [said for each in found if each.whole if (said := reports.sentence(each))]
    return [
        Section(
            f"The gap of skills by {year}",
            words=[reports.METHOD, *words],
            table=reports.table(found),
            links=[("All skills: each role, place and year", reverse("workforce_skill_gaps", args=[row.pk]))],
        )
    ]


def listed(row: PlanVersion, rows: Sequence[SkillGap], total: int, wanted: Wanted, years: Sequence[int]) -> Listing:
    """Return the list of figures."""
    return Listing(
        columns=COLUMNS,
        filters=filters(years),
        wanted=wanted,
        rows=[[each.skill, each.role, each.place, str(each.year), *reports.cells(each)] for each in rows],
        total=total,
        path=reverse("workforce_skill_gaps", args=[row.pk]),
        export_url=reverse("workforce_skill_gaps_export", args=[row.pk]),
        noun="figure",
        caption="Skills",
        empty_words="No ratio of the plan asks for a skill, a language or a level, or too few people are there.",
    )


def filters(years: Sequence[int]) -> tuple[Filter, ...]:
    """Return what the list is filtered by."""
    return (Filter("skill", "With"), *plan_gap.where(years))


def whole(row: PlanVersion, shown: Listing) -> Section:
    """Return the list as a section."""
    words, warnings = ["In whole-time equivalents.", reports.METHOD], plan_gap.not_known(row)
    return Section("", warnings=warnings, words=words, listing=shown, links=plan_gap.where_missing(row))


def exported(each: SkillGap) -> tuple[str | float | None, ...]:
    """Return a row of the file."""
    gap = each.gap()
    ends = (None, None, None) if gap is None else (gap.low, gap.middle, gap.high)
    share = None if each.share is None else float(rounding.half_up(Fraction(100 * each.share, WHOLE), 0))
    figures = (*(each.supply or (None, None, None)), *(each.needs or (None, None, None)), *ends)
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
        "Not known: a population figure is missing" if each.needs is None else None,
    )
