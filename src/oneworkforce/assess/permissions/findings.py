"""Who sees findings, and who records them: whoever sees and runs the round that they are of."""

from uuid import UUID

from django.db.models import QuerySet

from oneworkforce.access.verdicts import NotFound
from oneworkforce.access.viewer import Viewer
from oneworkforce.assess.models import Finding, Support
from oneworkforce.assess.permissions import rounds

check_change = rounds.check_change


def visible_to(viewer: Viewer) -> QuerySet[Finding]:
    """Return the findings of the rounds that `viewer` sees."""
    return Finding.objects.all() if rounds.can_see(viewer) else Finding.objects.none()


def get(viewer: Viewer, finding: UUID) -> Finding:
    """Return the finding, its round with it, or say that there is none."""
    found = visible_to(viewer).select_related("round").filter(pk=finding).first()
    if found is None:
        raise NotFound
    return found


def support(viewer: Viewer, finding: UUID, pk: UUID) -> Support:
    """Return what supports a finding, or say that there is none such."""
    rows = Support.objects.filter(finding__in=visible_to(viewer), finding_id=finding, pk=pk)
    found = rows.select_related("finding__round").first()
    if found is None:
        raise NotFound
    return found
