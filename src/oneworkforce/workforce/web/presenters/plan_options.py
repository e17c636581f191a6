"""Step 2: options side by side, in words and a table."""

from collections.abc import Mapping, Sequence

from django.urls import reverse

from oneworkforce.lib import money, text
from oneworkforce.ui.parts import Cell, Fact
from oneworkforce.workforce.commands import plan_mapping
from oneworkforce.workforce.domain import options
from oneworkforce.workforce.domain.options import Criterion, Option, Ranked, Turn
from oneworkforce.workforce.models import WorkforcePlan
from oneworkforce.workforce.queries.plan_parts import Shown
from oneworkforce.workforce.web.presenters.plan_sections import Act, Section, Table, parts

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
            words=sensitivity(criteria, found) if ranked else [],
            table=scores(row, criteria, ranked, may=not why_not) if ranked and criteria else None,
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


def scores(row: WorkforcePlan, criteria: Sequence[Criterion], ranked: Sequence[Ranked], *, may: bool) -> Table:
    """Return the scores, the best option first, the preferred one marked."""
    headings = ["Option", *(f"{each.title} (weight {each.weight})" for each in criteria), "Sum", "Place"]
    rows = [_row(criteria, each, str(row.preferred_id), may=may) for each in ranked]
    return Table("Scores of the options, 0 to 5", [*headings, *(["What to do"] * may)], rows)


def sensitivity(criteria: Sequence[Criterion], found: Sequence[Option]) -> list[str]:
    """Return whether another option would come first if a weight were a tenth higher or lower."""
    whole = [each for each in options.ranked(criteria, found) if each.place]
    if len(whole) < 2:  # noqa: PLR2004  an order has two
        return ["Two options that are judged by every criterion can be put in an order."]
    turns = options.turns(criteria, found)
    if not turns:
        return ["The first stays first if any one weight is a tenth higher or lower."]
    titles = {each.key: each.title for each in found}
    return [_turned(each, titles) for each in turns]


def preferred(row: WorkforcePlan, ranked: Sequence[Ranked]) -> list[Fact]:
    """Return which option is preferred and why; that it is not the one that comes first is said."""
    if row.preferred is None:
        return [Fact("Preferred", "None yet")]
    held = next((each for each in ranked if each.option.key == str(row.preferred_id)), None)
    place = [f"It comes in place {held.place}, not first."] if held and held.place and held.place > 1 else []
    return [Fact("Preferred", [row.preferred.title, *place]), Fact("Why", row.preferred_because)]


def _row(criteria: Sequence[Criterion], each: Ranked, preferred: str, *, may: bool) -> list[Cell | str]:
    held = each.option.scores
    marked = f"{each.option.title} (preferred)" if each.option.key == preferred else each.option.title
    cells: list[Cell | str] = [marked]
    cells += [Cell(str(held[one.key]), number=True) if one.key in held else "Not judged" for one in criteria]
    whole = f"{each.total} of {each.most}" if each.place else f"{each.judged} of {len(criteria)} judged"
    cells += [whole, Cell(str(each.place), number=True) if each.place else "None yet"]
    if may:
        way = reverse("workforce_plan_score", args=[each.option.key])
        cells.append(Cell(f"Score {each.option.title}", href=way))
    return cells


def _turned(turn: Turn, titles: Mapping[str, str]) -> str:
    first = text.listed([titles[key] for key in turn.first])
    how = "higher" if turn.heavier else "lower"
    return f"If “{turn.criterion.title}” weighed a tenth {how}, {first} would come first."
