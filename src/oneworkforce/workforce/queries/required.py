"""What a workforce plan needs of each role and skill, year by year, in each scenario: for the page of step 3."""

from dataclasses import dataclass
from fractions import Fraction

from oneworkforce.workforce.domain import demand, new_roles, plan_results
from oneworkforce.workforce.domain.demand import Missing
from oneworkforce.workforce.domain.plan_skills import ANY_ROLE
from oneworkforce.workforce.models import WorkforcePlan
from oneworkforce.workforce.queries import plan_inputs


@dataclass(frozen=True, slots=True)
class Needed:
    """Of one role (by its title) in the whole area in one year: whole-time needed in the main, low and high scenario.

    `skill`: so many among them with it; "" where every one of the role counts. None: not known, for a population figure
    is missing.
    """

    role: str
    skill: str
    year: int
    main: Fraction | None
    low: Fraction | None
    high: Fraction | None


def needed(plan: WorkforcePlan) -> tuple[tuple[Needed, ...], tuple[Missing, ...]]:
    """Return what is needed of each role in the first and last year, and the figures (group, place) that are missing.

    Roles come first, then skills among those of a role.
    """
    inputs = plan_inputs.of(plan)
    stated, population = inputs.stated_needs(), inputs.stated_population()
    places, missing = [place for place, _ in inputs.places], dict[Missing, None]()
    titles = dict(inputs.abilities)
    rows = [(role, "", needs) for role, needs in demand.by_role(stated).items()]
    rows += [(role, titles[key], needs) for (key, role), needs in demand.by_ability(stated).items()]
    found = []
    for role, skill, needs in rows:
        called = new_roles.title(role, inputs.new_titles) if role else ANY_ROLE
        for year in dict.fromkeys((plan.first_year, inputs.last)):
            of_all = [
                plan_results.need({role: needs}, population, [role], places, scenario=each, year=year)
                for each in plan_results.SCENARIOS
            ]
            missing |= dict.fromkeys(demand.together(of_all).missing)
            found.append(Needed(called, skill, year, *(each.whole_time for each in of_all)))
    return tuple(found), tuple((group, inputs.titles[place]) for group, place in missing)
