"""Who gives files of posts and sees what became of them: whoever keeps the posts of every organisation in the file."""

from uuid import UUID

from django.db.models import Q, QuerySet

from oneworkforce.access.permissions import Permission
from oneworkforce.access.verdicts import NotFound
from oneworkforce.access.viewer import Viewer
from oneworkforce.workforce.models import StaffUpload
from oneworkforce.workforce.permissions import posts


def visible_to(viewer: Viewer) -> QuerySet[StaffUpload]:
    """Return the files that `viewer` sees: those of an organisation they keep, and their own of several."""
    reach = viewer.reach(Permission.CHANGE_POSTS)
    rows = StaffUpload.objects.all()
    if reach.everywhere:
        return rows
    if not reach:
        return rows.none()
    own = Q(organisation=None, uploader=viewer.user)
    return rows.filter(Q(organisation__in=reach.organisations) | own)


def get(viewer: Viewer, upload: UUID) -> StaffUpload:
    """Return a file; refuse who keeps no posts, NotFound where there is none or it holds rows of another's."""
    posts.check_keep_any(viewer)
    found = visible_to(viewer).select_related("organisation").filter(pk=upload).first()
    if found is None or not keeps_all(viewer, found.organisations):
        raise NotFound
    return found


def keeps_all(viewer: Viewer, organisations: list[str]) -> bool:
    """Return whether the viewer keeps the posts of all these organisations."""
    reach = viewer.reach(Permission.CHANGE_POSTS)
    return reach.everywhere or {UUID(one) for one in organisations} <= reach.organisations
