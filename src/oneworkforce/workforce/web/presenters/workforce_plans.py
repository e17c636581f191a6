"""Workforce plans in their list and on their first page: rows, facts and sentences, finished."""

from collections.abc import Mapping, Sequence

from django.urls import reverse

from oneworkforce.lib import text
from oneworkforce.ui.jinja import moment
from oneworkforce.ui.listing import Column, Filter, Listing, Wanted
from oneworkforce.ui.parts import Cell, Fact
from oneworkforce.workforce.domain.plan_states import PlanState, PlanStep
from oneworkforce.workforce.models import WorkforcePlan
from oneworkforce.workforce.queries.workforce_plans import Row, Standing
from oneworkforce.workforce.web.presenters.plan_sections import Act, Section

COLUMNS = (
    Column("title", "Plan"),
    Column("years", "Years"),
    Column("places", "Places", sort=False, number=True),
    Column("state", "State"),
    Column("run", "Last projection", sort=False),
)
FILTERS = (Filter("title", "Title"), Filter("state", "State", PlanState.choices()))
HEADINGS = tuple(each.title for each in COLUMNS)
COLOURS = {PlanState.DRAFT: "grey", PlanState.AGREED: "green", PlanState.SUPERSEDED: "yellow"}
NOT_SAID = "Not said yet"


def listed(rows: Sequence[Row], total: int, wanted: Wanted, why_not: str | None) -> Listing:
    """Return the list of plans."""
    return Listing(
        columns=COLUMNS,
        filters=FILTERS,
        wanted=wanted,
        rows=[_row(each) for each in rows],
        total=total,
        path=reverse("workforce_plans"),
        export_url=reverse("workforce_plans_export"),
        noun="workforce plan",
        empty_words="A workforce plan says whom an area will need, who will be there, and what closes the gap.",
        empty_url=None if why_not else reverse("workforce_plan_add"),
        empty_action="Begin a plan",
    )


def exported(row: Row) -> tuple[str | int, ...]:
    """Return a row of the file."""
    return row.title, _years(row.first_year, row.last_year), row.places, row.state.title_, _run(row)


def first(row: WorkforcePlan, standing: Standing, why: Mapping[PlanStep, str]) -> list[Section]:
    """Return the sections of step 1."""
    change = None if why[PlanStep.WRITE] else reverse("workforce_plan_change", args=[row.pk])
    state = PlanState(row.state)
    agreed = f"Agreed by {row.agreed_by} on {moment(row.agreed_at)}" if row.agreed_at else ""
    facts = [
        Fact("State", [Cell(state.title_, tag=COLOURS[state]), *([agreed] if agreed else [])]),
        Fact("Aim", _lines(row.aim), href=change),
        Fact("Scope", _lines(row.scope), href=change),
        Fact("Places", list(standing.places), href=change),
        Fact("Years", _years(row.first_year, row.first_year + row.years - 1), href=change),
        Fact("Sponsor", row.sponsor or NOT_SAID, href=change),
        Fact("Partners", _lines(row.partners), href=change),
    ]
    missing = _missing(row, standing)
    return [
        Section("", facts=facts),
        Section(
            "What is missing",
            words=[] if missing else ["Nothing: each of the six steps has what it needs."],
            links=[(words, reverse(name, args=[row.pk])) for words, name in missing],
        ),
        Section("The plan as a whole", links=_papers(row), acts=_acts(row, why)),
    ]


def _papers(row: WorkforcePlan) -> list[tuple[str, str]]:
    return [("The plan as a paper, to read and print", reverse("workforce_plan_paper", args=[row.pk]))]


def _acts(row: WorkforcePlan, why: Mapping[PlanStep, str]) -> list[Act]:
    taken = (PlanStep.AGREE, PlanStep.REOPEN, PlanStep.SUPERSEDE)
    acts = [
        Act(step.title_, reverse("workforce_plan_take", args=[row.pk, step.value]), post=True)
        for step in taken
        if not why[step]
    ]
    if not why[PlanStep.REMOVE]:
        acts.append(Act("Remove it", reverse("workforce_plan_remove", args=[row.pk])))
    return acts


def _missing(row: WorkforcePlan, standing: Standing) -> list[tuple[str, str]]:
    """Return what each step still lacks, and where to put it."""
    has = standing.parts
    asked = (
        (row.aim, "Step 1: the aim is not said.", "workforce_plan"),
        (row.sponsor, "Step 1: nobody is named as sponsor.", "workforce_plan"),
        (row.goals, "Step 2: the goals are not said.", "workforce_plan_options"),
        (has["options"], "Step 2: there are no options yet.", "workforce_plan_options"),
        (not has["options"] or has["criteria"], "Step 2: there are no criteria.", "workforce_plan_options"),
        (
            standing.scores >= has["options"] * has["criteria"],
            "Step 2: not every option is scored by every criterion.",
            "workforce_plan_options",
        ),
        (not has["options"] or row.preferred_id, "Step 2: no option is preferred.", "workforce_plan_options"),
        (has["ratios"], "Step 3: no service says whom it needs.", "workforce_plan_required"),
        (has["population"], "Step 3: there are no population figures.", "workforce_plan_required"),
        (standing.done, "Step 4: the projection has not been run.", "workforce_plan_available"),
        (has["measures"], "Step 5: nothing is planned to close the gap.", "workforce_plan_gap"),
        (has["reviews"], "Step 6: no day is set to look at the plan again.", "workforce_plan_follow"),
        (has["indicators"], "Step 6: nothing says how one sees that it works.", "workforce_plan_follow"),
    )
    return [(words, name) for there, words, name in asked if not there]


def _row(row: Row) -> tuple[Cell | str | int, ...]:
    title = Cell(row.title, href=reverse("workforce_plan", args=[row.id]))
    return (
        title,
        _years(row.first_year, row.last_year),
        row.places,
        Cell(row.state.title_, tag=COLOURS[row.state]),
        _run(row),
    )


def _run(row: Row) -> str:
    return moment(row.run_at) if row.run_at else "Not run yet"


def _years(first_year: int, last: int) -> str:
    return str(first_year) if first_year == last else f"{first_year} to {last}"


def _lines(said: str) -> str | list[str]:
    found = [line for line in said.split("\n") if line.strip()]
    return found if len(found) > 1 else (text.plain(said) or NOT_SAID)
