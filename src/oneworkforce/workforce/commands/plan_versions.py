"""A projection of a plan is asked for, computed by the worker, and cancelled: each run is a version that stays."""

import secrets
from datetime import date, datetime
from typing import Any
from uuid import UUID

from oneworkforce.access.viewer import Viewer
from oneworkforce.audit import saving
from oneworkforce.audit.public import record
from oneworkforce.ground import jobs, transactions
from oneworkforce.ground.job_states import ENDED, JobState
from oneworkforce.ground.models import Job
from oneworkforce.ground.values import Values
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.workforce.commands import workforce_plans
from oneworkforce.workforce.domain import items, plan_inputs, plan_results, plan_skills, projection, roles
from oneworkforce.workforce.domain.plan_kinds import RunState
from oneworkforce.workforce.domain.plan_results import Results, Row
from oneworkforce.workforce.domain.plan_skills import SkillRow
from oneworkforce.workforce.domain.plan_states import PlanStep
from oneworkforce.workforce.models import PlanVersion, Projected, ProjectedSkill, WorkforcePlan
from oneworkforce.workforce.permissions import workforce_plans as permissions
from oneworkforce.workforce.queries import plan_inputs as reading
from oneworkforce.workforce.queries import plan_stock

NOUN = "version of a workforce plan"
JOB = "workforce.project"
WHO = "the projection"
ATTEMPTS = 3
FEWEST_DRAWS, MOST_DRAWS, USUAL_DRAWS = 100, 5_000, 1_000
LARGEST_SEED = 2**53
LONGEST_NOTE = 300
TOGETHER = 500
MOVED = Fault("", "The years or places of the plan were changed just now.", "Ask for the run again.")
WAITS = Fault("", "A run of this plan is being computed.", "Wait until it is done, or cancel it.")


def ask(
    *, by: Viewer, now: datetime, today: date, plan: UUID, draws: int = USUAL_DRAWS, seed: int | None = None, note: str
) -> UUID:
    """Ask for a run: freeze what goes in, and have the worker compute it; return the version.

    `seed` None: another one each time. The people are counted before the write transaction: it takes long, and SQLite
    has one write lock. They are those of the version before where so few differ that they could be told.
    """
    with transactions.reading():
        row = permissions.get(by, plan)
        permissions.check_step(by, row, PlanStep.RUN)
        kept = _said(row, today, draws=draws, seed=seed, note=note)
        found = reading.stock(row, today=today)
    with saving.whole("projection.ask", taken=WAITS):
        row = workforce_plans.held(by, plan, PlanStep.RUN)
        settle(row, now=now)
        if PlanVersion.objects.filter(plan=row, state=RunState.WAITING).exists():
            raise Refused(WAITS)
        if plan_stock.places(row) != found.places or row.last_year <= today.year:
            raise Refused(MOVED)
        inputs = reading.of(row, found)
        versions = {"engine": projection.VERSION, "numbers": projection.NUMBERS}
        lists = {"data_set": items.version(), "roles": roles.version()}
        last = PlanVersion.objects.filter(plan=row).order_by("-number").values_list("number", flat=True).first()
        made = PlanVersion.objects.create(
            plan=row,
            number=(last or 0) + 1,
            note=kept["note"],
            seed=secrets.randbelow(LARGEST_SEED) if seed is None else seed,
            draws=draws,
            data_on=found.day,
            asked_by=by.actor,
            asked_at=now,
            inputs={**plan_inputs.frozen(inputs), "versions": {**versions, **lists}},
        )
        made.job = jobs.ask(JOB, by=by, now=now, version=made.pk).pk
        made.save(update_fields=["job"])
        record(by=by, verb="asked for", noun=NOUN, subject=made.pk, now=now)
    return made.pk


def _said(row: WorkforcePlan, today: date, *, draws: int, seed: int | None, note: str) -> dict[str, Any]:
    said = Values()
    said.line("note", note, label="The note", longest=LONGEST_NOTE, required=False)
    if not FEWEST_DRAWS <= draws <= MOST_DRAWS:
        said.fault(Fault("draws", "So many draws cannot be made.", f"Enter {FEWEST_DRAWS} to {MOST_DRAWS:,}."))
    if seed is not None and not 0 <= seed <= LARGEST_SEED:
        said.fault(Fault("seed", "This is no seed.", f"Enter 0 to {LARGEST_SEED:,}, or nothing."))
    if row.last_year <= today.year:
        said.fault(Fault("", "The last year of the plan is over.", "Change its years first."))
    return said.settled()


