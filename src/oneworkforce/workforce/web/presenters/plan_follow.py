"""Step 6: actions with how they stand, reviews, indicators."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from django.urls import reverse

from oneworkforce.lib import text
from oneworkforce.ui.jinja import day
from oneworkforce.ui.parts import Cell
from oneworkforce.workforce.models import WorkforcePlan
from oneworkforce.workforce.queries.closing import Followed
from oneworkforce.workforce.queries.plan_parts import Shown
from oneworkforce.workforce.reports import plan_tables
from oneworkforce.workforce.reports.plan_tables import Table
from oneworkforce.workforce.web.presenters.plan_sections import Act, Section, parts


def page(
    row: WorkforcePlan,
    followed: Sequence[Followed],
    shown: Mapping[str, Sequence[Shown]],
    why_not: str,
    today: date,
) -> list[Section]:
    """Return the sections of step 6."""
    draft = Act("Send measures to a plan", reverse("workforce_plan_draft", args=[row.pk]), why_not=why_not)
    reviews = parts(row.pk, "reviews", "Reviews", shown["reviews"], why_not=why_not, empty="No day is set yet.")
    late = [each for each in shown["reviews"] if not each.values["held_on"] and each.values["due_on"] < today]
    said = (
        f"{text.counted(len(late), 'review')} should have been held, the first on {day(late[0].values['due_on'])}."
        if late
        else ""
    )
    return [
        Section(
            "Measures and their actions",
            table=_actions(followed) if followed else None,
            empty="" if followed else "There are no measures yet. They are added under step 5.",
            acts=[draft] if followed else [],
        ),
        Section(
            reviews.title, warnings=[said] if said else [], table=reviews.table, empty=reviews.empty, acts=reviews.acts
        ),
        parts(
            row.pk,
            "indicators",
            "How one sees that it works",
            shown["indicators"],
            why_not=why_not,
            empty="Nothing is named yet.",
        ),
    ]


def _actions(followed: Sequence[Followed]) -> Table:
    """Return the measures with their actions and the ways to them."""
    found = plan_tables.actions(followed)
    rows = [
        row if each.action is None else [row[0], Cell(row[1], href=reverse("action", args=[each.action])), *row[2:]]
        for each, row in zip(followed, found.rows, strict=True)
    ]
    return replace(found, rows=rows)
