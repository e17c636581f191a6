"""What goes into a run of a plan's projection: read once, to be frozen."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from oneworkforce.workforce.domain.plan_inputs import Counted, Inputs
from oneworkforce.workforce.models import Assumption, GrowthRate, PlanPopulation, Trainees, WorkforcePlan
from oneworkforce.workforce.queries import plan_skills, plan_stock


def of(plan: WorkforcePlan, *, today: date, stock: bool = True) -> Inputs:
    """Return everything that a run of the plan's projection today is made of; without `stock` no post is counted."""
    above, names = plan_stock.tree()
    places = plan_stock.places(plan)
    chosen = {place for place, _ in places}
    nodes = {node for place in chosen for node in _upwards(place, above)}
    return Inputs(
        base=today.year,
        last=plan.first_year + plan.years - 1,
        places=places,
        above={name: up for name, up in above.items() if name in nodes},
        titles={name: names[name] for name in nodes},
        counted=plan_stock.counted(plan, today=today) if stock else Counted(),
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
        **plan_skills.inputs(plan, today=today, stock=stock),
    )


def _upwards(place: str, above: Mapping[str, str]) -> list[str]:
    found = [place]
    while found[-1] in above:
        found.append(above[found[-1]])
    return found


def _listed(model: Any, plan: WorkforcePlan, *names: str) -> list[tuple[Any, ...]]:
    rows = model.objects.filter(plan=plan).order_by("pk")
    return list(rows.values_list(*names))