def cancel(*, by: Viewer, now: datetime, version: UUID) -> bool:
    """Stop a run; return whether it has stopped already, else it does at its next step."""
    with transactions.whole("projection.cancel"):
        found = permissions.get_version(by, version)
        permissions.check_step(by, found.plan, PlanStep.RUN)
        row = PlanVersion.objects.select_for_update().get(pk=found.pk)
        if row.state != RunState.WAITING or row.job is None:
            raise Refused(Fault("", "This run has ended.", "There is nothing to cancel."))
        job = jobs.cancel(row.job, by=by, now=now)
        record(by=by, verb="cancelled", noun=NOUN, subject=row.pk, now=now)
        if job.state == JobState.CANCELLED:
            _fail(row, now)
        return job.state == JobState.CANCELLED


def settle(plan: WorkforcePlan, *, now: datetime) -> None:
    """Write down that a run failed whose job ended without a word of what became of it."""
    for row in PlanVersion.objects.filter(plan=plan, state=RunState.WAITING):
        if row.job is None or not Job.objects.filter(pk=row.job).exclude(state__in=ENDED).exists():
            _fail(row, now)


def work(job: jobs.Running, version: UUID) -> None:
    """Compute a version and keep all of it in one swap, or nothing. Harmless where that has been done."""
    with transactions.reading():
        row = PlanVersion.objects.get(pk=version)
    if row.state != RunState.WAITING:
        return
    try:
        _work(job, row)
    except jobs.Cancelled:
        give_up(job, row)
        raise
    except (jobs.GivenBack, jobs.LeaseLost):
        raise
    except Exception:
        if job.attempt >= ATTEMPTS:
            give_up(job, row)
        raise


def _work(job: jobs.Running, row: PlanVersion) -> None:
    inputs = plan_inputs.thawed(row.inputs)

    def told(done: int, total: int) -> None:
        if done % 5 == 0 or done == total:
            job.progress(done, total, f"Drawing role {done} of {total}")

    results = plan_results.make(inputs, seed=row.seed, draws=row.draws, told=told)
    skills = plan_skills.make(inputs, results)
    with job.swap("projection.done"):
        held = PlanVersion.objects.select_for_update().get(pk=row.pk)
        if held.state != RunState.WAITING:
            return
        Projected.objects.bulk_create([_stored(held, each) for each in results.rows], batch_size=TOGETHER)
        ProjectedSkill.objects.bulk_create([_skill(held, each) for each in skills], batch_size=TOGETHER)
        _done(held, results, job.now())
        record(by=WHO, verb="computed", noun=NOUN, subject=held.pk, now=job.now())


def _stored(version: PlanVersion, row: Row) -> Projected:
    needs = row.needs or (None, None, None)
    return Projected(
        version=version,
        kind=row.kind,
        block=row.block,
        role=row.role,
        role_title=row.role_title,
        place=UUID(row.place) if row.place else None,
        place_title=row.place_title,
        year=row.year,
        mean=row.mean,
        low=row.low,
        middle=row.middle,
        high=row.high,
        need=needs[0],
        need_low=needs[1],
        need_high=needs[2],
    )


def _skill(version: PlanVersion, row: SkillRow) -> ProjectedSkill:
    low, middle, high = row.supply or (None, None, None)
    needs = row.needs or (None, None, None)
    return ProjectedSkill(
        version=version,
        line=row.line,
        ability=row.ability,
        ability_title=row.ability_title,
        role=row.role,
        role_title=row.role_title,
        whole=row.whole,
        place_title=row.place_title,
        year=row.year,
        basis=row.basis,
        share=row.share,
        known=row.known,
        unknown=row.unknown,
        low=low,
        middle=middle,
        high=high,
        need=needs[0],
        need_low=needs[1],
        need_high=needs[2],
    )


def _done(row: PlanVersion, results: Results, now: datetime) -> None:
    row.state, row.ended_at, row.results = RunState.DONE, now, results.kept()
    row.save(update_fields=["state", "ended_at", "results"])


def give_up(job: jobs.Running, row: PlanVersion) -> None:
    """Write down that a version could not be computed."""
    with transactions.whole("projection.fail"):
        held = PlanVersion.objects.select_for_update().get(pk=row.pk)
        if held.state == RunState.WAITING:
            _fail(held, job.now())


def _fail(row: PlanVersion, now: datetime) -> None:
    row.state, row.ended_at = RunState.FAILED, now
    row.save(update_fields=["state", "ended_at"])
