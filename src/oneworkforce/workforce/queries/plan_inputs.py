"""What goes into a run of a plan's projection: read once, to be frozen.

The people are counted apart from what the plan says: counting takes long, and must not hold SQLite's one write lock.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from oneworkforce.lib import trees
from oneworkforce.lib.least import LEAST
from oneworkforce.workforce.domain import cuts, plan_blocks, plan_inputs
from oneworkforce.workforce.domain.pictures import PEOPLE
from oneworkforce.workforce.domain.plan_inputs import Ages, Counted, Inputs, Pattern
from oneworkforce.workforce.domain.plan_kinds import RunState
from oneworkforce.workforce.models import (
    Assumption,
    GrowthRate,
    Picture,
    PictureRow,
    PlanPlace,
    PlanPopulation,
    PlanVersion,
    Trainees,
    WorkforcePlan,
)
from oneworkforce.workforce.queries import plan_parts, plan_skills, plan_stock

_ANY_DAY = date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class Stock:
    """The people of a plan's places on a day, and what decides what of them may be shown (see Inputs).

    `asked`: what the plan asks for, with who can do it (queries/plan_skills.py).
    """

    day: date
    places: tuple[tuple[str, str], ...] = ()
    counted: Counted = field(default_factory=Counted)
    employers: tuple[tuple[str, str, int, int], ...] = ()
    hidden: tuple[tuple[str, str], ...] = ()
    employers_by_age: tuple[tuple[str, int, int, int], ...] = ()
    former: Pattern = ()
    former_ages: Ages | None = None
    again: bool = False
    asked: Mapping[str, Any] = field(default_factory=dict)


def stock(plan: WorkforcePlan, *, today: date) -> Stock:
    """Count the people of a plan's places today, and return them; or those of the last version of these places.

    The last version's people stay while fewer than ten differ from them in the same year: whoever has two versions
    could take one from the other.
    """
    places = plan_stock.places(plan)
    counted = plan_stock.counted(plan, today=today)
    last = _last(places)
    asked = plan_skills.inputs(plan, today=today, former=last[1] if last else None)
    fresh = Stock(today, places, counted, asked=asked, hidden=_hidden({place for place, _ in places}))
    if last is not None:
        day, inputs, results = last
        ages = results.get("age_pattern")
        former = plan_inputs.patterned(results.get("pattern", ()))
        fresh = replace(fresh, former=former, former_ages=plan_inputs.patterned(ages) if ages else None)
        if day.year == today.year and plan_inputs.changed(inputs.counted, counted) < LEAST:
            return replace(
                fresh,
                day=day,
                counted=inputs.counted,
                employers=inputs.employers,
                employers_by_age=inputs.employers_by_age,
                again=True,
            )
    found = plan_stock.employers(plan, today=today)
    by_place, by_age = Counter[tuple[str, str, int]](), Counter[tuple[str, int, int]]()
    for role, place, group, organisation, people in found:
        by_place[role, place, organisation] += people
        by_age[plan_blocks.group(role), group, organisation] += people
    return replace(
        fresh,
        employers=tuple((*key, people) for key, people in sorted(by_place.items())),
        employers_by_age=tuple((*key, people) for key, people in sorted(by_age.items())),
    )


def of(plan: WorkforcePlan, found: Stock | None = None) -> Inputs:
    """Return everything that a run of the plan's projection with these people is made of; without, nobody is there."""
    found = Stock(_ANY_DAY, plan_stock.places(plan)) if found is None else found
    above, names = plan_stock.tree()
    chosen = {place for place, _ in found.places}
    nodes = {node for place in chosen for node in trees.upwards(above, place)}
    return Inputs(
        base=found.day.year,
        last=plan.last_year,
        places=found.places,
        above={name: up for name, up in above.items() if name in nodes},
        titles={name: names[name] for name in nodes},
        counted=found.counted,
        assumed=tuple(
            (about, role, band, share)
            for about, role, band, share in _listed(Assumption, plan, "about", "role", "band", "share")
        ),
        trainees=tuple(
            (role, str(place), year, people, share)
            for role, place, year, people, share in _listed(
                Trainees, plan, "role", "locality", "year", "people", "share"
            )
            if str(place) in chosen
        ),
        population=tuple(
            (group, str(place), scenario, year, people)
            for group, place, scenario, year, people in _listed(
                PlanPopulation, plan, "group", "locality", "scenario", "year", "people"
            )
        ),
        growth={scenario: rate for scenario, rate in _listed(GrowthRate, plan, "scenario", "rate")},  # noqa: C416  typed,
        employers=found.employers,
        hidden=found.hidden,
        employers_by_age=found.employers_by_age,
        former=found.former,
        former_ages=found.former_ages,
        again=found.again,
        sheets=plan_parts.sheets(plan),
        **(found.asked or plan_skills.inputs(plan)),
    )


def not_counted(plan: WorkforcePlan, *, year: int) -> tuple[tuple[str, str], ...]:
    """Return the trainees who are in no figure of a run with data of `year`, by title, each with the reason."""
    chosen = set(PlanPlace.objects.filter(plan=plan).values_list("locality", flat=True))
    found = []
    for title, place, finish in _listed(Trainees, plan, "title", "locality", "year"):
        if place not in chosen:
            found.append((title, "their place is none of the plan any more"))
        elif finish < year:
            found.append((title, f"they finish in {finish}, before the year of the data"))
        elif finish > plan.last_year:
            found.append((title, f"they finish in {finish}, after the last year of the plan"))
    return tuple(sorted(found))


def _last(places: tuple[tuple[str, str], ...]) -> tuple[date, Inputs, Mapping[str, Any]] | None:
    """Return day, inputs and results of the last version that is done of any plan of the same places."""
    wanted = {place for place, _ in places}
    of: dict[Any, set[str]] = {}
    for each, place in PlanPlace.objects.values_list("plan", "locality"):
        of.setdefault(each, set()).add(str(place))
    alike = [each for each, held in of.items() if held == wanted]
    row = PlanVersion.objects.filter(plan__in=alike, state=RunState.DONE).order_by("-asked_at", "-number").first()
    if row is None:
        return None
    inputs = plan_inputs.thawed(row.inputs)
    if {place for place, _ in inputs.places} != wanted:
        return None
    return row.data_on, inputs, row.results


def _hidden(places: set[str]) -> tuple[tuple[str, str], ...]:
    """Return (group of roles or "", place) of which the newest picture shows no people."""
    newest = Picture.objects.order_by("-number").first()
    if newest is None:
        return ()
    alone, by_group = cuts.LOCALITY, f"{cuts.LOCALITY}/{cuts.ROLE}"
    named = [*places, *(f"{place}{cuts.OWN}" for place in places)]
    rows = PictureRow.objects.filter(picture=newest, universe=PEOPLE, cut__in=(alone, by_group), first__in=named)
    found = {
        (second.removeprefix(cuts.GROUP), first.removesuffix(cuts.OWN))
        for first, second, withheld in rows.values_list("first", "second", "withheld")
        if "people" in withheld
    }
    return tuple(sorted(found))


def _listed(model: Any, plan: WorkforcePlan, *names: str) -> list[tuple[Any, ...]]:
    rows = model.objects.filter(plan=plan).order_by("pk")
    return list(rows.values_list(*names))
