"""Step 2: options side by side, in words and a table."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from django.urls import reverse

from oneworkforce.lib import money
from oneworkforce.ui.parts import Cell, Fact
from oneworkforce.workforce.commands import plan_mapping
from oneworkforce.workforce.domain import options
from oneworkforce.workforce.domain.options import Criterion, Option, Ranked
from oneworkforce.workforce.models import WorkforcePlan
from oneworkforce.workforce.queries.plan_parts import Shown
from oneworkforce.workforce.reports import plan_options
from oneworkforce.workforce.reports.plan_tables import Table
from oneworkforce.workforce.web.presenters.plan_sections import Act, Section, parts

Judged = tuple[tuple[Criterion, ...], tuple[Option, ...]]


def page(row: WorkforcePlan, judged: Judged, shown: Mapping[str, Sequence[Shown]], why_not: str) -> list[Section]:
    """Return the sections of step 2."""
    criteria, found = judged
    ranked = options.ranked(criteria, found)
    prefer = Act("Say which is preferred", reverse("workforce_plan_prefer", args=[row.pk]), why_not=why_not)
    change = Act("Say what changes, and why", reverse("workforce_plan_mapping", args=[row.pk]), why_not=why_not)
    empty_options = "No option yet. Add what could change, and what stays as it is as an option of its own."
    return [
        Section("What changes, and why", facts=mapping(row), acts=[change]),
        parts(row.pk, "criteria", "What options are judged by", shown["criteria"], why_not=why_not, empty="None yet."),
        parts(row.pk, "options", "Options", shown["options"], why_not=why_not, empty=empty_options),
        Section(
            "How they do",
            words=plan_options.sensitivity(criteria, found) if ranked else [],
            table=_scores(row, criteria, ranked, may=not why_not) if ranked and criteria else None,
            empty="" if ranked and criteria else "Add options and criteria first.",
        ),
        Section("Preferred option", facts=preferred(row, ranked), acts=[prefer] if found else []),
    ]


def mapping(row: WorkforcePlan) -> list[Fact]:
    """Return what the change begins with and is for."""
    cost = "Not known" if row.baseline_cost is None else f"{money.shown(row.baseline_cost)} a year"
    texts = {label: getattr(row, name) for name, label in plan_mapping.TEXTS.items()}
    return [
        Fact("What services cost today", cost),
        *(Fact(label, said.split("\n") if said else "Not said yet") for label, said in texts.items()),
    ]


def preferred(row: WorkforcePlan, ranked: Sequence[Ranked]) -> list[Fact]:
    """Return which option is preferred and why; that it is not the one that comes first is said."""
    if row.preferred is None:
        return [Fact("Preferred", "None yet")]
    held = next((each for each in ranked if each.option.key == str(row.preferred_id)), None)
    place = [f"It comes in place {held.place}, not first."] if held and held.place and held.place > 1 else []
    return [Fact("Preferred", [row.preferred.title, *place]), Fact("Why", row.preferred_because)]


def _scores(row: WorkforcePlan, criteria: Sequence[Criterion], ranked: Sequence[Ranked], *, may: bool) -> Table:
    """Return the scores, the best option first, with ways to give them to who may."""
    found = plan_options.scores(criteria, ranked, str(row.preferred_id))
    if not may:
        return found
    ways = [
        Cell("Score", href=reverse("workforce_plan_score", args=[each.option.key]), of=each.option.title)
        for each in ranked
    ]
    rows = [[*cells, way] for cells, way in zip(found.rows, ways, strict=True)]
    return replace(found, headings=[*found.headings, "What to do"], rows=rows)
