"""Step 4: runs of the projection, what they are made of, and the posts that much hangs on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.urls import reverse

from oneworkforce.lib import text
from oneworkforce.lib.least import LEAST
from oneworkforce.ui.jinja import day, moment
from oneworkforce.ui.parts import Cell, Fact
from oneworkforce.workforce.domain import roles
from oneworkforce.workforce.domain.plan_inputs import Sheet
from oneworkforce.workforce.domain.plan_kinds import RunState
from oneworkforce.workforce.models import PlanVersion, WorkforcePlan
from oneworkforce.workforce.queries import projected
from oneworkforce.workforce.queries.pivotal_posts import Pivotal
from oneworkforce.workforce.queries.plan_parts import Shown
from oneworkforce.workforce.queries.projected import Version
from oneworkforce.workforce.reports import plan_gaps
from oneworkforce.workforce.reports.plan_tables import Table
from oneworkforce.workforce.web.presenters import plan_ages, plan_gap
from oneworkforce.workforce.web.presenters.plan_sections import Act, Section, parts

COLOURS = {RunState.WAITING: "blue", RunState.DONE: "green", RunState.FAILED: "red"}
AGAIN = f"Those of the version before: fewer than {LEAST} differ, and two versions would tell of them"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run has come."""

    done: int
    total: int
    words: str


def runs(row: WorkforcePlan, versions: Sequence[PlanVersion], last: PlanVersion | None, why_not: str) -> list[Section]:
    """Return the section of runs."""
    rows = [
        [
            Cell(f"Version {each.number}", href=reverse("workforce_version", args=[each.pk])),
            Cell(RunState(each.state).title_, tag=COLOURS[RunState(each.state)]),
            day(each.data_on),
            each.asked_by,
            each.note or "None",
        ]
        for each in versions
    ]
    headings = ["Run", "State", "Data of", "Asked for by", "Note"]
    done = [each for each in versions if each.state == RunState.DONE]
    links = []
    if last is not None:
        links.append(("See the gaps of the last run", reverse("workforce_plan_gap", args=[row.pk])))
    if len(done) > 1:
        links.append(("Two versions side by side", reverse("workforce_plan_compare", args=[row.pk])))
    return [
        Section(
            "Runs of the projection",
            table=Table("Runs, the latest first", headings, rows) if rows else None,
            empty="" if rows else "It has not been run yet.",
            links=links,
            acts=[
                Act(
                    "Run the projection", reverse("workforce_plan_run", args=[row.pk]), secondary=False, why_not=why_not
                )
            ],
        )
    ]


def changed(last: PlanVersion | None, people: int, today: date) -> list[Section]:
    """Return whether the workforce has changed since the last run; never of how many people exactly.

    The same people stay only within the year of their data (queries/plan_inputs.py).
    """
    if last is None or not people:
        return []
    if people < LEAST:
        said = f"The records of fewer than {LEAST} people have changed since the last run."
        again = "A new run begins with the same people again."
        if last.data_on.year != today.year:
            again = f"A new run counts the people of {today.year}."
        return [Section("", words=[f"{said} {again}"])]
    said = f"The records of {LEAST} or more people have changed since the last run."
    return [Section("", warnings=[f"{said} A new run takes in what concerns the places of this plan."])]


def results(last: PlanVersion | None) -> list[Section]:
    """Return what the last run expects of people coming and going, and the rates that it took."""
    if last is None:
        return []
    held = last.results
    if held["withheld"]:
        return [Section("Who comes and goes", words=[plan_gaps.WITHHELD])]
    if not held["flows"]:
        return [Section("Who comes and goes", words=[plan_gaps.NOBODY])]
    names = ("left", "retired", "started", "trained", "filled")
    flows = [[str(each["year"]), *(Cell(f"{each[name]:,}", number=True) for name in names)] for each in held["flows"]]
    headings = ["Year", "Leave", "Retire", "Start", "Come from training", "Fill a vacancy"]
    rates = [
        [each["title"], _percent(each["leaving"]), _percent(each["retiring"]), _seen(each)] for each in held["rates"]
    ]
    return [
        Section("Who is counted", facts=counted(last)),
        Section(
            "People expected to come and go, a year, in the whole area",
            table=Table("People expected, a year, in the whole area", headings, flows),
        ),
        *plan_ages.sections(last),
        Section(
            "Rates of the last run",
            words=[
                "Where few people were seen, a rate leans towards that of all: how, the reference of projections says."
            ],
            table=Table("Rates a year", ["Role", "Leave, of who does not retire", "Retire", "From"], rates),
        ),
    ]


def counted(last: PlanVersion) -> list[Fact]:
    """Return whom the last run counted, and whom it left out."""
    elsewhere = last.results.get("elsewhere", 0)
    left_out = f"Fewer than {LEAST}" if elsewhere is None else f"{elsewhere:,} or more" if elsewhere else "Nobody"
    found = [Fact("Data of", day(last.data_on))]
    if last.results.get("again"):
        found.append(Fact("People", AGAIN))
    return [*found, Fact("People in no place of the plan, who are left out", left_out)]


