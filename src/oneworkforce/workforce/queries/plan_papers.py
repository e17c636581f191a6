"""Everything that the paper of a workforce plan is made of, as this viewer may see it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from oneworkforce.access.viewer import Viewer
from oneworkforce.workforce.domain import plan_parts as described
from oneworkforce.workforce.domain.closing import Closing
from oneworkforce.workforce.domain.demand import Missing
from oneworkforce.workforce.domain.options import Criterion, Option
from oneworkforce.workforce.domain.plan_figures import Figure
from oneworkforce.workforce.domain.plan_inputs import Sheet
from oneworkforce.workforce.domain.plan_kinds import BlockKind
from oneworkforce.workforce.models import PlanVersion, WorkforcePlan
from oneworkforce.workforce.queries import closing, plan_inputs, plan_parts, projected, required, skill_gaps
from oneworkforce.workforce.queries.closing import Followed
from oneworkforce.workforce.queries.plan_parts import Shown
from oneworkforce.workforce.queries.required import Needed
from oneworkforce.workforce.queries.skill_gaps import SkillGap
from oneworkforce.workforce.queries.workforce_plans import Standing, standing


@dataclass(frozen=True, slots=True)
class Found:
    """What a paper is made of. `figures`: of the `year` shown, by kind; `fans`: roles most short, by year.

    `year`: the plan's last, or the nearest that the version has. `missing`: population figures (group, place) without
    which needs are not known; `not_counted`: trainees who are in no figure, with the reason.
    `sheets`: where the population figures are from, of the plan today, and of the projection (`run_sheets`).
    """

    standing: Standing
    parts: Mapping[str, tuple[Shown, ...]]
    judged: tuple[tuple[Criterion, ...], tuple[Option, ...]]
    needed: tuple[Needed, ...]
    version: PlanVersion | None
    year: int
    figures: Mapping[BlockKind, tuple[Figure, ...]]
    fans: tuple[tuple[Figure, ...], ...]
    skills: tuple[SkillGap, ...]
    closed: Closing | None
    followed: tuple[Followed, ...]
    sheets: tuple[Sheet, ...] = ()
    run_sheets: tuple[Sheet, ...] = ()
    missing: tuple[Missing, ...] = ()
    not_counted: tuple[tuple[str, str], ...] = ()


MOST_FANS = 6


def of(viewer: Viewer, plan: WorkforcePlan, *, today: date) -> Found:
    """Return what the paper of a plan is made of."""
    last = projected.latest(plan)
    shown = projected.shown_year([last.pk], plan.last_year) if last else None
    last, year = (None, plan.last_year) if shown is None else (last, shown)
    needed, missing = required.needed(plan)
    figures = {kind: projected.of_kind(last.pk, kind, year) for kind in BlockKind} if last else {}
    short = [each for each in figures.get(BlockKind.ROLE, ()) if (gap := each.gap()) and gap.short]
    short.sort(key=lambda each: -(each.needs or (0,))[0] + each.middle)
    return Found(
        standing=standing(plan),
        parts={word: plan_parts.shown(plan, part) for word, part in described.BY_WORD.items()},
        judged=plan_parts.judged(plan),
        needed=needed,
        version=last,
        year=year,
        figures=figures,
        fans=tuple(projected.block(last.pk, each.block) for each in short[:MOST_FANS]) if last else (),
        skills=skill_gaps.of_year(last.pk, year) if last else (),
        closed=closing.of(plan, last, year) if last else None,
        followed=closing.followed(viewer, plan, today=today),
        sheets=plan_parts.sheets(plan),
        run_sheets=projected.sheets(last.pk) if last else (),
        missing=missing,
        not_counted=plan_inputs.not_counted(plan, year=last.data_on.year if last else today.year),
    )
