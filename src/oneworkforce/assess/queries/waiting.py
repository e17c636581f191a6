"""What of the assessment waits for this viewer: for the home page."""

from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef

from oneworkforce.access.viewer import Viewer
from oneworkforce.assess.domain.kinds import UploadState
from oneworkforce.assess.models import Need, Upload
from oneworkforce.assess.permissions import rounds, self_assessments

Waits = tuple[str, str, tuple[UUID, ...]]
"""A sentence, the name of the route that it leads to, and what stands in its address."""


def of(viewer: Viewer, *, today: date) -> tuple[Waits, ...]:
    """Return what waits: self-assessments open to the viewer; for whoever runs rounds, needs and files to mend."""
    return (*_to_fill(viewer, today), *_unanswered(viewer), *_to_mend(viewer))


def _to_fill(viewer: Viewer, today: date) -> list[Waits]:
    finished = self_assessments.own(viewer).filter(finished=True).values("round")
    rows = self_assessments.open_to_members(today).exclude(pk__in=finished).order_by("closes_on", "title")
    titles = rows.values_list("title", flat=True)
    return [(f"“{title}” is open to you, and private to you.", "self_assessments", ()) for title in titles]


def _unanswered(viewer: Viewer) -> list[Waits]:
    if not rounds.can_change(viewer):
        return []
    rows = Need.objects.filter(reply="").values_list("round", "round__title").distinct().order_by("round__title")
    return [(f"Needs sent in “{title}” wait for a reply.", "needs", (pk,)) for pk, title in rows]


def _to_mend(viewer: Viewer) -> tuple[Waits, ...]:
    if not rounds.can_change(viewer):
        return ()
    later = Upload.objects.filter(round=OuterRef("round"), asked_at__gt=OuterRef("asked_at"))
    rows = Upload.objects.filter(state=UploadState.REFUSED, round__in=rounds.visible_to(viewer)).exclude(Exists(later))
    found = rows.order_by("asked_at").values_list("pk", "round__title")
    return tuple((f"The answers of “{title}” need mending.", "upload", (pk,)) for pk, title in found)
