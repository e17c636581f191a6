"""The table of each kind of part of a workforce plan, by its word in domain/plan_parts.py."""

from collections.abc import Mapping
from typing import Any

from oneworkforce.workforce.models.plan_available import Assumption, Trainees
from oneworkforce.workforce.models.plan_delivery import Indicator, Measure, Review
from oneworkforce.workforce.models.plan_required import GrowthRate, NewRole, PlanPopulation, Ratio, Service
from oneworkforce.workforce.models.workforce_plan import Criterion, Option

MODELS: Mapping[str, Any] = {
    "criteria": Criterion,
    "options": Option,
    "services": Service,
    "roles": NewRole,
    "ratios": Ratio,
    "growth": GrowthRate,
    "population": PlanPopulation,
    "assumptions": Assumption,
    "trainees": Trainees,
    "measures": Measure,
    "reviews": Review,
    "indicators": Indicator,
}
