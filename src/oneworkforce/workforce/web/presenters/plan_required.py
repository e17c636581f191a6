"""Step 3: what is needed, in a table."""

from collections.abc import Mapping, Sequence

from django.urls import reverse

from oneworkforce.workforce.domain import gap_words
from oneworkforce.workforce.domain.demand import Missing
from oneworkforce.workforce.domain.plan_inputs import Sheet
from oneworkforce.workforce.models import WorkforcePlan
from oneworkforce.workforce.queries.plan_parts import MOST_SHOWN, Shown
from oneworkforce.workforce.queries.required import Needed
from oneworkforce.workforce.reports import plan_sheets, plan_tables
from oneworkforce.workforce.web.presenters.plan_sections import Act, Section, parts


def page(
    row: WorkforcePlan,
    shown: Mapping[str, Sequence[Shown]],
    found: tuple[tuple[Needed, ...], tuple[Missing, ...]],
    why_not: str,
    sheets: Sequence[Sheet],
) -> list[Section]:
    """Return the sections of step 3."""
    needed, missing = found
    figures = shown["population"]
    warning = (
        f"There is no population figure for {gap_words.figures(missing)}. What hangs on it is not known, and not "
        "nought. Enter it under “How many people there will be”."
    )
    upload = Act("Bring in a file of figures", reverse("workforce_plan_population", args=[row.pk]), why_not=why_not)
    population = parts(
        row.pk, "population", "How many people there will be", figures, why_not=why_not, empty="No figure yet."
    )
    many = [f"The first {MOST_SHOWN} figures."] if len(figures) == MOST_SHOWN else []
    return [
        parts(
            row.pk, "services", "Services", shown["services"], why_not=why_not, empty="No service yet. Add the first."
        ),
        parts(row.pk, "roles", "New roles", shown["roles"], why_not=why_not, empty="None: every role is on the list."),
        parts(row.pk, "ratios", "Whom they need", shown["ratios"], why_not=why_not, empty="Nobody is needed yet."),
        Section(
            population.title,
            words=[*plan_sheets.words(sheets), *many],
            table=population.table,
            empty=population.empty,
            acts=[*population.acts, upload],
        ),
        parts(
            row.pk,
            "growth",
            "Scenarios",
            shown["growth"],
            why_not=why_not,
            empty="Without growth, all stay as they are.",
        ),
        Section(
            "Whole-time needed in the whole area",
            words=plan_sheets.words(sheets) if needed else [],
            warnings=[warning] if missing else [],
            table=plan_tables.needs(needed) if needed else None,
            empty="" if needed else "It stands here once a service needs somebody.",
        ),
    ]
