"""Who sees what an organisation gives of its workforce, and its totals; who keeps both.

Totals are seen where SEE_POSTS reaches them: by the organisation that gives them, by the locality they are of.
"""

from uuid import UUID

from django.db.models import Q, QuerySet

from oneworkforce.access import verdicts
from oneworkforce.access.permissions import Permission
from oneworkforce.access.viewer import Viewer
from oneworkforce.partnership.models import Organisation
from oneworkforce.workforce.models import Total
from oneworkforce.workforce.permissions import posts

check_list = posts.check_list
check_keep = posts.check_keep


def visible_to(viewer: Viewer) -> QuerySet[Total]:
    """Return the totals that `viewer` sees."""
    return Total.objects.filter(posts.within(viewer.reach(Permission.SEE_POSTS)))


def organisations(viewer: Viewer) -> QuerySet[Organisation]:
    """Return the organisations of which `viewer` sees what they give: all of it, or their totals in a locality."""
    reach = viewer.reach(Permission.SEE_POSTS)
    if reach.everywhere:
        return Organisation.objects.all()
    placed = Total.objects.filter(locality__in=reach.localities).values("organisation")
    return Organisation.objects.filter(Q(pk__in=reach.organisations) | Q(pk__in=placed))


def get(viewer: Viewer, organisation: UUID) -> Organisation:
    """Return an organisation of which `viewer` sees what it gives; NotFound for every other."""
    return verdicts.found(organisations(viewer).select_related("giving").filter(pk=organisation))


def get_total(viewer: Viewer, total: UUID) -> Total:
    """Return a total with its organisation and locality; NotFound where there is none for this viewer."""
    return verdicts.found(visible_to(viewer).select_related("organisation", "locality").filter(pk=total))
