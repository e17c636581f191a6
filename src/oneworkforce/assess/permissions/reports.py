"""Who reads the report desk, and who writes and issues reports."""

from uuid import UUID

from django.db.models import QuerySet

from oneworkforce.access import verdicts
from oneworkforce.access.permissions import Permission
from oneworkforce.access.reasons import refuse
from oneworkforce.access.verdicts import NotFound
from oneworkforce.access.viewer import Viewer
from oneworkforce.assess.models import Report


def visible_to(viewer: Viewer) -> QuerySet[Report]:
    """Return the reports that `viewer` sees, drafts and exempt ones too: all, or none."""
    return Report.objects.all() if viewer.may(Permission.SEE_REPORTS) else Report.objects.none()


def get(viewer: Viewer, report: UUID) -> Report:
    """Return the report, or say that there is none."""
    found = visible_to(viewer).filter(pk=report).first()
    if found is None:
        raise NotFound
    return found


def check_see(viewer: Viewer) -> None:
    """Refuse who may not read the desk."""
    if not viewer.may(Permission.SEE_REPORTS):
        raise refuse(viewer, Permission.SEE_REPORTS, "Only a workforce lead and the executive read the report desk.")


def check_change(viewer: Viewer) -> None:
    """Refuse who may not write and issue reports."""
    if not viewer.may(Permission.CHANGE_REPORTS):
        raise refuse(viewer, Permission.CHANGE_REPORTS, "Only a workforce lead writes and issues reports.")


can_see = verdicts.can(check_see)
can_change = verdicts.can(check_change)
