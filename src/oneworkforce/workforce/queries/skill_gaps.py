"""What a version expects and needs of those with a skill: by skill, role, place and year."""

from dataclasses import dataclass
from uuid import UUID

from oneworkforce.ui.listing import Wanted
from oneworkforce.workforce.domain.gap_words import Gap
from oneworkforce.workforce.domain.plan_kinds import Basis
from oneworkforce.workforce.models import ProjectedSkill
from oneworkforce.workforce.queries import gap_lists


@dataclass(frozen=True, slots=True)
class SkillGap:
    """A figure, in hundredths of a whole-time: supply (5, 50 and 95 % figures; None: not shown) and need by scenario.

    `needs` None: not known, for a population figure is missing.
    `share` in ten-thousandths of those of whom it is known (`known`); `unknown` of the whole area, None where few.
    """

    line: int
    skill: str
    role: str
    place: str
    whole: bool
    year: int
    basis: Basis
    share: int | None
    known: int | None
    unknown: int | None
    supply: tuple[int, int, int] | None
    needs: tuple[int, int, int] | None

    def gap(self, scenario: int = 0) -> Gap | None:
        """Return the gap in the main (0), low (1) or high (2) scenario; None without supply or need."""
        if self.supply is None or self.needs is None:
            return None
        return Gap.between(self.needs[scenario], self.supply)


def of_year(version: UUID, year: int) -> tuple[SkillGap, ...]:
    """Return the figures of a year: a skill and role in the whole area, then in its places."""
    rows = ProjectedSkill.objects.filter(version=version, year=year)
    return tuple(_gap(each) for each in rows.order_by("line"))


def years(version: UUID) -> tuple[int, ...]:
    """Return the years of which there are figures."""
    rows = ProjectedSkill.objects.filter(version=version)
    return tuple(rows.order_by("year").values_list("year", flat=True).distinct())


def listed(version: UUID, wanted: Wanted) -> tuple[tuple[SkillGap, ...], int, Wanted]:
    """Return the figures of the page wanted, how many there are in all, and the page that was found."""
    rows = ProjectedSkill.objects.filter(version=version)
    found, total, wanted = gap_lists.page(rows, wanted, "line", more={"skill": "ability_title"})
    return tuple(_gap(each) for each in found), total, wanted


def _gap(row: ProjectedSkill) -> SkillGap:
    supply = None
    if row.low is not None and row.middle is not None and row.high is not None:
        supply = (row.low, row.middle, row.high)
    return SkillGap(
        line=row.line,
        skill=row.ability_title,
        role=row.role_title,
        place=row.place_title,
        whole=row.whole,
        year=row.year,
        basis=Basis(row.basis),
        share=row.share,
        known=row.known,
        unknown=row.unknown,
        supply=supply,
        needs=None if row.need is None else (row.need, row.need_low or 0, row.need_high or 0),
    )
