"""Who sees the frame of a round, and who changes it: whoever runs the round."""

from uuid import UUID

from oneworkforce.access.verdicts import NotFound
from oneworkforce.access.viewer import Viewer
from oneworkforce.assess.models import FrameCell
from oneworkforce.assess.permissions import rounds


def get(viewer: Viewer, cell: UUID) -> FrameCell:
    """Return the cell with its round, or say that there is none; refuse who may only see the round."""
    rows = FrameCell.objects.filter(round__in=rounds.visible_to(viewer), pk=cell)
    found = rows.select_related("round", "organisation", "locality").first()
    if found is None:
        raise NotFound
    rounds.check_change(viewer)
    return found
