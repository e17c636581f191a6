"""Who sees workforce plans, who writes them, and who sees the posts that much hangs on."""

from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from oneworkforce.access import verdicts
from oneworkforce.access.permissions import Permission
from oneworkforce.access.reasons import refuse
from oneworkforce.access.verdicts import NotAllowed, NotFound
from oneworkforce.access.viewer import Viewer
from oneworkforce.workforce.domain import plan_states
from oneworkforce.workforce.domain.plan_states import PlanState, PlanStep
from oneworkforce.workforce.models import PivotalPost, PlanVersion, WorkforcePlan
from oneworkforce.workforce.permissions import posts


def visible_to(viewer: Viewer) -> QuerySet[WorkforcePlan]:
    """Return the plans that `viewer` sees: all of the partnership, or none."""
    may = viewer.may(Permission.SEE_WORKFORCE_PLANS)
    return WorkforcePlan.objects.all() if may else WorkforcePlan.objects.none()


def get(viewer: Viewer, plan: UUID) -> WorkforcePlan:
    """Return a plan with the option it prefers; NotFound where there is none for this viewer."""
    found = visible_to(viewer).select_related("preferred").filter(pk=plan).first()
    if found is None:
        raise NotFound
    return found


def get_version(viewer: Viewer, version: UUID) -> PlanVersion:
    """Return a version of a projection with its plan, without what went in; NotFound as for the plan."""
    rows = PlanVersion.objects.filter(plan__in=visible_to(viewer)).select_related("plan").defer("inputs")
    found = rows.filter(pk=version).first()
    if found is None:
        raise NotFound
    return found


def get_part(viewer: Viewer, model: Any, part: UUID) -> Any:
    """Return a part of a plan with the plan; NotFound as for the plan."""
    found = model.objects.filter(plan__in=visible_to(viewer)).select_related("plan").filter(pk=part).first()
    if found is None:
        raise NotFound
    return found


def pivotal_visible_to(viewer: Viewer, plan: UUID) -> QuerySet[PivotalPost]:
    """Return the pivotal posts of a plan of which `viewer` sees the post as one that is not their own alone."""
    if not viewer.may(Permission.SEE_POSTS):
        return PivotalPost.objects.none()
    reach = posts.within(
        viewer.reach(Permission.SEE_POSTS), organisation="post__organisation", locality="post__locality"
    )
    return PivotalPost.objects.filter(Q(plan__in=visible_to(viewer)) & reach, plan_id=plan)


def get_pivotal(viewer: Viewer, pivotal: UUID) -> PivotalPost:
    """Return a pivotal post with its plan and post; NotFound for those who do not see the post."""
    plan = PivotalPost.objects.filter(pk=pivotal).values_list("plan_id", flat=True).first()
    rows = pivotal_visible_to(viewer, plan) if plan else PivotalPost.objects.none()
    found = rows.select_related("plan", "post").filter(pk=pivotal).first()
    if found is None:
        raise NotFound
    return found


def check_see(viewer: Viewer) -> None:
    """Refuse those who see no workforce plans."""
    if not viewer.may(Permission.SEE_WORKFORCE_PLANS):
        raise refuse(viewer, Permission.SEE_WORKFORCE_PLANS, "Your role does not include seeing workforce plans.")


def check_change(viewer: Viewer) -> None:
    """Refuse those who write no workforce plans."""
    if not viewer.may(Permission.CHANGE_WORKFORCE_PLANS):
        raise refuse(viewer, Permission.CHANGE_WORKFORCE_PLANS, "Only a workforce lead writes workforce plans.")


def check_step(viewer: Viewer, plan: WorkforcePlan, step: PlanStep) -> None:
    """Refuse a step to those who write no plans, and to everybody where the plan's state does not let it be taken."""
    check_change(viewer)
    if why := plan_states.why_not(PlanState(plan.state), step):
        raise NotAllowed(why)


def check_pivotal(viewer: Viewer, plan: WorkforcePlan) -> None:
    """Refuse pivotal posts to those who may not write the plan, or do not see posts."""
    check_step(viewer, plan, PlanStep.FOLLOW)
    posts.check_list(viewer)


can_change = verdicts.can(check_change)
