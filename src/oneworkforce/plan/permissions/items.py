"""Who sees and writes what an action holds: milestones, partners, dependencies, spending; and grant conditions."""

from typing import TypeVar
from uuid import UUID

from django.db.models import QuerySet

from oneworkforce.access.verdicts import NotFound
from oneworkforce.access.viewer import Viewer
from oneworkforce.ground.models import Scoped
from oneworkforce.plan.models import Dependency, GrantCondition, Milestone, Partner, Spending
from oneworkforce.plan.permissions import plans

Item = TypeVar("Item", Milestone, Partner, Dependency, Spending)
Row = TypeVar("Row", bound=Scoped)


def get(viewer: Viewer, model: type[Item], pk: UUID) -> Item:
    """Return one thing of an action that `viewer` sees, the action with it, or say that there is none."""
    rows = model.objects.filter(action__in=plans.actions_visible_to(viewer))
    return _one(rows.select_related("action__strategy"), pk)


def conditions_visible_to(viewer: Viewer) -> QuerySet[GrantCondition]:
    """Return the grant conditions of the strategies that `viewer` sees."""
    return GrantCondition.objects.filter(strategy__in=plans.visible_to(viewer))


def get_condition(viewer: Viewer, pk: UUID) -> GrantCondition:
    """Return the condition with its strategy and action, or say that there is none."""
    return _one(conditions_visible_to(viewer).select_related("strategy", "action"), pk)


def check_condition_met(viewer: Viewer, condition: GrantCondition) -> None:
    """Refuse who may not say that a condition is met: that of an action, whoever leads it may."""
    if condition.action is None:
        plans.check_change(viewer)
    else:
        plans.check_progress(viewer, condition.action)


def _one(rows: QuerySet[Row], pk: UUID) -> Row:
    found = rows.filter(pk=pk).first()
    if found is None:
        raise NotFound
    return found
