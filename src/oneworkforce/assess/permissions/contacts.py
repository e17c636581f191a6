"""Who sees and keeps the contacts of a round: whoever runs it, and nobody else."""

from uuid import UUID

from oneworkforce.access.verdicts import NotFound
from oneworkforce.access.viewer import Viewer
from oneworkforce.assess.models import Contact, FrameCell
from oneworkforce.assess.permissions import years


def get(viewer: Viewer, round: UUID, contact: UUID) -> Contact:  # noqa: A002  the field's word
    """Return a contact with its round and its cell, or say that there is none."""
    row = years.get(viewer, round)
    kept = Contact.objects.filter(round=row, pk=contact)
    found = kept.select_related("round", "cell__organisation", "cell__locality").first()
    if found is None:
        raise NotFound
    return found


def cell(viewer: Viewer, round: UUID, pk: UUID) -> FrameCell:  # noqa: A002  the field's word
    """Return a cell of a round's frame for whoever runs it, or say that there is none."""
    row = years.get(viewer, round)
    found = FrameCell.objects.filter(round=row, pk=pk).select_related("round", "organisation", "locality").first()
    if found is None:
        raise NotFound
    return found
