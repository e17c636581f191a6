"""Who sees groupings of localities, and who changes them."""

from uuid import UUID

from django.db.models import QuerySet

from oneworkforce.access import verdicts
from oneworkforce.access.reasons import refuse
from oneworkforce.access.viewer import Viewer
from oneworkforce.partnership.models import Grouping
from oneworkforce.partnership.permissions import localities


def visible_to(viewer: Viewer) -> QuerySet[Grouping]:
    """Return the groupings that `viewer` sees: all of the partnership's, or none."""
    return Grouping.objects.all() if viewer.may(localities.SEE) else Grouping.objects.none()


def get(viewer: Viewer, grouping: UUID) -> Grouping:
    """Return the grouping, or say that there is none."""
    found = visible_to(viewer).filter(pk=grouping).first()
    if found is None:
        raise verdicts.NotFound
    return found


def check_change(viewer: Viewer) -> None:
    """Refuse who may not add, change or remove groupings."""
    if not viewer.reach(localities.CHANGE).everywhere:
        reason = "Only an administrator or a workforce lead changes groupings."
        raise refuse(viewer, localities.CHANGE, reason)


can_change = verdicts.can(check_change)
