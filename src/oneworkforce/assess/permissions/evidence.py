"""Who sees evidence, and who records it: whoever sees and runs the round that it is of."""

from uuid import UUID

from django.db.models import QuerySet

from oneworkforce.access.verdicts import NotFound
from oneworkforce.access.viewer import Viewer
from oneworkforce.assess.models import Evidence
from oneworkforce.assess.permissions import rounds

check_change = rounds.check_change


def visible_to(viewer: Viewer) -> QuerySet[Evidence]:
    """Return the evidence of the rounds that `viewer` sees."""
    return Evidence.objects.filter(round__in=rounds.visible_to(viewer))


def get(viewer: Viewer, evidence: UUID) -> Evidence:
    """Return the piece of evidence, its round with it, or say that there is none."""
    found = visible_to(viewer).select_related("round").filter(pk=evidence).first()
    if found is None:
        raise NotFound
    return found
