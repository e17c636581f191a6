"""What a partnership remembers of its workforce."""

from oneworkforce.workforce.models.giving import Giving, Total
from oneworkforce.workforce.models.plan_available import (
    Assumption,
    PivotalPost,
    PlanVersion,
    Projected,
    Successor,
    Trainees,
)
from oneworkforce.workforce.models.plan_delivery import Indicator, Measure, Review
from oneworkforce.workforce.models.plan_required import GrowthRate, PlanPopulation, Ratio, Service
from oneworkforce.workforce.models.post import Post
from oneworkforce.workforce.models.staff_record import StaffRecord
from oneworkforce.workforce.models.workforce_plan import Criterion, Option, OptionScore, PlanPlace, WorkforcePlan

__all__ = [
    "Assumption",
    "Criterion",
    "Giving",
    "GrowthRate",
    "Indicator",
    "Measure",
    "Option",
    "OptionScore",
    "PivotalPost",
    "PlanPlace",
    "PlanVersion",
    "PlanPopulation",
    "Post",
    "Projected",
    "Ratio",
    "Review",
    "Service",
    "StaffRecord",
    "Successor",
    "Total",
    "Trainees",
    "WorkforcePlan",
]
