"""Who may read what happened: only who holds the permission for the whole partnership."""

from django.db.models import QuerySet

from oneworkforce.access import verdicts
from oneworkforce.access.permissions import Permission
from oneworkforce.access.verdicts import NotAllowed
from oneworkforce.access.viewer import Viewer
from oneworkforce.audit.models import Event


def check_read(viewer: Viewer) -> None:
    """Refuse who may not read the audit."""
    if viewer.reach(Permission.READ_AUDIT).everywhere:
        return
    if any(Permission.READ_AUDIT in grant.role.may for grant in viewer.asleep()):
        raise NotAllowed("Sign in with a passkey or an authenticator to read what happened.")
    raise NotAllowed("Only a data steward may read what happened and who looked.")


can_read = verdicts.can(check_read)


def visible_to(viewer: Viewer) -> QuerySet[Event]:
    """Return the events that `viewer` may read: all of the partnership, or none."""
    return Event.objects.all() if can_read(viewer) else Event.objects.none()
