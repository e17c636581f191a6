"""Who sees pictures of the workforce, who has one made, and who brings in figures of the population."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from oneworkforce.access.permissions import Permission
from oneworkforce.access.reasons import refuse
from oneworkforce.access.verdicts import NotFound
from oneworkforce.access.viewer import Viewer
from oneworkforce.partnership.models import Organisation
from oneworkforce.partnership.models.at_work import working
from oneworkforce.workforce.models import Population


def check_see(viewer: Viewer) -> None:
    """Refuse guarded counts to those whose role has none of them."""
    if not viewer.may(Permission.SEE_WORKFORCE):
        raise refuse(viewer, Permission.SEE_WORKFORCE, "Your role does not include seeing the workforce.")


def check_make(viewer: Viewer) -> None:
    """Refuse having a picture made, and bringing in population, to all but who collects or keeps everything."""
    if not (viewer.may(Permission.COLLECT) or viewer.reach(Permission.CHANGE_POSTS).everywhere):
        why = "The workforce lead or an administrator has pictures made and brings in population. Ask them."
        raise refuse(viewer, Permission.COLLECT, why)


def own(viewer: Viewer, *, today: date) -> Sequence[tuple[UUID, str]]:
    """Return (id, name) of the organisations whose staff records the viewer sees whole, and so their own figures.

    Those who see personal facts of every organisation are offered every one that works.
    """
    reach = viewer.reach(Permission.SEE_PERSONAL)
    rows = Organisation.objects.filter(working(today)).order_by("name", "pk")
    if not reach.everywhere:
        rows = rows.filter(pk__in=reach.organisations)
    return list(rows.values_list("pk", "name"))


def get_own(viewer: Viewer, organisation: UUID, *, today: date) -> tuple[UUID, str]:
    """Return one of `own`; NotFound where it is not the viewer's."""
    found = next((one for one in own(viewer, today=today) if one[0] == organisation), None)
    if found is None:
        raise NotFound
    return found


def get_population(viewer: Viewer, population: UUID) -> Population:
    """Return a table of population; NotFound where there is none for this viewer."""
    check_see(viewer)
    found = Population.objects.filter(pk=population).first()
    if found is None:
        raise NotFound
    return found
