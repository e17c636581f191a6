"""Versions of a projection as pages show them: gaps in a list, one block in detail, two versions side by side."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet

from oneworkforce.ground.job_states import OPEN
from oneworkforce.ground.models import Job
from oneworkforce.ui.listing import Wanted
from oneworkforce.workforce.domain import demand, gap_words, plan_figures, plan_inputs, plan_results
from oneworkforce.workforce.domain.demand import Growth, Missing
from oneworkforce.workforce.domain.plan_figures import Compared, Figure
from oneworkforce.workforce.domain.plan_inputs import Sheet
from oneworkforce.workforce.domain.plan_kinds import BlockKind, RunState
from oneworkforce.workforce.models import PlanVersion, Projected, WorkforcePlan
from oneworkforce.workforce.queries import gap_lists, picture_material

HOURS = (Fraction(9, 10), Fraction(11, 10))
COMPARED = (BlockKind.ALL, BlockKind.ROLE, BlockKind.PART)
"""The figures that two versions are compared by."""


@dataclass(frozen=True, slots=True)
class Version:
    """One run: where it stands, and what may be said of what went in and came out."""

    id: UUID
    plan: UUID
    number: int
    note: str
    state: RunState
    seed: int
    draws: int
    data_on: date
    asked_by: str
    asked_at: datetime
    done: int
    total: int | None
    words: str
    stopping: bool
    results: Mapping[str, Any]


def version(row: PlanVersion) -> Version:
    """Return a version that a permission has found. One whose job ended without a word has failed."""
    job = Job.objects.filter(pk=row.job).first() if row.job else None
    state = RunState(row.state)
    if state is RunState.WAITING and (job is None or job.state not in OPEN):
        state = RunState.FAILED
    return Version(
        id=row.pk,
        plan=row.plan_id,
        number=row.number,
        note=row.note,
        state=state,
        seed=row.seed,
        draws=row.draws,
        data_on=row.data_on,
        asked_by=row.asked_by,
        asked_at=row.asked_at,
        done=job.done if job else 0,
        total=job.total if job else None,
        words=job.words if job else "",
        stopping=bool(job and job.cancel_asked),
        results=row.results,
    )


def versions(plan: WorkforcePlan) -> tuple[PlanVersion, ...]:
    """Return the versions of a plan, the latest first, without what went in and came out."""
    rows = PlanVersion.objects.filter(plan=plan).select_related("plan").defer("inputs", "results")
    return tuple(rows.order_by("-number"))


def latest(plan: WorkforcePlan) -> PlanVersion | None:
    """Return the last version that is done, without what went in."""
    rows = PlanVersion.objects.filter(plan=plan, state=RunState.DONE).select_related("plan").defer("inputs")
    return rows.order_by("-number").first()


def changed(row: PlanVersion, *, today: date) -> int:
    """Return of how many people rows have changed in the partnership since a version's people were counted."""
    return picture_material.changed(row.asked_at, row.data_on, today).total()


def listed(version: UUID, wanted: Wanted) -> tuple[tuple[Figure, ...], int, Wanted]:
    """Return the figures of the page wanted, how many there are in all, and the page that was found.

    Of roles in places, unless the filter `kind` names another kind.
    """
    rows = _of(version, BlockKind(wanted.filters.get("kind", BlockKind.PART)))
    if wanted.filters.get("gap") == "short":
        rows = rows.filter(need__gte=F("middle") + gap_words.LEAST_SAID)
    if wanted.filters.get("gap") == "sure":
        rows = rows.filter(need__gte=F("high") + gap_words.LEAST_SAID)
    found, total, wanted = gap_lists.page(rows, wanted, "block")
    return _figures(version, found), total, wanted


def years(version: UUID) -> tuple[int, ...]:
    """Return the years of a version, the first being that of its data."""
    rows = Projected.objects.filter(version=version, kind=BlockKind.ALL)
    return tuple(rows.order_by("year").values_list("year", flat=True))


def shown_year(versions: Sequence[UUID], last: int) -> int | None:
    """Return the year that pages show of versions: the `last` of the plan, or the nearest that all of them have.

    The years of a plan may be changed after a run. None where there is no such year, or a version shows nothing.
    """
    shared = set.intersection(*(set(years(each)) for each in versions))
    return min(shared, key=lambda year: abs(year - last), default=None)


def missing(results: Mapping[str, Any]) -> tuple[Missing, ...]:
    """Return the population figures (group, title of the place) that were missing in a run.

    A run of former times kept the groups alone, and took what hangs on them for nought.
    """
    kept = results.get("missing", ())
    return tuple((each, "") if isinstance(each, str) else (each[0], each[1]) for each in kept)


def block(version: UUID, number: int) -> tuple[Figure, ...]:
    """Return a block's figures, year by year; none where there is no such block."""
    rows = Projected.objects.filter(version=version, block=number).order_by("year")
    return _figures(version, rows)


def of_kind(version: UUID, kind: BlockKind, year: int) -> tuple[Figure, ...]:
    """Return the figures of a kind in a year, in the order of their blocks."""
    return _figures(version, _of(version, kind).filter(year=year).order_by("block"))


def with_hours(row: PlanVersion, number: int, year: int) -> tuple[int, int] | None:
    """Return a block's need (hundredths) in the main scenario if each piece of work took a tenth less, and more.

    None where no need is stated, or it is not known.
    """
    held = row.results["blocks"][number]
    inputs = plan_inputs.thawed(PlanVersion.objects.values_list("inputs", flat=True).get(pk=row.pk))
    needs, population = demand.by_role(inputs.stated_needs()), inputs.stated_population()
    if not all(role in needs for role in held["roles"]):
        return None
    less, more = (
        plan_results.hundredths(
            plan_results.need(
                needs, population, held["roles"], held["places"], scenario=Growth.MAIN, year=year, hours=hours
            )
        )
        for hours in HOURS
    )
    return None if less is None or more is None else (less, more)


def sheets(version: UUID) -> tuple[Sheet, ...]:
    """Return where the population figures are from that went into a version; a version of former times does not say."""
    kept = PlanVersion.objects.values_list("inputs__sheets", flat=True).get(pk=version) or []
    return tuple((source, read, many) for source, read, many in kept)


def compared(then: UUID, now: UUID, year: int) -> Compared:
    """Return what two versions show in a year, places of a role after the role."""
    before, after = ([each for kind in COMPARED for each in of_kind(version, kind, year)] for version in (then, now))
    return plan_figures.compare(before, after)


def _of(version: UUID, kind: BlockKind) -> QuerySet[Projected]:
    return Projected.objects.filter(version=version, kind=kind)


def _figures(version: UUID, rows: Iterable[Projected]) -> tuple[Figure, ...]:
    """Return rows of a version with the roles and places of their blocks. One query beside that of the rows."""
    blocks = PlanVersion.objects.values_list("results__blocks", flat=True).get(pk=version) or []
    return tuple(_figure(each, blocks[each.block]) for each in rows)


def _figure(row: Projected, block: Mapping[str, Any]) -> Figure:
    needs = None if row.need is None else (row.need, row.need_low or 0, row.need_high or 0)
    return Figure(
        row.block,
        BlockKind(row.kind),
        row.role_title,
        row.place_title,
        row.year,
        row.mean,
        row.low,
        row.middle,
        row.high,
        needs,
        tuple(block["roles"]),
        tuple(block["places"]),
        tuple((group, place) for group, place in block.get("missing", ())),
    )