def assumed(
    row: WorkforcePlan,
    shown: Mapping[str, Sequence[Shown]],
    not_counted: Sequence[tuple[str, str]],
    why_not: str,
) -> list[Section]:
    """Return what is assumed, and who is in training; `not_counted`: trainees whom a run made now leaves out."""
    from_data = "None: every rate comes from the data. Vacancies are filled by those who start, and not beside them."
    title = "Assumptions in place of the data"
    trained = parts(row.pk, "trainees", "In training", shown["trainees"], why_not=why_not, empty="Nobody is named yet.")
    left = [f"Not counted in a run made now: {name}, because {why}." for name, why in not_counted]
    return [
        parts(row.pk, "assumptions", title, shown["assumptions"], why_not=why_not, empty=from_data),
        replace(trained, warnings=left),
    ]


def pivotal(row: WorkforcePlan, found: Sequence[Pivotal], why_not: str) -> Section:
    """Return the posts that much hangs on, as far as the viewer sees them."""
    rows = [_pivotal(each) for each in found]
    headings = ["Post", "Role", "Organisation", "Held by", "What hangs on it", "Who could take over"]
    acts = [Act("Add a post", reverse("workforce_pivotal_add", args=[row.pk]), why_not=why_not)]
    acts += [
        Act(
            f"No longer for {each.reference}: {one.name}",
            reverse("workforce_successor_remove", args=[one.id]),
            post=True,
        )
        for each in found
        for one in each.successors
        if not why_not
    ]
    ways = [
        (f"{words} {each.reference}", reverse(name, args=[each.id]))
        for each in found
        for words, name in (
            ("Name a successor for", "workforce_successor_add"),
            ("Take off the list:", "workforce_pivotal_remove"),
        )
        if not why_not
    ]
    alone = sum(not each.successors for each in found)
    words = [f"{text.counted(alone, 'post')} without anybody who could take over."] if alone else []
    return Section(
        "Posts that much hangs on",
        words=["Only those who see a post see it here.", *words],
        table=Table("Pivotal posts", headings, rows) if rows else None,
        empty="" if rows else "None that you see.",
        links=ways,
        acts=acts,
    )


def version(found: Version, why_not: str, sheets: Sequence[Sheet]) -> list[Section]:
    """Return the page of a run."""
    facts = [
        Fact("State", Cell(found.state.title_, tag=COLOURS[found.state])),
        Fact("Data of", day(found.data_on)),
        *([Fact("People", AGAIN)] if found.results.get("again") else []),
        Fact("Asked for", f"by {found.asked_by} on {moment(found.asked_at)}"),
        Fact("Draws", f"{found.draws:,}"),
        Fact("Seed", str(found.seed)),
        Fact("Note", found.note or "None"),
        *plan_gap.population(sheets),
    ]
    words, acts, links = [], list[Act](), list[tuple[str, str]]()
    if found.state is RunState.WAITING:
        words.append("You can leave this page: the run goes on.")
        if not found.stopping and not why_not:
            acts.append(Act("Cancel this run", reverse("workforce_version_cancel", args=[found.id]), post=True))
        links.append(("Look again", reverse("workforce_version", args=[found.id])))
    elif found.state is RunState.FAILED:
        words.append("It was cancelled, or stopped on a fault of ours. Nothing of it was kept. Run it again.")
    elif found.results.get("withheld"):
        words.append(plan_gaps.WITHHELD)
    else:
        links.append(("See its gaps", reverse("workforce_gaps", args=[found.id])))
        if missing := projected.missing(found.results):
            words += plan_gaps.not_known(missing)
            links.append(plan_gap.to_figures(found.plan))
    return [Section("", words=words, facts=facts, acts=acts, links=links)]


def moving(found: Version) -> str:
    """Return the address to ask again while a run goes on, else ""."""
    return reverse("workforce_version", args=[found.id]) if found.state is RunState.WAITING else ""


def progress(found: Version) -> Progress | None:
    """Return how far a run has come, None where it has ended."""
    if found.state is not RunState.WAITING:
        return None
    words = "It is being cancelled: it stops at its next step." if found.stopping else found.words
    return Progress(found.done, found.total or 1, words or "It waits for its turn.")


def _percent(share: int | None) -> str | Cell:
    return "Nobody is there" if share is None else Cell(f"{share} %", number=True)


def _seen(each: Mapping[str, Any]) -> str:
    if each["stated"]:
        return "An assumption"
    return "Few people" if each["seen"] is None else f"{each['seen']:,} or more people seen for a year"


def _pivotal(each: Pivotal) -> list[Any]:
    named = [f"{one.name} ({one.ready.title_.lower()})" for one in each.successors]
    return [
        each.reference,
        roles.title(each.role),
        each.organisation,
        each.holder or "Vacant",
        each.why,
        text.listed(named) if named else "Nobody yet",
    ]
