"""Who sees organisations and their link persons, and who changes them."""

from uuid import UUID

from django.db.models import QuerySet

from oneworkforce.access import verdicts
from oneworkforce.access.permissions import Permission
from oneworkforce.access.reasons import refuse
from oneworkforce.access.viewer import Viewer
from oneworkforce.partnership.models import Organisation, Person

SEE = Permission.SEE_ORGANISATIONS
CHANGE = Permission.CHANGE_ORGANISATIONS


def visible_to(viewer: Viewer) -> QuerySet[Organisation]:
    """Return the organisations that `viewer` sees: all of the partnership's, or none."""
    return Organisation.objects.all() if viewer.may(SEE) else Organisation.objects.none()


def get(viewer: Viewer, organisation: UUID) -> Organisation:
    """Return the organisation, or say that there is none."""
    found = visible_to(viewer).filter(pk=organisation).first()
    if found is None:
        raise verdicts.NotFound
    return found


def check_see(viewer: Viewer) -> None:
    """Refuse who may not see organisations at all."""
    if not viewer.may(SEE):
        raise refuse(viewer, SEE, "Your role does not include seeing organisations.")


def check_add(viewer: Viewer) -> None:
    """Refuse who may not add an organisation to the partnership."""
    if not viewer.reach(CHANGE).everywhere:
        raise refuse(viewer, CHANGE, "Only an administrator or a workforce lead adds organisations.")


def check_change(viewer: Viewer, organisation: Organisation) -> None:
    """Refuse who may not change this organisation, its teams and its link persons."""
    reach = viewer.reach(CHANGE)
    if not reach.everywhere and organisation.pk not in reach.organisations:
        reason = "Only a manager of this organisation, an administrator or a workforce lead changes it."
        raise refuse(viewer, CHANGE, reason)


def check_end(viewer: Viewer, organisation: Organisation) -> None:  # noqa: ARG001  the same for each
    """Refuse who may not say that an organisation ended, or that it did not."""
    if not viewer.reach(CHANGE).everywhere:
        raise refuse(viewer, CHANGE, "Only an administrator or a workforce lead ends an organisation.")


def colleagues(organisation: Organisation) -> QuerySet[Person]:
    """Return the people of an organisation: its link person is one of them."""
    return Person.objects.filter(organisation=organisation)


can_add = verdicts.can(check_add)
can_change = verdicts.can(check_change)
can_end = verdicts.can(check_end)
