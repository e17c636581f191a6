"""What a workforce plan needs of each role, year by year, in each scenario: for the page of step 3."""

from dataclasses import dataclass
from fractions import Fraction

from oneworkforce.workforce.domain import demand, plan_results
from oneworkforce.workforce.models import WorkforcePlan
from oneworkforce.workforce.queries import plan_inputs


@dataclass(frozen=True, slots=True)
class Needed:
    """Of one role in the whole area in one year: whole-time needed in the main, low and high scenario."""

    role: str
    year: int
    main: Fraction
    low: Fraction
    high: Fraction


def needed(plan: WorkforcePlan) -> tuple[tuple[Needed, ...], tuple[str, ...]]:
    """Return what each role is needed for in the first and last year, and the groups without a figure somewhere."""
    inputs = plan_inputs.of(plan)
    needs, population = demand.by_role(inputs.stated_needs()), inputs.stated_population()
    places, missing = [place for place, _ in inputs.places], list[str]()
    found = []
    for role in needs:
        for year in dict.fromkeys((plan.first_year, inputs.last)):
            main, low, high = (
                plan_results.need(needs, population, [role], places, scenario=each, year=year, missing=missing)
                for each in plan_results.SCENARIOS
            )
            found.append(Needed(role, year, main, low, high))
    return tuple(found), tuple(missing)
