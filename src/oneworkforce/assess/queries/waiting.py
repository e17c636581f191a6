"""What of the assessment waits for this viewer: for the home page."""

from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef

from oneworkforce.access.viewer import Viewer
from oneworkforce.assess.domain.kinds import UploadState
from oneworkforce.assess.models import FrameCell, Need, Upload
from oneworkforce.assess.permissions import rounds, self_assessments

Waits = tuple[str, str, tuple[UUID, ...]]
"""A sentence, the name of the route that it leads to, and what stands in its address."""


def of(viewer: Viewer, *, today: date) -> tuple[Waits, ...]:
    """Return what waits: self-assessments open to the viewer; for whoever runs rounds what needs them.

    That is needs without a reply, a latest file of answers to mend, a round past its last day, one to open today.
    """
    found = _to_fill(viewer, today)
    if rounds.can_change(viewer):
        found = [*found, *_unanswered(), *_to_mend(viewer), *_years(viewer, today)]
    return tuple(found)


def _to_fill(viewer: Viewer, today: date) -> list[Waits]:
    finished = self_assessments.own(viewer).filter(finished=True).values("round")
    rows = self_assessments.open_to_members(today).exclude(pk__in=finished).order_by("closes_on", "title")
    titles = rows.values_list("title", flat=True)
    return [(f"“{title}” is open to you, and private to you.", "self_assessments", ()) for title in titles]


def _unanswered() -> list[Waits]:
    rows = Need.objects.filter(reply="").values_list("round", "round__title").distinct().order_by("round__title")
    return [(f"Needs sent in “{title}” wait for a reply.", "needs", (pk,)) for pk, title in rows]


def _to_mend(viewer: Viewer) -> list[Waits]:
    later = Upload.objects.filter(round=OuterRef("round"), asked_at__gt=OuterRef("asked_at"))
    rows = Upload.objects.filter(state=UploadState.REFUSED, round__in=rounds.visible_to(viewer)).exclude(Exists(later))
    found = rows.order_by("asked_at").values_list("pk", "round__title")
    return [(f"The answers of “{title}” need mending.", "upload", (pk,)) for pk, title in found]


def _years(viewer: Viewer, today: date) -> tuple[Waits, ...]:
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
