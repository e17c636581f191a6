"""What of the assessment waits for this viewer: for the home page."""

from uuid import UUID

from django.db.models import Exists, OuterRef

from oneworkforce.access.viewer import Viewer
from oneworkforce.assess.domain.kinds import UploadState
from oneworkforce.assess.models import Upload
from oneworkforce.assess.permissions import rounds

Waits = tuple[str, str, tuple[UUID, ...]]
"""A sentence, the name of the route that it leads to, and what stands in its address."""


def of(viewer: Viewer) -> tuple[Waits, ...]:
    """Return the rounds whose latest file of answers needs mending, for whoever runs them."""
    if not rounds.can_change(viewer):
        return ()
    later = Upload.objects.filter(round=OuterRef("round"), asked_at__gt=OuterRef("asked_at"))
    rows = Upload.objects.filter(state=UploadState.REFUSED, round__in=rounds.visible_to(viewer)).exclude(Exists(later))
    found = rows.order_by("asked_at").values_list("pk", "round__title")
    return tuple((f"The answers of “{title}” need mending.", "upload", (pk,)) for pk, title in found)
