"""Who sees localities, who arranges the tree, and who keeps the page of one."""

from uuid import UUID

from django.db.models import QuerySet

from oneworkforce.access import verdicts
from oneworkforce.access.permissions import Permission
from oneworkforce.access.reasons import refuse
from oneworkforce.access.viewer import Viewer
from oneworkforce.partnership.models import Locality, Person

SEE = Permission.SEE_LOCALITIES
CHANGE = Permission.CHANGE_LOCALITIES


def visible_to(viewer: Viewer) -> QuerySet[Locality]:
    """Return the localities that `viewer` sees: all of the partnership's, or none."""
    return Locality.objects.all() if viewer.may(SEE) else Locality.objects.none()


def get(viewer: Viewer, locality: UUID) -> Locality:
    """Return the locality, or say that there is none."""
    found = visible_to(viewer).filter(pk=locality).first()
    if found is None:
        raise verdicts.NotFound
    return found


def check_see(viewer: Viewer) -> None:
    """Refuse who may not see localities at all."""
    if not viewer.may(SEE):
        raise refuse(viewer, SEE, "Your role does not include seeing localities.")


def check_arrange(viewer: Viewer) -> None:
    """Refuse who may not add, rename, move or remove localities."""
    if not viewer.reach(CHANGE).everywhere:
        raise refuse(viewer, CHANGE, "Only an administrator or a workforce lead changes the tree of localities.")


def check_keep(viewer: Viewer, locality: Locality) -> None:
    """Refuse who may not keep this locality's page: its ground rules, member agencies and contacts."""
    reach = viewer.reach(CHANGE)
    if not reach.everywhere and locality.pk not in reach.localities:
        reason = "Only the co-ordinator of this locality, an administrator or a workforce lead changes this."
        raise refuse(viewer, CHANGE, reason)


def candidates(viewer: Viewer, locality: Locality) -> QuerySet[Person]:
    """Return who may be named as a contact: people of the partnership, for those who keep the page.

    No more of them than name and organisation is shown.
    """
    check_keep(viewer, locality)
    return Person.objects.all()


can_arrange = verdicts.can(check_arrange)
can_keep = verdicts.can(check_keep)
