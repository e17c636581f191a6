"""Step 6: actions with how they stand, reviews, indicators."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.urls import reverse

from oneworkforce.lib import text
from oneworkforce.ui.jinja import day
from oneworkforce.ui.parts import Cell
from oneworkforce.workforce.models import WorkforcePlan
from oneworkforce.workforce.queries.closing import Followed
from oneworkforce.workforce.queries.plan_parts import Shown
from oneworkforce.workforce.web.presenters.plan_sections import Act, Section, Table, parts


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
            table=actions(followed) if followed else None,
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


def actions(followed: Sequence[Followed]) -> Table:
    """Return the measures with their actions."""
    return Table("Actions", ["Measure", "Action", "Strategy", "How it stands"], [_row(each) for each in followed])


def _row(each: Followed) -> list[Cell | str]:
    if each.action is None:
        return [each.title, "No action yet, or none that you see", "None", "Not begun"]
    return [each.title, Cell(each.action_title, href=reverse("action", args=[each.action])), each.strategy, each.state]
