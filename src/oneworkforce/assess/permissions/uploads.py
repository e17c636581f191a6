"""Who sees files of answers: whoever sees the round may know that there are some; only who runs rounds gives them."""

from uuid import UUID

from django.db.models import QuerySet

from oneworkforce.access import verdicts
from oneworkforce.access.viewer import Viewer
from oneworkforce.assess.models import Upload
from oneworkforce.assess.permissions import rounds


def visible_to(viewer: Viewer) -> QuerySet[Upload]:
    """Return the uploads of the rounds that `viewer` sees."""
    return Upload.objects.filter(round__in=rounds.visible_to(viewer))


def get(viewer: Viewer, upload: UUID) -> Upload:
    """Return the upload, its round with it, or say that there is none; refuse who does not run rounds."""
    found = visible_to(viewer).select_related("round").filter(pk=upload).first()
    if found is None:
        raise verdicts.NotFound
    rounds.check_change(viewer)
    return found
