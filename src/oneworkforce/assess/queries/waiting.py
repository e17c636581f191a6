"""What of the assessment waits for this viewer: for the home page."""

from uuid import UUID

from django.db.models import Exists, OuterRef
from django.utils import timezone

from oneworkforce.access.viewer import Viewer
from oneworkforce.assess.domain.kinds import UploadState
from oneworkforce.assess.models import FrameCell, Upload
from oneworkforce.assess.permissions import rounds

Waits = tuple[str, str, tuple[UUID, ...]]
"""A sentence, the name of the route that it leads to, and what stands in its address."""


def of(viewer: Viewer) -> tuple[Waits, ...]:
    """Return what waits for whoever runs rounds.

    A latest file of answers that needs mending; a round past its last day; one that may be opened today.
    """
    if not rounds.can_change(viewer):
        return ()
    later = Upload.objects.filter(round=OuterRef("round"), asked_at__gt=OuterRef("asked_at"))
    rows = Upload.objects.filter(state=UploadState.REFUSED, round__in=rounds.visible_to(viewer)).exclude(Exists(later))
    found = rows.order_by("asked_at").values_list("pk", "round__title")
    mend = tuple((f"The answers of “{title}” need mending.", "upload", (pk,)) for pk, title in found)
    return (*mend, *_years(viewer))


def _years(viewer: Viewer) -> tuple[Waits, ...]:
    today = timezone.localdate()
    rows = rounds.visible_to(viewer).filter(closed_at=None).order_by("closes_on", "title")
    over = rows.filter(opened_at__isnull=False, closes_on__lt=today).values_list("pk", "title")
    ready = rows.filter(Exists(FrameCell.objects.filter(round=OuterRef("pk"))))
    ready = ready.filter(opened_at=None, opens_on__lte=today, closes_on__gte=today)
    given = Upload.objects.filter(round=OuterRef("pk"), state__in=(UploadState.KEPT, UploadState.WAITING))
    named = ready.exclude(Exists(given)).values_list("pk", "title")
    return (
        *((f"“{title}” has passed its last day: close it, or extend it.", "round_year", (pk,)) for pk, title in over),
        *((f"“{title}” may be opened for answers today.", "round_open", (pk,)) for pk, title in named),
    )
