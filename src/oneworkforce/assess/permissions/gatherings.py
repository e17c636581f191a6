"""Who sees the plan of evidence, and who changes it: whoever sees and runs the round that it is of."""

from uuid import UUID

from django.db.models import QuerySet

from oneworkforce.access.verdicts import NotFound
from oneworkforce.access.viewer import Viewer
from oneworkforce.assess.models import Gathering
from oneworkforce.assess.permissions import rounds

check_change = rounds.check_change


def visible_to(viewer: Viewer) -> QuerySet[Gathering]:
    """Return the lines of the rounds that `viewer` sees."""
    return Gathering.objects.filter(round__in=rounds.visible_to(viewer))


def get(viewer: Viewer, gathering: UUID) -> Gathering:
    """Return the line with its round, or say that there is none."""
    found = visible_to(viewer).select_related("round", "locality", "facilitator").filter(pk=gathering).first()
    if found is None:
        raise NotFound
    return found
