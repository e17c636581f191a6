"""The addresses of workforce plans by the six steps."""

from typing import Any

from django.urls import path

from oneworkforce.workforce.web import (
    plan_available,
    plan_follow,
    plan_gap,
    plan_options,
    plan_parts,
    plan_required,
    plan_skills,
    workforce_plans,
)

_PLAN = "workforce/plans/<uuid:pk>"
_PLANS = [
    path("workforce/plans/", workforce_plans.workforce_plans, name="workforce_plans"),
    path("workforce/plans/export/", workforce_plans.workforce_plans_export, name="workforce_plans_export"),
    path("workforce/plans/add/", workforce_plans.workforce_plan_add, name="workforce_plan_add"),
    path(f"{_PLAN}/", workforce_plans.workforce_plan, name="workforce_plan"),
    path(f"{_PLAN}/change/", workforce_plans.workforce_plan_change, name="workforce_plan_change"),
    path(f"{_PLAN}/take/<slug:step>/", workforce_plans.workforce_plan_take, name="workforce_plan_take"),
    path(f"{_PLAN}/remove/", workforce_plans.workforce_plan_remove, name="workforce_plan_remove"),
    path(f"{_PLAN}/add/<slug:word>/", plan_parts.workforce_part_add, name="workforce_part_add"),
    path(
        "workforce/plans/parts/<slug:word>/<uuid:pk>/", plan_parts.workforce_part_change, name="workforce_part_change"
    ),
    path(
        "workforce/plans/parts/<slug:word>/<uuid:pk>/remove/",
        plan_parts.workforce_part_remove,
        name="workforce_part_remove",
    ),
]
_STEPS = [
    path(f"{_PLAN}/options/", plan_options.workforce_plan_options, name="workforce_plan_options"),
    path(f"{_PLAN}/options/mapping/", plan_options.workforce_plan_mapping, name="workforce_plan_mapping"),
    path("workforce/plans/options/<uuid:pk>/score/", plan_options.workforce_plan_score, name="workforce_plan_score"),
    path(f"{_PLAN}/options/prefer/", plan_options.workforce_plan_prefer, name="workforce_plan_prefer"),
    path(f"{_PLAN}/required/", plan_required.workforce_plan_required, name="workforce_plan_required"),
    path(f"{_PLAN}/required/population/", plan_required.workforce_plan_population, name="workforce_plan_population"),
    path(f"{_PLAN}/available/", plan_available.workforce_plan_available, name="workforce_plan_available"),
    path(f"{_PLAN}/available/run/", plan_available.workforce_plan_run, name="workforce_plan_run"),
    path(f"{_PLAN}/available/pivotal/", plan_available.workforce_pivotal_add, name="workforce_pivotal_add"),
    path(
        "workforce/plans/pivotal/<uuid:pk>/remove/",
        plan_available.workforce_pivotal_remove,
        name="workforce_pivotal_remove",
    ),
    path(
        "workforce/plans/pivotal/<uuid:pk>/successor/",
        plan_available.workforce_successor_add,
        name="workforce_successor_add",
    ),
    path(
        "workforce/plans/successors/<uuid:pk>/remove/",
        plan_available.workforce_successor_remove,
        name="workforce_successor_remove",
    ),
    path(f"{_PLAN}/gap/", plan_gap.workforce_plan_gap, name="workforce_plan_gap"),
    path(f"{_PLAN}/gap/compare/", plan_gap.workforce_plan_compare, name="workforce_plan_compare"),
    path(f"{_PLAN}/gap/actions/", plan_gap.workforce_plan_draft, name="workforce_plan_draft"),
    path(f"{_PLAN}/follow/", plan_follow.workforce_plan_follow, name="workforce_plan_follow"),
    path(f"{_PLAN}/paper/", plan_follow.workforce_plan_paper, name="workforce_plan_paper"),
    path(f"{_PLAN}/paper/<slug:kind>/", plan_follow.workforce_plan_fetch, name="workforce_plan_fetch"),
]
_VERSIONS = [
    path("workforce/plans/versions/<uuid:pk>/", plan_available.workforce_version, name="workforce_version"),
    path(
        "workforce/plans/versions/<uuid:pk>/cancel/",
        plan_available.workforce_version_cancel,
        name="workforce_version_cancel",
    ),
    path("workforce/plans/versions/<uuid:pk>/gaps/", plan_gap.workforce_gaps, name="workforce_gaps"),
    path(
        "workforce/plans/versions/<uuid:pk>/gaps/export/", plan_gap.workforce_gaps_export, name="workforce_gaps_export"
    ),
    path("workforce/plans/versions/<uuid:pk>/skills/", plan_skills.workforce_skill_gaps, name="workforce_skill_gaps"),
    path(
        "workforce/plans/versions/<uuid:pk>/skills/export/",
        plan_skills.workforce_skill_gaps_export,
        name="workforce_skill_gaps_export",
    ),
    path("workforce/plans/versions/<uuid:pk>/gaps/<int:block>/", plan_gap.workforce_gap, name="workforce_gap"),
    path(
        "workforce/plans/versions/<uuid:pk>/gaps/<int:block>/export/",
        plan_gap.workforce_gap_export,
        name="workforce_gap_export",
    ),
    path(
        "workforce/plans/versions/<uuid:pk>/export/",
        plan_available.workforce_ages_export,
        name="workforce_ages_export",
    ),
]

urlpatterns: list[Any] = [*_PLANS, *_STEPS, *_VERSIONS]
